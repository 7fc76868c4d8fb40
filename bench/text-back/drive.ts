import { setTimeout as sleep } from 'node:timers/promises';

import { monotonicMs } from '../lib/clock';
import { percentile } from '../lib/stats';

/** When one piece of work began and ended, on the monotonic clock in milliseconds. */
export interface Timing {
	readonly sentAt: number;
	readonly doneAt: number;
}

export interface Sample {
	/** How many pieces of work the figures are made of. */
	readonly count: number;
	/** Milliseconds. */
	readonly p50: number;
	readonly p95: number;
	readonly p99: number;
	readonly perSecond: number;
}

export interface Pace {
	/** How many are under way at any time. */
	readonly inFlight: number;
	/** Pause before each one. Milliseconds. */
	readonly restMs?: number;
	/** No more are begun after this time. Milliseconds. */
	readonly atMostMs?: number;
}

/**
 * Keeps a number of them under way until all are done: as soon as one is finished the next begins.
 * @param work does one and resolves with when it was done
 */
export async function drive<T>(all: readonly T[], pace: Pace, work: (one: T) => Promise<number>): Promise<Timing[]> {
	const timings: Timing[] = [];
	const begun = monotonicMs();
	let next = 0;
	const lane = async () => {
		while (next < all.length && monotonicMs() - begun < (pace.atMostMs ?? Infinity)) {
			const one = all[next] as T;
			next += 1;
			if (pace.restMs) await sleep(pace.restMs);
			const sentAt = monotonicMs();
			timings.push({ sentAt, doneAt: await work(one) });
		}
	};
	await Promise.all(Array.from({ length: pace.inFlight }, lane));
	return timings;
}

/** How many have to be driven for `count` of them to count. */
export function withEnds(count: number, inFlight: number): number {
	return count + 2 * inFlight;
}

/**
 * The figures of what was done while all lanes were busy: the first and the last of each lane, when the load builds up
 * and runs out, do not count.
 */
export function summarize(timings: readonly Timing[], inFlight: number): Sample {
	const done = [...timings].sort((a, b) => a.doneAt - b.doneAt);
	const counted = done.slice(inFlight, done.length - inFlight);
	const latencies = counted.map(({ sentAt, doneAt }) => doneAt - sentAt);
	const from = done[inFlight - 1]?.doneAt ?? Number.NaN;
	const to = counted.at(-1)?.doneAt ?? Number.NaN;
	return {
		count: counted.length,
		p50: percentile(latencies, 0.5),
		p95: percentile(latencies, 0.95),
		p99: percentile(latencies, 0.99),
		perSecond: (counted.length / (to - from)) * 1000,
	};
}
