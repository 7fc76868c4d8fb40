import { LANGUAGES, type Industry, type Language } from '../../business';
import { auto } from './auto';
import { dental } from './dental';
import { fitness } from './fitness';
import { generic } from './generic';
import { homeServices } from './homeServices';
import { legal } from './legal';
import { medical } from './medical';
import { pets } from './pets';
import type { Preset, Wording } from './preset';
import { professional } from './professional';
import { realEstate } from './realEstate';
import { restaurant } from './restaurant';
import { salon } from './salon';

const PRESETS: Readonly<Record<Industry, Preset>> = {
	home_services: homeServices,
	dental,
	medical,
	legal,
	salon,
	auto,
	real_estate: realEstate,
	restaurant,
	fitness,
	pets,
	professional,
	generic,
};

/** A wording of ours, and whose it is: that of the industry, or the general one. */
export interface FoundPreset {
	readonly of: Industry;
	readonly wording: Wording;
}

/** What we say in a situation: as the industry says it, else as every business does. Undefined where we have nothing. */
export function presetFor(industry: Industry, language: Language, situation: string): FoundPreset | undefined {
	for (const of of [industry, 'generic'] as const) {
		const texts = PRESETS[of][language];
		const wording = Object.hasOwn(texts, situation) ? texts[situation] : undefined;
		if (wording !== undefined) return { of, wording };
	}
	return undefined;
}

/** The situations that we have a wording for, in the order in which people meet them. */
export const PRESET_SITUATIONS: readonly string[] = Object.keys(generic[LANGUAGES[0]]);
