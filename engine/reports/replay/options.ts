import { DEFAULT_MISSED_RULES, type MissedRules } from '../../calls';
import { DEFAULT_TEXT_SETTINGS, type TextSettings } from '../../guardrails';

/** How a log is replayed: what the nodes of a canvas would have set. */
export interface ReplayOptions {
	readonly settings: TextSettings;
	readonly rules: MissedRules;
	/** Every call is a missed one, as on a number to which a carrier forwards what nobody answered. */
	readonly allMissed: boolean;
	/** The log has the legs to the team as rows of their own: that the caller's own leg was completed proves nothing then. */
	readonly legs: boolean;
	/** How long automation is silent after a human's text, milliseconds; 0 means for good. */
	readonly takeoverMs: number;
	/** Write the words of each text. */
	readonly texts: boolean;
	/** Share of the people who were texted that turn into a job, 0–1: from and to. */
	readonly rate: readonly [low: number, high: number];
	/** What a job is worth, for businesses whose profile does not say. */
	readonly ticket?: { readonly amount: number; readonly currency: string };
}

export const DEFAULT_REPLAY_OPTIONS: ReplayOptions = {
	settings: DEFAULT_TEXT_SETTINGS,
	rules: DEFAULT_MISSED_RULES,
	allMissed: false,
	legs: false,
	// As long as somebody who takes an escalation has the conversation.
	takeoverMs: 24 * 3_600_000,
	texts: false,
	rate: [0.05, 0.12],
};
