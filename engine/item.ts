/**
 * What travels on the wire between nodes: one JSON object, to which each node adds its part and passes on the rest.
 * Times are ISO 8601 with the offset of the business's zone, numbers E.164, durations in seconds.
 */
import { DateTime } from 'luxon';
import { numberOf, openingAt, type BusinessProfile } from './business';
import { readCallerId } from './calls';
import type { Call } from './calls';
import { lateInWords, neverAnswered, type Conversation, type NextStep } from './conversations';
import type { Escalation } from './escalations';
import { REASONS, type Decision } from './guardrails';
import type { Due, Person } from './ports';
import type { Classification } from './replies';
import type { Message } from './texts';

export interface BusinessPart {
	readonly id: string;
	readonly name: string;
	readonly timezone: string;
	readonly country: string;
	readonly language: string;
	readonly industry: string;
	/** At the time of the item. */
	readonly state: 'open' | 'closed' | 'holiday';
	readonly bookingLink: string | null;
	/** The ledger that remembers this business: a node that would use another one refuses the item. */
	readonly ledger: string | null;
}

export interface CallPart {
	readonly id: string;
	readonly system: string;
	readonly account: string;
	readonly providerCallId: string;
	readonly from: string | null;
	/** What the caller ID is, when it is no number to text: `anonymous`, `toll_free`, … */
	readonly fromKind: string;
	readonly fromRaw: string;
	readonly to: string;
	readonly forwardedFrom: string | null;
	readonly callerName: string | null;
	readonly startedAt: string;
	readonly endedAt: string | null;
	readonly outcome: string;
	readonly missedReason: string | null;
	readonly source: string | null;
	readonly serviceLine: string | null;
	readonly voicemail: { readonly url: string | null; readonly durationSeconds: number | null } | null;
	/** True when the call is handed over again, because its first run left no result. */
	readonly again: boolean;
}

export interface PersonPart {
	readonly number: string;
	readonly name: string | null;
	readonly firstName: string | null;
	readonly email: string | null;
	readonly language: string | null;
	readonly address: string | null;
	readonly tags: readonly string[];
	readonly calls: number;
}

export interface ConversationPart {
	readonly id: string;
	readonly person: string;
	readonly line: string;
	readonly status: string;
	readonly automation: 'on' | 'paused';
	readonly pausedUntil: string | null;
	readonly owner: string | null;
	readonly nextAction: string | null;
	readonly followUpAt: string | null;
	/** When somebody of the team promised to call, and what about. */
	readonly callBackAt: string | null;
	readonly callBackBecause: string | null;
	readonly openedAt: string;
	readonly closedAt: string | null;
	/** It was closed, and nobody of the team ever got in touch with the person. */
	readonly neverAnswered: boolean;
}

export interface MessagePart {
	readonly id: string;
	readonly direction: 'in' | 'out';
	readonly purpose: string | null;
	readonly system: string;
	readonly from: string;
	readonly to: string;
	readonly body: string;
	readonly media: readonly string[];
	readonly status: string;
	readonly reason: string | null;
	readonly at: string;
	readonly variant: string | null;
	readonly key: string | null;
}

export interface DecisionPart {
	readonly action: 'text' | 'hold' | 'skip';
	readonly reason: string;
	readonly explanation: string;
	readonly until: string | null;
	/** A person of the team is to act instead. */
	readonly escalate: boolean;
	readonly facts: Readonly<Record<string, unknown>>;
	/** Why a text that was to go did not, in the product's words. */
	readonly failure?: string;
	readonly advice?: string;
}

export interface EscalationPart {
	readonly id: string;
	readonly code: number;
	readonly state: string;
	readonly urgency: string;
	readonly route: string;
	readonly summary: string;
	readonly openedAt: string;
	readonly dueAt: string | null;
	readonly takenBy: string | null;
	readonly takenAt: string | null;
	readonly told: readonly string[];
}

export interface DuePart {
	readonly id: string;
	readonly kind: string;
	readonly dueAt: string;
	readonly lateSeconds: number;
	/** The same in words, such as `2 hours 5 minutes late`; absent within the minute. */
	readonly late?: string;
	readonly tries: number;
}

/** The contact where the business keeps it, and what is known there. */
export interface CrmPart {
	readonly system: string;
	/** Null while none could be found or made. */
	readonly contactId: string | null;
	readonly created: boolean;
	/** `pending`: what could not be written yet waits in the ledger. `failed`: somebody has to mend `error`. */
	readonly status: 'saved' | 'pending' | 'failed';
	readonly error?: string;
	/** Of the record, for a person's browser. */
	readonly url?: string;
	readonly name?: string;
	readonly email?: string;
	/** The vendor's id of the owner, and the member of the team who that is. */
	readonly owner?: { readonly id: string; readonly member: string | null };
	readonly lifecycle?: 'customer' | 'lead';
	readonly openDeal?: { readonly id: string; readonly name: string };
}

