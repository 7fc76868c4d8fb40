import { classifyWithModel, type Classification, type ModelUse, type Prompt, type ReplyContext } from '../../../../../engine/replies';

export const CONTEXT: ReplyContext = { now: Date.parse('2025-06-10T15:00:00Z'), timezone: 'America/Chicago', industry: 'plumbing' };

/** The built-in reading leaves this to a person. */
export const UNCLEAR = 'rather the other, unless it was the first, you tell me';

/** A model that writes these answers one after the other, the last one again and again. */
export class Scripted {
	readonly asked: Prompt[] = [];
	private readonly answers: readonly unknown[];

	constructor(...answers: readonly unknown[]) {
		this.answers = answers;
	}

	readonly ask = async (prompt: Prompt): Promise<string> => {
		const answer = this.answers[Math.min(this.asked.length, this.answers.length - 1)];
		this.asked.push(prompt);
		if (answer instanceof Error) throw answer;
		return typeof answer === 'string' ? answer : JSON.stringify(answer);
	};
}

export const GOOD = { intent: 'service_request', also: ['quote'], urgency: 'routine', service: 'wall heater', summary: 'Needs work on something by the heater', confidence: 0.9 };

/** Reads a text with a model at hand. */
export async function readWith(text: string, model: Pick<Scripted, 'ask'>, use: Partial<ModelUse> = {}, context: Partial<ReplyContext> = {}): Promise<Classification> {
	return await classifyWithModel(text, { ...CONTEXT, ...context }, { ask: model.ask, when: 'always', ...use });
}
