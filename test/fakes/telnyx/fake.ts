import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMessage, readMessage, searchRecords, type ApiRequest } from './messages';
import { callEvents, connection, connectionOfKind, listNumbers, lookUp, profile, recording } from './resources';
import { refusal, type Answer } from './refusals';
import { TelnyxState } from './state';

/** What goes wrong with one request. */
export type Fault =
	| { readonly kind: 'refuse'; readonly code: string; readonly headers?: Readonly<Record<string, string>> }
	/** Carried out, and the connection is cut before the answer. */
	| { readonly kind: 'cut' }
	/** A server error, and nothing was done. */
	| { readonly kind: 'fail'; readonly status: number };

/** Telnyx's API over real HTTP. It delivers nothing by itself. */
export class FakeTelnyx {
	readonly state = new TelnyxState();
	readonly requests: ApiRequest[] = [];
	/** Faults of requests to come, by `METHOD path`; the path may be the beginning of it. */
	readonly faults: Array<{ readonly on: string; readonly fault: Fault }> = [];
	url = '';

	private constructor(
		readonly apiKey: string,
		private readonly server: Server,
	) {}

	static async start(apiKey = 'KEY-for-tests'): Promise<FakeTelnyx> {
		const server = createServer();
		const fake = new FakeTelnyx(apiKey, server);
		server.on('request', (message, response) => void fake.serve(message, response).catch(() => message.socket.destroy()));
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		fake.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		return fake;
	}

	async stop(): Promise<void> {
		await new Promise<void>((resolve) => {
			this.server.close(() => resolve());
			this.server.closeAllConnections();
		});
	}

	private async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of message) chunks.push(chunk as Buffer);
		const url = new URL(message.url ?? '/', 'http://fake');
		const json = parse(Buffer.concat(chunks).toString('utf8'));
		const request: ApiRequest = { method: message.method ?? 'GET', path: decodeURIComponent(url.pathname), query: url.searchParams, json: json ?? {} };
		this.requests.push(request);
		if (message.headers.authorization !== `Bearer ${this.apiKey}`) return write(response, refusal('10009', 'The required authentication headers were either invalid or not included.'));
		if (json === undefined && request.method !== 'GET') return write(response, refusal('10015', 'The body is no JSON.'));
		const fault = this.take(request);
		if (fault?.kind === 'refuse') return write(response, refusal(fault.code, 'The request was refused.', fault.headers));
		if (fault?.kind === 'fail') return write(response, { status: fault.status, body: { errors: [{ code: '10007', title: 'Unexpected error' }] } });
		const answer = this.carryOut(request);
		if (fault?.kind === 'cut') message.socket.destroy();
		else write(response, answer);
	}

	private take({ method, path }: ApiRequest): Fault | undefined {
		const index = this.faults.findIndex(({ on }) => `${method} ${path}`.startsWith(on));
		return index < 0 ? undefined : this.faults.splice(index, 1)[0]?.fault;
	}

	private carryOut(request: ApiRequest): Answer {
		const [, version, resource = '', id = '', further] = request.path.split('/');
		if (version !== 'v2' || further !== undefined) return refusal('10005');
		const { state } = this;
		switch (`${request.method} ${resource}${id === '' ? '' : '/:id'}`) {
			case 'POST messages':
				return createMessage(state, request);
			case 'GET messages/:id':
				return readMessage(state, id);
			case 'GET detail_records':
				return searchRecords(state, request);
			case 'GET number_lookup/:id':
				return lookUp(state, id);
			case 'GET phone_numbers':
				return listNumbers(state, request);
			case 'GET messaging_profiles/:id':
			case 'PATCH messaging_profiles/:id':
				return profile(state, id, request);
			case 'GET connections/:id':
				return connection(state, id);
			case 'GET recordings/:id':
				return recording(state, id);
			case 'GET call_events':
				return callEvents(state, request);
			default:
				return id !== '' && (request.method === 'GET' || request.method === 'PATCH') ? connectionOfKind(state, resource, id, request) : refusal('10005');
		}
	}
}

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
	try {
		return text === '' ? {} : (JSON.parse(text) as Readonly<Record<string, unknown>>);
	} catch {
		return undefined;
	}
}

function write(response: ServerResponse, { status, body, headers }: Answer): void {
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(JSON.stringify(body));
}
