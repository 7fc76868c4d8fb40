import { foldText } from '../texts';
import { CUSTOM_LIMITS, type CustomIntent } from './custom';
import { INTENT_LABELS, INTENTS, ROUTE_LABELS, ROUTES, type Route } from './intents';

/** An intent of the business's own as somebody wrote it down. */
export interface CustomIntentDraft {
	readonly name: string;
	readonly examples: readonly string[];
	readonly route?: Route;
	/** False for one that only keeps its place: it takes no part, and nothing is asked of it. */
	readonly active: boolean;
}

export type CustomIntentsCheck =
	| { readonly ok: true; readonly intents: readonly CustomIntent[] }
	/** What is wrong with the first that is, and how to mend it. */
	| { readonly ok: false; readonly problem: string; readonly advice: string };

/** Names that mean something already, to the reader of a canvas or to the model. */
const TAKEN: ReadonlySet<string> = new Set([...INTENTS, ...ROUTES, ...Object.values(INTENT_LABELS), ...Object.values(ROUTE_LABELS), 'No Answer Needed', 'Opt-Out'].map(keyOf));

function keyOf(name: string): string {
	return foldText(name).replace(/[^\p{L}\p{N}]+/gu, ' ').trim() || name.trim();
}

/** A new line of a form, or one that was emptied. */
export const isBlank = ({ name, examples }: CustomIntentDraft): boolean => name.trim() === '' && examples.every((example) => example.trim() === '');

/** Reads the business's own intents as they were written down; those that are switched off or blank are left out. */
export function checkCustomIntents(drafts: readonly CustomIntentDraft[]): CustomIntentsCheck {
	if (drafts.length > CUSTOM_LIMITS.intents) {
		return { ok: false, problem: `There are ${drafts.length} custom intents, and ${CUSTOM_LIMITS.intents} is the most`, advice: 'Join those that go to the same place, or leave the last ones out.' };
	}
	const seen = { names: new Map<string, string>(), examples: new Map<string, string>() };
	const intents: CustomIntent[] = [];
	for (const draft of drafts) {
		if (!draft.active || isBlank(draft)) continue;
		const name = draft.name.trim();
		const examples = draft.examples.map((example) => example.trim()).filter((example) => example !== '');
		const fault = faultOf(name, examples, seen);
		if (fault) return { ok: false, ...fault };
		intents.push({ name, examples, ...(draft.route === undefined ? {} : { route: draft.route }) });
	}
	return { ok: true, intents };
}

interface Seen {
	readonly names: Map<string, string>;
	readonly examples: Map<string, string>;
}

type Fault = { readonly problem: string; readonly advice: string };

function faultOf(name: string, examples: readonly string[], seen: Seen): Fault | undefined {
	return faultOfName(name, seen.names) ?? faultOfExamples(name, examples, seen.examples);
}

function faultOfName(name: string, names: Map<string, string>): Fault | undefined {
	if (name === '') return { problem: 'A custom intent has no name', advice: 'Give it a name, or switch it off.' };
	if ([...name].length > CUSTOM_LIMITS.name) return { problem: `The name of the custom intent "${name.slice(0, 30)}…" is too long`, advice: `Use at most ${CUSTOM_LIMITS.name} characters.` };
	const key = keyOf(name);
	if (TAKEN.has(key)) return { problem: `"${name}" is an intent or an output that this node has already`, advice: 'Give the custom intent another name.' };
	const other = names.get(key);
	if (other !== undefined) return { problem: `Two custom intents are called "${other}"`, advice: 'Give each a name of its own.' };
	names.set(key, name);
	return undefined;
}

function faultOfExamples(name: string, examples: readonly string[], known: Map<string, string>): Fault | undefined {
	if (examples.length === 0) return { problem: `The custom intent "${name}" has no example`, advice: 'Write a few texts as people would send them, one a line; five to ten different ones do well. Or switch the intent off.' };
	if (examples.length > CUSTOM_LIMITS.examples) return { problem: `The custom intent "${name}" has ${examples.length} examples, and ${CUSTOM_LIMITS.examples} is the most`, advice: 'Keep those that differ most from one another.' };
	const long = examples.find((example) => [...example].length > CUSTOM_LIMITS.example);
	if (long !== undefined) return { problem: `An example of the custom intent "${name}" is too long`, advice: `Use at most ${CUSTOM_LIMITS.example} characters a line.` };
	for (const example of examples) {
		const key = keyOf(example);
		const other = known.get(key);
		if (other !== undefined && other !== name) return { problem: `The custom intents "${other}" and "${name}" share the example "${example.slice(0, 60)}"`, advice: 'Keep it with one of them: a text goes one way.' };
		known.set(key, name);
	}
	return undefined;
}
