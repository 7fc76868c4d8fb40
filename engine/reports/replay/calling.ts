import type { CallingFacts } from '../../guardrails';
import type { Client } from './clients';
import { Generations } from './generations';

const TEN_MINUTES_MS = 600_000;
const HOUR_MS = 3_600_000;
/** A text may be held overnight, and is then judged by the calls around its own. */
const KEPT_MS = 24 * HOUR_MS;
/** As many as the ledger looks at: far more calls of one number than any limit asks about. */
const MOST_CALLS = 500;

interface Arrival<T> {
	readonly at: number;
	readonly what: T;
}

/** Who has been calling around a call, over all businesses: what tells a robocaller from a customer. */
export class Calling {
	private readonly callers = new Generations<Array<Arrival<Client>>>(KEPT_MS);
	private readonly exchanges = new Generations<Array<Arrival<string>>>(KEPT_MS);

	arrived(client: Client, from: string, at: number, now: number): void {
		this.callers.turn(now);
		add(this.callers.getOr(from, () => []), { at, what: client });
		if (!asksForNeighbours(client)) return;
		this.exchanges.turn(now);
		add(this.exchanges.getOr(exchangeOf(client, from), () => []), { at, what: from });
	}

	/** @param at when the call began that it is about */
	facts(client: Client, from: string, at: number): CallingFacts {
		const calls = this.callers.get(from) ?? [];
		return {
			businessesLastHour: mostWithin(HOUR_MS, calls, at),
			callsLastTenMinutes: mostCalls(TEN_MINUTES_MS, calls, client, at),
			neighboursLastTenMinutes: asksForNeighbours(client) ? mostWithin(TEN_MINUTES_MS, this.exchanges.get(exchangeOf(client, from)) ?? [], at) - 1 : 0,
		};
	}
}

/** In order of time, the latest so many. */
function add<T>(arrivals: Array<Arrival<T>>, arrival: Arrival<T>): void {
	let place = arrivals.length;
	while (place > 0 && (arrivals[place - 1] as Arrival<T>).at > arrival.at) place -= 1;
	arrivals.splice(place, 0, arrival);
	if (arrivals.length > MOST_CALLS) arrivals.shift();
}

/** The most different ones in any stretch of so many milliseconds that the moment lies in. */
function mostWithin<T>(ms: number, arrivals: ReadonlyArray<Arrival<T>>, at: number): number {
	if (arrivals.length === 1) return 1;
	const inside = new Map<T, number>();
	let [most, end] = [0, 0];
	for (const first of arrivals) {
		if (first.at > at) break;
		for (; end < arrivals.length; end += 1) {
			const next = arrivals[end] as Arrival<T>;
			if (next.at >= first.at + ms) break;
			inside.set(next.what, (inside.get(next.what) ?? 0) + 1);
		}
		if (first.at > at - ms) most = Math.max(most, inside.size);
		const left = (inside.get(first.what) ?? 1) - 1;
		if (left === 0) inside.delete(first.what);
		else inside.set(first.what, left);
	}
	return most;
}

function mostCalls(ms: number, arrivals: ReadonlyArray<Arrival<Client>>, client: Client, at: number): number {
	const ours = arrivals.filter(({ what }) => what === client).map((arrival, index) => ({ at: arrival.at, what: index }));
	return mostWithin(ms, ours, at);
}

const asksForNeighbours = ({ profile }: Client): boolean => profile.spam.enabled && profile.spam.neighboursInTenMinutes > 0;

const exchangeOf = ({ profile }: Client, from: string): string => `${profile.id} ${from.slice(0, -2)}`;
