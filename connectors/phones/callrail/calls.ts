import type { CallEvent, OutsideCall } from '../../../engine';
import type { CallReport, WebhookRequest } from '../connector';
import { STATUS_OF, type Verdict } from '../verdict';
import { isTrue, readFields, secondsOf, SYSTEM, textOf, timeOf, urlOf, type Fields } from './fields';

/** `call_type` of calls that nobody took: https://apidocs.callrail.com/#calls. All others are plain missed calls. */
const CALL_TYPES: Readonly<Record<string, Verdict>> = { abandoned: 'abandoned', ivr_only: 'menu_abandoned' };

/**
 * Reads the webhooks about a call: before it, when it was routed, after it, and when something of it changed later. They are one
 * shape; those before its end call it missed already, which it is not yet. Calls that agents place are told as theirs.
 */
export function readCall(request: WebhookRequest): readonly CallReport[] | undefined {
	const fields = readFields(request);
	const callId = callIdOf(fields);
	if (callId === undefined || !isCall(fields) || isTrue(fields.spam)) return undefined;
	if (textOf(fields.direction) === 'outbound' || textOf(fields.call_type) === 'outbound') return [outsideCall(fields, callId)];
	return inbound(fields, callId);
}

/** The id of the API; webhooks have a number of old besides, and some have only that. */
export function callIdOf(fields: Fields): string | undefined {
	const id = textOf(fields.resource_id, 120) || textOf(fields.id, 120);
	return id === '' ? undefined : id;
}

export function isCall(fields: Fields): boolean {
	return textOf(fields.tracking_phone_number) !== '' && (fields.answered !== undefined || fields.start_time !== undefined) && fields.content === undefined;
}

/** A voicemail is picked up too, by a machine: whatever `answered` says, nobody talked. */
export function isVoicemail(fields: Fields): boolean {
	return isTrue(fields.voicemail) || textOf(fields.call_type).startsWith('voicemail');
}

function inbound(fields: Fields, callId: string): readonly CallEvent[] {
	const start = timeOf(fields.start_time);
	const seconds = secondsOf(fields.duration);
	const name = textOf(fields.customer_name, 100);
	const base = {
		kind: 'call',
		system: SYSTEM,
		account: '',
		callId,
		from: textOf(fields.customer_phone_number),
		to: textOf(fields.tracking_phone_number),
		...(name === '' ? {} : { callerName: name }),
	} as const;
	const arrived: CallEvent = { ...base, key: `${callId}:arrived`, step: 'arrived', ...(start === undefined ? {} : { at: start }), answering: { mode: 'listen', acceptance: false } };
	if (!isOver(fields)) return [arrived];
	const verdict = verdictOf(fields);
	const end = start === undefined ? {} : { at: start + (seconds ?? 0) * 1000 };
	const ended: CallEvent = {
		...base,
		key: `${callId}:ended:${verdict}`,
		step: 'ended',
		status: STATUS_OF[verdict],
		verdict,
		...end,
		...(verdict === 'answered' && seconds !== undefined ? { durationSeconds: seconds } : {}),
	};
	return verdict === 'voicemail' ? [arrived, voicemail(fields, base, end), ended] : [arrived, ended];
}

type Base = Pick<CallEvent, 'kind' | 'system' | 'account' | 'callId' | 'from' | 'to'>;

function voicemail(fields: Fields, base: Base, end: { readonly at?: number }): CallEvent {
	const url = recordingOf(fields);
	const seconds = secondsOf(fields.recording_duration);
	// One without a recording and the same with it are two reports: the second says more.
	const key = `${base.callId}:voicemail${url === undefined ? '' : ':recorded'}`;
	return { ...base, key, step: 'voicemail', ...end, ...(url === undefined ? {} : { recordingUrl: url }), ...(seconds === undefined ? {} : { recordingSeconds: seconds }) };
}

/** The page that plays it opens in a browser; the other address is the API's, which wants the key. */
export function recordingOf(fields: Fields): string | undefined {
	return urlOf(fields.recording_player) ?? urlOf(fields.recording);
}

/**
 * A call lasts from its first ring: only one that is over has a duration. A caller who hung up within the first second has none
 * either, and waited too briefly to be texted.
 */
function isOver(fields: Fields): boolean {
	if (textOf(fields.call_type) === 'in_progress') return false;
	return (secondsOf(fields.duration) ?? 0) > 0 || Array.isArray(fields.changes) || isVoicemail(fields);
}

function verdictOf(fields: Fields): Verdict {
	if (isVoicemail(fields)) return 'voicemail';
	if (isTrue(fields.answered)) return 'answered';
	const type = textOf(fields.call_type);
	return Object.hasOwn(CALL_TYPES, type) ? (CALL_TYPES[type] ?? 'no_answer') : 'no_answer';
}

function outsideCall(fields: Fields, callId: string): OutsideCall {
	const at = timeOf(fields.start_time);
	const seconds = secondsOf(fields.duration);
	const by = textOf(fields.agent_email, 200);
	return {
		kind: 'outside_call',
		system: SYSTEM,
		account: '',
		callId,
		from: textOf(fields.tracking_phone_number),
		to: textOf(fields.customer_phone_number),
		reached: isTrue(fields.answered) && !isVoicemail(fields),
		...(seconds === undefined ? {} : { durationSeconds: seconds }),
		...(at === undefined ? {} : { at }),
		...(by === '' ? {} : { by }),
	};
}
