import type { DeliveryReceipt, ReceivedText } from '../../../engine';
import type { WebhookRequest } from '../connector';
import { sendReason } from './errors';
import { readFields, type Fields } from './fields';

type Consent = NonNullable<ReceivedText['vendorConsent']>;

/**
 * The words that Twilio reads and answers by itself on every number, unless its support has switched that off for the
 * account: a text that is nothing but one of them, in any case. Twilio passes the text on to us all the same, and
 * says so (`OptOutType`) only where a Messaging Service has Advanced Opt-Out.
 */
export const TWILIO_DEFAULT_KEYWORDS: Readonly<Record<Consent, readonly string[]>> = {
	opt_out: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
	opt_in: ['START', 'YES', 'UNSTOP'],
	help: ['HELP', 'INFO'],
};

/** To somebody who never opted out it is a plain answer to a question, and Twilio says nothing. */
const ORDINARY_WORD = 'YES';

const OPT_OUT_TYPES: Readonly<Record<string, Consent>> = { STOP: 'opt_out', START: 'opt_in', HELP: 'help' };

/** Twilio's words for a text of ours; those not listed are ways there, not news. */
const RECEIPTS: Readonly<Record<string, DeliveryReceipt['status']>> = {
	sent: 'sent',
	delivered: 'delivered',
	read: 'delivered',
	undelivered: 'undelivered',
	failed: 'failed',
};

const INBOUND = new Set(['received', 'receiving']);
/** Twilio's most, of one message. */
const MOST_MEDIA = 10;

/**
 * Reads an incoming SMS or MMS, or what became of one of ours. WhatsApp, RCS and Messenger share the webhook and are
 * none: undefined, as for everything that says nothing new.
 */
export function readText(request: WebhookRequest): ReceivedText | DeliveryReceipt | undefined {
	const fields = readFields(request);
	const providerId = fields.MessageSid || fields.SmsMessageSid || fields.SmsSid;
	if (!providerId || isOtherChannel(fields.From) || isOtherChannel(fields.To)) return undefined;
	const common = { system: 'twilio', account: fields.AccountSid ?? '', providerId } as const;
	const status = (fields.MessageStatus || fields.SmsStatus || '').toLowerCase();
	if (status !== '' && !INBOUND.has(status)) return readReceipt(fields, status, common);
	if (!fields.From || !fields.To) return undefined;
	const body = fields.Body ?? '';
	const vendorConsent = consentOf(fields, body);
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

function readReceipt(fields: Fields, word: string, common: { system: string; account: string; providerId: string }): DeliveryReceipt | undefined {
	const status = Object.hasOwn(RECEIPTS, word) ? RECEIPTS[word] : undefined;
	if (!status) return undefined;
	const code = fields.ErrorCode && fields.ErrorCode !== '0' ? fields.ErrorCode : undefined;
	const bad = status === 'undelivered' || status === 'failed';
	return { kind: 'receipt', ...common, status, ...(bad ? { reason: sendReason(code) } : {}), ...(code ? { vendorCode: code } : {}) };
}

function consentOf(fields: Fields, body: string): Consent | undefined {
	const type = fields.OptOutType?.toUpperCase();
	if (type && Object.hasOwn(OPT_OUT_TYPES, type)) return OPT_OUT_TYPES[type];
	const word = body.trim().toUpperCase();
	if (word === ORDINARY_WORD) return undefined;
	return (Object.keys(TWILIO_DEFAULT_KEYWORDS) as Consent[]).find((consent) => TWILIO_DEFAULT_KEYWORDS[consent].includes(word));
}

function readMedia(fields: Fields): readonly string[] {
	const count = /^\d{1,2}$/.test(fields.NumMedia ?? '') ? Math.min(Number(fields.NumMedia), MOST_MEDIA) : 0;
	return Array.from({ length: count }, (_, index) => fields[`MediaUrl${index}`] ?? '').filter((url) => /^https?:\/\//i.test(url));
}

/** `whatsapp:+1415…`, `messenger:…`, `rcs:…` */
function isOtherChannel(address: string | undefined): boolean {
	return /^[a-z][a-z0-9+.-]*:/i.test(address ?? '');
}
