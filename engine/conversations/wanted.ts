import type { DueItem } from '../ports';
import { humanActive, type Conversation } from './conversation';
import { nextWindow, staleAt, type KnownPlace } from './dueTimes';

/** What has happened with the person since the moment that a due item counts from: see {@link countsFrom}. */
export interface SeenSince {
	/** They called, and were answered. */
	readonly called?: boolean;
	readonly spoken?: boolean;
	/** Somebody of the team closed an escalation about them. */
	readonly resolved?: boolean;
	/** They may not be texted any more. */
	readonly optedOut?: boolean;
	/** A follow-up time of this conversation has come out before. */
	readonly followedUp?: boolean;
	/** When the team was last reminded of the conversation, or will be shortly; epoch milliseconds. */
	readonly remindedAt?: number;
	/** A text went between them and us, or is about to. */
	readonly texted?: boolean;
	/** When anything last happened in the conversation, epoch milliseconds. */
	readonly lastAt?: number;
	readonly place?: KnownPlace;
}

/** Now, not any more, or not before a time (epoch milliseconds). */
export type Wanted = 'now' | 'never' | number;

/** How often it is looked at again whether a conversation has gone stale, which no clock can know beforehand. */
export const STALE_LOOK_MS = 7 * 24 * 3_600_000;

/**
 * Whether what has fallen due is still wanted: nobody is reminded of what a person of the team has taken, answered or
 * closed in the meantime, and no person is asked who has answered. Pure.
 */
export function stillWanted(item: DueItem, seen: SeenSince, now: number): Wanted {
	const { due, conversation, escalation } = item;
	switch (due.kind) {
		case 'held_text':
		case 'crm_write':
			return 'now';
		case 'escalation_step':
			return escalation?.state === 'resolved' ? 'never' : 'now';
		case 'unanswered':
			return conversation && (!isUnanswered(conversation, now) || spoken(seen)) ? 'never' : 'now';
		case 'stale':
			return conversation ? stale(item, conversation, seen, now) : 'never';
		default:
			if (!conversation || conversation.closedAt !== undefined) return 'never';
			return OF_OPEN[due.kind](item, conversation, seen, now);
	}
}

/** The moment from which on a contact makes it pointless, epoch milliseconds. */
export function countsFrom({ due, call, message, conversation }: DueItem): number {
	switch (due.kind) {
		case 'unanswered':
			return message?.at ?? call?.startedAt ?? due.dueAt;
		case 'voicemail':
			return call?.endedAt ?? call?.facts.lastAt ?? due.dueAt;
		case 'nudge':
			return message?.at ?? due.dueAt;
		case 'callback':
			return conversation?.promisedAt ?? due.dueAt;
		case 'lead_follow_up':
			return conversation?.followUpAutoAt ?? due.dueAt;
		default:
			return due.dueAt;
	}
}

/** When a conversation went stale, or will if nothing happens; undefined where the profile has that switched off. */
export function staleFrom({ profile, conversation }: Pick<DueItem, 'profile' | 'conversation'>, seen: SeenSince): number | undefined {
	const { openedAt = 0, followUpAt = 0, callBackAt = 0 } = conversation ?? {};
	return staleAt(profile, Math.max(openedAt, followUpAt, callBackAt, seen.lastAt ?? 0));
}

/** A follow-up time that nobody chose keeps so far from whatever else reminds the team of the same conversation. */
export const BETWEEN_REMINDERS_MS = 3_600_000;

type OfOpen = (item: DueItem, conversation: Conversation, seen: SeenSince, now: number) => Wanted;

const OF_OPEN: Readonly<Record<'voicemail' | 'nudge' | 'callback' | 'lead_follow_up', OfOpen>> = {
	voicemail: (item, conversation, seen, now) => {
		const off = item.profile.followUp.voicemailMinutes <= 0 || item.call?.outcome !== 'missed';
		return off || humanActive(conversation, now) || isReached(conversation, countsFrom(item)) || spoken(seen) ? 'never' : 'now';
	},

	nudge: (item, conversation, seen, now) => {
		const { profile, message } = item;
		const arrived = message?.status === 'sent' || message?.status === 'delivered';
		if (profile.followUp.nudgeHours <= 0 || !arrived || seen.optedOut === true || humanActive(conversation, now)) return 'never';
		const from = countsFrom(item);
		if (isSince(conversation.lastReplyAt, from) || seen.called === true || isActedOn(conversation, from) || spoken(seen)) return 'never';
		const opens = nextWindow(profile, now, conversation.person, seen.place);
		if (opens === undefined) return 'never';
		return opens > now ? opens : 'now';
	},

	// Made by a person of the team, so that their having the conversation does not end it: only the call does.
	callback: (_item, { callBackAt }, seen, now) => {
		if (callBackAt === undefined || spoken(seen)) return 'never';
		return callBackAt > now ? callBackAt : 'now';
	},

	lead_follow_up: (item, conversation, seen, now) => {
		const { followUpAt, followUpAutoAt } = conversation;
		if (followUpAt === undefined) return 'never';
		// Nobody chose this time: it stands for a person who was texted, or wrote, and of whom the team has not heard.
		const idle = followUpAutoAt !== undefined && (humanActive(conversation, now) || isActedOn(conversation, followUpAutoAt) || spoken(seen) || seen.texted !== true);
		// Begun before and cut off: it is this very time that has come out.
		const again = item.due.tries > 1;
		if (idle || (followUpAutoAt !== undefined && seen.followedUp === true && !again)) return 'never';
		if (followUpAt > now) return followUpAt;
		const free = followUpAutoAt === undefined || again ? now : (seen.remindedAt ?? 0) + BETWEEN_REMINDERS_MS;
		return free > now ? free : 'now';
	},
};

function isUnanswered(conversation: Conversation, now: number): boolean {
	return conversation.closedAt === undefined && !humanActive(conversation, now) && (conversation.lastHumanAt ?? 0) <= (conversation.lastReplyAt ?? now);
}

/** Closed already: by this very work when it was begun before and its execution was cut off, else by somebody else. */
function stale(item: DueItem, conversation: Conversation, seen: SeenSince, now: number): Wanted {
	if (conversation.closedAt !== undefined) return item.due.tries > 1 ? 'now' : 'never';
	const look = now + STALE_LOOK_MS;
	// A person of the team has it: to close it would give it back to automation with the next call.
	if (humanActive(conversation, now)) return look;
	const from = staleFrom(item, seen) ?? look;
	return from > now ? Math.min(from, look) : 'now';
}

const spoken = (seen: SeenSince): boolean => seen.spoken === true || seen.resolved === true;

const isSince = (at: number | undefined, from: number): boolean => at !== undefined && at >= from;

/** Somebody of the team has spoken with the person, taken them over, or said what became of it. */
const isReached = (conversation: Conversation, from: number): boolean => isSince(conversation.reachedAt, from);

/** The same, or has at least left a note. */
const isActedOn = (conversation: Conversation, from: number): boolean => isReached(conversation, from) || isSince(conversation.lastHumanAt, from);
