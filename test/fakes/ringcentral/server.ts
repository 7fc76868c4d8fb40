import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { refusal, write, type Answer } from './answers';
import { listMessages, sendText } from './messages';
import { giveToken } from './oauth';
import type { State } from './state';
import { createSubscription, deleteSubscription, listSubscriptions, renewSubscription } from './subscriptions';

const UNKNOWN = refusal(404, 'CMN-120', 'Invalid URI');

/** The API over real HTTP, on the loopback interface. */
export async function listen(state: State): Promise<{ readonly server: Server; readonly url: string }> {
	const server = createServer((request, response) => {
		void (async () => {
			const body = await bodyOf(request);
			const url = new URL(request.url ?? '/', 'http://fake');
			state.requests.push({ method: request.method ?? '', path: url.pathname, body: parsed(body) });
			const fault = state.fault(resourceOf(request.method ?? '', url.pathname));
			if (fault?.do === 'refuse') {
				const { status, errorCode, parameterName, retryAfter, message = 'Refused' } = fault;
				write(response, { ...refusal(status, errorCode, message, parameterName === undefined ? {} : { parameterName }), ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }) });
				return;
			}
			const answer = await answerTo(state, request, url, body);
			if (fault?.do === 'cut') request.socket.destroy();
			else write(response, answer);
		})();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

/** A name for what a fault may strike, e.g. `POST sms`. */
function resourceOf(method: string, path: string): string {
	return `${method} ${['token', 'sms', 'message-store', 'sessions', 'renew', 'subscription'].find((name) => path.split('/').includes(name)) ?? 'other'}`;
}

async function answerTo(state: State, request: IncomingMessage, url: URL, body: string): Promise<Answer> {
	const authorization = request.headers.authorization ?? '';
	const { method = '' } = request;
	if (method === 'POST' && url.pathname === '/restapi/oauth/token') return giveToken(state, authorization, body);
	if (!state.isToken(authorization.replace(/^Bearer /, ''))) return refusal(401, 'OAU-129', 'Access token corrupted');
	const [, resource = '', id = ''] = /^\/restapi\/v1\.0\/(subscription|account\/~\/telephony\/sessions)\/([^/]+)/.exec(url.pathname) ?? [];
	if (resource === 'subscription') {
		if (method === 'POST' && url.pathname.endsWith('/renew')) return renewSubscription(state, id);
		return method === 'DELETE' ? deleteSubscription(state, id) : UNKNOWN;
	}
	if (resource !== '' && method === 'GET') return sessionStatus(state, decodeURIComponent(id));
	const path = `${method} ${url.pathname.replace(/^\/restapi\/v1\.0\//, '').replace(/extension\/\d+/, 'extension/~')}`;
	switch (path) {
		case 'GET subscription':
			return listSubscriptions(state);
		case 'POST subscription':
			return await createSubscription(state, parsed(body));
		case 'POST account/~/extension/~/sms':
			return sendText(state, parsed(body));
		case 'GET account/~/extension/~/message-store':
			return listMessages(state, url.searchParams);
		default:
			return UNKNOWN;
	}
}

function sessionStatus(state: State, id: string): Answer {
	const parties = state.sessions.get(id);
	return parties ? { status: 200, body: { id, origin: { type: 'Call' }, parties } } : refusal(404, 'CMN-102', 'Resource for parameter [telephonySessionId] is not found', { parameterName: 'telephonySessionId' });
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	return Buffer.concat(parts).toString('utf8');
}

function parsed(body: string): unknown {
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return body;
	}
}
