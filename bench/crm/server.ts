// The CRM, in a process of its own: what it costs must not be taken from the process that measures.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { failure } from '../../test/fakes/hubspot/checks';
import { route } from '../../test/fakes/hubspot/routes';
import type { FakeReply, FakeRequest } from '../../test/fakes/hubspot/server';
import { Accounts } from './accounts';
import { HEADERS } from './trouble';

/** Longer than the longest wait, so that an item's wait is never the server's doing. */
const RETRY_AFTER_SECONDS = 10;
export const KEPT_PATH = '/bench/kept';

/** Listens nowhere yet. */
export function crmServer(): Server {
	const accounts = new Accounts();
	return createServer((incoming, response) => void answer(accounts, incoming, response));
}

async function answer(accounts: Accounts, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
	const request = await read(incoming);
	if (incoming.url === KEPT_PATH) return send(response, { status: 200, body: accounts.kept() });
	const { headers } = request;
	const reply = troubled(headers[HEADERS.status]) ?? route(accounts.of(headers[HEADERS.account] ?? ''), request);
	const delayMs = Number(headers[HEADERS.delayMs] ?? 0);
	if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
	if (headers[HEADERS.cut] !== undefined) return void incoming.socket.destroy();
	send(response, reply);
}

function troubled(status: string | undefined): FakeReply | undefined {
	if (status === '429') return { ...failure(429, 'RATE_LIMITS', 'You have reached your limit.', { policyName: 'TEN_SECONDLY_ROLLING' }), headers: { 'retry-after': String(RETRY_AFTER_SECONDS) } };
	return status === '503' ? failure(503, 'SERVICE_UNAVAILABLE', 'temporarily unavailable') : undefined;
}

async function read(incoming: IncomingMessage): Promise<FakeRequest> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString('utf8');
	const url = new URL(incoming.url ?? '/', 'http://bench');
	return {
		method: incoming.method ?? 'GET',
		path: url.pathname.split('/').filter(Boolean).map(decodeURIComponent),
		query: Object.fromEntries(url.searchParams),
		headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
		body: text === '' ? undefined : (JSON.parse(text) as unknown),
	};
}

function send(response: ServerResponse, { status, body, headers }: FakeReply): void {
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(body === undefined ? '' : JSON.stringify(body));
}

if (require.main === module) {
	const server = crmServer();
	server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
}
