import type { LabelledText } from '../../training/corpus';

/** What a contender makes of a text. */
export interface Answer {
	readonly intent: string;
	/** 0 to 1. */
	readonly confidence: number;
	/** Whether it leaves the text to a person. Only ours does that by itself. */
	readonly unsure?: boolean;
	/** Whether it holds the text for an emergency. Only ours looks for that. */
	readonly emergency?: boolean;
}

export type Reader = (text: LabelledText) => Answer | Promise<Answer>;

/** A way of reading replies. */
export interface Contender {
	readonly name: string;
	/** All that has to happen before the first text: loading what is shipped, or learning where nothing is. */
	load(): Promise<Reader>;
}
