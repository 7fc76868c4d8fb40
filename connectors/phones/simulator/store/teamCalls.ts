import type { DatabaseSync } from 'node:sqlite';
import { Refusal } from '../refusal';
import { immediately } from './database';
import { fact, number, optionalNumber, type Row } from './rows';

export type TeamCallState = 'ringing' | 'answered' | 'connected' | 'ended';

/** What the person whose phone rings may do, and `alert_no_answer`: it has rung for its time. */
export const TEAM_CALL_ACTIONS = ['alert_answer', 'alert_key', 'alert_decline', 'alert_no_answer', 'alert_hang_up'] as const;
export type TeamCallAction = (typeof TEAM_CALL_ACTIONS)[number];

/** A call from a business to a person of its team. Times are epoch milliseconds; a time that is absent has not come. */
export interface SimulatedTeamCall {
	/** The caller's own id of it: the same call placed twice is one call. */
	readonly id: string;
	readonly providerId: string;
	/** The number of the business. */
	readonly from: string;
	/** The phone that rings. */
	readonly to: string;
	/** Where the trigger is told what happens, as a path on this server. */
	readonly path: string;
	/** What is said now. */
	readonly said: string;
	readonly language: string;
	readonly state: TeamCallState;
	readonly ringSeconds: number;
	/** How often the menu was said again. */
	readonly asked: number;
	readonly startedAt: number;
	readonly answeredAt?: number;
	/** With whom they were connected. */
	readonly connectedTo?: string;
	readonly endedAt?: number;
	readonly endedBy?: 'alert_decline' | 'alert_no_answer' | 'alert_hang_up' | 'answer';
}

export type NewTeamCall = Pick<SimulatedTeamCall, 'id' | 'providerId' | 'from' | 'to' | 'path' | 'said' | 'language' | 'ringSeconds'>;

/** Oldest calls beyond this number are forgotten. */
const CALLS_KEPT = 500;

/** The calls to people of the team. */
export class TeamCallsTable {
	constructor(private readonly db: DatabaseSync) {}

	place(call: NewTeamCall, now: number): SimulatedTeamCall {
		return immediately(this.db, () => {
			const known = this.get(call.id);
			if (known) return known;
			this.db
				.prepare('INSERT INTO team_calls (id, provider_id, caller, called, path, said, language, ring_seconds, asked, started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?)')
				.run(call.id, call.providerId, call.from, call.to, call.path, call.said, call.language, call.ringSeconds, now);
			this.db.prepare('DELETE FROM team_calls WHERE seq <= (SELECT MAX(seq) FROM team_calls) - ?').run(CALLS_KEPT);
			return this.getOrThrow(call.id);
		});
	}

	/**
	 * Lets the person do something. What has been done already is not done again, so a request may be repeated.
	 * @throws Refusal when there is no such call or this cannot happen to it any more
	 */
	act(id: string, action: TeamCallAction, now: number): SimulatedTeamCall {
		return immediately(this.db, () => {
			const call = this.getOrThrow(id);
			if (call.endedBy === action || (action === 'alert_answer' && call.answeredAt !== undefined)) return call;
			const objection = objectionTo(call, action);
			if (objection) throw new Refusal(409, objection);
			if (action === 'alert_answer') this.db.prepare('UPDATE team_calls SET answered_at = ? WHERE id = ?').run(now, id);
			else if (action !== 'alert_key') this.end(id, action, now);
			return this.getOrThrow(id);
		});
	}

	/** Keeps what is said next, and what follows from it: the end, another menu, or a connection. */
	hear(id: string, said: string, then: { readonly end?: boolean; readonly asked?: number; readonly connectTo?: string }, now: number): SimulatedTeamCall {
		return immediately(this.db, () => {
			this.db
				.prepare('UPDATE team_calls SET said = ?, asked = COALESCE(?, asked), connected_to = COALESCE(?, connected_to) WHERE id = ?')
				.run(said, then.asked ?? null, then.connectTo ?? null, id);
			if (then.end === true) this.end(id, 'answer', now);
			return this.getOrThrow(id);
		});
	}

	get(id: string): SimulatedTeamCall | undefined {
		const row = this.db.prepare('SELECT * FROM team_calls WHERE id = ?').get(id);
		return row && readCall(row);
	}

	/** The latest calls, oldest first; of one business number when it is given. */
	latest(from: string | undefined, limit: number): readonly SimulatedTeamCall[] {
		const rows = this.db.prepare('SELECT * FROM team_calls WHERE ?1 IS NULL OR caller = ?1 ORDER BY seq DESC LIMIT ?2').all(from ?? null, limit);
		return rows.map(readCall).reverse();
	}

	private getOrThrow(id: string): SimulatedTeamCall {
		const call = this.get(id);
		if (!call) throw new Refusal(404, 'There is no call with this id: it may be too old.');
		return call;
	}

	private end(id: string, by: NonNullable<SimulatedTeamCall['endedBy']>, now: number): void {
		this.db.prepare('UPDATE team_calls SET ended_at = ?, ended_by = ? WHERE id = ? AND ended_at IS NULL').run(now, by, id);
	}
}

function objectionTo({ state }: SimulatedTeamCall, action: TeamCallAction): string | undefined {
	if (state === 'ended') return 'The call is over already.';
	switch (action) {
		case 'alert_answer':
		case 'alert_hang_up':
			return undefined;
		case 'alert_key':
			return state === 'answered' ? undefined : state === 'ringing' ? 'Answer the call before you press a key.' : 'You are connected already.';
		case 'alert_decline':
		case 'alert_no_answer':
			return state === 'ringing' ? undefined : 'The call was answered already. Hang up to end it.';
	}
}

function readCall(row: Row): SimulatedTeamCall {
	const connectedTo = row['connected_to'];
	const endedBy = row['ended_by'];
	const call = {
		id: String(row['id']),
		providerId: String(row['provider_id']),
		from: String(row['caller']),
		to: String(row['called']),
		path: String(row['path']),
		said: String(row['said']),
		language: String(row['language']),
		ringSeconds: number(row, 'ring_seconds'),
		asked: number(row, 'asked'),
		startedAt: number(row, 'started_at'),
		...fact('answeredAt', optionalNumber(row, 'answered_at')),
		...(typeof connectedTo === 'string' ? { connectedTo } : {}),
		...fact('endedAt', optionalNumber(row, 'ended_at')),
		...(typeof endedBy === 'string' ? { endedBy: endedBy as NonNullable<SimulatedTeamCall['endedBy']> } : {}),
	};
	const state = call.endedAt !== undefined ? 'ended' : call.connectedTo !== undefined ? 'connected' : call.answeredAt !== undefined ? 'answered' : 'ringing';
	return { ...call, state };
}
