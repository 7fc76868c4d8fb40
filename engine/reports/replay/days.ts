import { startOfDay, type BusinessProfile } from '../../business';

/** From the beginning of a day, this is within the next one, clock changes included. */
const TOMORROW_MS = 30 * 3_600_000;

/** When a day of the business began: asked for at every call, and worked out once a day. */
export class Days {
	private began = Number.NaN;
	private ends = Number.NaN;

	constructor(private readonly profile: BusinessProfile) {}

	startOf(at: number): number {
		if (!(at >= this.began && at < this.ends)) {
			this.began = startOfDay(this.profile, at);
			this.ends = startOfDay(this.profile, this.began + TOMORROW_MS);
		}
		return this.began;
	}
}
