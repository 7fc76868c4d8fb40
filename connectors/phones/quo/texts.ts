import type { DeliveryReceipt, OutsideText, ReceivedText } from '../../../engine';
import type { TextReport, WebhookRequest } from '../connector';
import { carrierReason } from './carrier';
import { isAutomation, lineIdOf, readEvent, type QuoEvent } from './event';
import { consentOf } from './keywords';
import { clean, defined, asRecord, instant, items, link, own, word, words } from './values';

const MOST_CHARACTERS = 20_000;
const MOST_MEDIA = 10;

/** What a webhook says of a text, the same for both generations. */
interface TextTold {
	readonly providerId: string;
	readonly from: string;
	readonly to: readonly string[];
	readonly body: string;
	readonly media: readonly string[];
	readonly at?: number;
	readonly userId: string;
}

/**
 * Reads a text that came in, or what became of one that went out. Quo reports only texts that arrived: they are told as a
 * receipt and as the doing of somebody, since whether we sent it is known by its id alone.
 */
export function readText(request: WebhookRequest): TextReport | readonly TextReport[] | undefined {
	const event = readEvent(request);
	const told = event && tell(event);
	if (!told) return undefined;
	switch (event.type) {
		case 'message.received':
			return received(told, request.lookedUp?.line);
		case 'message.delivered':
			return isAutomation(told.userId) ? [receipt(told, 'delivered')] : [...outside(told), receipt(told, 'delivered')];
		case 'message.failed':
			return receipt(told, 'failed', word(event.about, 'errorCode'));
		case 'message.undelivered':
			return receipt(told, 'undelivered', word(event.about, 'errorCode'));
		default:
			return undefined;
	}
}

/** The text's own id is missing from some examples of v1; that of the event stays the same too. */
function tell(event: QuoEvent): TextTold | undefined {
	const { generation, about, context } = event;
	const providerId = word(about, 'id') || event.id;
	if (providerId === '') return undefined;
	const dated = generation === 'dated';
	return defined({
		providerId,
		from: dated ? word(context, 'senderIdentifier') : word(about, 'from'),
		to: recipientsOf(event),
		// Webhooks made before 2023 call it `body`.
		body: clean(own(about, 'text') ?? own(about, 'body'), MOST_CHARACTERS),
		media: mediaOf(event),
		at: instant(about, 'createdAt') ?? event.at,
		userId: word(dated ? context : about, 'userId'),
	});
}

function recipientsOf({ generation, about, context }: QuoEvent): readonly string[] {
	return generation === 'dated' ? words(context, 'recipientIdentifiers') : words(about, 'to');
}

function mediaOf({ about }: QuoEvent): readonly string[] {
	return items(about, 'media')
		.slice(0, MOST_MEDIA)
		.map((item) => link(typeof item === 'string' ? { url: item } : asRecord(item), 'url'))
		.filter((url) => url !== undefined);
}

/** In a group text several numbers are addressed, and only one of them is the business's. */
function received({ providerId, from, to, body, media, at }: TextTold, line: string | undefined): ReceivedText | undefined {
	const own = line ?? to[0];
	if (from === '' || own === undefined) return undefined;
	const vendorConsent = consentOf(body);
	return { kind: 'text', system: 'quo', account: '', providerId, from, to: own, body, media, ...(at === undefined ? {} : { at }), ...(vendorConsent ? { vendorConsent } : {}) };
}

function outside({ providerId, from, to, body, media, at, userId }: TextTold): readonly OutsideText[] {
	if (from === '') return [];
	return to.map((person) => defined({ kind: 'outside', system: 'quo', account: '', providerId, from, to: person, body, media, at, by: userId || undefined }));
}

function receipt({ providerId }: TextTold, status: DeliveryReceipt['status'], code = ''): DeliveryReceipt {
	const bad = status === 'failed' || status === 'undelivered';
	return { kind: 'receipt', system: 'quo', account: '', providerId, status, ...(bad ? { reason: carrierReason(code) } : {}), ...(code === '' ? {} : { vendorCode: code }) };
}

/** Must it be asked which of the numbers is the business's? */
export function lacksLine(event: QuoEvent): boolean {
	return event.type === 'message.received' && recipientsOf(event).length !== 1 && lineIdOf(event) !== '';
}
