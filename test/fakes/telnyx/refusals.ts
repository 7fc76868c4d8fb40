/** How Telnyx refuses: a list of errors, each with a code, a title and a detail. */
const REFUSALS: Readonly<Record<string, readonly [status: number, title: string]>> = {
	10004: [422, 'Missing required parameter'],
	10005: [404, 'Resource not found'],
	10009: [401, 'Authentication failed'],
	10010: [403, 'Authorization failed'],
	10011: [429, 'Too many requests'],
	10015: [400, 'Bad Request'],
	20100: [402, 'Insufficient Funds'],
	40001: [400, 'Not routable'],
	40010: [400, 'Not 10DLC registered'],
	40015: [400, 'Blocked as spam - internal'],
	40100: [400, 'Number not messaging enabled'],
	40300: [409, 'Blocked due to STOP message'],
	40304: [400, 'Invalid combination of message content arguments'],
	40305: [400, "Invalid 'from' address"],
	40309: [400, 'Invalid destination region'],
	40310: [400, "Invalid 'to' address"],
	40312: [400, 'Messaging profile is disabled'],
	40322: [400, 'Blocked due to content'],
	40333: [429, 'Messaging profile spend limit reached'],
};

export interface Answer {
	readonly status: number;
	readonly body: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

export function refusal(code: string, detail = 'The request was refused.', headers?: Readonly<Record<string, string>>): Answer {
	const [status, title] = REFUSALS[code] ?? [400, 'Refused'];
	return { status, body: { errors: [{ code, title, detail, meta: { url: `https://developers.telnyx.com/docs/overview/errors/${code}` } }] }, ...(headers ? { headers } : {}) };
}

export function found(data: unknown): Answer {
	return { status: 200, body: { data } };
}
