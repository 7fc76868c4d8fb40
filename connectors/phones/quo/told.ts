import type { WebhookRequest } from '../connector';
import { lineIdOf, type QuoEvent } from './event';
import { link, instant, own, seconds, within, word, words } from './values';
import { reasonOr, type Ending } from './verdict';

/** What a webhook, and what was asked for it, say of a call, the same for both generations. */
export interface CallTold {
	readonly callId: string;
	readonly incoming: boolean;
	/** The business's number; empty where it is not known. */
	readonly line: string;
	/** The person, or the people of a group call, the one who called first. */
	readonly others: readonly string[];
	readonly createdAt?: number;
	readonly answeredAt?: number;
	readonly completedAt?: number;
	readonly talkSeconds?: number;
	readonly ending: Ending;
	readonly voicemail?: { readonly url: string; readonly seconds?: number };
	readonly userId: string;
}

type LookedUp = NonNullable<WebhookRequest['lookedUp']>;

/** Undefined for a call without an id. */
export function tell(event: QuoEvent, found: LookedUp = {}): CallTold | undefined {
	return event.generation === 'dated' ? tellDated(event, found) : tellV1(event, found);
}

function tellDated({ type, about, context }: QuoEvent, found: LookedUp): CallTold | undefined {
	const callId = word(about, 'id');
	if (callId === '') return undefined;
	const participants = within(context, 'participants');
	const [line = found.line ?? ''] = words(participants, 'workspace');
	const external = words(participants, 'external');
	const times = timesOf(about, found);
	return {
		callId,
		incoming: type === 'call.missed' || word(about, 'direction') === 'incoming',
		line,
		others: external.length > 0 || found.other === undefined ? external : [found.other],
		...times,
		ending: {
			status: type === 'call.missed' ? reasonOr('missed', found.status) : (found.status ?? word(about, 'status')),
			answered: times.answeredAt !== undefined,
			answeredBySomebody: (found.answeredBy ?? '') !== '',
			voicemail: own(about, 'hasVoicemail') === true || found.voicemail === 'yes',
		},
		userId: word(context, 'userId'),
	};
}

/** Webhooks of the app name both numbers; those of the API only the other one, and the id of the line. */
function tellV1(event: QuoEvent, found: LookedUp): CallTold | undefined {
	const { about } = event;
	const callId = word(about, 'id') || namelessId(event);
	if (callId === '') return undefined;
	const incoming = word(about, 'direction') === 'incoming';
	const line = word(about, incoming ? 'to' : 'from') || found.line || '';
	const other = word(about, incoming ? 'from' : 'to');
	const participants = words(about, 'participants').filter((number) => number !== line);
	const times = timesOf(about, {});
	const url = link(within(about, 'voicemail'), 'url');
	const length = seconds(within(about, 'voicemail'), 'duration');
	return {
		callId,
		incoming,
		line,
		others: other === '' ? participants : [other],
		...times,
		ending: {
			status: statusOfV1(event),
			answered: times.answeredAt !== undefined,
			answeredBySomebody: word(about, 'answeredBy') !== '',
			voicemail: url !== undefined,
		},
		...(url === undefined ? {} : { voicemail: { url, ...(length === undefined ? {} : { seconds: length }) } }),
		userId: word(about, 'userId'),
	};
}

/** v1 says that the AI agent took a call, and where it was forwarded, beside the status. A number is outside Quo. */
function statusOfV1({ about }: QuoEvent): string {
	if (word(about, 'aiHandled') !== '') return 'ai-handled';
	return word(about, 'forwardedTo').startsWith('+') ? 'forwarded' : word(about, 'status');
}

/** Events of 2022 may lack the call's id: conversation and begin tell one call from the next as well. */
function namelessId({ about }: QuoEvent): string {
	const conversation = word(about, 'conversationId');
	const begin = word(about, 'createdAt');
	return conversation === '' || begin === '' ? '' : `${conversation}@${begin}`;
}

function timesOf(about: QuoEvent['about'], found: LookedUp): Pick<CallTold, 'createdAt' | 'answeredAt' | 'completedAt' | 'talkSeconds'> {
	const times = {
		createdAt: instant(about, 'createdAt') ?? instant(found, 'createdAt'),
		answeredAt: instant(about, 'answeredAt') ?? instant(found, 'answeredAt'),
		completedAt: instant(about, 'completedAt') ?? instant(found, 'completedAt'),
	};
	const talkSeconds = seconds(about, 'duration') ?? secondsBetween(times.answeredAt, times.completedAt);
	return Object.fromEntries(Object.entries({ ...times, talkSeconds }).filter(([, value]) => value !== undefined));
}

export function secondsBetween(from: number | undefined, to: number | undefined): number | undefined {
	return from === undefined || to === undefined || to < from ? undefined : Math.round((to - from) / 1000);
}

/** Does the webhook say less than is needed to read it, and what has to be asked? */
export function missingOf(event: QuoEvent): 'call' | 'line' | undefined {
	const ended = event.type === 'call.completed' || event.type === 'call.missed';
	if (!ended) return undefined;
	const told = tell(event);
	if (!told) return undefined;
	if (event.generation === 'v1') return told.line === '' && lineIdOf(event) !== '' ? 'line' : undefined;
	// Of a missed call the webhook tells no more than the times; `unknown` is a word of Quo's.
	const vague = event.type === 'call.missed' || (told.incoming && (told.ending.status === 'unknown' || told.ending.status === ''));
	return vague || told.line === '' || told.others.length === 0 ? 'call' : undefined;
}
