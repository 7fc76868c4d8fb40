/** What the measuring process and the provider's process say to each other. */

export interface ProviderSettings {
	readonly accountSid: string;
	readonly authToken: string;
	/** E.164 numbers that the account owns. */
	readonly numbers: readonly string[];
}

export type ToProvider =
	| { readonly do: 'start'; readonly settings: ProviderSettings }
	/** Asks where a number sends the reports on its calls. */
	| { readonly do: 'tell_status_callback'; readonly number: string }
	/** Forgets the texts it has, so that long runs do not grow it. */
	| { readonly do: 'forget' };

export type FromProvider =
	| { readonly kind: 'started'; readonly url: string }
	/** A text was accepted; `at` is on the monotonic clock, in milliseconds. */
	| { readonly kind: 'text'; readonly to: string; readonly at: number }
	| { readonly kind: 'status_callback'; readonly url: string };
