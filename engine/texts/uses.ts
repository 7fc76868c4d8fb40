import { LANGUAGES, type BusinessProfile, type Language } from '../business';
import { ownChoices, presetChoices, type Choice } from './choose';
import { PRESET_SITUATIONS } from './presets';
import { baseOf, hasTopics, lineOf, slugOf, type Scene } from './situations';

/** A situation of a business, and what it says in it: variants of equal meaning. */
export interface Use {
	/** With the service line where its wording is for that alone: `closed:drain-cleaning`. */
	readonly situation: string;
	readonly language: Language;
	readonly serviceLine?: string;
	readonly choices: readonly Choice[];
}

/** What is said when, in each language: our situations, then those that only the profile has. */
export function usesOf(profile: BusinessProfile): readonly Use[] {
	const lines = [...new Set(profile.numbers.flatMap(({ serviceLine }) => (serviceLine?.trim() ? [serviceLine] : [])))];
	const own = Object.keys(profile.templates).map((key) => key.replace(/_(?:en|es)$/, ''));
	const situations = [...new Set([...PRESET_SITUATIONS.filter((situation) => situation !== 'service_line' || lines.length > 0), ...own])];
	return LANGUAGES.flatMap((language) =>
		situations.flatMap((situation): readonly Use[] => {
			const base = baseOf(situation);
			const slug = lineOf(situation);
			const topic = hasTopics(base) ? slug : undefined;
			const serviceLine = topic !== undefined ? undefined : slug === undefined ? (base === 'service_line' ? lines[0] : undefined) : (lines.find((line) => slugOf(line) === slug) ?? slug);
			const scene: Scene = { situation: base, state: base === 'closed' || base === 'holiday' ? base : 'open', ...(serviceLine === undefined ? {} : { serviceLine }), ...(topic === undefined ? {} : { topics: [topic] }) };
			const own = ownChoices(profile, scene, language);
			const exact = own.filter(([first]) => first?.situation === situation);
			// What is written for one service line, or one topic, alone has no counterpart where it is missing.
			const [choices] = slug === undefined ? [...exact, ...own, ...presetChoices(profile, scene, language)] : exact;
			return choices === undefined ? [] : [{ situation, language, choices, ...(serviceLine === undefined ? {} : { serviceLine }) }];
		}),
	);
}
