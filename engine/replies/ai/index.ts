/** A chat model's reading of a text: asked through a port, checked, and put beside the built-in one. Knows no vendor. */
import { classify } from '../classify';
import type { Classification, ReplyContext } from '../classification';
import { readAnswer, type ReadAnswer } from './answer';
import { AskFailure, type Ask } from './ask';
import { givesInstructions, isSettled } from './gate';
import { builtInWith, DEFAULT_LEAST_CONFIDENCE, merge, toPerson } from './merge';
import { writePrompt, writeRepair, type AboutBusiness } from './prompt';

export { AskFailure, type Ask, type Prompt } from './ask';
export { DEFAULT_LEAST_CONFIDENCE } from './merge';
export type { AboutBusiness } from './prompt';

/** How a chat model takes part. */
export interface ModelUse {
	readonly ask: Ask;
	/** `unsure`: only where the built-in reading would go to a person. */
	readonly when: 'unsure' | 'always';
	/** Below this confidence of the model's own a person reads the text; 0.7 by default. */
	readonly leastConfidence?: number;
	readonly business?: AboutBusiness;
}

/**
 * Reads one text as `classify` does and asks a chat model where that is wanted. Opt-outs and emergencies that the
 * built-in reading finds are settled before. Never rejects: a model that is down, slow or talks nonsense leaves the
 * built-in reading, with a note.
 */
export async function classifyWithModel(text: string, context: ReplyContext, use: ModelUse): Promise<Classification> {
	const read = classify(text, context);
	if (isSettled(text, context, read)) return read;
	// However sure the built-in reading is: it knows nothing of texts to machines, and no customer writes one.
	if (givesInstructions(text)) return toPerson(read, 'instructions', text);
	if (use.when === 'unsure' && !read.unsure) return read;
	const prompt = writePrompt(text, context, use.business ?? {});
	const custom = context.customIntents ?? [];
	try {
		let said: ReadAnswer = readAnswer(await use.ask(prompt), custom);
		if (!said.ok) said = readAnswer(await use.ask(writeRepair(prompt, said.faults)), custom);
		if (!said.ok) return toPerson(read, 'unusable', text);
		return merge(read, said.answer, { text, context, prompt, leastConfidence: use.leastConfidence ?? DEFAULT_LEAST_CONFIDENCE });
	} catch (error) {
		return builtInWith(read, error instanceof AskFailure ? error.reason : 'unavailable');
	}
}
