import { HttpFailure, type Http, type HttpAnswer, type HttpRequest } from '../../engine';

/** What a credential adds to a request, as n8n would: headers, query, or another address. */
export type Authenticate = (request: HttpRequest) => HttpRequest;

/** The engine's port over a real connection, as n8n's authenticated request is in the product. */
export function fetchHttp(authenticate: Authenticate = (request) => request): Http {
	return async (request) => {
		const { method, url, query, headers, form, json, timeoutMs } = authenticate(request);
		const address = new URL(url);
		for (const [name, value] of Object.entries(query ?? {})) address.searchParams.set(name, value);
		const body = form ? formBody(form) : json === undefined ? undefined : JSON.stringify(json);
		const type = form ? 'application/x-www-form-urlencoded' : json === undefined ? undefined : 'application/json';
		try {
			const answer = await fetch(address, {
				method,
				redirect: 'manual',
				headers: { ...headers, ...(type === undefined ? {} : { 'content-type': type }) },
				...(body === undefined ? {} : { body }),
				signal: AbortSignal.timeout(timeoutMs),
			});
			return { status: answer.status, headers: Object.fromEntries(answer.headers), body: parsed(await answer.text()) };
		} catch (error) {
			throw failure(error);
		}
	};
}

function formBody(form: NonNullable<HttpRequest['form']>): string {
	const body = new URLSearchParams();
	for (const [name, value] of Object.entries(form)) for (const each of typeof value === 'string' ? [value] : value) body.append(name, each);
	return body.toString();
}

function parsed(text: string): HttpAnswer['body'] {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}

const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

function failure(error: unknown): HttpFailure {
	const cause = (error as { readonly cause?: { readonly code?: unknown } }).cause;
	const code = typeof cause?.code === 'string' ? cause.code : undefined;
	return new HttpFailure(`No answer (${code ?? (error as Error).message}).`, code === undefined || !NEVER_ARRIVED.has(code), code);
}
