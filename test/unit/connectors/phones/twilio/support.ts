import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks';
import type { AnsweringPlan, WebhookRequest } from '../../../../../connectors/phones/connector';
import { twilio, type TwilioSecrets } from '../../../../../connectors/phones/twilio';
import { HttpFailure, type Call, type CallEvent, type Http } from '../../../../../engine';

export const ACCOUNT = `AC${'1'.repeat(32)}`;
export const AUTH_TOKEN = 'f'.repeat(32);
export const CALL = `CA${'a'.repeat(32)}`;
export const LEG = `CA${'b'.repeat(32)}`;
export const CALLER = '+14155550100';
export const LINE = '+14155550199';
export const TEAM = '+14155550150';
export const HOOK = 'https://hooks.example.com/webhook/0c2f/twilio';

export const SECRETS: TwilioSecrets = { accountSid: ACCOUNT, authToken: AUTH_TOKEN, baseUrl: 'https://api.twilio.com' };

export type Params = Record<string, string | string[]>;

/** What every voice webhook says of the caller's leg. */
export const ON_CALL: Params = {
	AccountSid: ACCOUNT,
	ApiVersion: '2010-04-01',
	CallSid: CALL,
	CallStatus: 'ringing',
	Direction: 'inbound',
	From: CALLER,
	Caller: CALLER,
	To: LINE,
	Called: LINE,
};

/** What every voice webhook says of a leg towards the team. */
export const ON_LEG: Params = {
	...ON_CALL,
	CallSid: LEG,
	ParentCallSid: CALL,
	Direction: 'outbound-dial',
	To: TEAM,
	Called: TEAM,
};

