import type { OptOutType } from '../messaging/keywords';
import { countryOf } from '../phones';
import { segmentsOf } from '../resources/messages';
import { newSid } from '../sids';

const DEFAULT_ACCOUNT = `AC${'0'.repeat(32)}`;

export interface IncomingMessageFacts {
	accountSid?: string;
	messageSid?: string;
	messagingServiceSid?: string;
	from?: string;
	to?: string;
	body?: string;
	media?: ReadonlyArray<{ url: string; contentType: string }>;
	/** Set by Advanced Opt-Out alone, and means that it has answered already. */
	optOutType?: OptOutType;
}

/** The request to a number's SmsUrl when a text comes in. */
export function incomingMessageBody(facts: IncomingMessageFacts = {}): Record<string, string | undefined> {
	const media = facts.media ?? [];
	const sid = facts.messageSid ?? newSid(media.length > 0 ? 'MM' : 'SM');
	const from = facts.from ?? '+14155550100';
	const to = facts.to ?? '+14155550199';
	const body = facts.body ?? '';
	return {
		ToCountry: countryOf(to),
		ToState: '',
		ToCity: '',
		ToZip: '',
		FromCountry: countryOf(from),
		FromState: '',
		FromCity: '',
		FromZip: '',
		SmsMessageSid: sid,
		SmsSid: sid,
		MessageSid: sid,
		SmsStatus: 'received',
		AccountSid: facts.accountSid ?? DEFAULT_ACCOUNT,
		MessagingServiceSid: facts.messagingServiceSid,
		From: from,
		To: to,
		Body: body,
		NumMedia: String(media.length),
		NumSegments: String(segmentsOf(body)),
		OptOutType: facts.optOutType,
		ApiVersion: '2010-04-01',
		...Object.fromEntries(
			media.flatMap(({ url, contentType }, index) => [
				[`MediaUrl${index}`, url],
				[`MediaContentType${index}`, contentType],
			]),
		),
	};
}

export interface MessageStatusFacts {
	accountSid?: string;
	messageSid?: string;
	messagingServiceSid?: string;
	from?: string;
	to?: string;
	status: 'accepted' | 'queued' | 'sending' | 'sent' | 'delivered' | 'undelivered' | 'failed';
	errorCode?: number;
}

/** The request to a message's StatusCallback. */
export function messageStatusBody(facts: MessageStatusFacts): Record<string, string | undefined> {
	const sid = facts.messageSid ?? newSid('SM');
	return {
		ErrorCode: facts.errorCode === undefined ? undefined : String(facts.errorCode),
		SmsSid: sid,
		SmsStatus: facts.status,
		MessageStatus: facts.status,
		MessageSid: sid,
		MessagingServiceSid: facts.messagingServiceSid,
		AccountSid: facts.accountSid ?? DEFAULT_ACCOUNT,
		From: facts.from ?? '+14155550199',
		To: facts.to ?? '+14155550100',
		ApiVersion: '2010-04-01',
	};
}
