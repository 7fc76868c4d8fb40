import { InOrder, type BadRow } from '../../engine';
import type { Rows } from './logs';
import { after, backwards, isNewestFirst } from './newestFirst';

/** Rows that lie this far out of order are put into it. */
const WINDOW_MS = 3_600_000;

/** A log in order of time, some rows at a time. */
export class Timeline<T> {
	private ready: T[] = [];
	private next = 0;
	private over = false;
	private readonly inOrder: InOrder<T>;

	private constructor(
		private readonly rows: AsyncIterator<ReadonlyArray<T | BadRow>>,
		/** The first rows of the log, as they are written. */
		readonly sample: readonly T[],
		readonly newestFirst: boolean,
		private readonly timeOf: (row: T) => number,
		private readonly bad: (row: BadRow) => void,
	) {
		this.inOrder = new InOrder(timeOf, WINDOW_MS, (row) => this.ready.push(row));
	}

	static async open<T>(rows: Rows<T>, timeOf: (row: T) => number, bad: (row: BadRow) => void): Promise<Timeline<T>> {
		const iterator = rows[Symbol.asyncIterator]();
		const first: Array<T | BadRow> = [];
		while (first.length < 2) {
			const next = await iterator.next();
			if (next.done === true) break;
			first.push(...next.value);
		}
		const sample = first.filter((row): row is T & object => !isBad(row));
		const newestFirst = isNewestFirst(sample.map(timeOf));
		const all = after<T>(first, iterator);
		return new Timeline(newestFirst ? backwards(all) : all, sample, newestFirst, timeOf, bad);
	}

	/** The time of the next row; undefined at the end. */
	async peek(): Promise<number | undefined> {
		while (this.next >= this.ready.length && !this.over) await this.fetch();
		const row = this.ready[this.next];
		return row === undefined ? undefined : this.timeOf(row);
	}

	/** What {@link peek} spoke of. */
	take(): T {
		const row = this.ready[this.next] as T;
		this.next += 1;
		return row;
	}

	/** Rows that can be had without waiting: to be taken in one go where nothing else comes between. */
	get waiting(): number {
		return this.ready.length - this.next;
	}

	private async fetch(): Promise<void> {
		this.ready = [];
		this.next = 0;
		const batch = await this.rows.next();
		if (batch.done === true) {
			this.over = true;
			this.inOrder.end();
			return;
		}
		for (const row of batch.value) {
			if (isBad(row)) this.bad(row);
			else this.inOrder.add(row);
		}
	}
}

const isBad = (row: unknown): row is BadRow => 'problem' in (row as object);
