import type { Clock } from '../../engine';

/** A clock that stands still until it is told otherwise; whoever sleeps on it moves it. */
export class VirtualClock implements Clock {
	readonly slept: number[] = [];

	constructor(private at: number) {}

	now(): number {
		return this.at;
	}

	async sleep(ms: number): Promise<void> {
		if (!(ms >= 0)) throw new Error(`Nobody can sleep for ${ms} ms.`);
		this.slept.push(ms);
		this.at += ms;
	}

	/** Lets time pass for everybody. */
	pass(ms: number): void {
		this.at += ms;
	}
}
