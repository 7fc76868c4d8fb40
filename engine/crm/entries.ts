import type { Call } from '../calls';
import type { CrmEntry, CrmEntryKind } from '../ports';
import type { Message } from '../texts';
import { iso, wasSaid, type LeadState, type LeadValues } from './lead';

/** What the user wants on the timeline. */
export interface Wishes {
	readonly kinds: ReadonlySet<CrmEntryKind>;
	readonly deal?: { readonly title?: string; readonly pipeline?: string; readonly stage?: string };
}

const REASON: Readonly<Record<string, string>> = {
	no_answer: 'nobody picked up',
	busy: 'the line was busy',
	rejected: 'the call was declined',
	failed: 'the call could not be put through',
	abandoned: 'the caller gave up',
	menu_abandoned: 'the caller gave up in the menu',
	voicemail: 'the caller left a voicemail',
	closed: 'outside the opening hours',
	carrier_voicemail: 'a voicemail of the team’s phone took it',
};

/** Everything of a lead that belongs on a timeline, each under a key of its own that never changes. */
export function entriesOf(state: LeadState, values: LeadValues, wishes: Wishes, now: number): readonly CrmEntry[] {
	const owner = state.ownerId === undefined ? {} : { owner: state.ownerId };
	const entries: CrmEntry[] = [];
	if (state.call && wishes.kinds.has('call')) entries.push({ ...callEntry(state, state.call, values), ...owner });
	if (wishes.kinds.has('text')) entries.push(...state.messages.filter(wasSaid).map((message) => ({ ...textEntry(message), ...owner })));
	const task = wishes.kinds.has('task') ? taskEntry(state, values, now) : undefined;
	if (task) entries.push({ ...task, ...owner });
	const deal = wishes.kinds.has('deal') ? dealEntry(state, wishes) : undefined;
	if (deal) entries.push({ ...deal, ...owner });
	return entries;
}

function callEntry({ profile }: LeadState, call: Call, values: LeadValues): CrmEntry {
	const voicemail = call.facts.voicemail;
	const answered = call.outcome === 'answered';
	const why = REASON[call.missedReason ?? ''];
	const details = [
		answered ? 'The call was answered.' : `Missed call: ${why ?? 'nobody took it'}.`,
		...(values.source === undefined ? [] : [`Source: ${String(values.source)}`]),
		...(values.serviceLine === undefined ? [] : [`Service line: ${String(values.serviceLine)}`]),
		`At ${iso(call.startedAt, profile.timezone)} (${profile.timezone})`,
		...(voicemail?.url === undefined ? [] : [`Voicemail: ${voicemail.url}`]),
	];
	return {
		key: `call:${call.id}`,
		kind: 'call',
		at: call.startedAt,
		direction: 'in',
		outcome: answered ? 'connected' : call.missedReason === 'busy' ? 'busy' : voicemail ? 'voicemail' : call.missedReason === 'abandoned' ? 'canceled' : 'no_answer',
		from: call.from ?? '',
		to: call.to,
		durationSeconds: answered ? Math.max(0, Math.round(((call.endedAt ?? call.startedAt) - call.startedAt) / 1_000)) : 0,
		title: answered ? 'Call' : 'Missed call',
		body: details.join('\n'),
		...(voicemail?.url === undefined ? {} : { recordingUrl: voicemail.url }),
	};
}

function textEntry(message: Message): CrmEntry {
	const out = message.direction === 'out';
	const pictures = message.media.length === 0 ? '' : `\n${message.media.join('\n')}`;
	return {
		key: `text:${message.id}`,
		kind: 'text',
		at: message.sentAt ?? message.at,
		direction: message.direction,
		from: message.from,
		to: message.to,
		title: message.voicemail === true ? 'Voicemail in words' : out ? 'Text sent' : 'Text received',
		body: `${message.body}${pictures}`,
	};
}

/** One task a conversation, which says what is next; done when the conversation is. */
function taskEntry({ conversation, profile }: LeadState, values: LeadValues, now: number): CrmEntry | undefined {
	if (conversation?.nextAction === undefined) return undefined;
	const dueAt = conversation.callBackAt ?? conversation.followUpAt;
	if (dueAt === undefined && conversation.closedAt === undefined) return undefined;
	const about = (['service', 'urgency', 'source', 'lastReply'] as const).flatMap((field) => (values[field] === undefined ? [] : [`${LABEL[field]}: ${String(values[field])}`]));
	return {
		key: `task:${conversation.id}`,
		kind: 'task',
		at: conversation.openedAt,
		title: `${conversation.nextAction} (${profile.name})`,
		body: [...about, ...(conversation.callBackBecause === undefined ? [] : [`Promised: ${conversation.callBackBecause}`])].join('\n'),
		dueAt: dueAt ?? now,
		priority: values.urgency === 'emergency' || values.urgency === 'urgent' ? 'high' : 'normal',
		...(conversation.closedAt === undefined ? {} : { done: true }),
	};
}

const LABEL = { service: 'Wants', urgency: 'Urgency', source: 'Source', lastReply: 'Last reply' } as const;

function dealEntry({ conversation, profile, person }: LeadState, { deal }: Wishes): CrmEntry | undefined {
	if (!conversation) return undefined;
	const status = conversation.status === 'won' ? 'won' : conversation.status === 'lost' ? 'lost' : 'open';
	return {
		key: `deal:${conversation.id}`,
		kind: 'deal',
		at: conversation.openedAt,
		title: deal?.title ?? `${person.name ?? 'Missed call'}: ${profile.name}`,
		status,
		...(deal?.pipeline === undefined ? {} : { pipeline: deal.pipeline }),
		...(deal?.stage === undefined ? {} : { stage: deal.stage }),
		...(conversation.value ? { value: conversation.value.amount, currency: conversation.value.currency } : {}),
	};
}
