import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { WebhookAnswer, WebhookRequest } from '../../connectors';

/** n8n's request reduced to plain data. The URL is the public one: what the provider called, and what it signed. */
export function toWebhookRequest(context: IWebhookFunctions, publicBase: string): WebhookRequest {
	const request = context.getRequestObject();
	const question = request.originalUrl.indexOf('?');
	const path = question < 0 ? request.originalUrl : request.originalUrl.slice(0, question);
	const own = publicUrl(calledUrl(context.getNodeWebhookUrl('default') ?? '', path), publicBase);
	const rawBody = (request as unknown as { rawBody?: Buffer }).rawBody;
	return {
		method: request.method,
		url: question < 0 ? own : own + request.originalUrl.slice(question),
		query: firsts(context.getQueryData() as Record<string, unknown>),
		headers: firsts(context.getHeaderData()),
		rawBody: rawBody ?? Buffer.alloc(0),
		body: context.getBodyData(),
		remoteAddress: request.socket.remoteAddress ?? '',
	};
}

/** A test run listens at an endpoint of its own (`webhook-test`), while n8n tells a trigger its production URL only. */
function calledUrl(production: string, path: string): string {
	const endpoint = /^\/([^/]+)(\/[^/]+\/[^/]+)$/.exec(path);
	if (production.endsWith(path) || !endpoint?.[2] || !production.endsWith(endpoint[2])) return production;
	return production.slice(0, -endpoint[2].length).replace(/[^/]+$/, endpoint[1] ?? '') + endpoint[2];
}

/** The URL of a trigger as the world sees it; `publicBase` replaces the origin where n8n does not know it. */
export function publicUrl(url: string, publicBase: string): string {
	const base = publicBase.trim().replace(/\/+$/, '');
	return base === '' ? url : url.replace(/^https?:\/\/[^/]+/, base);
}

function firsts(values: Readonly<Record<string, unknown>>): Record<string, string> {
	const result: Record<string, string> = {};
	for (const [name, value] of Object.entries(values)) {
		const first: unknown = Array.isArray(value) ? value[0] : value;
		if (typeof first === 'string') result[name] = first;
	}
	return result;
}

/** Answers the provider. What is returned tells n8n that the answer is given, and which items start an execution, if any. */
export function answer(context: IWebhookFunctions, given: WebhookAnswer, workflowData?: IWebhookResponseData['workflowData']): IWebhookResponseData {
	const response = context.getResponseObject();
	response.status(given.status);
	response.set('Content-Type', given.contentType);
	for (const [name, value] of Object.entries(given.headers ?? {})) response.set(name, value);
	response.send(given.body);
	return { noWebhookResponse: true, ...(workflowData ? { workflowData } : {}) };
}

/** What a provider is answered that wants to know only that we have it. */
export const RECEIVED: WebhookAnswer = { status: 200, contentType: 'application/json; charset=utf-8', body: '{}' };

/** Refuses a request: says why to whoever reads the answer, and repeats nothing of what was in it. */
export function refuse(context: IWebhookFunctions, status: number, message: string): IWebhookResponseData {
	return answer(context, { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify({ error: message }) });
}
