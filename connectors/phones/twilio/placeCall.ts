import type { CallResult, Http, HttpAnswer, HttpFailure, HttpRequest, OutboundCall } from '../../../engine';
import { readOutcome, unknown } from '../outcome';
import { alertTwiml } from './alertTwiml';
import { alertUrl } from './alertUrl';
import { asRecord, ask, resourceUrl, TIMEOUT_MS } from './api';
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
	const asked = { title, addressField, feared: 'the phone may have rung', soonSeconds: SOON_SECONDS };
	return readOutcome(answer, asked, (taken) => readCall(flavour, taken), (refused) => refusalOf(flavour, refused));
}

function readCall({ title, addressField }: Flavour, answer: HttpAnswer): CallResult {
	const { sid, status } = asRecord(answer.body);
	if (typeof sid !== 'string' || sid === '') {
		return unknown(`${title}’s answer (HTTP status ${answer.status}) names no call. Check that the ${addressField} in the credential is ${title}’s.`);
	}
	if (typeof status === 'string' && STILLBORN.has(status)) return { outcome: 'refused', reason: 'other', message: `${title} took the call and ended it at once as ${status}.` };
	return { outcome: 'accepted', providerId: sid };
}
