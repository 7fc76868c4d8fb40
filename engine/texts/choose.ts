import type { BusinessProfile, Language } from '../business';
import { presetFor } from './presets';
import { ownKeys, presetKeys, type Scene } from './situations';

/** A template, and how its results are told from those of others. */
export interface Choice {
	/** The situation whose wording it is: what was asked for, or what it fell back to. A key of the profile where it is the profile's. */
	readonly situation: string;
	/** `open`, `open#2`, `open_es`: the profile's own. `dental.open#1`, `generic.closed_es`: ours. */
	readonly variant: string;
	readonly template: string;
}

/** Every wording of a profile for what is the case, the best one first, each with its variants. */
export function ownChoices(profile: BusinessProfile, scene: Scene, language: Language): ReadonlyArray<readonly Choice[]> {
	return ownKeys(scene).flatMap((situation) =>
		// A wording without a language is in that of the business.
		[`${situation}_${language}`, ...(language === profile.language ? [situation] : [])].flatMap((key) => {
			const variants = Object.hasOwn(profile.templates, key) ? variantsOf(situation, key, profile.templates[key] ?? []) : [];
			return variants.length === 0 ? [] : [variants];
		}),
	);
}

/** The same of ours. There is always one: for what nobody wrote a text for, that somebody will answer. */
export function presetChoices(profile: BusinessProfile, scene: Scene, language: Language): ReadonlyArray<readonly Choice[]> {
	return [...presetKeys(scene), 'answer'].flatMap((situation) => {
		const found = presetFor(profile.industry, language, situation);
		if (found === undefined) return [];
		return [variantsOf(situation, `${found.of}.${situation}${language === 'en' ? '' : `_${language}`}`, found.wording)];
	});
}

function variantsOf(situation: string, id: string, wording: string | readonly string[]): readonly Choice[] {
	const templates = typeof wording === 'string' ? [wording] : wording;
	return templates
		.map((template, index) => ({ situation, variant: templates.length === 1 ? id : `${id}#${index + 1}`, template }))
		.filter(({ template }) => template.trim() !== '');
}

/** The variant for a seed: the same person always gets the same one, and variants share people evenly. */
export function pick<T>(variants: readonly T[], seed: string): T | undefined {
	return variants[indexOf(seed, variants.length)];
}

/** FNV-1a (32 bits). */
function indexOf(seed: string, length: number): number {
	let hash = 0x811c9dc5;
	for (let i = 0; i < seed.length; i += 1) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193);
	return (hash >>> 0) % Math.max(1, length);
}
