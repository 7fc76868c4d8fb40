import type { BusinessProfile } from '../business';
import type { CallerId } from '../calls';
import type { CallOutcome } from '../calls';
import type { TextPurpose } from '../texts';

/** Everything the rules look at, gathered by the ledger inside the transaction that also makes the claim. Times are epoch milliseconds. */
export interface TextFacts {
	readonly now: number;
	readonly purpose: TextPurpose;
	readonly profile: BusinessProfile;
	/** Whom the text would go to, as received. */
	readonly to: CallerId;
	readonly call?: {
		readonly outcome: CallOutcome;
		readonly startedAt: number;
		readonly endedAt?: number;
	};
	readonly optedOutAt?: number;
	/** The phone system itself answered the person's keyword. */
	readonly providerAnswered?: boolean;
	readonly conversation?: {
		readonly automation: 'on' | 'paused';
		readonly pausedUntil?: number;
		readonly lastHumanAt?: number;
	};
	/** The last first text that went or may have gone to this person from this business, for another call than this one. */
	readonly lastFirstTextAt?: number;
	/** Why this number cannot be texted, learned from an earlier refusal: `landline`, `invalid_number`, `not_textable`. */
	readonly numberMark?: string;
	readonly zone: string;
	readonly settings: TextSettings;
}

/** What the node that sends may set; each absent value comes from the profile or the default. */
export interface TextSettings {
	/** Hours between two first texts to one person; overrides the profile. 0 switches the rule off. */
	readonly cooldownHours?: number;
	/** A first text later than this after the call is not sent. Hours. */
	readonly staleAfterHours: number;
	/** What quiet hours do to this text. */
	readonly quietHours: 'profile' | 'send' | 'hold';
}

export const DEFAULT_TEXT_SETTINGS: TextSettings = { staleAfterHours: 12, quietHours: 'profile' };
