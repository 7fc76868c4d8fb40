/** Who works there, and who owns what comes in. Part of the profile: see {@link BusinessProfile}. */
import type { Weekday } from './profileBasics';

export interface TeamMember {
	/** Slug, unique in the team. */
	readonly id: string;
	readonly name: string;
	/** E.164. Without one a person can own conversations but cannot be texted. */
	readonly phone?: string;
	readonly email?: string;
	/** What this person answers for: {@link ROUTES} and a canvas's own. Empty means nothing in particular. */
	readonly routes: readonly string[];
	/** Rank on call, 1 first; people of one rank are told together. Absent means not on call. */
	readonly onCall?: number;
}

/** A team member's id, or whoever is first on call. */
export type OwnerRef = string;

/** One person, whoever is on call or has the turn on a rota; or several who take turns. */
export type OwnerTarget = OwnerRef | readonly OwnerRef[];

/** The same at all hours, or one for the opening hours and one for the time outside them. */
export type OwnerRule = OwnerTarget | { readonly open?: OwnerTarget; readonly closed?: OwnerTarget };

/** Who owns what comes in. See {@link ownerRuling} for the order. */
export interface OwnerRules {
	readonly default?: OwnerRule;
	/** By what the person is after: our intents, and the business's own by their names. */
	readonly byIntent: Readonly<Record<string, OwnerRule>>;
	readonly byRoute: Readonly<Record<string, OwnerRule>>;
	/** By the number of the business that was called, E.164. */
	readonly byNumber: Readonly<Record<string, OwnerRule>>;
	/** By the service line of that number. */
	readonly byServiceLine: Readonly<Record<string, OwnerRule>>;
}

/** Somebody stands in on a rota. Times are `YYYY-MM-DDTHH:MM` on its clock, or whole days, `YYYY-MM-DD`, the last one included. */
export interface RotaOverride {
	readonly from: string;
	/** Exclusive where it has a time of day. */
	readonly to: string;
	/** Team member id. */
	readonly member: string;
}

/** People who take turns. See {@link onRota}. */
export interface Rota {
	/** Slug, unlike any team member's. */
	readonly id: string;
	/** Team member ids in the order of their turns. */
	readonly members: readonly string[];
	/** How long a turn is: one of the two. */
	readonly every: { readonly days?: number; readonly weeks?: number };
	/** When turns change: `HH:MM`; with weeks also the day, by default that of `from`. */
	readonly handover: { readonly day?: Weekday; readonly time: string };
	/** IANA zone; absent means that of the profile. */
	readonly timezone?: string;
	/** `YYYY-MM-DD`: the first turn of the first member begins at the first handover on or after this day. */
	readonly from: string;
	/** Of several that hold at once the last listed counts. */
	readonly overrides: readonly RotaOverride[];
}
