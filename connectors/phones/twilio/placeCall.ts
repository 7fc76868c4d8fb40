import { HttpFailure, type CallResult, type Http, type HttpAnswer, type HttpRequest, type OutboundCall } from '../../../engine';
import { alertTwiml } from './alertTwiml';
import { alertUrl } from './alertUrl';
import { asRecord, ask, isSuccess, resourceUrl, TIMEOUT_MS } from './api';
import type { Flavour } from './flavour';
import { refusalOf, SOON_SECONDS } from './refusal';
import type { TwilioSecrets } from './secrets';

/** Statuses of a call that rings nowhere. */
const STILLBORN = new Set(['failed', 'canceled']);

/**
 * Rings a phone. What is said goes along with the request, so that a restart of n8n cannot leave a picked up phone in
 * silence. No machine detection: it costs money and seconds, and only a key counts, which no voicemail presses.
 */
export async function placeCall(flavour: Flavour, http: Http, secrets: TwilioSecrets, call: OutboundCall): Promise<CallResult> {
	return readResult(flavour, await ask(http, creation(flavour, call, secrets)));
}

/** The vendors have no key by which a client could make a request idempotent: it is made once, and never repeated here. */
function creation(flavour: Flavour, call: OutboundCall, secrets: TwilioSecrets): HttpRequest {
	return {
		method: 'POST',
		url: resourceUrl(flavour, secrets, 'Calls.json'),
		form: {
			To: call.to,
			From: call.from,
			Twiml: alertTwiml(flavour, call),
			Timeout: String(Math.min(600, Math.max(5, Math.round(call.ringSeconds)))),
			StatusCallback: alertUrl(flavour, call.reportsUrl, { step: 'alert_status', id: call.id }),
			StatusCallbackMethod: 'POST',
			// `initiated` tells that the call is there also where the answer to this request is lost.
			StatusCallbackEvent: ['initiated', 'answered', 'completed'],
		},
		timeoutMs: TIMEOUT_MS,
	};
}

function readResult(flavour: Flavour, answer: HttpAnswer | HttpFailure): CallResult {
	const { title, addressField } = flavour;
	if (answer instanceof HttpFailure) {
		if (answer.reached) return unknown(`${title} did not answer (${answer.message}): the phone may have rung all the same.`);
		return {
			outcome: 'refused',
			reason: 'unavailable',
			message: `${title} could not be reached (${answer.message}). Check the ${addressField} in the credential and the network of n8n.`,
			retryAfterSeconds: SOON_SECONDS,
		};
	}
	if (isSuccess(answer)) return readCall(flavour, answer);
	// 408 is a server that did not wait for all of the request, or a proxy that did not wait for the vendor.
	if (answer.status >= 400 && answer.status < 500 && answer.status !== 408) return refusalOf(flavour, answer);
	return unknown(`${title} answered with HTTP status ${answer.status}: the phone may have rung all the same.`);
}

function readCall({ title, addressField }: Flavour, answer: HttpAnswer): CallResult {
	const { sid, status } = asRecord(answer.body);
	if (typeof sid !== 'string' || sid === '') {
		return unknown(`${title}’s answer (HTTP status ${answer.status}) names no call. Check that the ${addressField} in the credential is ${title}’s.`);
	}
	if (typeof status === 'string' && STILLBORN.has(status)) return { outcome: 'refused', reason: 'other', message: `${title} took the call and ended it at once as ${status}.` };
	return { outcome: 'accepted', providerId: sid };
}

function unknown(message: string): CallResult {
	return { outcome: 'unknown', message };
}
