import type { AnsweringPlan } from './answering';

/** What a trigger is set up for. */
export type SetUpPurpose = 'calls' | 'texts';

/** Settings of a number at the provider that we read, change and put back. Keys are the vendor's own. */
export type NumberSettings = Readonly<Record<string, string>>;

/** Set-up by number: each has its own settings, which are remembered and put back. Rejects with an Error that says what to do. */
export interface NumberAdministration {
	/** The settings that matter for the purpose, or undefined when the account has no such number. */
	read(number: string, purpose: SetUpPurpose): Promise<NumberSettings | undefined>;
	write(number: string, settings: NumberSettings): Promise<void>;
	/** What we would set for this purpose. `mode` matters for calls: with `listen` the number's voice handling is left alone. */
	wanted(purpose: SetUpPurpose, urls: { readonly main: string; readonly status: string }, mode?: AnsweringPlan['mode']): NumberSettings;
}

export interface SubscriptionWish {
	readonly purpose: SetUpPurpose;
	/** Public URL of the trigger. */
	readonly url: string;
	/** The numbers that it is about, E.164; systems that report a whole account take no notice. */
	readonly numbers: readonly string[];
	/** What an earlier `ensure` gave back for this trigger and purpose. */
	readonly kept?: Subscription;
	/** Epoch milliseconds. */
	readonly now: number;
}

export interface Subscription {
	/** What finds it again at the provider: ids, and when it ends. */
	readonly state: Readonly<Record<string, string>>;
	/** What verifies its requests, where the provider (or we) made that up: kept apart, never exported. */
	readonly secrets: Readonly<Record<string, string>>;
}

/**
 * Set-up by subscription: the account reports events to a URL. Others' subscriptions are never touched.
 * Rejects with an Error that says what to do.
 */
export interface SubscriptionAdministration {
	/**
	 * Sees to it that exactly one live subscription reports to the URL: takes the one that is there, renews one that is about
	 * to end, makes a new one for one that is gone, switched off or blacklisted. Asked on activation and, where `everySeconds`
	 * is given, again and again.
	 */
	ensure(wish: SubscriptionWish): Promise<Subscription>;
	/** Ends it; one that is gone already is no error. */
	remove(subscription: Subscription): Promise<void>;
	/** How often it must be looked after. */
	readonly everySeconds?: number;
}
