import { createHmac } from 'node:crypto';
import type { Verification, WebhookRequest } from '../connector';
import { isSameSignature } from '../sameSecret';
import { refuse } from './refuse';
import { signedBytes } from './signedContent';
import type { TimeUnit, Trust } from './trust';
import { own } from './values';

/** How far the clocks of the two machines may differ, and how long a request may be under way. Milliseconds. */
export const WINDOW_MS = 300_000;
/** While a secret is being changed there are two signatures. */
const MOST_SIGNATURES = 8;
const LONGEST_HEADER = 4_096;

type Hmac = Extract<Trust, { readonly scheme: 'hmac' }>;

export function verifyHmac(request: WebhookRequest, trust: Hmac, now: number): Verification {
	const header = headerOf(request, trust.header);
	if (header === '' || header.length > LONGEST_HEADER) return refuse('signature_missing', 'A request came without the signature header that the credential names. Switch signing on at the phone system, or let the proxy before n8n pass the header on.');
	const isTimed = trust.content.some(({ kind }) => kind === 'timestamp');
	const timestamp = isTimed ? (trust.timeHeader === '' || trust.timeHeader === trust.header ? (/(?:^|[,;\s])t=([^,;\s]+)/.exec(header)?.[1] ?? '') : headerOf(request, trust.timeHeader)) : '';
	if (isTimed && timestamp === '') return refuse('signature_missing', 'A request came without the time that its signature covers. Enter in the credential in which header the phone system sends it.');
	const expected = createHmac(trust.algorithm, trust.secret).update(signedBytes(trust.content, request, timestamp)).digest();
	const isSigned = signaturesIn(header, trust).some((signature) => isSameSignature(signature, expected));
	if (!isSigned) return refuse('signature_wrong', 'The signature of a request does not fit. Compare secret, algorithm, encoding, prefix and signed content in the credential with the documentation of the phone system.');
	if (!isTimed) return { ok: true };
	const at = timeIn(timestamp, trust.timeUnit);
	if (at === undefined) return refuse('signature_stale', 'The time of a signature is not written as the credential says. Choose under Timestamp Is how the phone system writes it.');
	return Math.abs(now - at) <= WINDOW_MS ? { ok: true } : refuse('signature_stale', 'The signature of a request is more than five minutes old. Set the clocks of the two machines by NTP.');
}

function headerOf({ headers }: WebhookRequest, name: string): string {
	const value = own(headers, name);
	return typeof value === 'string' ? value.trim() : '';
}

/** One, or a list of which those with the prefix count: `t=…,v1=…`, or `v1,… v1,…`. */
function signaturesIn(header: string, { prefix, encoding }: Hmac): readonly Buffer[] {
	const parts = prefix === '' ? [header] : [header, ...header.split(/\s+/), ...header.split(/[\s,;]+/)].filter((part) => part.startsWith(prefix));
	return [...new Set(parts)].slice(0, MOST_SIGNATURES * 3).flatMap((part) => decoded(part.slice(prefix.length).trim(), encoding) ?? []);
}

function decoded(text: string, encoding: Hmac['encoding']): Buffer | undefined {
	const fits = encoding === 'hex' ? /^(?:[0-9a-f]{2})+$/i.test(text) : /^[\w+/-]+={0,2}$/.test(text);
	return fits ? Buffer.from(text, encoding) : undefined;
}

/** So many digits and no others: nothing can be pushed over from the time into what is signed behind it. */
function timeIn(text: string, unit: TimeUnit): number | undefined {
	if (unit === 's') return /^\d{10}$/.test(text) ? Number(text) * 1000 : undefined;
	if (unit === 'ms') return /^\d{13}$/.test(text) ? Number(text) : undefined;
	const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
	return Number.isNaN(at) ? undefined : at;
}
