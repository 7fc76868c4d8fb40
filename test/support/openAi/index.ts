// A server that speaks OpenAI's two ways of chatting, as far as n8n's OpenAI Chat Model node goes.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One question, whichever way it came. */
export interface Question {
	readonly path: string;
	readonly model: string;
	readonly authorization: string | undefined;
	readonly system: string;
	readonly user: string;
	/** Names of the tools that are offered, and what those that were called have answered so far. */
	readonly tools: readonly string[];
	readonly results: readonly string[];
}

/** What to answer: text, a tool to call first (in completions only), an error status, or nothing ever. */
export type Answer = { readonly text: string } | { readonly call: string; readonly args: object } | { readonly status: number } | 'hang';

export class FakeOpenAi {
	readonly questions: Question[] = [];
	/** How to answer; a test sets it. */
	answer: (question: Question) => Answer = () => ({ status: 500 });

	private constructor(private readonly server: ReturnType<typeof createServer>) {}

	static async start(): Promise<FakeOpenAi> {
		const server = createServer();
		const fake = new FakeOpenAi(server);
		server.on('request', (request: IncomingMessage, response: ServerResponse) => void fake.take(request, response));
		server.listen(0, '127.0.0.1');
		await once(server, 'listening');
		return fake;
	}

	/** Base URL for the credential. */
	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
	}

	/** Questions about a text. */
	about(words: string): Question[] {
		return this.questions.filter(({ user }) => user.includes(words));
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		this.server.close();
		await once(this.server, 'close');
	}

	private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
		let text = '';
		for await (const chunk of request) text += String(chunk);
		const body = JSON.parse(text || '{}') as Body;
		const messages = body.messages ?? body.input ?? [];
		const said = (role: string) => messages.filter((message) => message.role === role).map(({ content }) => wordsOf(content)).join('\n');
		const question = { path: request.url ?? '', model: body.model ?? '', authorization: request.headers.authorization, system: said('system') || said('developer'), user: said('user'), tools: (body.tools ?? []).map((tool) => tool.function?.name ?? tool.name ?? ''), results: messages.filter(({ role }) => role === 'tool').map(({ content }) => wordsOf(content)) };
		this.questions.push(question);
		const answer = this.answer(question);
		if (answer === 'hang') return;
		const [status, json] = 'text' in answer ? [200, written(question, answer.text)] : 'call' in answer ? [200, calling(question, answer)] : [answer.status, { error: { message: 'The server had an error', type: 'server_error', code: null } }];
		response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));
	}
}

interface Body {
	readonly model?: string;
	readonly messages?: readonly Message[];
	readonly input?: readonly Message[];
	readonly tools?: readonly { readonly name?: string; readonly function?: { readonly name: string } }[];
}
interface Message {
	readonly role: string;
	readonly content: string | readonly { readonly text?: string }[];
}

const wordsOf = (content: Message['content']): string => (typeof content === 'string' ? content : content.map(({ text }) => text ?? '').join(''));

function calling({ model, results }: Question, { call, args }: Extract<Answer, { readonly call: string }>): object {
	const tool = { id: `call_${results.length + 1}`, type: 'function', function: { name: call, arguments: JSON.stringify(args) } };
	return {
		id: 'chatcmpl-1', object: 'chat.completion', created: 1_750_000_000, model,
		choices: [{ index: 0, finish_reason: 'tool_calls', message: { role: 'assistant', content: null, tool_calls: [tool] } }],
		usage: { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 },
	};
}

function written({ path, model }: Question, text: string): object {
	const created = 1_750_000_000;
	if (path.endsWith('/responses')) {
		const content = [{ type: 'output_text', text, annotations: [] }];
		return {
			id: 'resp_1', object: 'response', created_at: created, status: 'completed', model, error: null, incomplete_details: null, tools: [], parallel_tool_calls: false,
			output: [{ type: 'message', id: 'msg_1', status: 'completed', role: 'assistant', content }],
			usage: { input_tokens: 10, output_tokens: 10, total_tokens: 20, input_tokens_details: { cached_tokens: 0 }, output_tokens_details: { reasoning_tokens: 0 } },
		};
	}
	return {
		id: 'chatcmpl-1', object: 'chat.completion', created, model,
		choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: text } }],
		usage: { prompt_tokens: 10, completion_tokens: 10, total_tokens: 20 },
	};
}
