import { REASONS, type Decision } from '../../guardrails';
import { firstNameFor, writeText } from '../../texts';
import type { LiveCall } from './liveCall';

/** A decision as it is told: one call of the log. Times are ISO 8601, in UTC. */
export interface ReplayLine {
	readonly line: number;
	readonly callId: string;
	/** When the call began. */
	readonly at: string;
	readonly from: string;
	readonly to: string;
	readonly business: string | null;
	readonly outcome: string;
	readonly missedReason: string | null;
	/** What would have happened in the end; `hold` only where the log ends before the time comes. */
	readonly action: Decision['action'];
	readonly reason: string;
	readonly explanation: string;
	readonly decidedAt: string;
	readonly until?: string;
	readonly template?: string;
	readonly text?: string;
	readonly facts: Decision['facts'];
	readonly escalate: boolean;
	/** What was decided first, where the text had to wait. */
	readonly first?: { readonly at: string; readonly action: string; readonly reason: string; readonly until?: string; readonly facts: Decision['facts'] };
	/** The row came so late that it was taken when it came, as a late report of a phone system is. */
	readonly late?: true;
	/** The line of this call was already written, while its text waited. */
	readonly again?: true;
}

const iso = (at: number): string => new Date(at).toISOString();

export function toLine(call: LiveCall, withText: boolean): ReplayLine {
	const { row, client, decision = NOTHING, decidedAt = row.endedAt, first } = call;
	const text = withText && decision.action === 'text' ? textOf(call, decision, decidedAt) : undefined;
	return {
		line: row.line,
		callId: row.id,
		at: iso(row.startedAt),
		from: call.to,
		to: call.line,
		business: client.profile.id,
		outcome: call.outcome,
		missedReason: call.missedReason ?? null,
		action: decision.action,
		reason: decision.reason,
		explanation: REASONS[decision.reason],
		decidedAt: iso(decidedAt),
		...(decision.until === undefined ? {} : { until: iso(decision.until) }),
		...(decision.template === undefined ? {} : { template: decision.template }),
		...(text === undefined ? {} : { text }),
		facts: call.ignoredBecause === undefined ? decision.facts : { ...decision.facts, because: call.ignoredBecause },
		escalate: decision.escalate === true,
		...(first === undefined ? {} : { first: { at: iso(first.at), action: first.decision.action, reason: first.decision.reason, ...(first.decision.until === undefined ? {} : { until: iso(first.decision.until) }), facts: first.decision.facts } }),
		...(call.late ? { late: true } : {}),
		...(call.written === true ? { again: true } : {}),
	};
}

const NOTHING: Decision = { action: 'skip', reason: 'not_missed', facts: {} };

/** A call to a number that no profile has. */
export function strangerLine(row: LiveCall['row'], from: string, late: boolean): ReplayLine {
	return {
		line: row.line,
		callId: row.id,
		at: iso(row.startedAt),
		from,
		to: row.to,
		business: null,
		outcome: 'ignored',
		missedReason: null,
		action: 'skip',
		reason: 'unknown_business',
		explanation: REASONS.unknown_business,
		decidedAt: iso(row.startedAt),
		facts: {},
		escalate: false,
		...(late ? { late: true } : {}),
	};
}

function textOf(call: LiveCall, decision: Decision, now: number): string {
	const { profile } = call.client;
	const serviceLine = profile.numbers.find(({ number }) => number === call.line)?.serviceLine;
	const input = { profile, situation: decision.template ?? 'first_text', line: call.line, now, seed: call.to, ...(serviceLine === undefined ? {} : { serviceLine }) };
	const name = firstNameFor({ firstName: null, name: call.row.name ?? null });
	return writeText({ ...input, ...(name === undefined ? {} : { firstName: name }) }).body;
}
