import { IANAZone } from 'luxon';

const DAY_MS = 24 * 3_600_000;

/** The hour of day on the clocks of a zone. Calls of one log follow each other closely, so the last answer often fits. */
export class LocalHour {
	private readonly zone: IANAZone;
	private day = Number.NaN;
	/** Of the whole day; undefined on one on which clocks change. */
	private offset: number | undefined;

	constructor(zone: string) {
		this.zone = IANAZone.create(zone);
	}

	/** 0 to 23. */
	at(at: number): number {
		const day = Math.floor(at / DAY_MS);
		if (day !== this.day) {
			const [first, last] = [this.zone.offset(day * DAY_MS), this.zone.offset((day + 1) * DAY_MS)];
			this.day = day;
			this.offset = first === last ? first : undefined;
		}
		const minutes = this.offset ?? this.zone.offset(at);
		return new Date(at + minutes * 60_000).getUTCHours();
	}
}
