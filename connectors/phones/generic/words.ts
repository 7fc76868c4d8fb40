import type { Verdict } from '../verdict';

/** What a word says of a call. `open`: it is not over. `begun`: perhaps so. `completed`: over, and mostly answered. `over`: no more than that. */
export type CallWord = Verdict | 'open' | 'begun' | 'completed' | 'over';

const CALL_WORDS: Readonly<Record<CallWord, string>> = {
	answered: 'answered answer connected talked accepted picked_up pickedup bridged conversation answered_by_human human',
	no_answer: 'no_answer noanswer missed unanswered not_answered timeout timed_out no_response no_reply noreply ring_timeout ring_no_answer',
	busy: 'busy user_busy line_busy engaged',
	rejected: 'rejected reject declined decline refused',
	failed: 'failed fail error congestion chanunavail unavailable unreachable',
	abandoned: 'abandoned abandon canceled cancelled cancel caller_hangup caller_hung_up hangup_by_caller originator_cancel abandoned_in_queue',
	menu_abandoned: 'menu_abandoned ivr_abandoned abandoned_in_ivr abandoned_in_menu',
	voicemail: 'voicemail voice_mail vm left_voicemail voicemail_left message_left left_message went_to_voicemail sent_to_voicemail new_voicemail voicemail_received voicemail_created',
	closed: 'after_hours afterhours out_of_hours outside_hours outside_business_hours out_of_office office_closed',
	carrier_voicemail: 'carrier_voicemail machine answering_machine answered_by_machine',
	open: 'ringing ring initiated queued in_progress inprogress started start trying routing early proceeding progress arrived offered waiting on_hold hold',
	begun: 'new incoming inbound incoming_call inbound_call received created',
	completed: 'completed complete',
	over: 'ended end finished hangup hung_up done disconnected terminated',
};

const byWord = new Map<string, CallWord>(Object.entries(CALL_WORDS).flatMap(([meaning, words]) => words.split(' ').map((word) => [word, meaning as CallWord] as const)));

/** `call.noAnswer`, `No Answer` and `NO-ANSWER` are one. */
export function plainWord(text: string): string {
	return text
		.slice(0, 100)
		.replace(/([a-z])([A-Z])/g, '$1_$2')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '_')
		.replace(/^_|_$/g, '');
}

/** What a usual word says, also where it is part of the name of an event: `call.missed`, `incoming_call_answered`. */
export function callWord(text: string): CallWord | undefined {
	const word = plainWord(text);
	const bare = word.replace(/^(?:(?:phone|voice|incoming|inbound|call)_)+/, '').replace(/(?:_(?:phone|call|event))+$/, '');
	return byWord.get(word) ?? byWord.get(bare);
}

const OUT = new Set('outbound out outgoing outbound_api outbound_dial outbound_call outgoing_call outbound_reply outbound_sms placed dialed dialled originated mt'.split(' '));
const IN = new Set('inbound in incoming inbound_call incoming_call inbound_sms mo terminating received'.split(' '));
const WITHIN = new Set(['internal', 'intercom', 'extension']);

export type Direction = 'in' | 'out' | 'within';

export function directionWord(text: string): Direction | undefined {
	const word = plainWord(text);
	return OUT.has(word) ? 'out' : IN.has(word) ? 'in' : WITHIN.has(word) ? 'within' : undefined;
}

/** What a word says of a text. `waiting`: it is on its way. `received`: it came in. */
export type TextWord = 'received' | 'waiting' | 'sent' | 'delivered' | 'undelivered' | 'failed';

const TEXT_WORDS: Readonly<Record<TextWord, string>> = {
	received: 'received receiving incoming inbound new created unread',
	waiting: 'queued accepted sending pending scheduled enroute buffered submitted',
	sent: 'sent dispatched acknowledged acked',
	delivered: 'delivered delivrd delivery_success delivery_confirmed read seen',
	undelivered: 'undelivered undeliverable undeliv not_delivered expired rejected rejectd bounced blocked delivery_failed delivery_failure',
	failed: 'failed fail error sending_failed send_failed failure',
};

const byTextWord = new Map<string, TextWord>(Object.entries(TEXT_WORDS).flatMap(([meaning, words]) => words.split(' ').map((word) => [word, meaning as TextWord] as const)));

export function textWord(text: string): TextWord | undefined {
	const word = plainWord(text);
	const bare = word.replace(/^(?:(?:incoming|inbound|outbound|outgoing|sms|mms|text|message)_)+/, '').replace(/(?:_(?:sms|mms|text|message|event))+$/, '');
	return byTextWord.get(word) ?? byTextWord.get(bare);
}

const YES = new Set(['true', '1', 'yes', 'y', 'on']);
const NO = new Set(['false', '0', 'no', 'n', 'off', 'null', '']);

export function flagWord(text: string): boolean | undefined {
	const word = text.toLowerCase();
	return YES.has(word) ? true : NO.has(word) ? false : undefined;
}

/** Whether the name of an event is about texts, or about calls, and not about the other. */
export function isAboutTexts(name: string): boolean {
	return /(?:^|_)(?:sms|mms|text|texts|message|messages|messaging)(?:_|$)/.test(plainWord(name)) && !isAboutCalls(name);
}

export function isAboutCalls(name: string): boolean {
	return /(?:^|_)(?:call|calls|voice|voicemail|recording)(?:_|$)/.test(plainWord(name));
}
