import type { Clock } from '../../../../../engine';

/**
 * True time, and what the clock of our machine shows, which may be wrong and may jump. Timers and the phone company go
 * by true time, everything that is written down goes by the clock. Milliseconds.
 */
export class Time {
	private at: number;
	private off = 0;
	private readonly listeners: Array<(at: number) => void> = [];

	constructor(begin: number) {
		this.at = begin;
	}

	get now(): number {
		return this.at;
	}

	get shown(): number {
		return this.at + this.off;
	}

	pass(ms: number): void {
		this.at += Math.max(0, ms);
		for (const listener of this.listeners) listener(this.at);
	}

	/** The clock is set forward, or back. */
	jump(ms: number): void {
		this.off += ms;
	}

	onPass(listener: (at: number) => void): void {
		this.listeners.push(listener);
	}

	/** A clock for one run: whoever sleeps on it gives the hand back until true time has come that far. */
	clockOf(sleepUntil: (at: number) => Promise<void>): Clock {
		return { now: () => this.shown, sleep: async (ms) => await sleepUntil(this.at + ms) };
	}
}
