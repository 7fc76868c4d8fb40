import { CUSTOM_LIMITS, type CustomIntent } from '../custom';
import { INTENTS, type Intent } from '../intents';
import { onOneLine } from '../summary';

/** Texting begins and is explained by the words that the rules know: no model is asked about these. */
const BY_RULE_ALONE: ReadonlySet<Intent> = new Set(['opt_in', 'help']);

const MEANINGS: Readonly<Record<Intent, string>> = {
	booking: 'wants an appointment or a visit, or agrees to a time',
	reschedule: 'wants to move an appointment, or is running late',
	cancel: 'wants to cancel an appointment',
	quote: 'asks what something costs',
	service_request: 'tells of something that needs doing, without asking for a time or a price',
	support: 'is a customer already and has trouble with work, an order or a bill',
	question: 'asks something else about the business',
	callback: 'wants to be called',
	opt_out: 'wants no more texts',
	opt_in: '',
	help: '',
	wrong_number: 'says that we have the wrong person',
	vendor: 'is selling something to the business',
	acknowledgement: 'only says thanks, ok or the like',
	declined: 'no longer needs anything, or called by mistake',
	other: 'none of these, or it cannot be told',
};

/** How many examples of a custom intent are shown: enough to tell it by, few enough to cost little. */
const EXAMPLES_SHOWN = 6;
const EXAMPLE_LENGTH = 160;

/** The intents that a model may answer, each with what it means. */
export function meaningsFor(custom: readonly CustomIntent[]): string[] {
	return [
		...INTENTS.filter((intent) => !BY_RULE_ALONE.has(intent)).map((intent) => `- ${intent}: ${MEANINGS[intent]}`),
		...custom.slice(0, CUSTOM_LIMITS.intents).map(({ name, examples }) => `- ${shown(name, CUSTOM_LIMITS.name)}: like ${examples.slice(0, EXAMPLES_SHOWN).map((example) => JSON.stringify(shown(example, EXAMPLE_LENGTH))).join(', ')}`),
	];
}

const shown = onOneLine;

/** What a model's word for an intent names. */
export type Named = { readonly intent: Intent } | { readonly custom: CustomIntent };

/** Finds the intent that a model names, however it writes it; undefined for what it was not offered. */
export function namedIntent(said: unknown, custom: readonly CustomIntent[]): Named | undefined {
	if (typeof said !== 'string' || said.length > 4 * CUSTOM_LIMITS.name) return undefined;
	const key = keyOf(said);
	const intent = INTENTS.find((one) => keyOf(one) === key);
	if (intent !== undefined) return BY_RULE_ALONE.has(intent) ? undefined : { intent };
	const own = key === '' ? undefined : custom.slice(0, CUSTOM_LIMITS.intents).find(({ name }) => keyOf(onOneLine(name, CUSTOM_LIMITS.name)) === key);
	return own && { custom: own };
}

const keyOf = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/[\s_-]+/g, ' ').trim();
