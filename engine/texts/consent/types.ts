import type { ConsentKind } from './keywords';

/** What a person's text says about being texted. */
export interface Consent {
	kind: ConsentKind;
	/** `keyword`: the whole message is a keyword. `free_text`: they said it in a sentence. */
	how: 'keyword' | 'free_text';
	/** The words that decided it, as typed, shortened to at most 120 characters. */
	words: string;
	/** The keyword as published ("STOP"), when there is one. */
	keyword?: string;
	/**
	 * Set for an everyday "yes": apply it only to someone who has opted out before, and read it as an
	 * ordinary answer from everyone else.
	 */
	onlyIfOptedOut?: true;
	/** Set when they ask for another channel in the same breath ("stop texting me, call me"). */
	asksForCall?: true;
}
