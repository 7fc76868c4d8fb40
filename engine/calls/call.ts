import type { Answering, DialStatus } from './event';

/** Why a call counts as missed. */
export const MISSED_REASONS = [
	'no_answer',
	'busy',
	'rejected',
	'failed',
	'abandoned',
	'menu_abandoned',
	'voicemail',
	'closed',
	'carrier_voicemail',
] as const;
export type MissedReason = (typeof MISSED_REASONS)[number];

export interface LegFacts {
	readonly answered?: boolean;
	readonly status?: DialStatus;
	readonly durationSeconds?: number;
}

/**
 * Everything that was ever reported about one call, as a set of facts that only grows.
 * Reports may come twice, late and in any order: adding them commutes, so the judgement does not depend on the order.
 */
export interface CallFacts {
	readonly answering?: Answering;
	readonly legs: Readonly<Record<string, LegFacts>>;
	readonly accepted: boolean;
	readonly dial?: { readonly status: DialStatus; readonly durationSeconds?: number; readonly bridged?: boolean };
	readonly ended?: { readonly status: DialStatus; readonly durationSeconds?: number };
	readonly voicemail?: { readonly url?: string; readonly durationSeconds?: number };
	/** What the vendor said outright. */
	readonly verdict?: 'answered' | MissedReason;
	/** Epoch milliseconds of the first and the last report. */
	readonly firstAt: number;
	readonly lastAt: number;
}

export type CallOutcome = 'open' | 'answered' | 'missed' | 'ignored';

/** One inbound call: all legs and events collapsed. Times are epoch milliseconds. */
export interface Call {
	readonly id: string;
	readonly businessId: string;
	readonly system: string;
	readonly account: string;
	readonly providerCallId: string;
	/** Caller in E.164, or null when the caller ID is no usable number. */
	readonly from: string | null;
	/** Caller ID as received. */
	readonly fromRaw: string;
	readonly to: string;
	readonly forwardedFrom?: string;
	readonly callerName?: string;
	readonly attestation?: string;
	readonly startedAt: number;
	readonly endedAt?: number;
	readonly outcome: CallOutcome;
	readonly missedReason?: MissedReason;
	/** Why an `ignored` call starts nothing: which of the trigger's rules filtered it. */
	readonly ignoredBecause?: string;
	readonly facts: CallFacts;
	/** How often it was handed to the canvas. */
	readonly offers: number;
}

/** Which calls count as missed: set on the trigger. */
export interface MissedRules {
	readonly reasons: readonly MissedReason[];
	/** A caller who hangs up sooner than this did not really try: not counted. Seconds. */
	readonly abandonedAfterSeconds: number;
	/** An answered call shorter than this counts as missed (carrier voicemail picks up). 0 switches it off. Seconds. */
	readonly answeredAtLeastSeconds: number;
	/** Only calls to these numbers of the business (E.164); empty means all. */
	readonly onlyNumbers: readonly string[];
}

export const DEFAULT_MISSED_RULES: MissedRules = {
	reasons: MISSED_REASONS,
	abandonedAfterSeconds: 0,
	answeredAtLeastSeconds: 0,
	onlyNumbers: [],
};
