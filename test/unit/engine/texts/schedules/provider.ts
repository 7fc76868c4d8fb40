import type { FindResult, OutboundText, SendResult } from '../../../../../engine';
import type { Time } from './time';

/** What becomes of one request. */
export type Fate =
	| 'accepted'
	/** Taken so many seconds after it was made, and answered then. */
	| 'accepted_late'
	/** 429: nothing happened, and it may be tried again in a second. */
	| 'throttled'
	| 'throttled_long'
	/** The connection was refused: certainly nothing happened. */
	| 'unreachable'
	/** Refused for good. */
	| 'refused'
	/** No answer within the client's patience; taken at once, taken late and shown late, or never taken. */
	| 'timeout_taken'
	| 'timeout_taken_late'
	| 'timeout_lost';

export const FATES: readonly Fate[] = ['accepted', 'accepted_late', 'throttled', 'throttled_long', 'unreachable', 'refused', 'timeout_taken', 'timeout_taken_late', 'timeout_lost'];

/** How long a client waits for an answer; what the phone company takes, it takes by then. */
const PATIENCE_MS = 15_000;
const LATE_MS = 14_000;
/** The longest that a text that was taken stays out of look-ups. */
const SHOWN_AFTER_MS = 9_000;
/** By how much the look-up goes further back than it is asked to: the phone company's clock is not ours. */
const SKEW_MS = 5_000;

export interface Taken {
	readonly providerId: string;
	/** Whose request it was. The phone company does not know: to it, equal words are equal. */
	readonly key: string;
	readonly text: OutboundText;
	readonly at: number;
	readonly shownAt: number;
}

/** A phone company with a memory of its own: whoever dies here, what it has on the way it takes all the same. */
export class Provider {
	readonly taken: Taken[] = [];
	private readonly onTheWay: Array<Omit<Taken, 'providerId'>> = [];

	constructor(
		private readonly time: Time,
		/** Told of every text that it takes: the promise is checked there and then. */
		private readonly onTaken: (taken: Taken) => void,
	) {
		time.onPass((now) => this.arrive(now));
	}

	/** @returns the answer, and when it comes in true time */
	request(text: OutboundText, key: string, fate: Fate): { readonly at: number; readonly result: () => SendResult } {
		const { now } = this.time;
		const refusal = (reason: 'throttled' | 'unavailable' | 'bad_text', retryAfterSeconds?: number) => ({
			at: now,
			result: (): SendResult => ({ outcome: 'refused', reason, message: `Refused: ${reason}.`, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) }),
		});
		const take = (at: number, shownAfter: number) => {
			const one = { key, text: { ...text }, at, shownAt: at + shownAfter };
			this.onTheWay.push(one);
			this.arrive(now);
			return { at, result: (): SendResult => ({ outcome: 'accepted', providerId: this.taken.find((other) => other.text === one.text)?.providerId ?? '', delivered: false }) };
		};
		const unknown = { at: now + PATIENCE_MS, result: (): SendResult => ({ outcome: 'unknown', message: 'No answer within 15 s.' }) };
		switch (fate) {
			case 'accepted':
				return take(now, 0);
			case 'accepted_late':
				return take(now + LATE_MS, 0);
			case 'throttled':
				return refusal('throttled', 1);
			case 'throttled_long':
				return refusal('throttled', 30);
			case 'unreachable':
				return refusal('unavailable', 2);
			case 'refused':
				return refusal('bad_text');
			case 'timeout_taken':
				take(now, 0);
				return unknown;
			case 'timeout_taken_late':
				take(now + LATE_MS, SHOWN_AFTER_MS);
				return unknown;
			case 'timeout_lost':
				return unknown;
		}
	}

	/** What a look-up sees that is made now, with `since` by the asker's clock. */
	find(text: OutboundText, since: number, others: ReadonlySet<string>): FindResult {
		const { now } = this.time;
		const found = this.taken.find(
			(one) => one.text.to === text.to && one.text.from === text.from && one.text.body === text.body && one.at >= since - SKEW_MS && one.shownAt <= now && !others.has(one.providerId),
		);
		return found ? { found: 'yes', providerId: found.providerId, delivered: false } : { found: 'no' };
	}

	private arrive(now: number): void {
		for (const one of this.onTheWay.filter(({ at }) => at <= now)) {
			this.onTheWay.splice(this.onTheWay.indexOf(one), 1);
			const taken = { ...one, providerId: `SM${this.taken.length + 1}` };
			this.taken.push(taken);
			this.onTaken(taken);
		}
	}
}
