import type { BusinessProfile } from '../business';
import { REASONS } from '../guardrails';
import type { LedgerEvent } from './event';

/** One line of the record in plain language, or undefined where it would tell a reader nothing new. */
export function tellEvent(event: LedgerEvent, profile: BusinessProfile): string | undefined {
	const { data } = event;
	const nameOf = (id: unknown) => profile.team.find((member) => member.id === id)?.name ?? words(id, 'Somebody');
	switch (event.kind) {
		case 'call_judged':
			return tellVerdict(data);
		case 'decision':
			return data.action === 'text' ? 'Decision: text the caller.' : `Decision: ${data.action === 'hold' ? 'wait' : 'no text'}. ${explained(data.reason)}.`;
		case 'text_settled':
			return tellText(data);
		case 'text_receipt':
			return data.status === 'undelivered' ? `A text was not delivered (${words(data.reason ?? data.vendorCode ?? 'no reason given')}).` : undefined;
		case 'text_held':
			return 'A text waits for its time.';
		case 'text_shadowed':
			return 'Shadow mode: a text would have gone out.';
		case 'sending_stopped':
			return `Sending has stopped (${words(data.because)}): see what is wrong before it goes on.`;
		case 'reply_received':
			return data.kind === 'reply' ? 'The person answered.' : data.kind === 'voicemail' ? 'The voicemail was put into words.' : undefined;
		case 'reply_classified':
			return tellReading(data);
		case 'reply_corrected':
			return tellCorrection(data, nameOf(data.by));
		case 'opt_out':
			return data.again === true ? undefined : 'Opted out: no more texts to this person.';
		case 'opt_in':
			return 'Opted in again.';
		case 'escalation_opened':
			return `${data.urgency === 'emergency' ? 'Emergency: somebody' : 'Somebody of the team'} must act.`;
		case 'escalation_step':
			return Array.isArray(data.told) && data.told.length > 0 ? `Told ${data.told.map(nameOf).join(', ')}.` : undefined;
		case 'escalation_taken':
			if (data.contact === true) return `${data.by === 'team' ? 'The team' : nameOf(data.by)} has been in touch with them. Automatic texts are off.`;
			return `${nameOf(data.by)} took it${typeof data.secondsToTake === 'number' ? ` after ${data.secondsToTake} s` : ''}. Automatic texts are off.`;
		case 'escalation_reopened':
			return `${nameOf(data.by)} took it, and nobody has been in touch with them since: it is open again.`;
		case 'escalation_resolved':
			return `${nameOf(data.by)} closed it.`;
		case 'escalation_exhausted':
			return 'Nobody of the team has answered.';
		case 'alert_call':
			return tellAlertCall(data, nameOf(data.member));
		case 'person_saved':
			return data.created === true ? 'A new lead is kept.' : undefined;
		case 'due_fired':
			return named(DUE_TALES, data.kind);
		case 'conversation_stale':
			return 'Nothing has happened for so long that the conversation is closed.';
		case 'never_answered':
			return 'Nobody of the team ever got in touch with the person.';
		default:
			return undefined;
	}
}

function tellVerdict(data: LedgerEvent['data']): string | undefined {
	if (data.outcome === 'missed') return data.offered === true ? `Missed call (${words(data.reason)}).` : undefined;
	if (data.outcome === 'answered') return 'The call was answered: nothing to do.';
	if (data.outcome === 'ignored') return `The call does not count (${words(data.reason)}).`;
	return undefined;
}

const DUE_TALES: Readonly<Record<string, string>> = {
	unanswered: 'Nobody has answered the person yet.',
	voicemail: 'Nobody has returned the voicemail yet.',
	nudge: 'The person has not answered the text.',
	callback: 'The call that was promised is due.',
	lead_follow_up: 'The lead is due to be followed up.',
};

const TEXT_NAMES: Readonly<Record<string, string>> = {
	first_text: 'The text-back',
	booking_link: 'The booking link',
	emergency: 'The notice that the team is alerted',
	answer: 'The answer',
	handover: 'The word of who will call',
	follow_up: 'The follow-up',
	opt_out_confirmation: 'The confirmation of the opt-out',
	opt_in_confirmation: 'The confirmation of the opt-in',
	help: 'The help text',
	team_alert: 'The alert to the team',
	team_reply: 'The answer to the team',
};

function tellText(data: LedgerEvent['data']): string {
	const name = named(TEXT_NAMES, data.purpose) ?? 'The text';
	if (data.status === 'sent' || data.status === 'delivered') return `${name} went out.`;
	if (data.status === 'unknown') return `${name} may have gone out: the phone system is asked before anything is sent again.`;
	return `${name} did not go out: ${words(data.reason ?? data.status)}.`;
}

function tellAlertCall(data: LedgerEvent['data'], who: string): string | undefined {
	switch (data.status) {
		case 'placed':
			return `The phone of ${who} rings.`;
		case 'refused':
			return `${who} could not be called.`;
		case 'unknown':
			return `${who} may have been called: the phone system gave no answer.`;
		case 'completed':
			return data.took === true ? undefined : `The call to ${who} was picked up, but no key took it.`;
		case 'connected':
			return `${who} has spoken with the person.`;
		case 'no_answer':
		case 'busy':
		case 'rejected':
		case 'failed':
		case 'canceled':
			return `${who} did not take the call (${words(data.status)}).`;
		default:
			return undefined;
	}
}

function tellReading(data: LedgerEvent['data']): string {
	const read = `Read as ${words(data.intent)}`;
	if (data.urgency === 'emergency') return `${read}, and as an emergency.`;
	if (data.unsure === true) return `${read}, but not surely: a person reads it.`;
	return data.route === 'closed' ? `${read}: needs no answer.` : `${read}: goes to ${words(data.route)}.`;
}

function tellCorrection(data: LedgerEvent['data'], who: string): string {
	if (data.confirmed === true) return `${who} confirmed how it was read.`;
	return data.route === 'closed' ? `${who} corrected how it was read: needs no answer.` : `${who} corrected how it was read: goes to ${words(data.route)}.`;
}

const explained = (reason: unknown): string => named(REASONS, reason) ?? words(reason);

const named = (names: Readonly<Record<string, string>>, key: unknown): string | undefined =>
	typeof key === 'string' && Object.hasOwn(names, key) ? names[key] : undefined;

const words = (value: unknown, otherwise = 'unknown'): string =>
	(typeof value === 'string' && value !== '') || typeof value === 'number' ? String(value).replace(/[_:]+/g, ' ').trim() : otherwise;
