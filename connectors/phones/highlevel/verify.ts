import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { asFields, readTime, textOf, type Fields, type HighLevelSecrets } from '../../vendors/highlevel';
import type { RefusalReason, Verification, WebhookRequest } from '../connector';
import { isSameSecret } from '../sameSecret';
import { readBody } from './body';
import { isAppReport } from './report';

/** The header in which the webhook action of a workflow brings the secret of the credential. */
export const SECRET_HEADER = 'x-missed-call-secret';
const SIGNATURE_HEADER = 'x-ghl-signature';

/** HighLevel repeats a delivery for some 70 minutes with the time and signature of the first. */
const OLDEST_MS = 2 * 3_600_000;
const CLOCK_SKEW_MS = 300_000;

/**
 * Did this come from HighLevel, about this location? An app's webhooks are signed with Ed25519 over the raw body; those of
 * a workflow are not, and bring a shared secret. Fails closed.
 * https://marketplace.gohighlevel.com/docs/webhook/WebhookIntegrationGuide
 */
export function verifyRequest(request: WebhookRequest, secrets: HighLevelSecrets, now: number): Verification {
	const signature = (request.headers[SIGNATURE_HEADER] ?? '').trim();
	const secret = (request.headers[SECRET_HEADER] ?? '').trim();
	const signed = signature !== '' && signature !== 'N/A';
	if (!signed && secret === '') {
		return refuse(403, 'signature_missing', `A request came with neither X-GHL-Signature nor ${SECRET_HEADER}. Webhooks of a marketplace app are signed by HighLevel; to the webhook action of a workflow add the header ${SECRET_HEADER} with the Webhook Secret of the credential. If both are set up, a proxy before n8n drops the header.`);
	}
	const wrong = signed ? checkSignature(request.rawBody, signature, secrets) : checkSecret(secret, secrets);
	if (wrong) return wrong;
	const body = readBody(request);
	if (!body) return refuse(400, 'body_unreadable', 'The body of a request is no JSON object. Let no proxy rewrite it, and leave the webhook action of the workflow on POST.');
	if (isForeign(body, secrets)) {
		return refuse(403, 'wrong_account', 'A request is about another location (sub-account) of HighLevel than the one in the credential. Check the Location ID there, or install the app in this location only.');
	}
	if (signed && isStale(body, now)) return refuse(403, 'signature_stale', 'A signed request is hours old, or from the future. Check the clock of the machine that runs n8n.');
	return { ok: true };
}

function checkSignature(rawBody: Buffer, signature: string, secrets: HighLevelSecrets): Verification | undefined {
	const key = publicKeyOf(secrets.publicKey);
	if (!key) return refuse(403, 'secret_missing', 'The Webhook Public Key in the HighLevel credential is no Ed25519 key. Empty the field to use the one that HighLevel publishes.');
	if (/^[A-Za-z0-9+/]{86}==$/.test(signature) && verify(null, rawBody, key, Buffer.from(signature, 'base64'))) return undefined;
	return refuse(403, 'signature_wrong', 'The signature of a request does not match. Let no proxy change the body, and compare the Webhook Public Key in the credential with the one that HighLevel publishes in its Webhook Integration Guide.');
}

function checkSecret(secret: string, { webhookSecret }: HighLevelSecrets): Verification | undefined {
	if (webhookSecret === '') {
		return refuse(403, 'secret_missing', `The HighLevel credential has no Webhook Secret, so what a workflow sends cannot be verified. Make one up (32 characters or more), enter it there, and send it in the header ${SECRET_HEADER}.`);
	}
	if (isSameSecret(secret, webhookSecret)) return undefined;
	return refuse(403, 'signature_wrong', `The header ${SECRET_HEADER} of a request is not the Webhook Secret of the credential. Copy it from the credential into the webhook action of the workflow.`);
}

/** Takes PEM, PEM on one line, and its base64 alone. */
function publicKeyOf(text: string): KeyObject | undefined {
	const base64 = text.replace(/-----(?:BEGIN|END) PUBLIC KEY-----/g, '').replace(/\\n|\s/g, '');
	try {
		const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
		return key.asymmetricKeyType === 'ed25519' ? key : undefined;
	} catch {
		return undefined;
	}
}

/** A report of an app always names its location; a workflow's usually does. */
function isForeign(body: Fields, { locationId }: HighLevelSecrets): boolean {
	if (isAppReport(body)) return textOf(body, 'locationId') !== locationId || locationId === '';
	const named = textOf(asFields(body.location), 'id');
	return named !== '' && named !== locationId;
}

/** Of reports that carry the time at which they were made. */
function isStale(body: Fields, now: number): boolean {
	const at = readTime(textOf(body, 'timestamp'));
	return at !== undefined && (now - at > OLDEST_MS || at - now > CLOCK_SKEW_MS);
}

function refuse(status: 400 | 403, reason: RefusalReason, message: string): Verification {
	return { ok: false, status, reason, message };
}
