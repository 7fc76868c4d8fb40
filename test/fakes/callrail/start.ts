import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from './routes';
import { CallRailState } from './state';

export const ACCOUNT = 'ACC0000000000000000000000000000test';
export const COMPANY = 'COM0000000000000000000000000000test';
export const API_KEY = 'test-key-of-an-administrator';

export interface FakeCallRail {
	readonly url: string;
	readonly state: CallRailState;
	/** Method and path of every request, in order. */
	readonly requests: readonly string[];
	stop(): Promise<void>;
}

/** CallRail's API v3 over real HTTP: one account, which has one company and a tracking number unless told. */
export async function startFakeCallRail(line: string): Promise<FakeCallRail> {
	const state = new CallRailState();
	state.companies.push({ id: COMPANY, status: 'active' });
	state.trackers.push({ id: 'TRK1', company_id: COMPANY, tracking_numbers: [line], sms_enabled: true, status: 'active' });
	const requests: string[] = [];
	const server = createServer((request, response) => {
		void serve(state, requests, request, response);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		state,
		requests,
		stop: async () => {
			await new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			});
		},
	};
}

async function serve(state: CallRailState, requests: string[], request: IncomingMessage, response: ServerResponse): Promise<void> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const url = new URL(request.url ?? '/', 'http://x');
	const method = request.method ?? 'GET';
	requests.push(`${method} ${url.pathname}`);
	const tell = (status: number, body: unknown, headers: Readonly<Record<string, string>> = {}) => {
		response.writeHead(status, { 'content-type': 'application/json', ...headers });
		response.end(JSON.stringify(body));
	};
	if (request.headers.authorization !== `Token token="${API_KEY}"`) return tell(401, { error: 'HTTP Token: Access denied.' });
	const fault = state.takeFault(method);
	if (fault && !fault.cut) return tell(fault.status, fault.body ?? { error: 'Something went wrong.' }, fault.headers);
	const [, version, a, account, ...rest] = url.pathname.split('/');
	if (version !== 'v3' || a !== 'a' || account !== ACCOUNT) return tell(404, { error: 'Not found.' });
	const raw = Buffer.concat(chunks).toString('utf8');
	if (raw !== '' && !(request.headers['content-type'] ?? '').startsWith('application/json')) return tell(406, { error: 'Not acceptable.' });
	const answered = answer(state, { method, path: rest.join('/'), query: url.searchParams, body: raw === '' ? {} : (JSON.parse(raw) as Record<string, unknown>) });
	if (fault?.cut) return void response.destroy();
	const sends = method === 'POST' && rest[0] === 'text-messages.json';
	tell(answered.status, answered.body, sends ? { 'x-rate-limit-hourly-allowed': '150', 'x-rate-limit-hourly-used': '1', 'x-rate-limit-daily-allowed': '1000', 'x-rate-limit-daily-used': '1' } : {});
}
