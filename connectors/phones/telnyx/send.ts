import type { Http, HttpAnswer, HttpRequest, OutboundText, PhoneSystem, SendResult } from '../../../engine';
import { readOutcome, unknown, type Asked } from '../outcome';
import { ask, dataOf, firstCode, resourceUrl, TIMEOUT_MS } from './api';
import { sendReason, telnyxError } from './errors';
import { findText } from './find';
import { lookUpLineType } from './lookup';
import { refusalOf, SOON_SECONDS } from './refusal';
import type { TelnyxSecrets } from './secrets';
import { isE164, own, rowsOf, textIn } from './values';

const ASKED: Asked = { title: 'Telnyx', addressField: 'Base URL', feared: 'the text may have gone out', soonSeconds: SOON_SECONDS };

/** Statuses of a message that Telnyx took and that will never go out. */
const STILLBORN = new Set(['sending_failed', 'delivery_failed', 'failed', 'gw_reject', 'expired', 'cancelled']);

/** Sends by Telnyx. A sender that is the id of a messaging profile lets the profile's number pool choose the number. */
export function telnyxSender(http: Http, secrets: TelnyxSecrets): PhoneSystem {
	return {
		name: 'telnyx',
		account: '',
		send: async (text) => readOutcome(await ask(http, creation(text, secrets)), ASKED, readMessage, refusalOf),
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
