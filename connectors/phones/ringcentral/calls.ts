import type { CallEvent, CallStep, DialStatus, OutsideCall } from '../../../engine';
import type { CallReport, WebhookRequest } from '../connector';
import { readEvent } from './event';
import { isAtVoicemail, isOver, isRinging, isTaken, readParties, unansweredStatus, type Party } from './party';
import { readSession, type SessionState } from './session';
import { asRecord, readTime, text } from './values';

/**
 * RingCentral rings the team, and its reports overtake each other (“events can come in different chronological order”).
 * Said so with each report, a call that ended unanswered is left to settle for a moment before it counts as missed: the
 * word that somebody picked up may still be on its way.
 */
const ANSWERING = { mode: 'forward', acceptance: false } as const;

interface Session {
	readonly account: string;
	readonly callId: string;
	readonly at?: number;
	/** What was learned of the call by asking, where it was asked. */
	readonly state: SessionState;
}

interface Said {
	readonly step: CallStep;
	readonly status?: DialStatus;
	readonly recordingSeconds?: number;
}

/**
 * The reports in an event of `telephony/sessions`, of the account or of one extension:
 * https://developers.ringcentral.com/guide/voice/telephony-session-notifications
 *
 * What keeps an answered caller from being texted: one leg that was picked up makes the call answered, whatever the
 * others say. A leg that was missed (`missedCall`) only ends that leg, since the next member of the queue may be
 * ringing. Missed the call is only when the caller's own leg is over, or when RingCentral, asked for the whole session,
 * says that nobody is left in it.
 */
export function readCall(request: WebhookRequest): readonly CallReport[] | undefined {
	const event = readEvent(request);
	if (event?.topic !== 'session') return undefined;
	const { body } = event;
	const callId = text(body.telephonySessionId) || text(body.sessionId);
	if (callId === '' || !isPlainCall(text(asRecord(body.origin).type))) return undefined;
	const session: Session = {
		account: event.account,
		callId,
		...optional('at', readTime(body.eventTime)),
		state: readSession(request.lookedUp),
	};
	const reports = readParties(body).flatMap((party) => reportsOf(party, session));
	return reports.length === 0 ? undefined : reports;
}

/** RingOut, conferences, greetings recorded by phone and test calls ring a member’s phone as a caller would. */
function isPlainCall(origin: string): boolean {
	return origin === '' || origin.toLowerCase() === 'call';
}

function reportsOf(party: Party, session: Session): readonly CallReport[] {
	switch (party.side) {
		case 'own':
			return [];
		case 'callee':
			return outsideCallOf(party, session);
		case 'caller':
			// The weakest word there is: what a leg of the team says of the end outranks it.
			if (isOver(party)) return [reportOf({ step: 'ended', status: 'canceled' }, party.id, party, session)];
			return isRinging(party) ? [reportOf({ step: 'arrived' }, party.id, party, session)] : [];
		case 'team':
			return [...teamReports(party, session), ...learnedReports(party, session)];
	}
}

function teamReports(party: Party, session: Session): readonly CallEvent[] {
	const say = (said: Said) => reportOf(said, party.id, party, session);
	const left = party.voicemail ? [say({ step: 'voicemail', ...optional('recordingSeconds', party.voicemail.seconds) })] : [];
	if (isTaken(party)) return [say({ step: 'leg_answered' }), ...left];
	if (isRinging(party)) return [say({ step: 'arrived' })];
	if (isAtVoicemail(party)) return [say({ step: 'leg_ended', status: 'no_answer' }), ...left];
	const status = unansweredStatus(party);
	if (!status) return left;
	return [say({ step: 'leg_ended', status }), ...(session.state.over ? [say({ step: 'ended', status })] : []), ...left];
}

/** Others who have picked up, as RingCentral said when it was asked. */
function learnedReports(party: Party, session: Session): readonly CallEvent[] {
	return session.state.takenBy.filter((id) => id !== party.id).map((id) => reportOf({ step: 'leg_answered' }, id, party, session));
}

function reportOf({ step, status, recordingSeconds }: Said, legId: string, party: Party, { callId, account, at }: Session): CallEvent {
	const ofCall = step === 'ended';
	return {
		kind: 'call',
		system: 'ringcentral',
		account,
		key: [callId, ofCall ? '' : legId, step, status ?? ''].join(':'),
		callId,
		...(ofCall ? {} : { legId }),
		step,
		...optional('at', at),
		from: party.from,
		to: party.to,
		...optional('callerName', party.fromName || undefined),
		...optional('status', status),
		...optional('recordingSeconds', recordingSeconds),
		answering: ANSWERING,
	};
}

/** Told when the person picks up; that nobody did is told only where RingCentral says so. */
function outsideCallOf(party: Party, { callId, account, at }: Session): readonly OutsideCall[] {
	const reached = isTaken(party);
	if (!reached && unansweredStatus(party) === undefined) return [];
	return [{ kind: 'outside_call', system: 'ringcentral', account, callId, from: party.from, to: party.to, reached, ...optional('at', at), ...optional('by', party.fromName || undefined) }];
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
	return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: Value });
}
