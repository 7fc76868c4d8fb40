import type { BusinessProfile } from '../../business';
import type { PaceFacts } from '../../guardrails';
import type { Days } from './days';

const HOUR_MS = 3_600_000;
/** A day's hours and the one before. */
const KEPT_HOURS = 48;

interface Hour {
	readonly hour: number;
	texts: number;
	optOuts: number;
	/** Of them, those for which sending was stopped already. */
	textsBefore: number;
	optOutsBefore: number;
}

/** How fast a business texts, counted by the hour as the ledger counts it. */
export class Pace {
	private hours: Hour[] = [];
	private stopped: { readonly until: number; readonly because: string } | undefined;

	constructor(
		private readonly profile: BusinessProfile,
		private readonly days: Days,
	) {}

	text(now: number): void {
		this.at(now).texts += 1;
	}

	/** One that comes while sending is stopped is about the texts for which it was stopped. */
	optOut(now: number): void {
		if (!this.isStopped(now)) this.at(now).optOuts += 1;
	}

	/** Sending has stopped until then, unless it was stopped already. Afterwards it is judged by what goes out then. */
	trip(because: string, until: number, now: number): void {
		if (this.isStopped(now)) return;
		this.stopped = { because, until };
		const since = Math.floor(now / HOUR_MS) - 1;
		for (const each of this.hours) {
			if (each.hour < since) continue;
			each.textsBefore = each.texts;
			each.optOutsBefore = each.optOuts;
		}
	}

	/** Undefined where the profile sets no limit. */
	facts(now: number): PaceFacts | undefined {
		const { circuitBreaker, dailyCaps } = this.profile;
		if (!circuitBreaker.enabled && dailyCaps.business <= 0) return undefined;
		const hour = Math.floor(now / HOUR_MS);
		const since = dailyCaps.business > 0 ? Math.floor(this.days.startOf(now) / HOUR_MS) : hour - 1;
		// Of the hour before as much as is still within the last sixty minutes.
		const left = 1 - (now % HOUR_MS) / HOUR_MS;
		let [today, texts, optOuts] = [0, 0, 0];
		for (const each of this.hours) {
			if (each.hour >= since) today += each.texts;
			if (each.hour < hour - 1) continue;
			const weight = each.hour === hour ? 1 : left;
			texts += (each.texts - each.textsBefore) * weight;
			optOuts += (each.optOuts - each.optOutsBefore) * weight;
		}
		return {
			textsToday: today,
			textsLastHour: Math.round(texts),
			optOutsLastHour: Math.round(optOuts),
			filteredLastHour: 0,
			...(this.stopped && this.isStopped(now) ? { stoppedUntil: this.stopped.until, stoppedBecause: this.stopped.because } : {}),
		};
	}

	private isStopped(now: number): boolean {
		return this.stopped !== undefined && this.stopped.until > now;
	}

	private at(now: number): Hour {
		const hour = Math.floor(now / HOUR_MS);
		const last = this.hours.at(-1);
		if (last?.hour === hour) return last;
		const fresh = { hour, texts: 0, optOuts: 0, textsBefore: 0, optOutsBefore: 0 };
		this.hours = [...this.hours.filter((each) => each.hour > hour - KEPT_HOURS), fresh];
		return fresh;
	}
}
