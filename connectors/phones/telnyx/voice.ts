import type { CallEvent } from '../../../engine';
import type { CallReport, WebhookRequest } from '../connector';
import type { TelnyxEvent } from './body';
import { statusOfCause } from './hangup';
import { recordingIn } from './recording';
import { partiesOf, type Parties } from './parties';
import { attestationIn, divertedFrom } from './signalling';
import { defined, isE164, secondsIn, textIn, timeOf, type Fields } from './values';

type Said = Omit<CallEvent, 'kind' | 'system' | 'account' | 'key' | 'callId' | 'from' | 'to'> & {
	/** Tells apart what call, leg, step and status do not. */
	readonly distinction?: string;
};

/**
 * Reads a report of the Voice API. It is never asked what to do with the call, so how the call is answered is always `listen`.
 *
 * Which answer means that somebody talked? On a SIP connection the caller's leg is answered by a telephone, and its end
 * (`normal_clearing`) says so. An application answers the caller's leg itself, to say or play something: there only two
 * legs that were joined (`call.bridged`) are a talk, whatever was answered.
 */
export function readVoiceEvent(request: WebhookRequest, event: TelnyxEvent): CallReport | undefined {
	const { type, payload } = event;
	const callId = textIn(payload, 'call_session_id', 128);
	if (callId === '') return undefined;
	const parties = partiesOf(request);
	if (type === 'call.hangup' && parties.direction === 'outgoing') return outsideCall(event, callId, parties);
	const said = saidBy(event, parties);
	if (!said) return undefined;
	const { distinction, ...report } = said;
	const key = [callId, report.legId, report.step, report.status, report.verdict, distinction].map((part) => part ?? '').join(':');
	return { kind: 'call', system: 'telnyx', account: '', key, callId, ...lineOf(payload, parties), ...defined({ ...report, at: report.at ?? timeOf(event.occurredAt) }) };
}

function saidBy(event: TelnyxEvent, parties: Parties): Said | undefined {
	const { payload } = event;
	switch (event.type) {
		case 'call.initiated':
			return textIn(payload, 'direction', 16) === 'incoming' ? arrived(payload) : undefined;
		case 'call.bridged':
			// What a SIP connection joins are the caller and a telephone, or its own voicemail: the end tells them apart.
			return parties.line === 'sip' ? undefined : legAnswered(payload);
		case 'conference.participant.joined':
			return legAnswered(payload);
		case 'call.conversation.ended':
			// An assistant of Telnyx has talked with the caller.
			return { step: 'ended', verdict: 'answered' };
		case 'call.machine.detection.ended':
		case 'call.machine.premium.detection.ended':
			return parties.direction === 'incoming' ? undefined : machine(payload);
		case 'call.recording.saved':
			// On a SIP connection it is the recording of a talk.
			return parties.line === 'application' ? voicemail(payload) : undefined;
		case 'calls.voicemail.completed':
			return voicemail(payload);
		case 'call.hangup':
			return ended(event, parties);
		default:
			return undefined;
	}
}

function arrived(payload: Fields): Said {
	const name = textIn(payload, 'caller_id_name', 200);
	return {
		step: 'arrived',
		at: timeOf(textIn(payload, 'start_time', 64)),
		answering: { mode: 'listen', acceptance: false },
		callerName: name === '' || /^\+?[\d\s().-]*$/.test(name) ? undefined : name,
		attestation: attestationIn(payload),
		forwardedFrom: divertedFrom(payload),
	};
}

function legAnswered(payload: Fields): Said | undefined {
	const legId = textIn(payload, 'call_leg_id', 128);
	return legId === '' ? undefined : { step: 'leg_answered', legId };
}

/** A carrier's voicemail that picked up a leg is no answer, even where the leg was joined with the caller before that was known. */
function machine(payload: Fields): Said | undefined {
	const result = textIn(payload, 'result', 40);
	if (result === '') return undefined;
	const bridged = result !== 'machine' && result !== 'fax_detected';
	return { step: 'dial_ended', status: 'completed', bridged, distinction: `${textIn(payload, 'call_leg_id', 128)}:${result}` };
}

function voicemail(payload: Fields): Said | undefined {
	const recording = recordingIn(payload);
	if (!recording || recording.seconds === 0) return undefined;
	return { step: 'voicemail', recordingUrl: recording.url, recordingSeconds: recording.seconds, distinction: recording.id };
}

function ended({ payload, occurredAt }: TelnyxEvent, { line }: Parties): Said {
	const status = statusOfCause(textIn(payload, 'hangup_cause', 60));
	// Until it was answered the whole length is waiting; afterwards nobody says how much of it was talk.
	if (status !== 'completed') return { step: 'ended', status, durationSeconds: lengthOf(payload, occurredAt) };
	return { step: 'ended', status, ...(line === 'application' ? { verdict: 'no_answer' as const } : {}) };
}

function lengthOf(payload: Fields, occurredAt: string): number | undefined {
	const start = timeOf(textIn(payload, 'start_time', 64));
	const end = timeOf(textIn(payload, 'end_time', 64)) ?? timeOf(occurredAt);
	return start === undefined || end === undefined || end < start ? secondsIn(payload, 'duration_secs') : Math.round((end - start) / 1000);
}

/** Of a leg of an application only one that stands alone is a call of its own; else it rings the team for somebody who called. */
function outsideCall({ payload, occurredAt }: TelnyxEvent, callId: string, { line, alone }: Parties): CallReport | undefined {
	const [from, to] = [textIn(payload, 'from'), textIn(payload, 'to')];
	if (!isE164(to) || (line !== 'sip' && alone !== true)) return undefined;
	const reached = statusOfCause(textIn(payload, 'hangup_cause', 60)) === 'completed';
	return { kind: 'outside_call', system: 'telnyx', account: '', callId, from, to, reached, ...defined({ at: timeOf(occurredAt) }) };
}

/** Of a leg towards the team, `from` is the number shown there, as a rule the business's own, and `to` a phone of the team. */
function lineOf(payload: Fields, parties: Parties): Pick<CallEvent, 'from' | 'to'> {
	const from = textIn(payload, 'from', 200) || (parties.from ?? '');
	const to = textIn(payload, 'to', 200) || (parties.to ?? '');
	return parties.direction === 'outgoing' ? { from: '', to: from } : { from, to };
}
