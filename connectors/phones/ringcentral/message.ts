import type { DeliveryReceipt, OutsideText, ReceivedText } from '../../../engine';
import type { TextReport } from '../connector';
import { consentOf } from './consent';
import { deliveryReason } from './delivery';
import { asRecord, asRecords, readTime, text, words, type Fields } from './values';

const MOST_RECIPIENTS = 10;
const MOST_MEDIA = 10;

/** A text as the message store keeps it, and as its events tell it. */
export interface Message {
	readonly id: string;
	readonly outbound: boolean;
	readonly from: Fields;
	readonly to: readonly Fields[];
	readonly body: string;
	readonly media: readonly string[];
	/** `Queued`, `Sent`, `Delivered`, `DeliveryFailed`, `SendingFailed`, `Received`. */
	readonly status: string;
	readonly errorCode: string;
	readonly at?: number;
	readonly changedAt?: number;
}

/** @returns undefined for what is no SMS or MMS, or names nobody */
export function readMessage(fields: Fields): Message | undefined {
	const id = text(fields.id);
	const to = asRecords(fields.to, MOST_RECIPIENTS);
	if (id === '' || text(fields.type).toUpperCase() !== 'SMS' || to.length === 0) return undefined;
	const [at, changedAt] = [readTime(fields.creationTime), readTime(fields.lastModifiedTime)];
	return {
		id,
		outbound: text(fields.direction).toLowerCase() === 'outbound',
		from: asRecord(fields.from),
		to,
		// The words are the subject; the attachment of type Text holds the same again.
		body: words(fields.subject),
		media: asRecords(fields.attachments, 2 * MOST_MEDIA).filter(({ type }) => type === 'MmsAttachment').map(({ uri }) => text(uri)).filter((uri) => /^https?:\/\//i.test(uri)).slice(0, MOST_MEDIA),
		status: text(fields.messageStatus) || text(to[0]?.messageStatus),
		errorCode: text(fields.deliveryErrorCode) || text(to[0]?.errorCode),
		...(at === undefined ? {} : { at }),
		...(changedAt === undefined ? {} : { changedAt }),
	};
}

/** What a message says: that it came in, or that it went out from the business and what became of it. */
export function reportsOf(message: Message, account: string): readonly TextReport[] {
	return message.outbound ? sentReports(message, account) : receivedReports(message, account);
}

/** Of a group the recipient that is meant is marked `target`: the number of the business. */
function receivedReports(message: Message, account: string): readonly ReceivedText[] {
	const recipient = message.to.find(({ target }) => target === true) ?? message.to[0] ?? {};
	const [from, to] = [numberOf(message.from), numberOf(recipient)];
	if (from === '' || to === '') return [];
	const consent = consentOf(message.body);
	return [{
		kind: 'text',
		...common(message, account),
		from,
		to,
		body: message.body,
		media: message.media,
		...(message.at === undefined ? {} : { at: message.at }),
		...(consent ? { vendorConsent: consent } : {}),
	}];
}

/** RingCentral does not say whether a person or an app wrote a text; the ledger knows ours by their ids. */
function sentReports(message: Message, account: string): readonly (OutsideText | DeliveryReceipt)[] {
	const receipt = receiptOf(message, account);
	const failed = receipt?.status === 'failed';
	return [...(failed ? [] : outsideTexts(message, account)), ...(receipt ? [receipt] : [])];
}

/** One for each recipient of a group; the first has the plain id, as ours do, which never go to groups. */
function outsideTexts(message: Message, account: string): readonly OutsideText[] {
	const from = numberOf(message.from);
	const by = text(message.from.name);
	return message.to.flatMap((recipient, index) => {
		const to = numberOf(recipient);
		if (from === '' || to === '') return [];
		return [{
			kind: 'outside' as const,
			...common(message, account),
			...(index === 0 ? {} : { providerId: `${message.id}:${index}` }),
			from,
			to,
			body: message.body,
			media: message.media,
			...(message.at === undefined ? {} : { at: message.at }),
			...(by === '' ? {} : { by }),
		}];
	});
}

const RECEIPTS: ReadonlyMap<string, DeliveryReceipt['status']> = new Map<string, DeliveryReceipt['status']>([
	['Sent', 'sent'],
	['Delivered', 'delivered'],
	['DeliveryFailed', 'undelivered'],
	['SendingFailed', 'failed'],
]);

function receiptOf(message: Message, account: string): DeliveryReceipt | undefined {
	const status = RECEIPTS.get(message.status);
	if (!status) return undefined;
	const bad = status === 'undelivered' || status === 'failed';
	return {
		kind: 'receipt',
		...common(message, account),
		status,
		...(bad ? { reason: deliveryReason(message.errorCode) } : {}),
		...(bad && message.errorCode !== '' ? { vendorCode: message.errorCode } : {}),
	};
}

function common({ id }: Message, account: string) {
	return { system: 'ringcentral', account, providerId: id } as const;
}

/** Texts among extensions have no phone number. */
export function numberOf(person: Fields | undefined): string {
	return text(person?.phoneNumber);
}
