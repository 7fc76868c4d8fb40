import type { Http, HttpAnswer, OutboundText, PhoneSystem, SendResult } from '../../../engine';
import { readOutcome, unknown, type Asked } from '../outcome';
import { ask, dataOf } from './api';
import { findText } from './find';
import { refusalOf } from './refusal';
import type { QuoSecrets } from './secrets';
import { word } from './values';

/** Quo cannot be reached: it may be there again after so many seconds. */
const UNREACHED_SECONDS = 30;
const ASKED: Asked = { title: 'Quo', addressField: 'Base URL', feared: 'the text may have gone out', soonSeconds: UNREACHED_SECONDS };

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
	return readOutcome(await ask(http, secrets, { method: 'POST', path: '/v1/messages', json: { from: text.from, to: [text.to], content: text.body } }), ASKED, readMessage, refusalOf);
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
