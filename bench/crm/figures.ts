import { median, percentile } from '../lib/stats';
import type { Passage } from './desk';
import type { CrmResult, Outage, Pair, Round } from './result';

export type Way = keyof Round;
export type Turn = keyof Pair;

/** What items of one kind waited for. */
export interface Waits {
	readonly p50: number;
	readonly p95: number;
	/** The middle of the rounds' ratios to the built-in CRM, each of two measurements made seconds apart. */
	readonly againstBuiltIn: number;
	/** Of the CRM, for one item. */
	readonly requests: number;
}

export function waitsOf({ rounds }: Pick<CrmResult, 'rounds'>, way: Way, turn: Turn): Waits {
	const of = (round: Round, one: Way) => round[one].map((pair) => pair[turn]);
	const all = rounds.flatMap((round) => of(round, way));
	return {
		...spread(all),
		againstBuiltIn: median(rounds.map((round) => middle(of(round, way)) / middle(of(round, 'builtIn')))),
	};
}

/** How an outage was met. */
export interface Met extends Waits {
	readonly longest: number;
	/** Items that went on while something still waited to be written. */
	readonly pending: number;
	readonly items: number;
}

/** Against new numbers of the built-in CRM, in the same run. */
export function metOf(result: Pick<CrmResult, 'rounds'>, { passages }: Outage): Met {
	const builtIn = waitsOf(result, 'builtIn', 'first').p50;
	const { p50, p95, requests } = spread(passages);
	return {
		p50,
		p95,
		requests,
		againstBuiltIn: p50 / builtIn,
		longest: Math.max(...passages.map(({ ms }) => ms)),
		pending: passages.filter(({ status }) => status === 'pending').length,
		items: passages.length,
	};
}

/** Most requests of one item whose CRM answered. */
export function mostRequests({ rounds }: Pick<CrmResult, 'rounds'>, turn: Turn): number {
	return Math.max(...rounds.flatMap(({ atOnce, slow }) => [...atOnce, ...slow].map((pair) => pair[turn].requests)));
}

function spread(passages: readonly Passage[]): Pick<Waits, 'p50' | 'p95' | 'requests'> {
	const ms = passages.map((passage) => passage.ms);
	return { p50: median(ms), p95: percentile(ms, 0.95), requests: median(passages.map(({ requests }) => requests)) };
}

const middle = (passages: readonly Passage[]): number => median(passages.map(({ ms }) => ms));
