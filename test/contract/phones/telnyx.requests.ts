import type { WebhookRequest } from '../../../connectors';
import { eventRequest, texmlRequest, type AccountKeys } from '../../fakes/telnyx';
import type { CallTold, Scenario } from './dialect';

const HOOK = 'https://hooks.example.com/webhook/1/calls';
const TEAM = '+14155550111';
const SECOND = '+14155550112';
const RECORDING = 'https://media.example.com/recording.mp3?signature=x';

/** How a call ends, in Telnyx's words. */
const CAUSES: Partial<Record<Scenario, string>> = { no_answer: 'timeout', busy: 'user_busy', declined: 'call_rejected', abandoned: 'originator_cancel' };

type Say = (type: string, payload: object, seconds: number, lookedUp?: Record<string, string>) => WebhookRequest;

function speaker(keys: AccountKeys, about: CallTold): { readonly say: Say; readonly caller: object; readonly legTo: (phone: string) => object } {
	const common = { call_session_id: `session-${about.id}`, connection_id: '1000000000000000001', client_state: null };
	return {
		say: (type, payload, seconds, lookedUp) => eventRequest(keys, type, payload, { url: HOOK, at: about.at + seconds * 1_000, ...(lookedUp ? { lookedUp } : {}) }),
		caller: { ...common, call_control_id: `v3:${about.id}`, call_leg_id: `leg-${about.id}`, from: about.from, to: about.to, start_time: new Date(about.at).toISOString() },
		legTo: (phone) => ({ ...common, call_control_id: `v3:${about.id}-${phone}`, call_leg_id: `leg-${about.id}-${phone}`, from: about.to, to: phone, start_time: new Date(about.at + 2_000).toISOString() }),
	};
}

/** A number that rings a telephone on a SIP connection. */
export function sipCall(keys: AccountKeys, scenario: Scenario, about: CallTold): readonly WebhookRequest[] | undefined {
	if (scenario === 'answered_by_one_of_two' || scenario === 'closed') return undefined;
	const { say, caller } = speaker(keys, about);
	const lookedUp = { line: 'sip', direction: 'incoming' };
	const initiated = say('call.initiated', { ...caller, direction: 'incoming', state: 'bridging' }, 0);
	if (scenario === 'voicemail') {
		const recorded = { ...caller, recording_urls: { mp3: RECORDING }, duration_secs: 14 };
		return [initiated, say('call.answered', caller, 20), say('call.hangup', { ...caller, hangup_cause: 'normal_clearing', hangup_source: 'caller' }, 40, lookedUp), say('calls.voicemail.completed', recorded, 41)];
	}
	const cause = CAUSES[scenario] ?? 'normal_clearing';
	const answered = scenario === 'answered' ? [say('call.answered', caller, 5)] : [];
	return [initiated, ...answered, say('call.hangup', { ...caller, hangup_cause: cause, hangup_source: 'caller' }, 40, lookedUp)];
}

