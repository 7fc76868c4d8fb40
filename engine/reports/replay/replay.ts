import { addEvent, judge, NO_FACTS } from '../../calls';
import type { CallEvent, Judgement } from '../../calls';
import type { BusinessProfile } from '../../business';
import type { Decision } from '../../guardrails';
import { Calling } from './calling';
import { CallerIds } from './callerIds';
import { CallReports } from './callReports';
import { Clients } from './clients';
import { Consents } from './consent';
import { decideCall, decideNothing } from './decideCall';
import type { Memory } from './gather';
import { Legs } from './legs';
import { strangerLine, type ReplayLine } from './line';
import type { LiveCall } from './liveCall';
import type { LoggedCall, LoggedText } from './logged';
import type { ReplayOptions } from './options';
import { People } from './people';
import { SeenCalls } from './seenCalls';
import { Tally, type Summary } from './summary';
import { takeText } from './takeText';
import { VirtualTime } from './virtualTime';
import { Written } from './written';

/**
 * Runs a log of calls, and of texts, through the very judgement and rules of the product, in virtual time: what a text
 * would have waited for has happened by the time that it is decided again. Every text that may go is taken to arrive.
 *
 * Rows are given in order of time (see `InOrder`); one that is not is taken when it comes, as a late report is.
 */
export class Replay {
	private readonly clients: Clients;
	private readonly people: People;
	private readonly memory: Memory;
	private readonly time = new VirtualTime();
	private readonly seen = new SeenCalls();
	private readonly callerIds = new CallerIds();
	private readonly legs: Legs;
	private readonly tally: Tally;
	private readonly written: Written;

	/** @throws Error in words when two profiles share an id or a number */
	constructor(
		profiles: readonly BusinessProfile[],
		private readonly options: ReplayOptions,
		give: (line: ReplayLine) => void,
	) {
		this.clients = new Clients(profiles);
		this.people = new People(options.takeoverMs, options.settings.cooldownHours);
		this.memory = { consents: new Consents(), calling: new Calling(), settings: options.settings };
		this.legs = new Legs(options.legs);
		this.tally = new Tally(this.clients.all, options);
		this.written = new Written(give, options.texts);
	}

	/** One call; the time comes to when it began. */
	call(row: LoggedCall): void {
		const late = row.startedAt < this.time.now;
		this.time.advance(row.startedAt);
		if (row.parent !== undefined && this.legs.add(row)) return this.tally.leg();
		if (row.direction === 'out') return this.tally.outbound();
		if (row.ending !== 'running' && !this.seen.first(row.id, this.time.now)) return this.tally.duplicate();
		const client = this.clients.of(row.to, row.forwardedFrom);
		if (late) this.tally.late();
		if (!client) {
			this.tally.stranger();
			this.written.add(strangerLine(row, this.callerIds.read(row.from, 'US').e164 ?? row.from, late));
			return;
		}
		this.arrive(this.liveCall(row, client, late));
	}

	/** One text; the time comes to when it was sent. */
	text(row: LoggedText): void {
		this.time.advance(row.at);
		const taken = takeText(row, this.clients, this.people, this.memory, this.options.takeoverMs, Math.max(row.at, this.time.now));
		this.tally.text(taken.kind);
		for (const call of taken.withdrawn) this.settle(call, { action: 'skip', reason: 'opted_out', facts: {} }, this.time.now);
	}

	/** A row that could not be read. */
	bad(): void {
		this.tally.bad();
	}

	/** The log is over: what falls due up to `at` (epoch milliseconds) still happens, and what waits for longer stays held. */
	finish(at?: number): Summary {
		// Calls that were under way when the last row was written down still end.
		this.time.advance(Math.max(at ?? Number.NEGATIVE_INFINITY, this.lastEnd, this.time.now), true);
		this.written.end();
		return this.tally.summary();
	}

	/** How many people are remembered just now. */
	get remembered(): number {
		return this.people.size;
	}

	private lastEnd = Number.NEGATIVE_INFINITY;

