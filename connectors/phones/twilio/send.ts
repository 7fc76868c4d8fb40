import { HttpFailure, type Http, type HttpAnswer, type HttpRequest, type OutboundText, type PhoneSystem, type SendResult } from '../../../engine';
import { asRecord, ask, isMessagingService, isSuccess, resourceUrl, TIMEOUT_MS } from './api';
import { sendReason, twilioError } from './errors';
import { findText } from './find';
import { lookUpLineType } from './lookup';
import { placeCall } from './placeCall';
import { withRetries } from './retries';
import { refusalOf, SOON_SECONDS } from './refusal';
import type { TwilioSecrets } from './secrets';

/** Statuses of a message that Twilio took and that will never go out. */
const STILLBORN = new Set(['failed', 'undelivered', 'canceled']);

/** Sends by Twilio. A sender that begins with `MG` is a Messaging Service, which picks the number itself. */
export function twilioSender(http: Http, secrets: TwilioSecrets): PhoneSystem {
	return {
		name: 'twilio',
		account: secrets.accountSid,
		send: async (text) => readResult(await ask(http, creation(text, secrets))),
		find: async (text, since, others) => await findText(http, secrets, text, since, others),
		placeCall: async (call) => await placeCall(http, secrets, call),
		lineType: async (number) => await lookUpLineType(http, secrets, number),
	};
}

/** Twilio has no key by which a client could make a request idempotent: it is made once, and never repeated here. */
function creation(text: OutboundText, secrets: TwilioSecrets): HttpRequest {
	return {
		method: 'POST',
		url: resourceUrl(secrets, 'Messages.json'),
		form: {
			To: text.to,
			...(isMessagingService(text.from) ? { MessagingServiceSid: text.from } : { From: text.from }),
			...(text.body !== '' || text.media.length === 0 ? { Body: text.body } : {}),
			...(text.media.length > 0 ? { MediaUrl: text.media } : {}),
			...(text.receiptsUrl ? { StatusCallback: withRetries(text.receiptsUrl) } : {}),
		},
		timeoutMs: TIMEOUT_MS,
	};
}

function readResult(answer: HttpAnswer | HttpFailure): SendResult {
	if (answer instanceof HttpFailure) {
		if (answer.reached) return unknown(`Twilio did not answer (${answer.message}): the text may have gone out all the same.`);
		return {
			outcome: 'refused',
			reason: 'unavailable',
			message: `Twilio could not be reached (${answer.message}). Check the Base URL in the credential and the network of n8n.`,
			retryAfterSeconds: SOON_SECONDS,
		};
	}
	if (isSuccess(answer)) return readMessage(answer);
	// 408 is a server that did not wait for all of the request, or a proxy that did not wait for Twilio.
	if (answer.status >= 400 && answer.status < 500 && answer.status !== 408) return refusalOf(answer);
	return unknown(`Twilio answered with HTTP status ${answer.status}: the text may have gone out all the same.`);
}

function readMessage(answer: HttpAnswer): SendResult {
	const { sid, status, error_code: errorCode } = asRecord(answer.body);
	if (typeof sid !== 'string' || sid === '') {
		return unknown(`Twilio’s answer (HTTP status ${answer.status}) names no message. Check that the Base URL in the credential is Twilio’s.`);
	}
	if (typeof status === 'string' && STILLBORN.has(status)) {
		const vendorCode = typeof errorCode === 'number' ? String(errorCode) : undefined;
		const message = twilioError(vendorCode)?.message ?? `Twilio took the text and ended it at once as ${status}.`;
		return { outcome: 'refused', reason: sendReason(vendorCode), message, ...(vendorCode ? { vendorCode } : {}) };
	}
	return { outcome: 'accepted', providerId: sid, delivered: status === 'delivered' || status === 'read' };
}

function unknown(message: string): SendResult {
	return { outcome: 'unknown', message };
}
