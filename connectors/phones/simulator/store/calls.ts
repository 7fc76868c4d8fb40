import type { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../refusal';
import { immediately } from './database';
import { fact, number, optionalNumber, type Row } from './rows';

export type CallState =
	/** The business's phone rings. */
	| 'ringing'
	| 'answered'
	/** Nobody took the call; the caller may leave a message. */
	| 'mailbox'
	| 'ended';

/** What may happen to a call after it was dialled. */
export const CALL_ACTIONS = ['answer', 'hang_up', 'no_answer', 'voicemail'] as const;
export type CallAction = (typeof CALL_ACTIONS)[number];

/** A call as the simulated company knows it. Times are epoch milliseconds; a time that is absent has not come. */
export interface SimulatedCall {
	readonly id: string;
	/** The caller's number, E.164: the company knows it also when the caller ID is withheld. */
	readonly from: string;
	readonly to: string;
	readonly withheld: boolean;
	readonly state: CallState;
	readonly mode: 'forward' | 'all_missed';
	/** Whether a caller whom nobody answers is asked for a message. */
	readonly mailbox: boolean;
	readonly ringSeconds: number;
	/** What the caller hears when nobody took the call. */
	readonly prompt: string;
	readonly startedAt: number;
	readonly answeredAt?: number;
	readonly unansweredAt?: number;
	/** How long it rang before it was given up. */
	readonly unansweredSeconds?: number;
	readonly voicemailAt?: number;
	readonly voicemailSeconds?: number;
	readonly hungUpAt?: number;
	/** How long it had rung, or, after an answer, how long they had talked. */
	readonly hungUpSeconds?: number;
}

export type NewCall = Pick<SimulatedCall, 'id' | 'from' | 'to' | 'withheld' | 'mode' | 'mailbox' | 'ringSeconds' | 'prompt'>;

/** Oldest calls beyond this number are forgotten. */
const CALLS_KEPT = 1000;

/** The calls of the simulated company, each with what has happened to it so far. */
export class CallsTable {
	constructor(private readonly db: DatabaseSync) {}

	/** Keeps a new call; the same call dialled twice with one id is one call. */
	dial(call: NewCall, now: number): SimulatedCall {
		return immediately(this.db, () => {
			const known = this.get(call.id);
			if (known) {
				if (known.from === call.from && known.to === call.to && known.withheld === call.withheld) return known;
				throw new Refusal(409, 'Another call has this id already. Leave the id out, or make a new one for every call.');
			}
			this.db
				.prepare(
					`INSERT INTO calls (id, caller, called, withheld, mode, mailbox, ring_seconds, prompt, started_at, unanswered_at, unanswered_seconds)
					VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
				)
				.run(
					call.id,
					call.from,
					call.to,
					Number(call.withheld),
					call.mode,
					Number(call.mailbox),
					call.ringSeconds,
					call.prompt,
					now,
					// Where every arriving call counts as missed, nobody is rung.
					...(call.mode === 'all_missed' ? [now, 0] : [null, null]),
				);
			this.db.prepare('DELETE FROM calls WHERE seq <= (SELECT MAX(seq) FROM calls) - ?').run(CALLS_KEPT);
			return this.getOrThrow(call.id);
		});
	}

	/**
	 * Lets something happen to a call. What has happened already is not done again, so a request may be repeated.
	 * @param seconds how long it rang, they talked or the message is; measured where it is left out
	 * @throws Refusal when there is no such call or this cannot happen to it any more
	 */
	act(id: string, action: CallAction, seconds: number | undefined, now: number): SimulatedCall {
		return immediately(this.db, () => {
			const call = this.getOrThrow(id);
			if (hasHappened(call, action)) return call;
			const objection = objectionTo(call, action);
			if (objection) throw new Refusal(409, objection);
			const length = seconds ?? measured(call, action, now);
			if (action === 'answer') this.set(id, 'answered_at = ?', now);
			else if (action === 'no_answer') this.set(id, 'unanswered_at = ?, unanswered_seconds = ?', now, length);
			else if (action === 'voicemail') this.set(id, 'voicemail_at = ?, voicemail_seconds = ?', now, length);
			else this.set(id, 'hung_up_at = ?, hung_up_seconds = ?', now, length);
			return this.getOrThrow(id);
		});
	}

	get(id: string): SimulatedCall | undefined {
		const row = this.db.prepare('SELECT * FROM calls WHERE id = ?').get(id);
		return row && readCall(row);
	}

	/** The latest calls, oldest first; of one business number when it is given. */
	latest(to: string | undefined, limit: number): readonly SimulatedCall[] {
		const rows = this.db.prepare('SELECT * FROM calls WHERE ?1 IS NULL OR called = ?1 ORDER BY seq DESC LIMIT ?2').all(to ?? null, limit);
		return rows.map(readCall).reverse();
	}

	private getOrThrow(id: string): SimulatedCall {
		const call = this.get(id);
		if (!call) throw new Refusal(404, 'There is no call with this id. Dial first, then use the callId of the answer.');
		return call;
	}

	private set(id: string, assignment: string, ...values: number[]): void {
		this.db.prepare(`UPDATE calls SET ${assignment} WHERE id = ?`).run(...values, id);
	}
}

function hasHappened(call: SimulatedCall, action: CallAction): boolean {
	const at = { answer: call.answeredAt, no_answer: call.unansweredAt, voicemail: call.voicemailAt, hang_up: call.hungUpAt };
	return at[action] !== undefined;
}

function objectionTo(call: SimulatedCall, action: CallAction): string | undefined {
	if (call.state === 'ended') return 'The call is over already. Dial again.';
	if (action === 'hang_up') return undefined;
	if (action === 'voicemail') {
		if (call.state === 'answered') return 'The call was answered, so there is nobody to leave a message for. Hang up instead.';
		return call.mailbox ? undefined : 'This number takes no messages. Hang up instead, or choose voicemail in the Missed Call Trigger.';
	}
	if (call.state === 'ringing') return undefined;
	return call.state === 'answered' ? 'The call was answered already. Hang up to end it.' : 'The phone has stopped ringing. Leave a message or hang up.';
}

function measured(call: SimulatedCall, action: CallAction, now: number): number {
	const since = action === 'no_answer' ? call.startedAt : (call.answeredAt ?? call.unansweredAt ?? call.startedAt);
	return Math.max(0, Math.round((now - since) / 1000));
}

function readCall(row: Row): SimulatedCall {
	const call = {
		id: String(row['id']),
		from: String(row['caller']),
		to: String(row['called']),
		withheld: row['withheld'] === 1,
		mode: row['mode'] === 'all_missed' ? ('all_missed' as const) : ('forward' as const),
		mailbox: row['mailbox'] === 1,
		ringSeconds: number(row, 'ring_seconds'),
		prompt: String(row['prompt']),
		startedAt: number(row, 'started_at'),
		...fact('answeredAt', optionalNumber(row, 'answered_at')),
		...fact('unansweredAt', optionalNumber(row, 'unanswered_at')),
		...fact('unansweredSeconds', optionalNumber(row, 'unanswered_seconds')),
		...fact('voicemailAt', optionalNumber(row, 'voicemail_at')),
		...fact('voicemailSeconds', optionalNumber(row, 'voicemail_seconds')),
		...fact('hungUpAt', optionalNumber(row, 'hung_up_at')),
		...fact('hungUpSeconds', optionalNumber(row, 'hung_up_seconds')),
	};
	return { ...call, state: stateOf(call) };
}

function stateOf(call: Omit<SimulatedCall, 'state'>): CallState {
	if (call.hungUpAt !== undefined || call.voicemailAt !== undefined) return 'ended';
	if (call.unansweredAt !== undefined) return call.mailbox ? 'mailbox' : 'ended';
	return call.answeredAt === undefined ? 'ringing' : 'answered';
}
