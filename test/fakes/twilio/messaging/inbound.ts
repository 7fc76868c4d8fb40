import { ApiError } from '../api/errors';
import type { Context } from '../context';
import { webhookMethod } from '../context';
import type { MessageRecord } from '../resources/messages';
import type { NumberRecord } from '../resources/numbers';
import { newSid } from '../sids';
import type { MessagingService } from '../state';
import { readDocument } from '../voice/document';
import type { TwimlElement } from '../voice/twiml';
import { descendants, textOf, TwimlError } from '../voice/twiml';
import type { Delivery } from '../webhooks';
import { incomingMessageBody } from '../webhooks';
import type { OptOutType } from './keywords';
import { KEYWORD_REPLIES, keywordOf } from './keywords';
import type { Outbox } from './outbox';
import type { Draft } from './rules';
import { admit } from './rules';

/** A text from a person to one of the account's numbers. */
export interface IncomingText {
	from: string;
	to: string;
	body: string;
	media?: ReadonlyArray<{ url: string; contentType: string }>;
}

/** What came of it. */
export interface ReceivedText {
	message: MessageRecord;
	/** The keyword the platform saw in it, if any. */
	keyword: OptOutType | null;
	/** The platform's own answer to the keyword. */
	autoReply: MessageRecord | null;
	/** How the webhook went; null when the number has no SmsUrl. */
	delivery: Delivery | null;
	/** Texts the webhook's TwiML asked for. */
	replies: MessageRecord[];
	/** Codes of what went wrong with the answer: 21610 for a reply after an opt-out, 11200, 12100, 12300. */
	errors: number[];
}

/**
 * Receives a text as Twilio does with its default opt-out handling: the keyword takes effect and is
 * answered first, then the webhook is told, then what the webhook answers is sent.
 */
export async function receiveText(context: Context, outbox: Outbox, text: IncomingText): Promise<ReceivedText> {
	const number = context.state.numbers.get(text.to);
	if (!number) throw new Error(`${text.to} is not a number of this account: add it with addNumber`);
	const service = context.state.serviceOf(text.to);
	const message = record(context, text, service);
	const keyword = context.vendor.answersKeywords ? (keywordOf(text.body) ?? null) : null;
	const autoReply = keyword && handleKeyword(context, outbox, text, keyword);
	const delivery = await tell(context, number, service, text, message, keyword);
	const answer = delivery ? sendReplies(context, outbox, text, delivery) : { replies: [], errors: [] };
	return { message, keyword, autoReply, delivery, ...answer };
}

function record(context: Context, text: IncomingText, service: MessagingService | undefined): MessageRecord {
	const now = Date.now();
	const message: MessageRecord = {
		sid: newSid(text.media?.length ? 'MM' : 'SM'),
		to: text.to,
		from: text.from,
		body: text.body,
		mediaUrls: (text.media ?? []).map(({ url }) => url),
		messagingServiceSid: service?.sid ?? null,
		direction: 'inbound',
		status: 'received',
		errorCode: null,
		statusCallback: null,
		autoReply: false,
		createdMs: now,
		updatedMs: now,
		sentMs: now,
		listedFromMs: now,
	};
	context.state.addMessage(message);
	return message;
}

function handleKeyword(context: Context, outbox: Outbox, text: IncomingText, keyword: OptOutType): MessageRecord | null {
	const { state } = context;
	const optedOut = state.isOptedOut(text.from, text.to);
	if (keyword !== 'HELP') state.setOptedOut(text.from, text.to, keyword === 'STOP');
	// Nothing changes for who is already in the state asked for, and help is not sent to the opted-out.
	const silent = keyword === 'START' ? !optedOut : optedOut;
	if (silent) return null;
	const service = state.serviceOf(text.to) ?? null;
	return outbox.accept(
		{
			to: text.from,
			from: text.to,
			service,
			body: KEYWORD_REPLIES[keyword],
			mediaUrls: [],
			statusCallback: null,
		},
		{ direction: 'outbound-reply', autoReply: true },
	);
}

async function tell(
	context: Context,
	number: NumberRecord,
	service: MessagingService | undefined,
	text: IncomingText,
	message: MessageRecord,
	keyword: OptOutType | null,
): Promise<Delivery | null> {
	const url = service && !service.defersToNumbers ? service.inboundUrl : number.sms_url;
	if (!url) return null;
	const params = incomingMessageBody({
		accountSid: context.accountSid,
		messageSid: message.sid,
		messagingServiceSid: service?.sid,
		from: text.from,
		to: text.to,
		body: text.body,
		media: text.media,
		optOutType: service?.advancedOptOut && keyword ? keyword : undefined,
	});
	return await context.post(url, params, { method: webhookMethod(number.sms_method) });
}

function sendReplies(context: Context, outbox: Outbox, text: IncomingText, delivery: Delivery) {
	const replies: MessageRecord[] = [];
	const errors: number[] = [];
	const attempt = (work: () => void) => {
		try {
			work();
		} catch (error) {
			if (!(error instanceof ApiError || error instanceof TwimlError)) throw error;
			errors.push(error.code);
		}
	};
	attempt(() => {
		for (const verb of readDocument(delivery, 'Message')) {
			if (verb.name === 'Message' || verb.name === 'Sms') {
				attempt(() => replies.push(outbox.accept(admit(context.state, draftOf(verb, text)), { direction: 'outbound-reply' })));
			}
		}
	});
	return { replies, errors };
}

function draftOf(verb: TwimlElement, text: IncomingText): Draft {
	return {
		to: verb.attributes['to'] ?? text.from,
		from: verb.attributes['from'] ?? text.to,
		messagingServiceSid: undefined,
		body: descendants(verb, 'Body').map(textOf).join('') || textOf(verb),
		mediaUrls: descendants(verb, 'Media').map(textOf),
		statusCallback: verb.attributes['action'],
	};
}
