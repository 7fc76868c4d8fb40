import type { OpeningState } from '../business';

const STATES: ReadonlySet<string> = new Set(['open', 'closed', 'holiday']);
const FIRST: ReadonlySet<string> = new Set([...STATES, 'repeat', 'known', 'voicemail', 'service_line']);

/** Whether a situation is one of the first text, which carries the emergency line and the way to opt out. */
export const isFirst = (situation: string): boolean => FIRST.has(situation);

/** What is the case when a text is written. */
export interface Scene {
	/** As the decision named it; one of the first text, or the purpose of a later one. */
	readonly situation: string;
	readonly state: OpeningState['state'];
	/** Of the number that was called. */
	readonly serviceLine?: string;
	/** Of an answer: what the person wrote about, the most specific first. */
	readonly topics?: readonly string[];
}

/** What an answer may have a wording of its own for. A reading that is unsure is good for its route alone. */
export function topicsOf({ custom, intent, route, unsure }: { readonly custom?: string; readonly intent: string; readonly route: string; readonly unsure: boolean }): readonly string[] {
	return unsure ? [route] : [...(custom === undefined ? [] : [custom]), intent, route];
}

/**
 * The keys under which a profile may have its own wording, the most specific one first: what is special about the call,
 * then the opening hours, each first for the service line alone (`closed:drain-cleaning`). What is said while the
 * business is open is never among them while it is closed. An answer has one for its topic (`answer:support`).
 */
export function ownKeys({ situation, state, serviceLine, topics = [] }: Scene): readonly string[] {
	if (!isFirst(situation)) return [...(hasTopics(situation) ? topics.flatMap((topic) => slugOf(topic) || []).map((slug) => `${situation}:${slug}`) : []), situation];
	const now = stateOf(situation, state);
	const line = slugOf(serviceLine);
	const special = STATES.has(situation) || situation === 'service_line' ? [] : [situation];
	const ofLine = line === '' && situation !== 'service_line' ? [] : ['service_line'];
	const withLine = (key: string) => (line === '' ? [key] : [`${key}:${line}`, key]);
	const [forLine = '', forAll] = withLine(now);
	return [...special.flatMap(withLine), ...(forAll === undefined ? [] : [forLine]), ...ofLine.flatMap(withLine), forAll ?? forLine];
}

/** The same for the wording of ours, which knows no single service line. */
export function presetKeys({ situation, state, serviceLine }: Scene): readonly string[] {
	if (!isFirst(situation)) return [situation];
	const now = stateOf(situation, state);
	if (!STATES.has(situation) && situation !== 'service_line') return [situation, now];
	return now === 'open' && situation === 'service_line' && serviceLine !== undefined ? ['service_line', now] : [now];
}

/** The named state, but “open” only while that is true: a text may have waited. */
function stateOf(situation: string, state: OpeningState['state']): string {
	return STATES.has(situation) && situation !== 'open' ? situation : state;
}

/** Whether a situation may have a wording for a topic: what stands behind the colon of its key. */
export const hasTopics = (situation: string): boolean => situation === 'answer';

/** “Drain & Sewer” as it stands in a key: `drain-sewer`. */
export function slugOf(serviceLine: string | undefined): string {
	return (serviceLine ?? '')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-|-$/g, '');
}

/** The situation of a key without its service line: `closed` of `closed:drain-cleaning`. */
export const baseOf = (key: string): string => key.split(':')[0] ?? key;

/** The service line of a key, or the topic, as it stands there. */
export const lineOf = (key: string): string | undefined => key.split(':')[1];
