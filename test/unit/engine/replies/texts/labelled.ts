import type { Intent, LastAsked, Route } from '../../../../../engine/replies';

/** A text as somebody might send it, and what a good receptionist would make of it. */
export interface LabelledText {
	text: string;
	intent: Intent;
	/** Only where it is not the intent's own route. */
	route?: Route;
	/** What we had asked before it. */
	asked?: LastAsked;
}

/** Several texts of one intent. */
export function labelled(
	intent: Intent,
	texts: readonly string[],
	rest: Omit<LabelledText, 'text' | 'intent'> = {},
): LabelledText[] {
	return texts.map((text) => ({ text, intent, ...rest }));
}
