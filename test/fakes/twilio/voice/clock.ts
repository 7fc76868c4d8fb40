/** Thrown through whatever was going on when the caller hangs up. */
export class CallerHungUp extends Error {
	constructor() {
		super('The caller hung up');
		this.name = 'CallerHungUp';
	}
}

/** The time of one call, in seconds from its start. Nothing really waits. */
export class CallClock {
	second = 0;

	constructor(
		private readonly startMs: number,
		readonly hangUpAt: number = Number.POSITIVE_INFINITY,
	) {}

	get nowMs(): number {
		return this.startMs + this.second * 1000;
	}

	/** @throws CallerHungUp when that happens before the time is over */
	wait(seconds: number): void {
		this.moveTo(this.second + seconds);
	}

	/** @throws CallerHungUp when that happens on the way */
	moveTo(second: number): void {
		if (second >= this.hangUpAt) {
			this.second = Math.max(this.second, this.hangUpAt);
			throw new CallerHungUp();
		}
		this.second = Math.max(this.second, second);
	}

	/** Moves on without a look at the caller, for what happens after the hang-up. */
	advance(second: number): void {
		this.second = Math.max(this.second, second);
	}
}

/** About how long it takes to say something. */
export function speechSeconds(text: string): number {
	return Math.max(1, Math.round(text.split(/\s+/).length / 2.5));
}
