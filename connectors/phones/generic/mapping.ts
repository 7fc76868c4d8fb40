import type { Verdict } from '../verdict';
import { isFields, listed, own, typed, type Fields } from './values';

/** Names of the paths that a user may fill in, as in the node. */
export const CALL_PATHS = ['answered', 'callerName', 'callId', 'direction', 'duration', 'endTime', 'eventId', 'eventName', 'from', 'list', 'recordingUrl', 'status', 'time', 'to', 'transcript'] as const;
export const TEXT_PATHS = ['body', 'direction', 'errorCode', 'eventName', 'from', 'list', 'media', 'messageId', 'sender', 'status', 'time', 'to'] as const;

export type CallPath = (typeof CALL_PATHS)[number];
export type TextPath = (typeof TEXT_PATHS)[number];

/** How bodies are read. What is not filled in is looked for under its usual names. */
export interface Mapping<Name extends string, Meaning extends string> {
	/** Of each, the paths to try, in order. */
	readonly paths: Readonly<Partial<Record<Name, readonly string[]>>>;
	/** Words that mean something here, beside the usual ones. */
	readonly words: Readonly<Partial<Record<Meaning, readonly string[]>>>;
	/** The number of the business, where senders do not tell it. */
	readonly line: string;
	/** Only events with one of these names; empty means all. */
	readonly events: readonly string[];
	readonly durationUnit: 'seconds' | 'milliseconds' | 'minutes';
	/** Whether the query is as sure as the body: what a signature does not cover anybody may alter. */
	readonly queryIsSure: boolean;
}

export type CallMeaning = Verdict | 'open' | 'outbound';
export type TextMeaning = 'delivered' | 'failed' | 'outbound' | 'received' | 'sent';
export type CallMapping = Mapping<CallPath, CallMeaning>;
export type TextMapping = Mapping<TextPath, TextMeaning>;

/** The fields of the node that hold words, with what they mean. */
const CALL_WORDS: Readonly<Partial<Record<string, CallMeaning>>> = {
	abandonedValues: 'abandoned',
	answeredValues: 'answered',
	busyValues: 'busy',
	closedValues: 'closed',
	declinedValues: 'rejected',
	noAnswerValues: 'no_answer',
	openValues: 'open',
	outboundValues: 'outbound',
	voicemailValues: 'voicemail',
};
const TEXT_WORDS: Readonly<Partial<Record<string, TextMeaning>>> = {
	deliveredValues: 'delivered',
	failedValues: 'failed',
	outboundValues: 'outbound',
	receivedValues: 'received',
	sentValues: 'sent',
};

export const readCallMapping = (given: unknown, queryIsSure: boolean): CallMapping => readMapping(given, CALL_PATHS, CALL_WORDS, queryIsSure);
export const readTextMapping = (given: unknown, queryIsSure: boolean): TextMapping => readMapping(given, TEXT_PATHS, TEXT_WORDS, queryIsSure);

function readMapping<Name extends string, Meaning extends string>(given: unknown, names: readonly Name[], meanings: Readonly<Partial<Record<string, Meaning>>>, queryIsSure: boolean): Mapping<Name, Meaning> {
	const fields: Fields = isFields(given) ? given : {};
	const filled = <K extends string>(entries: ReadonlyArray<readonly [K, readonly string[]]>) => Object.fromEntries(entries.filter(([, list]) => list.length > 0)) as Partial<Record<K, readonly string[]>>;
	const unit = own(fields, 'durationUnit');
	return {
		paths: filled(names.map((name) => [name, listed(own(fields, name))] as const)),
		words: filled(Object.entries(meanings).flatMap(([name, meaning]) => (meaning === undefined ? [] : [[meaning, listed(own(fields, name))] as const]))),
		line: typed(own(fields, 'line')),
		events: listed(own(fields, 'events')),
		durationUnit: unit === 'milliseconds' || unit === 'minutes' ? unit : 'seconds',
		queryIsSure,
	};
}
