import { NodeConnectionTypes, type IExecuteFunctions } from 'n8n-workflow';
import { AskFailure, type Ask, type Prompt } from '../../engine';

/** A chat model as n8n's sub-nodes supply it, as far as it is used here. */
interface ChatModel {
	invoke(messages: ReadonlyArray<{ readonly role: 'system' | 'user'; readonly content: string }>, options: { readonly signal: AbortSignal }): Promise<unknown>;
}

/** So many texts in a row without an answer, and the rest of the run does without: each would wait for the time limit. */
const GIVE_UP_AFTER = 2;

/** The chat model that is connected to the node, for one run. */
export class ConnectedModel {
	private model: Promise<ChatModel> | undefined;
	private failures = 0;

	private constructor(
		private readonly context: IExecuteFunctions,
		private readonly timeLimitMs: number,
	) {}

	/** Undefined where none is connected: the node does as well without. */
	static of(context: IExecuteFunctions, timeLimitMs: number): ConnectedModel | undefined {
		const connected = context.getParentNodes(context.getNode().name, { connectionType: NodeConnectionTypes.AiLanguageModel, depth: 1 }).some(({ disabled }) => !disabled);
		return connected ? new ConnectedModel(context, timeLimitMs) : undefined;
	}

	/** Asks about one text. The time limit is that of all questions about it together. */
	askFor(itemIndex: number): Ask {
		let limit: AbortSignal | undefined;
		return async (prompt) => {
			if (this.failures >= GIVE_UP_AFTER) throw new AskFailure('unavailable', 'The chat model failed before in this run.');
			limit ??= AbortSignal.timeout(this.timeLimitMs);
			const answer = await this.ask(prompt, itemIndex, limit).catch((error: unknown) => this.fail(limit?.aborted === true, error));
			this.failures = 0;
			return answer;
		};
	}

	/** What the model says of itself goes to n8n's log, and not onto the item: it may name keys and addresses. */
	private fail(timedOut: boolean, error: unknown): never {
		this.failures += 1;
		const reason = timedOut ? 'timed_out' : 'unavailable';
		this.context.logger.warn(`${this.context.getNode().name}: the chat model gave no answer (${reason}). ${error instanceof Error ? error.message : ''}`);
		throw new AskFailure(reason, 'The chat model gave no answer.', { cause: error });
	}

	private async ask({ system, user }: Prompt, itemIndex: number, limit: AbortSignal): Promise<string> {
		const cancelled = this.context.getExecutionCancelSignal();
		const signal = cancelled ? AbortSignal.any([limit, cancelled]) : limit;
		const asking = async () => {
			this.model ??= this.context.getInputConnectionData(NodeConnectionTypes.AiLanguageModel, itemIndex) as Promise<ChatModel>;
			const messages = [{ role: 'system', content: system }, { role: 'user', content: user }] as const;
			return textOf(await (await this.model).invoke(messages, { signal }));
		};
		// A model that does not heed the signal must not hold the item up.
		return await Promise.race([asking(), ended(signal)]);
	}
}

async function ended(signal: AbortSignal): Promise<never> {
	return await new Promise((_, reject) => {
		const end = () => reject(new Error('The time is up.', { cause: signal.reason }));
		if (signal.aborted) end();
		else signal.addEventListener('abort', end, { once: true });
	});
}

/** What a model wrote: chat models give a message with text or parts, others text. Thoughts and tool calls do not count. */
function textOf(answer: unknown): string {
	const content = typeof answer === 'object' && answer !== null && 'content' in answer ? answer.content : answer;
	if (typeof content === 'string') return content;
	if (!Array.isArray(content)) return '';
	return content.map((part: unknown) => (typeof part === 'string' ? part : isTextPart(part) ? part.text : '')).join('');
}

function isTextPart(part: unknown): part is { readonly text: string } {
	const { type, text } = (part ?? {}) as { readonly type?: unknown; readonly text?: unknown };
	return (type === 'text' || type === 'output_text') && typeof text === 'string';
}
