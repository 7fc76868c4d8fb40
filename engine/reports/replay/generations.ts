/**
 * What was lately asked for, by key. Whatever was not asked for during a whole span of time is forgotten some time in the
 * span after it: no entry need be looked at to find that out.
 */
export class Generations<V> {
	private young = new Map<string, V>();
	private old = new Map<string, V>();
	private turnedAt = Number.NEGATIVE_INFINITY;

	/**
	 * @param spanMs how long an entry must be remembered after it was last asked for
	 * @param keep entries that may not be forgotten yet, however long ago that was
	 */
	constructor(
		private readonly spanMs: number,
		private readonly keep: (value: V) => boolean = () => false,
	) {}

	/** The time has come to `now`, epoch milliseconds: it never goes back. */
	turn(now: number): void {
		if (now - this.turnedAt < this.spanMs) return;
		// Two spans without a word, and the young are as forgotten as the old.
		const both = now - this.turnedAt >= 2 * this.spanMs;
		const kept = [...this.old, ...(both ? this.young : [])].filter(([, value]) => this.keep(value));
		this.old = both ? new Map<string, V>() : this.young;
		this.young = new Map(kept);
		this.turnedAt = now;
	}

	get(key: string): V | undefined {
		const found = this.young.get(key);
		if (found !== undefined) return found;
		const before = this.old.get(key);
		if (before !== undefined) {
			this.old.delete(key);
			this.young.set(key, before);
		}
		return before;
	}

	getOr(key: string, make: () => V): V {
		const found = this.get(key);
		if (found !== undefined) return found;
		const made = make();
		this.young.set(key, made);
		return made;
	}

	get size(): number {
		return this.young.size + this.old.size;
	}
}
