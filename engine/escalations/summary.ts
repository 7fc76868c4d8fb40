import type { ReasonCode } from '../guardrails';

/** What an escalation may be about. */
export interface SummaryOf {
	/** What the person wrote last. */
	readonly words?: string;
	/** Somebody waited for an answer for longer than the profile allows. */
	readonly unanswered?: boolean;
	/** Why no text went, where a person of the team is to act instead. */
	readonly notTexted?: string;
	/** A text that we sent and that was not delivered. */
	readonly undelivered?: boolean;
	readonly missedReason?: string | null;
}

const NOT_TEXTED: Partial<Record<ReasonCode, string>> = {
	texted_lately: 'Called again after our text. Please call back.',
	open_matter: 'Missed call of somebody with an open appointment or ticket. Please call back.',
	landline: 'Missed call from a landline, which gets no texts. Please call back.',
	not_textable: 'Missed call from a number that gets no texts. Please call back.',
	daily_cap_person: 'Missed call of somebody who had many texts today. Please call back.',
	daily_cap_business: 'The most texts of one day were sent: callers get none until tomorrow. Please call back.',
	circuit_open: 'Sending of texts has stopped because something looks wrong. Please look, and call back.',
};

/** The one line that tells the team what it is about, where nobody wrote one. */
export function escalationSummary(about: SummaryOf): string {
	if (about.undelivered === true) return 'Our text did not reach them. Please call.';
	if (about.notTexted !== undefined) return NOT_TEXTED[about.notTexted as ReasonCode] ?? 'Missed call that got no text. Please call back.';
	if (about.unanswered === true) return `Waiting for an answer: ${about.words ?? ''}`.trim();
	return about.words ?? (about.missedReason === undefined ? 'Needs you' : `Missed call (${about.missedReason ?? 'no reason'})`);
}
