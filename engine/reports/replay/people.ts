import type { BusinessProfile } from '../../business';
import { Generations } from './generations';
import type { LiveCall } from './liveCall';

const HOUR_MS = 3_600_000;
/** How long somebody who was texted may be greeted as one who calls again, whatever the cooldown: see `situationOf`. */
const REMEMBERED_MS = 14 * 24 * HOUR_MS;

/** What is known of one caller of one business. Times are epoch milliseconds. */
export interface PersonState {
	/** The last first text that went, or would have in shadow mode; and the last with the wording for repeat callers. */
	textedAt?: number;
	repeatedAt?: number;
	/** The texts of the last day or two. */
	texts: number[];
	/** Calls whose text waits for its time, and since when it was last decided on. */
	held?: Map<LiveCall, number>;
	/** The latest answered calls, in the order in which they began. */
	answered?: ReadonlyArray<{ readonly startedAt: number; readonly endedAt: number }>;
	/** A person of the team wrote by hand: when last, and until when automation is silent (absent means for good). */
	human?: { readonly at: number; readonly until?: number };
	/** Calls that are under way, or wait. */
	open: number;
}

/** The people of a replay: each is kept as long as a rule can still ask for them, and no longer. */
export class People {
	private readonly of = new Map<BusinessProfile, Generations<PersonState>>();

	/** @param takeoverMs how long automation is silent after a human's text; 0 means for good */
	constructor(
		private readonly takeoverMs: number,
		private readonly cooldownHours: number | undefined,
	) {}

	/** @param number E.164, or the caller ID as received where it is no number */
	get(profile: BusinessProfile, number: string, now: number): PersonState {
		let known = this.of.get(profile);
		if (!known) {
			const span = Math.max(REMEMBERED_MS, (this.cooldownHours ?? profile.cooldownHours) * HOUR_MS, this.takeoverMs);
			known = new Generations(span, ({ open, human }) => open > 0 || (human !== undefined && human.until === undefined));
			this.of.set(profile, known);
		}
		known.turn(now);
		return known.getOr(number, () => ({ texts: [], open: 0 }));
	}

	/** How many are remembered. */
	get size(): number {
		return [...this.of.values()].reduce((sum, known) => sum + known.size, 0);
	}
}
