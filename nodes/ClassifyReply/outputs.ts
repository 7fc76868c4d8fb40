import { NodeConnectionTypes } from 'n8n-workflow';
import type { Classification, Route } from '../../engine';

/** Outputs in their order. Custom intents come behind them, so that no canvas is ever rewired. */
export const OUTPUTS: readonly { readonly route: Route; readonly name: string }[] = [
	{ route: 'emergency', name: 'Emergency' },
	{ route: 'booking', name: 'Booking' },
	{ route: 'sales', name: 'Sales' },
	{ route: 'support', name: 'Support' },
	{ route: 'person', name: 'Needs a Person' },
	{ route: 'closed', name: 'No Answer Needed' },
	{ route: 'opt_out', name: 'Opt-Out' },
];

export const OUTPUT_NAMES = OUTPUTS.map(({ name }) => name);
export const NEEDS_A_PERSON = OUTPUTS.findIndex(({ route }) => route === 'person');

type Expression = `={{${string}}}`;

/**
 * n8n works the connections out from the parameters alone, in the editor and where a run needs them. Two closing braces
 * in a row would end the expression.
 */
const output = `(displayName) => ({ type: '${NodeConnectionTypes.Main}', displayName })`;
const named = "(intent, index) => (intent.name || 'Custom ' + (index + 1)) + (intent.active === false ? ' (off)' : '')";

/** The built-in outputs, then one a custom intent in the order of the list, switched on or not. */
export const outputsExpression: Expression = `={{ [...${JSON.stringify(OUTPUT_NAMES)}, ...($parameter.customIntents?.intents ?? []).map(${named})].map(${output}) }}`;

/** Items, and a chat model unless it is switched off. */
export const inputsExpression: Expression = `={{ $parameter.useChatModel === 'off' ? ['${NodeConnectionTypes.Main}'] : ['${NodeConnectionTypes.Main}', { type: '${NodeConnectionTypes.AiLanguageModel}', displayName: 'Chat Model', maxConnections: 1 }] }}`;

/** On which output a text leaves. @param customNames of all custom intents, in the order of their outputs */
export function outputOf(classification: Classification, customNames: readonly (string | undefined)[]): number {
	const { route, urgency, unsure, custom } = classification;
	if (custom !== undefined && !unsure && urgency !== 'emergency' && route !== 'opt_out') {
		const own = customNames.indexOf(custom);
		if (own >= 0) return OUTPUTS.length + own;
	}
	const wanted = urgency === 'emergency' && route !== 'opt_out' ? 'emergency' : route;
	const index = OUTPUTS.findIndex((one) => one.route === wanted);
	return index < 0 ? NEEDS_A_PERSON : index;
}
