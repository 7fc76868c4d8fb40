import type { Http, HttpAnswer, OutboundText, PhoneSystem, SendResult } from '../../../engine';
import { readOutcome, unknown, type Asked } from '../outcome';
import { ask, restUrl, TIMEOUT_MS } from './api';
import { deliveryMessage, deliveryReason } from './delivery';
import { codeOf, explain } from './errors';
import { findText } from './find';
import { retryAfterSeconds } from './retryAfter';
import { accountOf, type RingCentralSecrets } from './secrets';
import { asRecord, asRecords, text as textOf } from './values';

/** Nothing was there to take the request; it may be a moment later. Seconds. */
const SOON_SECONDS = 2;
const ASKED: Asked = { title: 'RingCentral', addressField: 'Server URL', feared: 'the text may have gone out', soonSeconds: SOON_SECONDS };

/** Sends as the user of the JWT: https://developers.ringcentral.com/guide/messaging/sms/sending-sms */
export function ringcentralSender(http: Http, secrets: RingCentralSecrets): PhoneSystem {
	return {
		name: 'ringcentral',
		account: accountOf(secrets),
		send: async (text) => await send(http, secrets, text),
		find: async (text, since, others) => await findText(http, secrets, text, since, others),
	};
}

/** RingCentral has no key by which a client could make a request idempotent: it is made once, and never repeated here. */
async function send(http: Http, secrets: RingCentralSecrets, text: OutboundText): Promise<SendResult> {
	// Pictures go as a body of several parts with the files themselves, which this connection cannot make.
	if (text.media.length > 0) return refused('bad_text', 'Texts with pictures cannot be sent by RingCentral from here. Send the text without them, or put a link to the picture into the words.');
	const answer = await ask(http, {
		method: 'POST',
		url: restUrl(secrets, 'account/~/extension/~/sms'),
		json: { from: { phoneNumber: text.from }, to: [{ phoneNumber: text.to }], text: text.body },
		timeoutMs: TIMEOUT_MS,
	});
	return readOutcome(answer, ASKED, readMessage, refusalOf);
}

function refusalOf(answer: HttpAnswer): Refused {
	const { reason, permanent, message } = explain(answer);
	const vendorCode = codeOf(answer);
	return {
		...refused(reason, message),
		...(vendorCode ? { vendorCode } : {}),
		...(permanent ? {} : { retryAfterSeconds: retryAfterSeconds(answer) }),
	};
}

/** Taken is not sent: what becomes of it is told later, by receipts. */
function readMessage(answer: HttpAnswer): SendResult {
	const fields = asRecord(answer.body);
	const providerId = textOf(fields.id);
	if (providerId === '') return unknown(`RingCentral’s answer (HTTP status ${answer.status}) names no message. Check the Server URL in the credential.`);
	const recipient = asRecords(fields.to, 1)[0] ?? {};
	const status = textOf(fields.messageStatus) || textOf(recipient.messageStatus);
	if (status === 'SendingFailed' || status === 'DeliveryFailed') {
		const vendorCode = textOf(fields.deliveryErrorCode) || textOf(recipient.errorCode);
		const reason = deliveryReason(vendorCode);
		return { ...refused(reason, deliveryMessage(reason)), ...(vendorCode ? { vendorCode } : {}) };
	}
	return { outcome: 'accepted', providerId, delivered: status === 'Delivered' };
}

type Refused = Extract<SendResult, { outcome: 'refused' }>;

function refused(reason: Refused['reason'], message: string): Refused {
	return { outcome: 'refused', reason, message };
}
