import type { Verification, WebhookRequest } from '../connector';
import { isSameSecret } from '../sameSecret';
import { verifyHmac } from './hmac';
import { verifyJwt } from './jwt';
import { refuse } from './refuse';
import type { Trust } from './trust';
import { own } from './values';

/** Does this come from somebody who knows the secret? Fails closed. @param now epoch milliseconds */
export function verifyRequest(request: WebhookRequest, trust: Trust | undefined, now: number): Verification {
	if (trust === undefined) {
		return refuse('secret_missing', 'The credential of the generic webhook has no secret, or does not say rightly how requests are verified. Test the credential: it says what to mend.');
	}
	switch (trust.scheme) {
		case 'header':
		case 'query':
			return verifySecret(request, trust);
		case 'hmac':
			return verifyHmac(request, trust, now);
		case 'jwt':
			return verifyJwt(request, trust, now);
	}
}

function verifySecret(request: WebhookRequest, { scheme, name, secret }: Extract<Trust, { readonly scheme: 'header' | 'query' }>): Verification {
	const told = own(scheme === 'header' ? request.headers : request.query, name);
	const where = scheme === 'header' ? 'header' : 'query parameter';
	if (typeof told !== 'string' || told.trim() === '') return refuse('signature_missing', `A request came without the ${where} that holds the secret. Enter it at the phone system as the credential names it.`);
	if (isSameSecret(told.trim(), secret) || (name === 'authorization' && isSameSecret(told.trim().replace(/^Bearer\s+/i, ''), secret))) return { ok: true };
	return refuse('signature_wrong', `The ${where} of a request holds another secret. Enter the secret of the credential at the phone system.`);
}