/** A keyword, or words to the same effect, about being texted. */
export interface ConsentPart {
	readonly kind: 'opt_out' | 'opt_in' | 'help';
	/** With an opt-out said twice, the first time: it is confirmed once. */
	readonly at: string;
	/** The phone system has answered the keyword itself. */
	readonly providerAnswered: boolean;
}

/** What the team member who wrote did. */
export interface TeamPart {
	readonly member: string;
	readonly name: string;
	readonly action: string;
}

/** Who of the team acts on a reply. */
export interface OwnerPart {
	readonly id: string;
	readonly name: string;
	readonly phone: string | null;
	readonly email: string | null;
	/** Which rule named them. */
	readonly because: string;
}

/** The questions before a time is offered. */
export interface QualificationPart {
	/** Ids of the questions that were put. */
	readonly asked: readonly string[];
	/** By id of the question. */
	readonly answers: Readonly<Record<string, string>>;
	/** What Send Text-Back asks next, in the person's language. */
	readonly next: { readonly id: string; readonly ask: string } | null;
	/** Nothing is left to ask. */
	readonly complete: boolean;
	/** Why the questions were cut off: `emergency`, `opt_out`, `human`, `call`. */
	readonly ended: string | null;
}

/** What is to be done next, and by when. */
export interface NextActionPart {
	readonly what: string;
	readonly byWhen: string | null;
}

export interface Item {
	readonly business: BusinessPart;
	readonly call?: CallPart;
	readonly person?: PersonPart;
	readonly conversation?: ConversationPart;
	readonly decision?: DecisionPart;
	readonly message?: MessagePart;
	readonly reply?: MessagePart;
	readonly classification?: Classification;
	/** Null where nobody is in the team. */
	readonly owner?: OwnerPart | null;
	readonly nextAction?: NextActionPart;
	readonly qualification?: QualificationPart;
	readonly crm?: CrmPart;
	readonly escalation?: EscalationPart;
	readonly due?: DuePart;
	readonly team?: TeamPart;
	readonly consent?: ConsentPart;
}

/** What an item is made of. */
export interface ItemParts {
	readonly profile: BusinessProfile;
	/** Identity of the ledger. */
	readonly ledger?: string;
	/** Epoch milliseconds. */
	readonly now: number;
	readonly call?: Call;
	readonly person?: Person;
	readonly conversation?: Conversation;
	readonly decision?: Decision;
	readonly message?: Message;
	readonly reply?: Message;
	readonly classification?: Classification;
	readonly escalation?: Escalation;
	readonly due?: Due;
}

export function toItem(parts: ItemParts): Item {
	const { profile } = parts;
	return {
		business: {
			id: profile.id,
			name: profile.name,
			timezone: profile.timezone,
			country: profile.country,
			language: profile.language,
			industry: profile.industry,
			state: openingAt(profile, parts.now).state,
			bookingLink: profile.bookingLink ?? null,
			ledger: parts.ledger ?? null,
		},
		...(parts.call ? { call: callPart(parts.call, profile) } : {}),
		...(parts.person ? { person: personPart(parts.person) } : {}),
		...(parts.conversation ? { conversation: conversationPart(parts.conversation, profile.timezone) } : {}),
		...(parts.decision ? { decision: decisionPart(parts.decision, profile.timezone) } : {}),
		...(parts.message ? { message: messagePart(parts.message, profile.timezone) } : {}),
		...(parts.reply ? { reply: messagePart(parts.reply, profile.timezone) } : {}),
		...(parts.classification ? { classification: parts.classification } : {}),
		...(parts.escalation ? { escalation: escalationPart(parts.escalation, profile.timezone) } : {}),
		...(parts.due ? { due: duePart(parts.due, profile.timezone, parts.now) } : {}),
	};
}

function duePart(due: Due, zone: string, now: number): DuePart {
	const lateSeconds = Math.max(0, Math.round((now - due.dueAt) / 1000));
	const late = lateInWords(lateSeconds);
	return { id: due.id, kind: due.kind, dueAt: isoIn(zone, due.dueAt), lateSeconds, ...(late === undefined ? {} : { late }), tries: due.tries };
}

