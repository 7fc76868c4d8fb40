import { HttpFailure, type Http, type HttpAnswer, type OutboundText, type PhoneSystem, type SendResult } from '../../../engine';
import { ask, dataOf, isSuccess } from './api';
import { findText } from './find';
import { refusalOf } from './refusal';
import type { QuoSecrets } from './secrets';
import { word } from './values';

/** Quo cannot be reached: it may be there again after so many seconds. */
const UNREACHED_SECONDS = 30;

/** Sends by Quo. The dated API cannot send: this is v1's alone. The key is the account’s only name here, and stays out. */
export function quoSender(http: Http, secrets: QuoSecrets): PhoneSystem {
	return {
		name: 'quo',
		account: '',
		send: async (text) => await sendText(http, secrets, text),
		find: async (text, since, others) => await findText(http, secrets, text, since, others),
	};
}

/**
 * Quo has no key by which a request could be made idempotent: it is made once, and never repeated here. One recipient,
 * since several would see each other. `userId` is left out: the text is shown as the number owner's.
 */
async function sendText(http: Http, secrets: QuoSecrets, text: OutboundText): Promise<SendResult> {
	if (text.media.length > 0) {
		return { outcome: 'refused', reason: 'bad_text', message: 'Quo sends no pictures by API. Take them out of the text, or put a link to them into its words.' };
	}
	return readResult(await ask(http, secrets, { method: 'POST', path: '/v1/messages', json: { from: text.from, to: [text.to], content: text.body } }));
}

function readResult(answer: HttpAnswer | HttpFailure): SendResult {
	if (answer instanceof HttpFailure) {
		if (answer.reached) return unknown(`Quo did not answer (${answer.message}): the text may have gone out all the same.`);
		return {
			outcome: 'refused',
			reason: 'unavailable',
			message: `Quo could not be reached (${answer.message}). Check the Base URL in the credential and the network of n8n.`,
			retryAfterSeconds: UNREACHED_SECONDS,
		};
	}
	if (isSuccess(answer)) return readMessage(answer);
	// 408 is a server that did not wait for all of the request, or a proxy that did not wait for Quo.
	if (answer.status >= 400 && answer.status < 500 && answer.status !== 408) return refusalOf(answer);
	return unknown(`Quo answered with HTTP status ${answer.status}: the text may have gone out all the same.`);
}

function readMessage(answer: HttpAnswer): SendResult {
	const message = dataOf(answer);
	const providerId = word(message, 'id');
	if (providerId === '') return unknown(`Quo’s answer (HTTP status ${answer.status}) names no message. Check that the Base URL in the credential is Quo’s.`);
	const status = word(message, 'status');
	if (status === 'failed' || status === 'undelivered') {
		return { outcome: 'refused', reason: 'other', message: `Quo took the text and ended it at once as ${status}. The person may have opted out, or cannot be texted.`, vendorCode: status };
	}
	return { outcome: 'accepted', providerId, delivered: status === 'delivered' };
}

function unknown(message: string): SendResult {
	return { outcome: 'unknown', message };
}