/** A Call Control application: it answers every call itself, says hello, and then transfers to the team. */
export function applicationCall(keys: AccountKeys, scenario: Scenario, about: CallTold): readonly WebhookRequest[] | undefined {
	const { say, caller, legTo } = speaker(keys, about);
	const incoming = { line: 'application', direction: 'incoming' };
	const outgoing = { line: 'application', direction: 'outgoing' };
	const leg = (phone: string, cause: string): readonly WebhookRequest[] => [
		say('call.initiated', { ...legTo(phone), direction: 'outgoing', state: 'bridging' }, 2),
		...(cause === 'normal_clearing' ? [say('call.answered', legTo(phone), 9), say('call.bridged', legTo(phone), 9, outgoing)] : []),
		say('call.hangup', { ...legTo(phone), hangup_cause: cause, hangup_source: 'callee' }, 30, outgoing),
	];
	const greeting = [say('call.initiated', { ...caller, direction: 'incoming', state: 'parked' }, 0), say('call.answered', caller, 1), say('call.speak.started', caller, 1)];
	const end = (cause = 'normal_clearing') => say('call.hangup', { ...caller, hangup_cause: cause, hangup_source: 'caller' }, 45, incoming);
	switch (scenario) {
		case 'answered':
			return [...greeting, ...leg(TEAM, 'normal_clearing'), end()];
		case 'answered_by_one_of_two':
			return [...greeting, ...leg(TEAM, 'timeout'), ...leg(SECOND, 'normal_clearing'), end()];
		case 'no_answer':
			return [...greeting, ...leg(TEAM, 'timeout'), end()];
		case 'voicemail': {
			const recording = { call_leg_id: `leg-${about.id}`, call_session_id: `session-${about.id}`, connection_id: '1000000000000000001', recording_id: `rec-${about.id}`, recording_urls: { mp3: RECORDING } };
			return [...greeting, ...leg(TEAM, 'timeout'), say('call.recording.saved', recording, 44, { line: 'application', from: about.from, to: about.to }), end()];
		}
		case 'closed':
			return [...greeting, end()];
		// To an application that has answered every call, a busy or declining team is nobody who came.
		default:
			return undefined;
	}
}

/** TeXML, with this workflow's own document (`forward`) or somebody else's (`listen`). */
export function texmlCall(keys: AccountKeys, mode: 'forward' | 'listen', scenario: Scenario, about: CallTold): readonly WebhookRequest[] | undefined {
	// Where a dialling was reported, its end outranks the message that followed.
	if (scenario === 'closed' || (scenario === 'voicemail' && mode === 'forward')) return undefined;
	const callSid = `v3:${about.id}`;
	const ids = { AccountSid: 'account', CallSid: callSid, CallSidLegacy: callSid, ConnectionId: '1000000000000000001', From: about.from, To: about.to };
	const say = (query: string, fields: Record<string, string>, seconds: number) => texmlRequest(keys, { ...ids, ...fields }, { url: `${HOOK}?${query}`, at: about.at + seconds * 1_000 });
	const carried = `call=${encodeURIComponent(callSid)}&line=${encodeURIComponent(about.to)}`;
	const leg = (phone: string, status: string) => say(`step=leg&${carried}`, { CallSid: `${callSid}-${phone}`, ParentCallSid: callSid, From: about.to, To: phone, CallStatus: status, CallbackSource: 'call-progress-events' }, 9);
	const dialled = { answered: 'completed', answered_by_one_of_two: 'completed', no_answer: 'no-answer', busy: 'busy', declined: 'busy', abandoned: 'no-answer', voicemail: 'no-answer' }[scenario];
	const gone: Record<string, string> = scenario === 'abandoned' ? { CallStatus: 'completed', HangupCause: 'originator_cancel' } : { CallStatus: 'in-progress' };
	const dial = say(`step=dial`, { ...gone, DialCallStatus: dialled, DialCallSid: `${callSid}-${TEAM}`, DialCallDuration: dialled === 'completed' ? '21' : '0' }, 30);
	const end = say('step=status', { CallStatus: 'completed', CallDuration: '45', CallbackSource: 'call-progress-events', ...(mode === 'listen' && scenario !== 'voicemail' ? { DialCallStatus: dialled } : {}) }, 45);
	const legs = scenario === 'answered_by_one_of_two' ? [leg(TEAM, 'no-answer'), leg(SECOND, 'in-progress')] : dialled === 'completed' ? [leg(TEAM, 'in-progress'), leg(TEAM, 'completed')] : [];
	const recorded = scenario === 'voicemail' ? [say('step=recorded', { CallStatus: 'in-progress', RecordingUrl: RECORDING, RecordingDuration: '14', RecordingSid: `rec-${about.id}` }, 44)] : [];
	return mode === 'forward' ? [say('step=voice', { CallStatus: 'ringing', Direction: 'inbound' }, 0), ...legs, dial, ...recorded, end] : [...recorded, end];
}
