import { Heap } from './heap';

interface Waiting<T> {
	readonly item: T;
	readonly at: number;
	readonly seq: number;
}

/** More than this wait for no straggler: memory stays bounded in a log with any number of rows an hour. */
const MOST_WAITING = 200_000;

/**
 * Puts rows that are nearly in order of time into it: a row waits until the log has gone on by `windowMs` beyond it.
 * What comes later than that is given at once, out of order. Rows of one time keep the order they came in.
 */
export class InOrder<T> {
	private readonly waiting = new Heap<Waiting<T>>((a, b) => a.at < b.at || (a.at === b.at && a.seq < b.seq));
	private seq = 0;
	private newest = Number.NEGATIVE_INFINITY;

	constructor(
		private readonly timeOf: (item: T) => number,
		private readonly windowMs: number,
		private readonly give: (item: T) => void,
	) {}

	add(item: T): void {
		const at = this.timeOf(item);
		if (at > this.newest) this.newest = at;
		this.waiting.push({ item, at, seq: this.seq });
		this.seq += 1;
		this.release(this.newest - this.windowMs);
	}

	/** The time up to which nothing is missing any more, epoch milliseconds. */
	get complete(): number {
		return this.waiting.peek()?.at ?? this.newest;
	}

	/** Gives what is left. */
	end(): void {
		this.release(Number.POSITIVE_INFINITY);
	}

	private release(upTo: number): void {
		for (let next = this.waiting.peek(); next && (next.at <= upTo || this.waiting.size > MOST_WAITING); next = this.waiting.peek()) {
			this.waiting.pop();
			this.give(next.item);
		}
	}
}
