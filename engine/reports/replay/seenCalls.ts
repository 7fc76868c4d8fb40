/** For how long, in the time of the log, a call may be reported again. */
const SPAN_MS = 24 * 3_600_000;

/** Which calls were there already: those of the last day or two. */
export class SeenCalls {
	private young = new Set<string>();
	private old = new Set<string>();
	private turnedAt = Number.NEGATIVE_INFINITY;

	/** True the first time. */
	first(id: string, now: number): boolean {
		if (now - this.turnedAt >= SPAN_MS) {
			this.old = now - this.turnedAt >= 2 * SPAN_MS ? new Set() : this.young;
			this.young = new Set();
			this.turnedAt = now;
		}
		if (this.young.has(id) || this.old.has(id)) return false;
		this.young.add(id);
		return true;
	}
}