export function formBody(params: Params): string {
	return Object.entries(params)
		.flatMap(([name, value]) => [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`))
		.join('&');
}

interface RequestParts {
	readonly url?: string;
	readonly method?: string;
	readonly headers?: Record<string, string>;
	readonly rawBody?: Buffer | string;
	/** Null sends none. */
	readonly signature?: string | null;
	readonly authToken?: string;
}

/** A form request as n8n hands it over, signed by the vendor's own SDK unless told otherwise. */
export function formRequest(params: Params, parts: RequestParts = {}): WebhookRequest {
	const url = parts.url ?? HOOK;
	const signed = getExpectedTwilioSignature(parts.authToken ?? AUTH_TOKEN, url.split('#')[0] ?? '', params);
	const signature = parts.signature === undefined ? signed : parts.signature;
	const rawBody = Buffer.from(parts.rawBody ?? formBody(params));
	return {
		method: parts.method ?? 'POST',
		url,
		query: Object.fromEntries(new URL(url).searchParams),
		headers: {
			'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
			...(signature === null ? {} : { 'x-twilio-signature': signature }),
			...parts.headers,
		},
		rawBody,
		body: {},
		remoteAddress: '127.0.0.1',
	};
}

export function jsonRequest(body: string, parts: RequestParts = {}): WebhookRequest {
	const hash = getExpectedBodyHash(body);
	const url = parts.url ?? `${HOOK}?bodySHA256=${hash}`;
	return {
		...formRequest({}, { ...parts, url, rawBody: parts.rawBody ?? body }),
		headers: {
			'content-type': 'application/json',
			'x-twilio-signature': parts.signature ?? getExpectedTwilioSignature(parts.authToken ?? AUTH_TOKEN, url, {}),
			...parts.headers,
		},
	};
}

/** A request to the URL of one of our steps. */
export function stepRequest(step: string, params: Params, query: Record<string, string> = {}): WebhookRequest {
	return formRequest(params, { url: `${HOOK}?${new URLSearchParams({ step, ...query }).toString()}` });
}

export function plan(changes: Partial<AnsweringPlan> = {}): AnsweringPlan {
	return {
		mode: 'forward',
		forwardTo: [TEAM],
		ringSeconds: 20,
		acceptance: true,
		afterMissed: 'voicemail',
		missedPrompt: 'Sorry we missed you. Please leave a message.',
		whisper: 'A call for Acme Plumbing.',
		voiceLanguage: 'en-US',
		stepUrl: (step) => `${HOOK}?step=${step}`,
		...changes,
	};
}

export const FORWARD = plan();
export const ALL_MISSED = plan({ mode: 'all_missed' });
export const LISTEN = plan({ mode: 'listen' });

export function readCall(request: WebhookRequest, by: AnsweringPlan = FORWARD): CallEvent | undefined {
	return twilio.readCall(request, by);
}

export function call(changes: Partial<Call> = {}): Call {
	return {
		id: 'call-1',
		businessId: 'acme',
		system: 'twilio',
		account: ACCOUNT,
		providerCallId: CALL,
		from: CALLER,
		fromRaw: CALLER,
		to: LINE,
		startedAt: 0,
		outcome: 'open',
		facts: { legs: {}, accepted: false, firstAt: 0, lastAt: 0 },
		offers: 0,
		...changes,
	};
}

export interface Element {
	readonly name: string;
	readonly attributes: Record<string, string>;
	readonly text: string;
	readonly children: readonly Element[];
}

const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '', parseTagValue: false, parseAttributeValue: false });

/** The verbs of a TwiML answer. Throws when it is not well-formed, or not TwiML. */
export function verbs(xml: string): readonly Element[] {
	const verdict = XMLValidator.validate(xml);
	if (verdict !== true) throw new Error(verdict.err.msg);
	const roots = (parser.parse(xml) as Array<Record<string, unknown>>).map(toElement).filter(({ name }) => !name.startsWith('?'));
	const [root] = roots;
	if (roots.length !== 1 || root?.name !== 'Response') throw new Error('The root is not one Response');
	return root.children;
}

function toElement(node: Record<string, unknown>): Element {
	const name = Object.keys(node).find((key) => key !== ':@') ?? '';
	const inside = (Array.isArray(node[name]) ? node[name] : []) as Array<Record<string, unknown>>;
	return {
		name,
		attributes: { ...(node[':@'] as Record<string, string> | undefined) },
		text: inside.filter((child) => '#text' in child).map((child) => String(child['#text'])).join(''),
		children: inside.filter((child) => !('#text' in child)).map(toElement),
	};
}

export function names(elements: readonly Element[]): string[] {
	return elements.map(({ name }) => name);
}

/**
 * The Http port over Node's own fetch, as simple as it can be.
 * @param basic user and password
 * @param timeoutMs in place of what the request asks for, so that a test need not wait as long
 */
export function httpPort(basic: readonly [string, string], timeoutMs?: number): Http {
	return async (request) => {
		const url = new URL(request.url);
		for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
		const form = new URLSearchParams(
			Object.entries(request.form ?? {}).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, String(one)])),
		);
		try {
			const answer = await fetch(url, {
				method: request.method,
				headers: { authorization: `Basic ${Buffer.from(basic.join(':')).toString('base64')}` },
				...(request.form ? { body: form } : {}),
				redirect: 'manual',
				signal: AbortSignal.timeout(timeoutMs ?? request.timeoutMs),
			});
			const text = await answer.text();
			return { status: answer.status, headers: Object.fromEntries(answer.headers), body: parsed(text) };
		} catch (error) {
			const code = (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name;
			throw new HttpFailure(code, !['ECONNREFUSED', 'ENOTFOUND'].includes(code), code);
		}
	};
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

export interface LocalServer {
	readonly url: string;
	readonly seen: string[];
	close(): Promise<void>;
}

/** A server on the loopback interface that answers as told. */
export async function serve(answer: (request: IncomingMessage, response: ServerResponse, body: string) => void | Promise<void>): Promise<LocalServer> {
	const seen: string[] = [];
	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			seen.push(`${request.method} ${request.url}`);
			void answer(request, response, Buffer.concat(chunks).toString('utf8'));
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		seen,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

export function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
	response.writeHead(status, { 'content-type': 'application/json', ...headers });
	response.end(JSON.stringify(body));
}