/** A time as ISO 8601 writes it, epoch milliseconds; without an offset it is on the clock of the zone. Undefined for what is none. */
export function readTimeIn(zone: string, text: string): number | undefined {
	const time = DateTime.fromISO(text.trim().replace(' ', 'T'), { zone });
	return time.isValid ? time.toMillis() : undefined;
}

/** ISO 8601 with the offset of a zone. */
export function isoIn(zone: string, at: number): string {
	return DateTime.fromMillis(at, { zone }).toISO() ?? new Date(at).toISOString();
}

/** Who acts next, what on, and by when, as an item says it. */
export function routingParts(profile: BusinessProfile, step: NextStep): Required<Pick<Item, 'owner' | 'nextAction'>> {
	const member = profile.team.find(({ id }) => id === step.owner);
	return {
		owner: member ? { id: member.id, name: member.name, phone: member.phone ?? null, email: member.email ?? null, because: step.because ?? 'existing' } : null,
		nextAction: { what: step.nextAction, byWhen: step.followUpAt === undefined ? null : isoIn(profile.timezone, step.followUpAt) },
	};
}

function callPart(call: Call, profile: BusinessProfile): CallPart {
	const line = numberOf(profile, call.to);
	return {
		id: call.id,
		system: call.system,
		account: call.account,
		providerCallId: call.providerCallId,
		from: call.from,
		fromKind: readCallerId(call.fromRaw, profile.country).kind,
		fromRaw: call.fromRaw,
		to: call.to,
		forwardedFrom: call.forwardedFrom ?? null,
		callerName: call.callerName ?? null,
		startedAt: isoIn(profile.timezone, call.startedAt),
		endedAt: call.endedAt === undefined ? null : isoIn(profile.timezone, call.endedAt),
		outcome: call.outcome,
		missedReason: call.missedReason ?? null,
		source: line?.source ?? null,
		serviceLine: line?.serviceLine ?? null,
		voicemail: call.facts.voicemail ? { url: call.facts.voicemail.url ?? null, durationSeconds: call.facts.voicemail.durationSeconds ?? null } : null,
		again: call.offers > 1,
	};
}

export function personPart(person: Person): PersonPart {
	return {
		number: person.number,
		name: person.name ?? null,
		firstName: person.firstName ?? null,
		email: person.email ?? null,
		language: person.language ?? null,
		address: person.address ?? null,
		tags: person.tags,
		calls: person.calls,
	};
}

export function conversationPart(conversation: Conversation, zone: string): ConversationPart {
	const iso = (at: number | undefined) => (at === undefined ? null : isoIn(zone, at));
	return {
		id: conversation.id,
		person: conversation.person,
		line: conversation.line,
		status: conversation.status,
		automation: conversation.automation,
		pausedUntil: iso(conversation.pausedUntil),
		owner: conversation.owner ?? null,
		nextAction: conversation.nextAction ?? null,
		followUpAt: iso(conversation.followUpAt),
		callBackAt: iso(conversation.callBackAt),
		callBackBecause: conversation.callBackBecause ?? null,
		openedAt: isoIn(zone, conversation.openedAt),
		closedAt: iso(conversation.closedAt),
		neverAnswered: neverAnswered(conversation),
	};
}

export function messagePart(message: Message, zone: string): MessagePart {
	return {
		id: message.id,
		direction: message.direction,
		purpose: message.voicemail === true ? 'voicemail' : (message.purpose ?? null),
		system: message.system,
		from: message.from,
		to: message.to,
		body: message.body,
		media: message.media,
		status: message.status,
		reason: message.reason ?? null,
		at: isoIn(zone, message.sentAt ?? message.at),
		variant: message.variant ?? null,
		key: message.key ?? null,
	};
}

export function decisionPart(decision: Decision, zone: string): DecisionPart {
	return {
		action: decision.action,
		reason: decision.reason,
		explanation: REASONS[decision.reason],
		until: decision.until === undefined ? null : isoIn(zone, decision.until),
		escalate: decision.escalate === true,
		facts: decision.facts,
	};
}

export function escalationPart(escalation: Escalation, zone: string): EscalationPart {
	return {
		id: escalation.id,
		code: escalation.code,
		state: escalation.state,
		urgency: escalation.urgency,
		route: escalation.route,
		summary: escalation.summary,
		openedAt: isoIn(zone, escalation.openedAt),
		dueAt: escalation.dueAt === undefined ? null : isoIn(zone, escalation.dueAt),
		takenBy: escalation.takenBy ?? null,
		takenAt: escalation.takenAt === undefined ? null : isoIn(zone, escalation.takenAt),
		told: escalation.told,
	};
}
