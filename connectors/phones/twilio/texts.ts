import type { DeliveryReceipt, ReceivedText } from '../../../engine';
import type { WebhookRequest } from '../connector';
import { readFields, type Fields } from './fields';
import type { Flavour } from './flavour';
import { answeredKeyword } from './keywords';

/** The vendor's words for a text of ours; those not listed are ways there, not news. */
const RECEIPTS: Readonly<Record<string, DeliveryReceipt['status']>> = {
	sent: 'sent',
	delivered: 'delivered',
	read: 'delivered',
	undelivered: 'undelivered',
	failed: 'failed',
};

const INBOUND = new Set(['received', 'receiving']);
/** The vendor's most, of one message. */
const MOST_MEDIA = 10;

/**
 * Reads an incoming SMS or MMS, or what became of one of ours. WhatsApp, RCS and Messenger share the webhook and are
 * none: undefined, as for everything that says nothing new.
 */
export function readText(flavour: Flavour, request: WebhookRequest): ReceivedText | DeliveryReceipt | undefined {
	const fields = readFields(request);
	const providerId = fields.MessageSid || fields.SmsMessageSid || fields.SmsSid;
	if (!providerId || isOtherChannel(fields.From) || isOtherChannel(fields.To)) return undefined;
	const common = { system: flavour.name, account: fields.AccountSid ?? '', providerId };
	const status = (fields.MessageStatus || fields.SmsStatus || '').toLowerCase();
	if (status !== '' && !INBOUND.has(status)) return readReceipt(flavour, fields, status, common);
	if (!fields.From || !fields.To) return undefined;
	const body = fields.Body ?? '';
	const vendorConsent = answeredKeyword(flavour, fields.OptOutType, body);
	return {
		kind: 'text',
		...common,
		from: fields.From,
		to: fields.To,
		body,
		media: readMedia(fields),
		...(vendorConsent ? { vendorConsent } : {}),
	};
}

function readReceipt({ errors }: Flavour, fields: Fields, word: string, common: { system: string; account: string; providerId: string }): DeliveryReceipt | undefined {
	const status = Object.hasOwn(RECEIPTS, word) ? RECEIPTS[word] : undefined;
	if (!status) return undefined;
	const code = fields.ErrorCode && fields.ErrorCode !== '0' ? fields.ErrorCode : undefined;
	const bad = status === 'undelivered' || status === 'failed';
	return { kind: 'receipt', ...common, status, ...(bad ? { reason: errors.get(code ?? '')?.reason ?? 'other' } : {}), ...(code ? { vendorCode: code } : {}) };
}

function readMedia(fields: Fields): readonly string[] {
	const count = /^\d{1,2}$/.test(fields.NumMedia ?? '') ? Math.min(Number(fields.NumMedia), MOST_MEDIA) : 0;
	return Array.from({ length: count }, (_, index) => fields[`MediaUrl${index}`] ?? '').filter((url) => /^https?:\/\//i.test(url));
}

/** `whatsapp:+1415…`, `messenger:…`, `rcs:…` */
function isOtherChannel(address: string | undefined): boolean {
	return /^[a-z][a-z0-9+.-]*:/i.test(address ?? '');
}
