import type { WebhookRequest } from '../../connectors';
import { otherBodies } from './bodies';
import { isSigning } from './lookalikes';
import { withBody, withHeaders, withUrl } from './request';
import { otherUrls } from './urls';

export type Kind = 'url' | 'headers' | 'body' | 'url and body';

/** The request with something about it changed back to what the vendor may have signed. */
export interface Variant {
	readonly kind: Kind;
	readonly what: string;
	readonly request: WebhookRequest;
}

/** So many URLs are tried with every body: the smallest changes. */
const URLS_WITH_BODIES = 30;

/** From the likeliest on. */
export function* variantsOf(request: WebhookRequest): Generator<Variant> {
	const urls = otherUrls(request.url, request.headers);
	const bodies = otherBodies(request.rawBody);
	for (const { url, what } of urls) yield { kind: 'url', what, request: withUrl(request, url) };
	for (const { headers, what } of otherHeaders(request.headers)) yield { kind: 'headers', what, request: withHeaders(request, headers) };
	for (const { rawBody, what } of bodies) yield { kind: 'body', what, request: withBody(request, rawBody) };
	for (const { url, what: ofUrl } of urls.slice(0, URLS_WITH_BODIES)) {
		for (const { rawBody, what: ofBody } of bodies) yield { kind: 'url and body', what: `${ofUrl}, and the body ${ofBody}`, request: withBody(withUrl(request, url), rawBody) };
	}
}

/** Headers as they were before copying or a proxy did something to them. */
function otherHeaders(headers: Readonly<Record<string, string>>): ReadonlyArray<{ readonly headers: Readonly<Record<string, string>>; readonly what: string }> {
	const repaired = (what: string, repair: (value: string) => string) => ({ what, headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, isSigning(name) ? repair(value) : value])) });
	const typed = (type: string) => ({ what: `with the content type ${type}`, headers: { ...headers, 'content-type': type } });
	return [
		repaired('with the signature without quotation marks around it', (value) => value.trim().replace(/^(["'])(.*)\1$/s, '$2')),
		repaired('with + in place of the spaces in the signature', (value) => value.replaceAll(' ', '+')),
		repaired('with the signature decoded from its URL form', decoded),
		typed('application/x-www-form-urlencoded'),
		typed('application/json'),
	].filter((other) => JSON.stringify(other.headers) !== JSON.stringify(headers));
}

function decoded(value: string): string {
	try {
		return decodeURIComponent(value);
	} catch {
		return value;
	}
}
