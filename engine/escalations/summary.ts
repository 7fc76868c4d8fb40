import type { ReasonCode } from '../guardrails';
import type { DueKind } from '../ports';

/** What an escalation may be about. */
export interface SummaryOf {
	/** What the person wrote last. */
	readonly words?: string;
	/** What fell due, and how late that is taken up, in words. */
	readonly due?: DueKind;
	readonly late?: string;
	/** Of a call that was promised: what about. */
	readonly promise?: string;
	/** Of a lead to be followed up: what is to be done. */
	readonly nextAction?: string;
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

/** What is to be done about something that fell due; what a person wrote stays with what they wait for. */
function dueSummary({ due, words, promise, nextAction }: SummaryOf): string | undefined {
	switch (due) {
		case 'unanswered':
			return words === undefined ? 'Missed call that nobody has returned. Please call back.' : `Waiting for an answer: ${words}`.trim();
		case 'voicemail':
			return 'Left a voicemail that nobody has returned. Please call back.';
		case 'nudge':
			return 'Has not answered our text. Please call.';
		case 'callback':
			return ended('We promised to call back now', promise);
		case 'lead_follow_up':
			return ended('To be followed up', nextAction);
		case 'stale':
			return 'Nothing has happened for long. The conversation is closed.';
		default:
			return undefined;
	}
}

/** Words of somebody's own stand at the end, where their length does no harm. */
const ended = (what: string, own: string | undefined): string => (own === undefined || own.trim() === '' ? `${what}.` : `${what}: ${own.trim()}`);

/** The one line that tells the team what it is about, where nobody wrote one. */
export function escalationSummary(about: SummaryOf): string {
	if (about.undelivered === true) return 'Our text did not reach them. Please call.';
	if (about.notTexted !== undefined) return NOT_TEXTED[about.notTexted as ReasonCode] ?? 'Missed call that got no text. Please call back.';
	const due = dueSummary(about);
	if (due !== undefined) return about.late === undefined ? due : `(${about.late}) ${due}`;
	return about.words ?? (about.missedReason === undefined ? 'Needs you' : `Missed call (${about.missedReason ?? 'no reason'})`);
}
