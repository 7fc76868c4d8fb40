import { HttpFailure, type Http, type HttpAnswer, type HttpRequest, type OutboundText, type PhoneSystem, type SendResult } from '../../../engine';
import { ask, dataOf, firstCode, isSuccess, resourceUrl, TIMEOUT_MS } from './api';
import { sendReason, telnyxError } from './errors';
import { findText } from './find';
import { lookUpLineType } from './lookup';
import { refusalOf, SOON_SECONDS } from './refusal';
import type { TelnyxSecrets } from './secrets';
import { isE164, own, rowsOf, textIn } from './values';

/** Statuses of a message that Telnyx took and that will never go out. */
const STILLBORN = new Set(['sending_failed', 'delivery_failed', 'failed', 'gw_reject', 'expired', 'cancelled']);

/** Sends by Telnyx. A sender that is the id of a messaging profile lets the profile's number pool choose the number. */
export function telnyxSender(http: Http, secrets: TelnyxSecrets): PhoneSystem {
	return {
		name: 'telnyx',
		account: '',
		send: async (text) => readResult(await ask(http, creation(text, secrets))),
		find: async (text, since, others) => await findText(http, secrets, text, since, others),
		lineType: async (number) => await lookUpLineType(http, secrets, number),
	};
}

/** Telnyx has no key by which a client could make a request idempotent: it is made once, and never repeated here. */
function creation(text: OutboundText, secrets: TelnyxSecrets): HttpRequest {
	return {
		method: 'POST',
		url: resourceUrl(secrets, 'messages'),
		json: {
			...senderOf(text.from, secrets),
			to: text.to,
			...(text.body !== '' || text.media.length === 0 ? { text: text.body } : {}),
			...(text.media.length > 0 ? { media_urls: text.media, type: 'MMS' } : {}),
			// The profile's own URL would be told of it as well, and take it for a text of somebody else.
			...(text.receiptsUrl ? { webhook_url: text.receiptsUrl, use_profile_webhooks: false } : {}),
		},
		timeoutMs: TIMEOUT_MS,
	};
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A number belongs to its own profile; only a name or a pool needs to be told which. */
function senderOf(from: string, secrets: TelnyxSecrets): Readonly<Record<string, string>> {
	if (UUID.test(from)) return { messaging_profile_id: from };
	const profile = secrets.messagingProfileId;
	return { from, ...(profile === '' || isE164(from) ? {} : { messaging_profile_id: profile }) };
}

function readResult(answer: HttpAnswer | HttpFailure): SendResult {
	if (answer instanceof HttpFailure) {
		if (answer.reached) return unknown(`Telnyx did not answer (${answer.message}): the text may have gone out all the same.`);
		return {
			outcome: 'refused',
			reason: 'unavailable',
			message: `Telnyx could not be reached (${answer.message}). Check the Base URL in the credential and the network of n8n.`,
			retryAfterSeconds: SOON_SECONDS,
		};
	}
	if (isSuccess(answer)) return readMessage(answer);
	// 408 is a server that did not wait for all of the request, or a proxy that did not wait for Telnyx.
	if (answer.status >= 400 && answer.status < 500 && answer.status !== 408) return refusalOf(answer);
	return unknown(`Telnyx answered with HTTP status ${answer.status}: the text may have gone out all the same.`);
}

function readMessage(answer: HttpAnswer): SendResult {
	const message = dataOf(answer.body);
	const id = textIn(message, 'id', 128);
	if (id === '') return unknown(`Telnyx’s answer (HTTP status ${answer.status}) names no message. Check that the Base URL in the credential is Telnyx’s.`);
	const [recipient] = rowsOf(own(message, 'to'));
	const status = recipient ? textIn(recipient, 'status', 40) : '';
	if (STILLBORN.has(status)) {
		const vendorCode = firstCode(own(message, 'errors'));
		const words = telnyxError(vendorCode)?.message ?? `Telnyx took the text and ended it at once as ${status}.`;
		return { outcome: 'refused', reason: sendReason(vendorCode), message: words, ...(vendorCode ? { vendorCode } : {}) };
	}
	return { outcome: 'accepted', providerId: id, delivered: status === 'delivered' };
}

function unknown(message: string): SendResult {
	return { outcome: 'unknown', message };
}
