import type { Http, HttpAnswer, HttpFailure, HttpRequest, OutboundText, PhoneSystem, SendResult } from '../../../engine';
import { readOutcome, unknown } from '../outcome';
import { asRecord, ask, isMessagingService, resourceUrl, TIMEOUT_MS } from './api';
import { findText } from './find';
import type { Flavour } from './flavour';
import { placeCall } from './placeCall';
import { withRetries } from './retries';
import { refusalOf, SOON_SECONDS } from './refusal';
import type { TwilioSecrets } from './secrets';

/** Statuses of a message that the vendor took and that will never go out. */
const STILLBORN = new Set(['failed', 'undelivered', 'canceled']);

/** Sends by the vendor. A sender that begins with `MG` is a Messaging Service, which picks the number itself. */
export function senderOf(flavour: Flavour, http: Http, secrets: TwilioSecrets): PhoneSystem {
	return {
		name: flavour.name,
		account: secrets.accountSid,
		send: async (text) => readResult(flavour, await ask(http, creation(flavour, text, secrets))),
		find: async (text, since, others) => await findText(flavour, http, secrets, text, since, others),
		placeCall: async (call) => await placeCall(flavour, http, secrets, call),
		lineType: async (number) => await flavour.lineType(http, secrets, number),
	};
}

/** The vendors have no key by which a client could make a request idempotent: it is made once, and never repeated here. */
function creation(flavour: Flavour, text: OutboundText, secrets: TwilioSecrets): HttpRequest {
	return {
		method: 'POST',
		url: resourceUrl(flavour, secrets, 'Messages.json'),
		form: {
			To: text.to,
			...(isMessagingService(text.from) ? { MessagingServiceSid: text.from } : { From: text.from }),
			...(text.body !== '' || text.media.length === 0 ? { Body: text.body } : {}),
			...(text.media.length > 0 ? { MediaUrl: text.media } : {}),
			...(text.receiptsUrl ? { StatusCallback: withRetries(flavour, text.receiptsUrl) } : {}),
		},
		timeoutMs: TIMEOUT_MS,
	};
}

function readResult(flavour: Flavour, answer: HttpAnswer | HttpFailure): SendResult {
	const { title, addressField } = flavour;
	const asked = { title, addressField, feared: 'the text may have gone out', soonSeconds: SOON_SECONDS };
	return readOutcome(answer, asked, (taken) => readMessage(flavour, taken), (refused) => refusalOf(flavour, refused));
}

function readMessage({ title, addressField, errors }: Flavour, answer: HttpAnswer): SendResult {
	const { sid, status, error_code: errorCode } = asRecord(answer.body);
	if (typeof sid !== 'string' || sid === '') {
		return unknown(`${title}’s answer (HTTP status ${answer.status}) names no message. Check that the ${addressField} in the credential is ${title}’s.`);
	}
	if (typeof status === 'string' && STILLBORN.has(status)) {
		const vendorCode = typeof errorCode === 'number' || (typeof errorCode === 'string' && errorCode !== '') ? String(errorCode) : undefined;
		const known = errors.get(vendorCode ?? '');
		const message = known?.message ?? `${title} took the text and ended it at once as ${status}.`;
		return { outcome: 'refused', reason: known?.reason ?? 'other', message, ...(vendorCode ? { vendorCode } : {}) };
	}
	return { outcome: 'accepted', providerId: sid, delivered: status === 'delivered' || status === 'read' };
}
