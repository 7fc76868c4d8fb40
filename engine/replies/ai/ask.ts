/** What a chat model is told. */
export interface Prompt {
	/** Ours: what to do, and how to answer. */
	readonly system: string;
	/** The facts and the customer's words, as data. */
	readonly user: string;
}

/**
 * Asks a chat model. Resolves with whatever it wrote; rejects when it did not answer, with {@link AskFailure} where it is
 * known why. Whoever hands this over sees to it that it settles in time.
 */
export type Ask = (prompt: Prompt) => Promise<string>;

/** No answer came. */
export class AskFailure extends Error {
	override readonly name = 'AskFailure';
	constructor(
		readonly reason: 'timed_out' | 'unavailable',
		message: string,
		options?: ErrorOptions,
	) {
		super(message, options);
	}
}

/** Why a text that was to go to the chat model has the built-in reading all the same; kept with the classification. */
export const NOTES = {
	timed_out: 'The chat model did not answer in time. This is the built-in reading.',
	unavailable: 'The chat model could not be asked. This is the built-in reading.',
	unusable: 'The chat model gave no usable answer, twice. This is the built-in reading, and a person reads the text.',
	instructions: 'The text gives instructions to a machine, so the chat model was not asked and a person reads it.',
	opt_out: 'The chat model takes this for an opt-out. That is never decided by a model alone: a person reads the text.',
	less_sure: 'The chat model was not sure. This is the built-in reading, which is.',
} as const;
export type NoteCode = keyof typeof NOTES;
