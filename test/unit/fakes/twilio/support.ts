import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import twilio from 'twilio';
import type { CallTranscript, FakeTwilio, RequestKind } from '../../../fakes/twilio';

export interface Hook {
	method: string;
	/** Path and query. */
	url: string;
	headers: IncomingHttpHeaders;
	params: Record<string, string>;
}

export interface Reply {
	status?: number;
	type?: string;
	body?: string;
	/** Tears the connection down instead. */
	drop?: boolean;
}

/** A web server standing for whatever receives the webhooks. */
export interface Receiver {
	url: string;
	hooks: Hook[];
	/** Answers every request; empty TwiML unless set. */
	answer: (hook: Hook) => Reply;
	close(): Promise<void>;
}

export const EMPTY = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/** Answers TwiML by path; what is not listed gets an empty document. */
export function byPath(documents: Record<string, string>): (hook: Hook) => Reply {
	return ({ url }) => ({ body: `<Response>${documents[url.split('?')[0] ?? ''] ?? ''}</Response>` });
}

export async function startReceiver(): Promise<Receiver> {
	const hooks: Hook[] = [];
	const receiver = { hooks, answer: (): Reply => ({ body: EMPTY }) } as unknown as Receiver;
	const server = createServer((request, response) => {
		let text = '';
		request.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
		request.on('end', () => {
			const hook: Hook = {
				method: request.method ?? '',
				url: request.url ?? '',
				headers: request.headers,
				params: Object.fromEntries(new URLSearchParams(text)),
			};
			hooks.push(hook);
			const { status = 200, type = 'text/xml', body = '', drop = false } = receiver.answer(hook);
			if (drop) {
				request.socket.destroy();
				return;
			}
			response.writeHead(status, { 'content-type': type }).end(body);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	receiver.close = async () => {
		await new Promise<void>((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	};
	return receiver;
}

/** The vendor's own client, pointed at the fake. */
export function sdkFor(fake: FakeTwilio, user = fake.accountSid, password = fake.authToken) {
	const httpClient = new twilio.RequestClient();
	const request = httpClient.request.bind(httpClient);
	httpClient.request = (options) =>
		request({ ...options, uri: options.uri.replace(/^https:\/\/(?:api|lookups)\.twilio\.com/, fake.url) });
	return twilio(user, password, { accountSid: fake.accountSid, httpClient });
}

export interface Answered {
	status: number;
	headers: Headers;
	/** The JSON of the answer, to be compared; its type is what the vendor's documentation says. */
	// eslint-disable-next-line @typescript-eslint/no-explicit-any
	body: any;
}

/** A request below the account's path, with the account's credentials unless told. */
export async function request(
	fake: FakeTwilio,
	method: string,
	path: string,
	form?: Record<string, string> | Array<[string, string]>,
	credentials = `${fake.accountSid}:${fake.authToken}`,
): Promise<Answered> {
	const response = await fetch(`${fake.url}/2010-04-01/Accounts/${fake.accountSid}${path}`, {
		method,
		headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
		body: form && new URLSearchParams(form),
	});
	return { status: response.status, headers: response.headers, body: await response.json() };
}

/** The requests of a call in order, those about a leg with its status. */
export function kinds({ requests }: CallTranscript): string[] {
	return requests.map(({ kind, params }) => (kind === 'leg_status' ? `leg ${String(params['CallStatus'])}` : kind));
}

/** What the last request of a kind said. */
export function last(transcript: CallTranscript, kind: RequestKind): Record<string, string | string[]> {
	return transcript.requests.filter((one) => one.kind === kind).at(-1)?.params ?? {};
}
