/** May we text now? One answer, always with a reason and the facts behind it. */
export interface Decision {
	readonly action: 'text' | 'hold' | 'skip';
	readonly reason: ReasonCode;
	/** With `hold`: when to decide again, epoch milliseconds. */
	readonly until?: number;
	/** With `text`, and in shadow mode with what would have been one: the situation whose template fits. */
	readonly template?: string;
	/** A person of the team is to act instead: the item leaves on *Needs a Person*. */
	readonly escalate?: true;
	/** Plain values that made the decision, for people and for exports. */
	readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

export const REASONS = {
	ok: 'Nothing speaks against a text',
	answered: 'The call was answered',
	not_missed: 'The call is not over, or does not count as missed under the rules of the trigger',
	reached_since: 'The person and the team have spoken since the call',
	no_caller_id: 'The caller withheld the number',
	invalid_number: 'The caller ID is not a number that can exist',
	short_code: 'The caller ID is a short code',
	toll_free: 'The caller ID is a toll-free number',
	premium_number: 'The caller ID is a premium-rate number',
	landline: 'The number is a landline',
	not_textable: 'An earlier text showed that this number cannot receive texts',
	foreign_country: 'The number is of a country that the business does not text',
	suspected_spam: 'The call looks like spam',
	not_our_number: 'The number that was called belongs to another business',
	own_number: 'The caller ID is a number of the business itself',
	team_number: 'The caller is a member of the team',
	staff_number: 'The number is on the list of staff',
	vendor_number: 'The number is on the list of vendors',
	blocked_number: 'The number is on the list of blocked callers',
	ignored_number: 'The number is on the list of ignored numbers',
	opted_out: 'The person opted out',
	not_opted_out: 'There is no opt-out to confirm',
	provider_answered: 'The phone system has already answered the person',
	human_active: 'A person of the team has taken over the conversation',
	open_matter: 'The person has an open appointment or ticket',
	texted_lately: 'The person had a text from this business a short while ago',
	daily_cap_person: 'The person has had the most texts that one day allows',
	daily_cap_business: 'The business has sent the most texts that one day allows',
	circuit_open: 'Sending has stopped because something looks wrong',
	quiet_hours: 'Quiet hours',
	grace_period: 'The caller gets a moment to be called back before a text goes',
	shadow: 'Shadow mode: everything is decided and recorded, and nothing is sent',
	already_claimed: 'This text is being sent, or was sent, already',
	stale: 'The call is too long ago for a first text',
	unknown_business: 'No business profile has this number',
	not_processed: 'No node of the canvas decided about this call',
	answered_by_human: 'A person of the team has answered already',
} as const;
export type ReasonCode = keyof typeof REASONS;
