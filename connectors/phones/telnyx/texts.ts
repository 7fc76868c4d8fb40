import type { DeliveryReceipt, OutsideText, ReceivedText } from '../../../engine';
import type { TextReport, WebhookRequest } from '../connector';
import { firstCode } from './api';
import { eventOf, type TelnyxEvent } from './body';
import { sendReason } from './errors';
import { defined, own, rowsOf, textIn, timeOf, type Fields } from './values';

type Consent = NonNullable<ReceivedText['vendorConsent']>;

/** `autoresponse_type` of a text that Telnyx has read as a keyword and dealt with, by the messaging profile's rules. */
const CONSENTS: Readonly<Record<string, Consent>> = { STOP: 'opt_out', START: 'opt_in', HELP: 'help' };

/** `to[].status` of a text that went out; those not listed are ways there, not news. `…unconfirmed` and time-outs of the carrier tell nothing more than that it was sent. */
const RECEIPTS: Readonly<Record<string, DeliveryReceipt['status']>> = {
	sent: 'sent',
	delivery_unconfirmed: 'sent',
	dlr_unconfirmed: 'sent',
	dlr_timeout: 'sent',
	delivered: 'delivered',
	read: 'delivered',
	delivery_failed: 'undelivered',
	expired: 'undelivered',
	sending_failed: 'failed',
	gw_timeout: 'failed',
	gw_reject: 'failed',
	failed: 'failed',
};

const OUTGOING = new Set(['message.sent', 'message.delivered', 'message.finalized']);
/** A message of several segments, in characters. */
const TEXT_LIMIT = 8_192;
/** Telnyx's most, of one message. */
const MOST_MEDIA = 10;

/**
 * Reads an SMS or MMS that came in, or what became of one that went out. RCS and WhatsApp share the webhook and are none:
 * undefined, as for everything that says nothing new.
 *
 * The profile's own URL is told of every text that its numbers send, with its words: of those that another program or
 * somebody in the portal sent too. Ours are reported to a URL of their own (`step=status`).
 */
export function readText(request: WebhookRequest): TextReport | readonly TextReport[] | undefined {
	const event = eventOf(request);
	const providerId = event && textIn(event.payload, 'id', 128);
	if (!event || !providerId || !/^(?:SMS|MMS|)$/i.test(textIn(event.payload, 'type', 16))) return undefined;
	if (event.type === 'message.received') return received(event, providerId);
	if (!OUTGOING.has(event.type)) return undefined;
	const receipt = readReceipt(event.payload, providerId);
	const outside = request.query.step === 'status' ? undefined : readOutside(event, providerId);
	// That a text of somebody else is on its way is said by the text itself; only its end is news.
	return outside && receipt && event.type !== 'message.sent' ? [outside, receipt] : (outside ?? receipt);
}

function received({ payload, occurredAt }: TelnyxEvent, providerId: string): ReceivedText | undefined {
	const { from, to } = endsOf(payload);
	if (from === '' || to === '' || textIn(payload, 'direction', 16) === 'outbound') return undefined;
	const type = textIn(payload, 'autoresponse_type', 16).toUpperCase();
	return {
		kind: 'text',
		system: 'telnyx',
		account: '',
		providerId,
		from,
		to,
		body: textIn(payload, 'text', TEXT_LIMIT),
		media: mediaOf(payload),
		...defined({ at: timeOf(textIn(payload, 'received_at', 64)) ?? timeOf(occurredAt), vendorConsent: Object.hasOwn(CONSENTS, type) ? CONSENTS[type] : undefined }),
	};
}

function readReceipt(payload: Fields, providerId: string): DeliveryReceipt | undefined {
	const [recipient] = rowsOf(own(payload, 'to'));
	const word = recipient ? textIn(recipient, 'status', 40) : '';
	const status = Object.hasOwn(RECEIPTS, word) ? RECEIPTS[word] : undefined;
	if (!status) return undefined;
	const code = firstCode(own(payload, 'errors'));
	const bad = status === 'undelivered' || status === 'failed';
	return { kind: 'receipt', system: 'telnyx', account: '', providerId, status, ...(bad ? { reason: sendReason(code) } : {}), ...(code ? { vendorCode: code } : {}) };
}

/** What Telnyx itself answers to a keyword is nobody's text. */
function readOutside({ payload, occurredAt }: TelnyxEvent, providerId: string): OutsideText | undefined {
	const { from, to } = endsOf(payload);
	if (from === '' || to === '' || textIn(payload, 'direction', 16) !== 'outbound' || textIn(payload, 'autoresponse_type', 16) !== '') return undefined;
	const at = timeOf(textIn(payload, 'sent_at', 64)) ?? timeOf(textIn(payload, 'received_at', 64)) ?? timeOf(occurredAt);
	return { kind: 'outside', system: 'telnyx', account: '', providerId, from, to, body: textIn(payload, 'text', TEXT_LIMIT), media: mediaOf(payload), ...defined({ at }) };
}

function endsOf(payload: Fields): { readonly from: string; readonly to: string } {
	const from = own(payload, 'from');
	const [recipient] = rowsOf(own(payload, 'to'));
	return {
		from: typeof from === 'object' && from !== null ? textIn(from as Fields, 'phone_number', 200) : textIn(payload, 'from', 200),
		to: recipient ? textIn(recipient, 'phone_number', 200) : '',
	};
}

function mediaOf(payload: Fields): readonly string[] {
	return rowsOf(own(payload, 'media'))
		.map((row) => textIn(row, 'url', 4_096))
		.filter((url) => /^https?:\/\//i.test(url))
		.slice(0, MOST_MEDIA);
}
