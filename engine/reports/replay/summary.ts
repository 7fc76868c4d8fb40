import type { Decision } from '../../guardrails';
import type { Client } from './clients';
import type { LiveCall } from './liveCall';
import { LocalHour } from './localHour';
import { NumberSet } from './numberSet';
import type { ReplayOptions } from './options';
import { estimate, type Revenue } from './revenue';
import type { TextKind } from './takeText';

/** What came of a whole log. */
export interface Summary {
	/** Rows that are calls to the businesses or to numbers that no profile has. */
	readonly calls: number;
	readonly answered: number;
	readonly missed: number;
	/** Missed calls whose text goes, at once or after a wait; in shadow mode, would have gone if it were live. */
	readonly wouldText: number;
	/** Texts that had to wait at first, by why. */
	readonly heldAtFirst: Readonly<Record<string, number>>;
	/** Still waiting when the log ends. */
	readonly wouldHold: number;
	/** Missed calls without a text, by why. */
	readonly wouldSkip: Readonly<Record<string, number>>;
	/** Calls that a person of the team would have been asked to take. */
	readonly needsPerson: number;
	readonly duplicatesAvoided: {
		/** One call reported twice. */
		readonly reports: number;
		/** Second texts to somebody texted lately. */
		readonly texts: number;
	};
	/** Different callers, and different people who would have been texted. */
	readonly people: number;
	readonly peopleTexted: number;
	/** Missed calls by hour of day on the clocks of the business, the busiest three first. */
	readonly busiestHours: ReadonlyArray<{ readonly hour: number; readonly missed: number }>;
	readonly revenue: readonly Revenue[];
	readonly businesses: ReadonlyArray<{ readonly id: string; readonly calls: number; readonly missed: number; readonly wouldText: number }>;
	readonly rows: {
		readonly unknownBusiness: number;
		readonly notMissed: number;
		readonly outbound: number;
		readonly legs: number;
		/** Out of order by more than the log's order allows for. */
		readonly late: number;
		/** Could not be read. */
		readonly bad: number;
	};
	readonly texts: Readonly<Record<string, number>>;
}

interface OfClient {
	calls: number;
	missed: number;
	texts: number;
	readonly people: NumberSet;
	readonly texted: NumberSet;
	readonly hour: LocalHour;
}

/** Counts what happens in a replay. */
export class Tally {
	private readonly of: Map<Client, OfClient>;
	private readonly counts = { answered: 0, notMissed: 0, stranger: 0, outbound: 0, leg: 0, late: 0, bad: 0, duplicate: 0, needsPerson: 0, secondTexts: 0 };
	private readonly hours = new Array<number>(24).fill(0);
	private readonly held = new Map<string, number>();
	private readonly skipped = new Map<string, number>();
	private readonly texts = new Map<string, number>();
	private waiting = 0;

	constructor(
		clients: readonly Client[],
		private readonly options: ReplayOptions,
	) {
		const clocks = new Map(clients.map(({ profile }) => [profile.timezone, new LocalHour(profile.timezone)]));
		const clockOf = ({ profile }: Client) => clocks.get(profile.timezone) ?? new LocalHour(profile.timezone);
		this.of = new Map(clients.map((client) => [client, { calls: 0, missed: 0, texts: 0, people: new NumberSet(), texted: new NumberSet(), hour: clockOf(client) }]));
	}

	stranger = (): void => void (this.counts.stranger += 1);
	outbound = (): void => void (this.counts.outbound += 1);
	leg = (): void => void (this.counts.leg += 1);
	late = (): void => void (this.counts.late += 1);
	bad = (): void => void (this.counts.bad += 1);
	duplicate = (): void => void (this.counts.duplicate += 1);
	text = (kind: TextKind): void => more(this.texts, kind);

	call({ client, caller }: LiveCall): void {
		const mine = this.client(client);
		mine.calls += 1;
		if (caller.e164 !== undefined) mine.people.add(caller.e164);
	}

	missed({ client, row }: LiveCall): void {
		const mine = this.client(client);
		mine.missed += 1;
		const hour = mine.hour.at(row.startedAt);
		this.hours[hour] = (this.hours[hour] ?? 0) + 1;
		this.waiting += 1;
	}

	notMissed({ outcome }: LiveCall): void {
		if (outcome === 'answered') this.counts.answered += 1;
		else this.counts.notMissed += 1;
	}

	/** The final decision about a call. */
	decided(call: LiveCall, decision: Decision): void {
		if (call.outcome !== 'missed') return;
		this.waiting -= 1;
		if (call.first !== undefined) more(this.held, call.first.decision.reason);
		if (decision.escalate === true || call.first?.decision.escalate === true) this.counts.needsPerson += 1;
		// In shadow mode the question is what would have been.
		const goes = decision.action === 'text' || (decision.reason === 'shadow' && decision.facts.would === 'text');
		if (!goes) more(this.skipped, decision.reason);
		if (decision.reason === 'texted_lately') this.counts.secondTexts += 1;
		if (!goes) return;
		const mine = this.client(call.client);
		mine.texts += 1;
		if (call.caller.e164 !== undefined) mine.texted.add(call.caller.e164);
	}

	summary(): Summary {
		const { counts } = this;
		const all = [...this.of];
		const sum = (pick: (mine: OfClient) => number) => all.reduce((total, [, mine]) => total + pick(mine), 0);
		return {
			calls: sum(({ calls }) => calls) + counts.stranger,
			answered: counts.answered,
			missed: sum(({ missed }) => missed),
			wouldText: sum(({ texts }) => texts),
			heldAtFirst: ranked(this.held),
			wouldHold: this.waiting,
			wouldSkip: ranked(this.skipped),
			needsPerson: counts.needsPerson,
			duplicatesAvoided: { reports: counts.duplicate, texts: counts.secondTexts },
			people: sum(({ people }) => people.size),
			peopleTexted: sum(({ texted }) => texted.size),
			busiestHours: this.busiest(),
			revenue: all.flatMap(([client, { texted }]) => estimate(client, texted.size, this.options) ?? []),
			businesses: all.map(([{ profile }, { calls, missed, texts }]) => ({ id: profile.id, calls, missed, wouldText: texts })),
			rows: { unknownBusiness: counts.stranger, notMissed: counts.notMissed, outbound: counts.outbound, legs: counts.leg, late: counts.late, bad: counts.bad },
			texts: ranked(this.texts),
		};
	}

	private client(client: Client): OfClient {
		const mine = this.of.get(client);
		if (!mine) throw new Error(`The business "${client.profile.id}" is not part of this replay.`);
		return mine;
	}

	private busiest(): Summary['busiestHours'] {
		return this.hours
			.map((missed, hour) => ({ hour, missed }))
			.filter(({ missed }) => missed > 0)
			.sort((a, b) => b.missed - a.missed || a.hour - b.hour)
			.slice(0, 3);
	}
}

function more(counts: Map<string, number>, key: string): void {
	counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The most frequent first. */
const ranked = (counts: Map<string, number>): Record<string, number> => Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
