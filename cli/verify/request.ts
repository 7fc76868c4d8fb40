import { parse } from 'node:querystring';
import type { WebhookRequest } from '../../connectors';

/** The request as a trigger would see it. */
export function requestOf(method: string, url: string, headers: Readonly<Record<string, string>>, rawBody: Buffer): WebhookRequest {
	return { method, url, query: queryOf(url), headers, rawBody, body: parsed(headers['content-type'] ?? '', rawBody), remoteAddress: '127.0.0.1' };
}

export function withUrl(request: WebhookRequest, url: string): WebhookRequest {
	return { ...request, url, query: queryOf(url) };
}

export function withBody(request: WebhookRequest, rawBody: Buffer): WebhookRequest {
	return { ...request, rawBody, body: parsed(request.headers['content-type'] ?? '', rawBody) };
}

export function withHeaders(request: WebhookRequest, headers: Readonly<Record<string, string>>): WebhookRequest {
	return { ...request, headers, body: parsed(headers['content-type'] ?? '', request.rawBody) };
}

function queryOf(url: string): Readonly<Record<string, string>> {
	return URL.canParse(url) ? Object.fromEntries(new URL(url).searchParams) : {};
}

function parsed(contentType: string, rawBody: Buffer): unknown {
	const text = rawBody.toString('utf8');
	if (contentType.includes('urlencoded')) return { ...parse(text) };
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
