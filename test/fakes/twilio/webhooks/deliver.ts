import type { WebhookParams } from './signed';
import { definedOnly, signForm, signQuery, withoutFragment } from './signed';

/** Failures a webhook may be tried again for: no connection, no answer in time, or the status. */
export type RetryCause = 'ct' | 'rt' | '4xx' | '5xx';

export interface DeliveryOptions {
	/** Where it really goes; without it, what `resolve` makes of the public URL. */
	to?: string;
	method?: 'GET' | 'POST';
	/** Replaces the right signature; null sends none. */
	signature?: string | null;
	/** Added to, or put in place of, the headers of the vendor. */
	headers?: Record<string, string>;
	/** Further tries after a failure; 1 unless told here or by `#rc=` in the URL. */
	retries?: number;
	/** Failures worth another try; connection failures alone unless told here or by `#rp=`. */
	retryOn?: readonly RetryCause[];
	/** For each try; 15 seconds unless told. */
	timeoutMs?: number;
}

/** How a webhook went. */
export interface Delivery {
	/** The public URL, which is what was signed. */
	url: string;
	/** The URL the request really went to. */
	deliveredTo: string;
	params: Record<string, string | string[]>;
	/** HTTP status of the last try; 0 when it got no answer. */
	status: number;
	contentType: string;
	body: string;
	attempts: number;
	error: string | null;
}

/** Everything a sender of webhooks knows. */
export interface WebhookSender {
	authToken: string;
	/** Where the signature goes; Twilio's header unless told. */
	signatureHeader?: string;
	/** From the public URL to a local one, as a proxy in front of the product would do. */
	resolve: (publicUrl: string) => string;
}

interface Attempt {
	status: number;
	contentType: string;
	body: string;
	error: string | null;
	failure: RetryCause | undefined;
}

/** Posts a signed webhook and tries again as the URL's own settings, or the options, say. */
export async function deliver(
	sender: WebhookSender,
	publicUrl: string,
	params: WebhookParams,
	options: DeliveryOptions = {},
): Promise<Delivery> {
	const settings = deliverySettings(publicUrl, options);
	const request = prepare(sender, publicUrl, params, options);
	let attempts = 0;
	let attempt: Attempt;
	do {
		attempt = await tryOnce(request, settings.timeoutMs);
		attempts += 1;
	} while (attempt.failure && settings.retryOn.includes(attempt.failure) && attempts <= settings.retries);
	const { status, contentType, body, error } = attempt;
	return {
		url: withoutFragment(publicUrl),
		deliveredTo: request.url,
		params: definedOnly(params),
		status,
		contentType,
		body,
		attempts,
		error,
	};
}

/** Twilio's own defaults, unless the URL's fragment (`#rc=2&rp=5xx,ct&rt=500`) or the options differ. */
function deliverySettings(publicUrl: string, options: DeliveryOptions) {
	const fragment = new URLSearchParams(publicUrl.split('#')[1] ?? '');
	const policy = fragment.get('rp')?.split(',');
	const all: RetryCause[] = ['ct', 'rt', '4xx', '5xx'];
	const fromUrl = policy && all.filter((cause) => policy.includes('all') || policy.includes(cause));
	return {
		retries: options.retries ?? Number(fragment.get('rc') ?? 1),
		retryOn: options.retryOn ?? fromUrl ?? (['ct'] as const),
		timeoutMs: options.timeoutMs ?? Number(fragment.get('rt') ?? 15_000),
	};
}

interface Prepared {
	url: string;
	method: 'GET' | 'POST';
	headers: Record<string, string>;
	body: string | undefined;
}

function prepare(
	sender: WebhookSender,
	publicUrl: string,
	params: WebhookParams,
	options: DeliveryOptions,
): Prepared {
	const method = options.method ?? 'POST';
	const form = method === 'POST' ? signForm(sender.authToken, publicUrl, params, sender.signatureHeader) : undefined;
	const query = form ? undefined : signQuery(sender.authToken, publicUrl, params, sender.signatureHeader);
	const signedUrl = query?.url ?? withoutFragment(publicUrl);
	const base = withoutFragment(options.to ?? sender.resolve(withoutFragment(publicUrl)));
	const url = query ? base + signedUrl.slice(withoutFragment(publicUrl).length) : base;
	const headers: Record<string, string> = { ...(form ?? query)?.headers };
	if (url !== signedUrl) Object.assign(headers, forwardedHeaders(publicUrl));
	const signatureHeader = sender.signatureHeader ?? 'x-twilio-signature';
	if (options.signature === null) delete headers[signatureHeader];
	else if (options.signature !== undefined) headers[signatureHeader] = options.signature;
	for (const [name, value] of Object.entries(options.headers ?? {})) headers[name.toLowerCase()] = value;
	return { url, method, headers, body: form?.body };
}

function forwardedHeaders(publicUrl: string): Record<string, string> {
	const { protocol, host } = new URL(publicUrl);
	return { 'x-forwarded-proto': protocol.replace(':', ''), 'x-forwarded-host': host };
}

async function tryOnce(request: Prepared, timeoutMs: number): Promise<Attempt> {
	try {
		const response = await fetch(request.url, {
			method: request.method,
			headers: request.headers,
			body: request.body,
			redirect: 'manual',
			signal: AbortSignal.timeout(timeoutMs),
		});
		const body = await response.text();
		return {
			status: response.status,
			contentType: response.headers.get('content-type') ?? '',
			body,
			error: null,
			failure: statusFailure(response.status),
		};
	} catch (error) {
		// Compared by name: the error may be of another realm than this code.
		const { name, message, cause } = error as { name?: string; message?: string; cause?: { message?: string } };
		const reason = [message ?? String(error), cause?.message].filter(Boolean).join(': ');
		const failure = name === 'TimeoutError' ? 'rt' : 'ct';
		return { status: 0, contentType: '', body: '', error: reason, failure };
	}
}

function statusFailure(status: number): RetryCause | undefined {
	if (status >= 500) return '5xx';
	return status >= 400 ? '4xx' : undefined;
}
