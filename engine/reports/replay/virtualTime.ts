import { Heap } from './heap';

interface Due {
	readonly at: number;
	readonly rank: number;
	readonly seq: number;
	readonly run: (now: number) => void;
}

/** What happens at one moment happens in this order, and within it as it was planned. */
export const RANKS = { end: 0, due: 1 } as const;

/** The clock of a replay, and what will happen when it gets there. It never goes back. */
export class VirtualTime {
	private readonly planned = new Heap<Due>((a, b) => a.at < b.at || (a.at === b.at && (a.rank < b.rank || (a.rank === b.rank && a.seq < b.seq))));
	private seq = 0;
	private at = Number.NEGATIVE_INFINITY;

	/** Epoch milliseconds. */
	get now(): number {
		return this.at;
	}

	/** What is planned for the past happens next. */
	plan(at: number, rank: keyof typeof RANKS, run: (now: number) => void): void {
		this.planned.push({ at: Math.max(at, this.at), rank: RANKS[rank], seq: this.seq, run });
		this.seq += 1;
	}

	/** Lets everything happen that is planned before `at`, or up to it where it is the end. */
	advance(at: number, end = false): void {
		for (let next = this.planned.peek(); next && (next.at < at || (end && next.at === at)); next = this.planned.peek()) {
			this.planned.pop();
			this.at = Math.max(this.at, next.at);
			next.run(this.at);
		}
		if (Number.isFinite(at)) this.at = Math.max(this.at, at);
	}
}
