import type { IExecuteFunctions, IHookFunctions, IHttpRequestOptions, ITriggerFunctions, IWebhookFunctions, JsonObject } from 'n8n-workflow';
import { HttpFailure, type Http, type HttpAnswer, type HttpRequest } from '../../engine';
import { isOAuth2, refusedToken } from './oauth2';

type Context = Pick<IExecuteFunctions | IHookFunctions | IWebhookFunctions | ITriggerFunctions, 'helpers'>;

/** n8n's authenticated request as the engine's port: every answer is an answer, and only silence is a failure. */
export function httpOver(context: Context, credentialType: string): Http {
	return async (request) => {
		try {
			const answer = (await context.helpers.httpRequestWithAuthentication.call(context as IExecuteFunctions, credentialType, options(request, credentialType))) as FullResponse;
			return { status: answer.statusCode, headers: plainHeaders(answer.headers), body: parsed(answer.body) };
		} catch (error) {
			const refused = isOAuth2(credentialType) ? refusedToken(error) : undefined;
			if (refused) return { ...refused, body: parsed(refused.body) };
			throw failure(error);
		}
	};
}

interface FullResponse {
	readonly statusCode: number;
	readonly headers: Readonly<Record<string, unknown>>;
	readonly body: unknown;
}

/** Of OAuth2 a 401 is thrown, so that n8n gets a new token and asks once more. */
function options(request: HttpRequest, credentialType: string): IHttpRequestOptions {
	return {
		method: request.method,
		url: request.url,
		...(request.query ? { qs: { ...request.query } } : {}),
		...bodyOf(request),
		timeout: request.timeoutMs,
		returnFullResponse: true,
		ignoreHttpStatusErrors: isOAuth2(credentialType) ? { ignore: true, except: [401] } : true,
		disableFollowRedirect: true,
	};
}

/** The body is written here: n8n would leave one of JSON out where it is an empty object, and guess its type otherwise. */
function bodyOf({ form, json, headers }: HttpRequest): Pick<IHttpRequestOptions, 'body' | 'headers'> {
	if (form) return { body: formBody(form), headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' } };
	if (json !== undefined) return { body: JSON.stringify(json), headers: { ...headers, 'content-type': 'application/json' } };
	return headers ? { headers: { ...headers } } : {};
}

function formBody(form: NonNullable<HttpRequest['form']>): string {
	const body = new URLSearchParams();
	for (const [name, value] of Object.entries(form)) {
		for (const each of typeof value === 'string' ? [value] : value) body.append(name, each);
	}
	return body.toString();
}

function plainHeaders(headers: Readonly<Record<string, unknown>>): HttpAnswer['headers'] {
	return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value.join(', ') : String(value)]));
}

function parsed(body: unknown): unknown {
	if (typeof body !== 'string') return body;
	try {
		return JSON.parse(body) as unknown;
	} catch {
		return body;
	}
}

/** Codes that say for certain that the server never had the request. */
const NEVER_ARRIVED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_INVALID_URL']);

function failure(error: unknown): HttpFailure {
	const { code, message } = causeOf(error);
	return new HttpFailure(`No answer from the other side (${code ?? message}).`, code === undefined || !NEVER_ARRIVED.has(code), code);
}

/** n8n wraps the socket's error once or twice; the code that tells what happened is at the bottom. */
function causeOf(error: unknown): { code?: string; message: string } {
	let current = error as (JsonObject & { code?: unknown; cause?: unknown; message?: unknown }) | undefined;
	let code: string | undefined;
	for (let depth = 0; current && depth < 5; depth += 1) {
		if (typeof current.code === 'string') code = current.code;
		current = current.cause as typeof current;
	}
	return { ...(code === undefined ? {} : { code }), message: error instanceof Error ? error.message : String(error) };
}
