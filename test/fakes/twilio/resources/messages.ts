import { SegmentedMessage } from 'sms-segments-calculator';
import { deliveryErrorMessage } from '../api/errors';
import type { Fields } from '../api/request';
import { single } from '../api/request';
import type { FilterSpan } from '../dates';
import { parseDateFilter, rfc2822, wholeSecond } from '../dates';
import { toE164 } from '../phones';

export type MessageDirection = 'inbound' | 'outbound-api' | 'outbound-reply';

export type MessageStatus =
	| 'accepted'
	| 'queued'
	| 'sending'
	| 'sent'
	| 'delivered'
	| 'undelivered'
	| 'received';

/** One text, in or out. */
export interface MessageRecord {
	sid: string;
	to: string;
	/** Null until a messaging service has picked the sender. */
	from: string | null;
	body: string;
	mediaUrls: string[];
	messagingServiceSid: string | null;
	direction: MessageDirection;
	status: MessageStatus;
	errorCode: number | null;
	statusCallback: string | null;
	/** Written by the opt-out handling of the platform itself, not by its customer. */
	autoReply: boolean;
	createdMs: number;
	updatedMs: number;
	/** Null until it has left for the carrier. */
	sentMs: number | null;
	/** From when on lists show it. */
	listedFromMs: number;
}

export function messageResource(message: MessageRecord, accountSid: string): object {
	const uri = `/2010-04-01/Accounts/${accountSid}/Messages/${message.sid}`;
	const waitsForSender = message.status === 'accepted';
	return {
		account_sid: accountSid,
		api_version: '2010-04-01',
		body: message.body,
		date_created: rfc2822(message.createdMs),
		date_sent: message.sentMs === null ? null : rfc2822(message.sentMs),
		date_updated: rfc2822(message.updatedMs),
		direction: message.direction,
		error_code: message.errorCode,
		error_message: message.errorCode === null ? null : deliveryErrorMessage(message.errorCode),
		from: message.from,
		messaging_service_sid: message.messagingServiceSid,
		num_media: String(message.mediaUrls.length),
		num_segments: waitsForSender ? '0' : String(segmentsOf(message.body)),
		price: null,
		price_unit: 'USD',
		sid: message.sid,
		status: message.status,
		subresource_uris: { media: `${uri}/Media.json` },
		to: message.to,
		uri: `${uri}.json`,
	};
}

const counted = new Map<string, number>();

/** How many SMS a text takes. Remembered, as counting is the dearest part of a creation and texts repeat. */
export function segmentsOf(body: string): number {
	if (body === '') return 1;
	const known = counted.get(body);
	if (known !== undefined) return known;
	const segments = new SegmentedMessage(body).segmentsCount;
	if (counted.size >= 500) counted.clear();
	counted.set(body, segments);
	return segments;
}

/**
 * Messages that fit To, From, DateSent, DateSent> and DateSent<, newest first. The two
 * inequalities include their end. A message that has not been sent has no date to fit.
 */
export function filterMessages(messages: readonly MessageRecord[], query: Fields, nowMs: number): MessageRecord[] {
	const to = wantedNumber(query, 'To');
	const from = wantedNumber(query, 'From');
	const on = wantedSpan(query, 'DateSent');
	const after = wantedSpan(query, 'DateSent>');
	const before = wantedSpan(query, 'DateSent<');
	return messages
		.filter((message) => {
			if (message.listedFromMs > nowMs) return false;
			if (to !== undefined && message.to !== to) return false;
			if (from !== undefined && message.from !== from) return false;
			if (!on && !after && !before) return true;
			if (message.sentMs === null) return false;
			const sentMs = wholeSecond(message.sentMs);
			if (on && (sentMs < wholeSecond(on.fromMs) || sentMs > on.toMs)) return false;
			if (after && sentMs < after.fromMs) return false;
			return !(before && sentMs > before.toMs);
		})
		.reverse();
}

export function wantedNumber(query: Fields, name: string): string | undefined {
	const text = single(query, name);
	return text === undefined || text === '' ? undefined : (toE164(text) ?? text);
}

function wantedSpan(query: Fields, name: string): FilterSpan | undefined {
	const text = single(query, name);
	return text ? parseDateFilter(text) : undefined;
}
