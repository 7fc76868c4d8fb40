import type { DeliveryReceipt, OutsideText, ReceivedText } from '../../../engine';
import type { TextReport, WebhookRequest } from '../connector';
import { isByPerson, type Message } from './message';
import { readMessage } from './report';

type Consent = NonNullable<ReceivedText['vendorConsent']>;

/**
 * The words that a number of HighLevel (LC Phone, or a connected Twilio account) reads and answers by itself: a text that is
 * nothing but one of them, in any case. STOP sets the contact to Do Not Disturb for texts.
 */
const KEYWORDS: Readonly<Record<Consent, readonly string[]>> = {
	opt_out: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'],
	opt_in: ['START', 'UNSTOP'],
	help: ['HELP', 'INFO'],
};

const RECEIPTS: Readonly<Record<string, DeliveryReceipt['status']>> = {
	sent: 'sent',
	delivered: 'delivered',
	read: 'delivered',
	undelivered: 'undelivered',
	failed: 'failed',
	opt_out: 'failed',
};

/**
 * Reads a text that came in; of one that went out whether a person of the team wrote it, and else what became of it. One of
 * which the source is not told may be ours or a person's: both is said, and the ledger knows its own.
 * Undefined for what says neither. Never throws.
 */
export function readText(request: WebhookRequest): TextReport | readonly TextReport[] | undefined {
	const message = readMessage(request);
	if (message?.kind !== 'text') return undefined;
	if (message.direction === 'inbound') return readReceived(message);
	const reports = [...outsideText(message), ...(message.source === 'app' ? [] : receipt(message))];
	return reports.length === 0 ? undefined : reports;
}

function readReceived(message: Message): ReceivedText {
	const vendorConsent = consentOf(message.body);
	return { kind: 'text', ...common(message), from: message.person, to: message.line, body: message.body, media: message.media, ...time(message), ...(vendorConsent ? { vendorConsent } : {}) };
}

function outsideText(message: Message): readonly OutsideText[] {
	if (!isByPerson(message)) return [];
	const { body, media, userId } = message;
	return [{ kind: 'outside', ...common(message), from: message.line, to: message.person, body, media, ...time(message), ...(userId === '' ? {} : { by: userId }) }];
}

/** HighLevel tells that a text failed, and not why. */
function receipt(message: Message): readonly DeliveryReceipt[] {
	const word = message.words.at(-1)?.toLowerCase() ?? '';
	const status = Object.hasOwn(RECEIPTS, word) ? RECEIPTS[word] : undefined;
	if (!status) return [];
	return [{ kind: 'receipt', ...common(message), status, ...(word === 'opt_out' ? { reason: 'opted_out' as const } : {}) }];
}

function common({ account, id }: Message): { readonly system: string; readonly account: string; readonly providerId: string } {
	return { system: 'highlevel', account, providerId: id };
}

function time({ at }: Message): { readonly at?: number } {
	return at === undefined ? {} : { at };
}

function consentOf(body: string): Consent | undefined {
	const word = body.trim().toUpperCase();
	return (Object.keys(KEYWORDS) as Consent[]).find((consent) => KEYWORDS[consent].includes(word));
}
