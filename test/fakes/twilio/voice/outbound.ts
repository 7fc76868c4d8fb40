import { refusal } from '../api/errors';
import type { Fields } from '../api/request';
import { several, single } from '../api/request';
import type { Context } from '../context';
import { webhookMethod } from '../context';
import { MAGIC_SENDER } from '../messaging/rules';
import { toE164 } from '../phones';
import type { CallRecord } from '../resources/calls';
import { isWebUrl } from '../resources/numbers';
import { newSid } from '../sids';
import type { TwilioState } from '../state';
import type { LegEvent } from '../webhooks';
import { callStatusBody } from '../webhooks';
import { CallClock, CallerHungUp } from './clock';
import { blankTranscript } from './inbound';
import { Leg, listener } from './leg';
import { planRinging } from './ring';
import type { TwimlDocument } from './session';
import { Session } from './session';
import { parseTwiml, TwimlError } from './twiml';
import type { Callee, CallTranscript } from './types';
import { walk } from './walk';

// Magic numbers of Twilio's test credentials for calls.
const MAGIC_CALLEES: Record<string, number> = {
	'+15005550001': 21217,
	'+15005550002': 21214,
	'+15005550003': 21215,
	'+15005550004': 21216,
};

/** Characters. */
const MOST_TWIML = 4_000;

/** A phone nobody was set for is picked up by a person who presses nothing. */
const ANYBODY: Callee = { kind: 'person', press: null, talkSeconds: 0 };

/**
 * Checks a call someone asks for and enters it, queued.
 * @throws ApiError with Twilio's code
 */
export function createCall(context: Context, form: Fields): CallRecord {
	const to = calledNumber(single(form, 'To'));
	const from = callerId(context.state, single(form, 'From'));
	const url = single(form, 'Url');
	if (to === from) throw refusal(21266, to);
	if ((single(form, 'Twiml') ?? '').length > MOST_TWIML) throw refusal(32018);
	if (!single(form, 'Twiml') && !(url && isWebUrl(url))) throw refusal(21205, url ?? '');
	const call: CallRecord = {
		sid: newSid('CA'),
		parentCallSid: null,
		to,
		from,
		direction: 'outbound-api',
		status: 'queued',
		phoneNumberSid: context.state.numbers.get(from)?.sid ?? null,
		forwardedFrom: null,
		answeredBy: null,
		createdMs: Date.now(),
		startMs: null,
		endMs: null,
		durationSeconds: null,
	};
	context.state.calls.push(call);
	return call;
}

/** Rings the phone and carries out the document on it; the times are those of its own clock. */
export async function runCall(context: Context, call: CallRecord, form: Fields): Promise<CallTranscript> {
	const transcript = blankTranscript(call.sid, call.from, call.to);
	const callee = context.state.callees.get(call.to) ?? ANYBODY;
	const keys = callee.kind === 'person' ? (callee.press ?? null) : null;
	const fallbackUrl = single(form, 'FallbackUrl');
	const session = new Session(context, {
		clock: new CallClock(call.createdMs),
		transcript,
		callee: (number) => context.state.callees.get(number) ?? ANYBODY,
		givenUpAs: 'canceled',
		fallback: fallbackUrl ? { url: fallbackUrl, method: webhookMethod(single(form, 'FallbackMethod')) } : undefined,
	});
	const leg = new Leg({
		accountSid: context.accountSid,
		sid: call.sid,
		from: call.from,
		to: call.to,
		direction: 'outbound-api',
		listener: listener(keys === null ? [] : [keys], null),
	});
	const plan = planRinging([callee], Number(single(form, 'Timeout') ?? 60), Number.POSITIVE_INFINITY);
	await tellProgress(session, leg, form, 'initiated');
	await tellProgress(session, leg, form, 'ringing');
	call.status = 'ringing';
	session.clock.advance(plan.over);
	const end = plan.ends[0]?.end ?? 'failed';
	if (end === 'answered') await talk(session, leg, call, callee, form);
	else leg.final = end;
	call.status = leg.status;
	call.endMs = session.clock.nowMs;
	call.durationSeconds = call.startMs === null ? 0 : (call.endMs - call.startMs) / 1000;
	Object.assign(transcript, {
		spoken: leg.heard,
		answered: leg.answered,
		callStatus: leg.status,
		durationSeconds: call.durationSeconds,
	});
	await tellProgress(session, leg, form, 'completed', call.durationSeconds);
	return transcript;
}

async function talk(session: Session, leg: Leg, call: CallRecord, callee: Callee, form: Fields): Promise<void> {
	leg.answered = true;
	call.status = 'in-progress';
	call.startMs = session.clock.nowMs;
	if (single(form, 'MachineDetection')) {
		leg.answeredBy = callee.kind === 'voicemail' ? 'machine_start' : 'human';
		call.answeredBy = leg.answeredBy;
	}
	await tellProgress(session, leg, form, 'answered');
	try {
		await walk(session, leg, await firstDocument(session, leg, form));
	} catch (error) {
		if (!(error instanceof CallerHungUp)) throw error;
	}
	leg.final = 'completed';
}

async function firstDocument(session: Session, leg: Leg, form: Fields): Promise<TwimlDocument | undefined> {
	const twiml = single(form, 'Twiml');
	const url = single(form, 'Url') ?? '';
	if (twiml) return readGiven(session, url, twiml);
	return await session.fetch('voice', url, webhookMethod(single(form, 'Method')), leg.params());
}

function readGiven(session: Session, url: string, twiml: string): TwimlDocument | undefined {
	try {
		return { url, method: 'POST', verbs: parseTwiml(twiml) };
	} catch (error) {
		if (!(error instanceof TwimlError)) throw error;
		session.note(error.code, error.message, url);
		return undefined;
	}
}

async function tellProgress(session: Session, leg: Leg, form: Fields, event: LegEvent, seconds = 0): Promise<void> {
	const url = single(form, 'StatusCallback');
	const asked = several(form, 'StatusCallbackEvent').flatMap((text) => text.split(/\s+/));
	const wanted = asked.length === 0 ? ['completed'] : asked;
	if (!url || !wanted.includes(event) || !session.context.settings.statusCallbacks) return;
	const { listener: _listener, sid, ...facts } = leg.setup;
	await session.tell(
		'call_status',
		url,
		single(form, 'StatusCallbackMethod'),
		callStatusBody({
			...facts,
			callSid: sid,
			callStatus: event === 'initiated' ? 'initiated' : leg.status,
			callDurationSeconds: seconds,
			timestampMs: session.clock.nowMs,
			sequenceNumber: ['initiated', 'ringing', 'answered', 'completed'].indexOf(event),
		}),
	);
}

function calledNumber(text: string | undefined): string {
	if (!text) throw refusal(21201);
	const to = toE164(text);
	if (!to) throw refusal(21211, text);
	const magic = MAGIC_CALLEES[to];
	if (magic) throw refusal(magic, to);
	return to;
}

function callerId(state: TwilioState, text: string | undefined): string {
	if (!text) throw refusal(21213);
	const from = toE164(text);
	if (!from || from === '+15005550001') throw refusal(21212, text);
	const allowed = from === MAGIC_SENDER || state.numbers.has(from) || state.verifiedCallerIds.has(from);
	if (!allowed) throw refusal(21210, from);
	return from;
}
