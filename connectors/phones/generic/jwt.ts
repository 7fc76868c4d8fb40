import { createHash, createHmac } from 'node:crypto';
import type { Verification, WebhookRequest } from '../connector';
import { isSameSignature } from '../sameSecret';
import { WINDOW_MS } from './hmac';
import { refuse } from './refuse';
import type { Trust } from './trust';
import { isFields, own, type Fields } from './values';

const LONGEST = 8_192;
const PARTS = /^([\w-]{2,})\.([\w-]{2,})\.([\w-]{2,})$/;

/**
 * A JSON Web Token that is signed with HS256 (RFC 7519) and whose `payload_hash` is the SHA-256 of the body in hex. A token
 * without one says who sends, but of another body just as well: it is refused.
 */
export function verifyJwt(request: WebhookRequest, trust: Extract<Trust, { readonly scheme: 'jwt' }>, now: number): Verification {
	const header = own(request.headers, trust.header);
	const token = (typeof header === 'string' ? header : '').trim().replace(/^Bearer\s+/i, '');
	if (token === '') return refuse('signature_missing', 'A request came without the token that the credential asks for. Switch signed webhooks on at the phone system.');
	const [, head, claims, signature] = token.length > LONGEST ? [] : (PARTS.exec(token) ?? []);
	if (head === undefined || claims === undefined || signature === undefined || own(partOf(head), 'alg') !== 'HS256') return refuse('signature_wrong', 'The token of a request is no JSON Web Token signed with HS256. Choose that at the phone system, or another way of verifying in the credential.');
	const expected = createHmac('sha256', trust.secret).update(`${head}.${claims}`).digest();
	if (!isSameSignature(Buffer.from(signature, 'base64url'), expected)) return refuse('signature_wrong', 'The token of a request was signed with another secret. Enter the signature secret of the phone system in the credential.');
	const told = partOf(claims);
	const [hash, issued, from, until] = [own(told, 'payload_hash'), seconds(told, 'iat'), seconds(told, 'nbf'), seconds(told, 'exp')];
	if (typeof hash !== 'string') return refuse('signature_wrong', 'The token of a request says nothing of the body (payload_hash). Choose another way of verifying in the credential.');
	if (!isHashOf(hash, request.rawBody)) return refuse('signature_wrong', 'The token of a request belongs to another body. Let no proxy before n8n alter bodies.');
	const isLate = until !== undefined ? now > until + WINDOW_MS : now > (issued ?? from ?? 0) + WINDOW_MS;
	const isEarly = now < Math.max(issued ?? 0, from ?? 0) - WINDOW_MS;
	return isLate || isEarly || (issued !== undefined && now > issued + WINDOW_MS) ? refuse('signature_stale', 'The token of a request is more than five minutes old. Set the clocks of the two machines by NTP.') : { ok: true };
}

function isHashOf(hash: string, body: Buffer): boolean {
	return isSameSignature(Buffer.from(hash.toLowerCase()), Buffer.from(createHash('sha256').update(body).digest('hex')));
}

/** Epoch milliseconds of a claim in seconds. */
function seconds(claims: Fields, name: string): number | undefined {
	const value = own(claims, name);
	return typeof value === 'number' && Number.isFinite(value) ? value * 1000 : undefined;
}

function partOf(part: string): Fields {
	try {
		const read: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
		return isFields(read) ? read : {};
	} catch {
		return {};
	}
}
