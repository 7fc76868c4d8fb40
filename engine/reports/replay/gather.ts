import { numberOf } from '../../business';
import { readCallerId } from '../../calls';
import type { CallFact, TextFacts, TextSettings } from '../../guardrails';
import type { Calling } from './calling';
import type { Consents } from './consent';
import type { LiveCall } from './liveCall';
import type { PersonState } from './people';

/** A call that was answered counts for another one that began so long after it at most. */
const AROUND_MS = 3_600_000;

export interface Memory {
	readonly consents: Consents;
	readonly calling: Calling;
	readonly settings: TextSettings;
}

/** Everything that the rules look at, out of the memory of the replay: the same as the ledger gathers for a first text. */
export function gather(call: LiveCall, { consents, calling, settings }: Memory, now: number): TextFacts {
	const { client, person, to, line } = call;
	const { profile } = client;
	const optedOutAt = consents.optedOutAt(profile, to, line);
	const reachedAt = reached(call, person);
	const known = call.caller.kind === 'anonymous' ? undefined : call.caller.e164;
	const pace = client.pace.facts(now);
	return {
		now,
		purpose: 'first_text',
		profile,
		to: call.caller,
		call: callFact(call),
		...(call.decision?.action === 'hold' && call.decision.until !== undefined ? { plannedAt: call.decision.until } : {}),
		...(reachedAt === undefined ? {} : { reachedAt }),
		...(optedOutAt === undefined ? {} : { optedOutAt }),
		...(person.human === undefined ? {} : { conversation: conversationOf(person.human) }),
		...lastTexts(call, person),
		calling: known === undefined ? { businessesLastHour: 0, callsLastTenMinutes: 0, neighboursLastTenMinutes: 0 } : calling.facts(client, known, call.facts.firstAt),
		textsToday: textsToday(person, call, now),
		...(pace ? { pace } : {}),
		settings,
	};
}

function callFact({ row, client, line, facts, outcome, endedAt }: LiveCall): CallFact {
	const serviceLine = numberOf(client.profile, line)?.serviceLine;
	return {
		outcome,
		startedAt: facts.firstAt,
		...(endedAt === undefined ? {} : { endedAt }),
		line,
		...(row.forwardedFrom === undefined ? {} : { forwardedFrom: readCallerId(row.forwardedFrom, client.profile.country).e164 ?? row.forwardedFrom }),
		...(row.attestation === undefined ? {} : { attestation: row.attestation }),
		...(facts.voicemail ? { voicemail: true } : {}),
		...(serviceLine === undefined ? {} : { serviceLine }),
	};
}

/** The team and the person have been in touch since the call: by a call that was answered, or by hand. */
function reached({ facts }: LiveCall, { answered, human }: PersonState): number | undefined {
	const since = facts.firstAt;
	const byCall = answered?.findLast(({ startedAt, endedAt }) => startedAt > since - AROUND_MS && endedAt >= since)?.endedAt;
	const byHand = human !== undefined && human.at >= since ? human.at : undefined;
	return byCall === undefined || byHand === undefined ? (byCall ?? byHand) : Math.max(byCall, byHand);
}

const conversationOf = ({ at, until }: NonNullable<PersonState['human']>): NonNullable<TextFacts['conversation']> => ({
	automation: 'paused',
	lastHumanAt: at,
	...(until === undefined ? {} : { pausedUntil: until }),
});

/** What went, and what waits for another call: two calls of one person in the same second are one text. */
function lastTexts(call: LiveCall, { textedAt, repeatedAt, held }: PersonState): Pick<TextFacts, 'lastFirstTextAt' | 'lastFirstTextHeld' | 'lastRepeatTextAt'> {
	let waits: number | undefined;
	for (const [other, at] of held ?? []) if (other !== call) waits = Math.max(waits ?? at, at);
	const last = textedAt === undefined || waits === undefined ? (textedAt ?? waits) : Math.max(textedAt, waits);
	return {
		...(last === undefined ? {} : { lastFirstTextAt: last }),
		...(waits !== undefined && waits === last ? { lastFirstTextHeld: true } : {}),
		...(repeatedAt === undefined ? {} : { lastRepeatTextAt: repeatedAt }),
	};
}

function textsToday({ texts }: PersonState, { client: { profile, days } }: LiveCall, now: number): number {
	// Whoever had none needs no calendar.
	if (texts.length === 0 || profile.dailyCaps.person <= 0) return 0;
	const since = days.startOf(now);
	return texts.reduce((count, at) => (at >= since ? count + 1 : count), 0);
}