	private liveCall(row: LoggedCall, client: LiveCall['client'], late: boolean): LiveCall {
		const { profile } = client;
		const caller = this.callerIds.read(row.from, profile.country);
		const to = caller.kind === 'anonymous' ? row.from.slice(0, 200) : (caller.e164 ?? row.from.slice(0, 200));
		const now = this.time.now;
		return {
			row,
			client,
			reports: new CallReports(row, this.options.allMissed ? 'all_missed' : 'listen'),
			caller,
			to,
			line: this.callerIds.read(row.to, profile.country).e164 ?? row.to.slice(0, 200),
			person: this.people.get(profile, to, now),
			late,
			facts: NO_FACTS(row.startedAt),
			outcome: 'open',
		};
	}

	private arrive(call: LiveCall): void {
		const { now } = this.time;
		const { row, client, caller } = call;
		this.tally.call(call);
		this.written.add(call);
		const verdict = this.report(call, [call.reports.arrived()]);
		if (caller.kind !== 'anonymous' && caller.e164 !== undefined) this.memory.calling.arrived(client, caller.e164, row.startedAt, now);
		// Where every call is a missed one, the text does not wait for its end.
		if (verdict.outcome === 'missed' || row.ending === 'running') return this.conclude(call, verdict, now);
		call.person.open += 1;
		this.legs.expect(call);
		if (this.isPickedUpAtOnce(call)) this.report(call, [call.reports.pickedUp()]);
		this.lastEnd = Math.max(this.lastEnd, row.endedAt);
		this.time.plan(row.endedAt, 'end', (at) => this.end(call, at));
	}

	/** Logs seldom tell when a call was picked up: somebody who is talking has been answered from the start. */
	private isPickedUpAtOnce({ row }: LiveCall): boolean {
		const { rules, allMissed } = this.options;
		return row.ending === 'completed' && !allMissed && !this.legs.count && rules.answeredAtLeastSeconds <= 0 && (row.answeredAt ?? row.startedAt) <= this.time.now;
	}

	private end(call: LiveCall, now: number): void {
		const verdict = this.report(call, [...this.legs.of(call), ...call.reports.ended()]);
		call.person.open -= 1;
		this.conclude(call, verdict, now);
	}

	private conclude(call: LiveCall, verdict: Judgement, now: number): void {
		if (verdict.outcome === 'missed' || verdict.outcome === 'settling') {
			call.outcome = 'missed';
			call.missedReason = verdict.reason;
			call.endedAt ??= call.facts.lastAt;
			this.tally.missed(call);
			return this.decide(call, now);
		}
		if (verdict.outcome === 'ignored') call.ignoredBecause = verdict.because;
		this.tally.notMissed(call);
		this.settle(call, decideNothing(call, this.memory, now), now);
	}

	/** Adds reports to the facts of a call, and judges it anew as the ledger does with each. */
	private report(call: LiveCall, events: readonly CallEvent[]): Judgement {
		let verdict: Judgement = { outcome: 'open' };
		for (const event of events) {
			call.facts = addEvent(call.facts, event, this.time.now);
			verdict = judge(call.facts, this.options.rules);
		}
		if (verdict.outcome === 'open' || verdict.outcome === 'settling') return verdict;
		call.outcome = verdict.outcome;
		call.endedAt ??= call.facts.lastAt;
		if (verdict.outcome === 'answered') noteAnswered(call);
		return verdict;
	}

	private decide(call: LiveCall, now: number): void {
		const decision = decideCall(call, this.memory, now);
		if (decision.action !== 'hold') return this.settle(call, decision, now);
		if (call.first === undefined) call.person.open += 1;
		call.first ??= { at: now, decision };
		call.decision = decision;
		call.decidedAt = now;
		this.time.plan(Math.max(decision.until ?? now, now + 1), 'due', (at) => {
			// Withdrawn meanwhile.
			if (call.person.held?.has(call) !== true) return;
			this.people.get(call.client.profile, call.to, at);
			this.decide(call, at);
		});
	}

	private settle(call: LiveCall, decision: Decision, now: number): void {
		if (call.first !== undefined) call.person.open -= 1;
		call.person.held?.delete(call);
		call.decision = decision;
		call.decidedAt = now;
		this.tally.decided(call, decision);
		this.written.final(call);
	}
}

/** Somebody is seldom on two calls at once: a few are enough. */
const MOST_ANSWERED = 8;

function noteAnswered({ person, facts, endedAt }: LiveCall): void {
	const answered = { startedAt: facts.firstAt, endedAt: endedAt ?? facts.lastAt };
	person.answered = [...(person.answered ?? []), answered].sort((a, b) => a.startedAt - b.startedAt).slice(-MOST_ANSWERED);
}
