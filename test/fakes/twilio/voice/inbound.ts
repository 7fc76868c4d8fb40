import type { Context } from '../context';
import { webhookMethod } from '../context';
import type { NumberRecord } from '../resources/numbers';
import { newSid } from '../sids';
import { callStatusBody } from '../webhooks';
import { CallClock, CallerHungUp } from './clock';
import { Leg, listener } from './leg';
import { Session } from './session';
import type { Ending } from './steps';
import type { Callee, CallOutcome, CallPlan, CallTranscript } from './types';
import { walk } from './walk';

const CALLEES: Record<CallOutcome, Callee> = {
	'no-answer': { kind: 'nobody' },
	busy: { kind: 'busy' },
	failed: { kind: 'failed' },
	canceled: { kind: 'canceled' },
	completed: { kind: 'person' },
	voicemail: { kind: 'voicemail' },
	'not-accepted': { kind: 'person', press: null },
	abandoned: { kind: 'nobody' },
};

/**
 * Someone calls a number of the account. The number's VoiceUrl is asked, its TwiML carried out to
 * the end, and the number's StatusCallback told, all on a clock of its own that never waits.
 * @throws Error when the number is not the account's, or no VoiceUrl answers for it
 */
export async function placeCall(context: Context, plan: CallPlan): Promise<CallTranscript> {
	const number = answeringNumber(context, plan.to);
	const startMs = Date.now();
	const patience = plan.outcome === 'abandoned' ? (plan.caller?.hangsUpAfterSeconds ?? 5) : plan.caller?.hangsUpAfterSeconds;
	const transcript = blankTranscript(plan.callSid ?? newSid('CA'), plan.from, plan.to);
	const session = new Session(context, {
		clock: new CallClock(startMs, patience),
		transcript,
		callee: (to) => plan.callees?.[to] ?? context.state.callees.get(to) ?? CALLEES[plan.outcome],
		givenUpAs: plan.givenUpAs ?? 'canceled',
		fallback: number.voice_fallback_url
			? { url: number.voice_fallback_url, method: webhookMethod(number.voice_fallback_method) }
			: undefined,
	});
	const leg = new Leg({
		accountSid: context.accountSid,
		sid: transcript.callSid,
		from: plan.from,
		to: plan.to,
		direction: 'inbound',
		forwardedFrom: plan.forwardedFrom,
		callerName: plan.callerName,
		stirVerstat: plan.stirVerstat,
		listener: listener(plan.caller?.digits ?? [], plan.caller?.voicemail ?? null),
	});
	const ending = await carryOut(session, leg, number);
	leg.final = finalStatus(leg, ending);
	await finish(session, leg, number, startMs);
	return transcript;
}

function answeringNumber(context: Context, to: string): NumberRecord {
	const number = context.state.numbers.get(to);
	if (!number) throw new Error(`${to} is not a number of this account: add it with addNumber`);
	if (number.voice_application_sid) {
		throw new Error(`${to} is answered by application ${number.voice_application_sid}, so its VoiceUrl is not asked`);
	}
	if (!number.voice_url) throw new Error(`${to} has no VoiceUrl: nothing would answer the call`);
	return number;
}

export function blankTranscript(callSid: string, from: string, to: string): CallTranscript {
	return {
		callSid,
		from,
		to,
		spoken: [],
		requests: [],
		legs: [],
		dialStatuses: [],
		recordings: [],
		errors: [],
		answered: false,
		callStatus: 'queued',
		durationSeconds: 0,
	};
}

async function carryOut(session: Session, leg: Leg, number: NumberRecord): Promise<Ending | 'gave_up'> {
	try {
		const first = await session.fetch(
			'voice',
			number.voice_url,
			webhookMethod(number.voice_method),
			leg.params(),
		);
		return await walk(session, leg, first);
	} catch (error) {
		if (!(error instanceof CallerHungUp)) throw error;
		return 'gave_up';
	}
}

/** An incoming call that was picked up is completed, whatever became of the phones it was passed to. */
function finalStatus(leg: Leg, ending: Ending | 'gave_up') {
	if (leg.final) return leg.final;
	if (ending === 'rejected') return 'busy';
	// A document that runs out without a word was picked up all the same, and hung up at once.
	return leg.answered || ending !== 'gave_up' ? 'completed' : 'no-answer';
}

async function finish(session: Session, leg: Leg, number: NumberRecord, startMs: number): Promise<void> {
	const { transcript, clock, context } = session;
	transcript.spoken = leg.heard;
	transcript.answered = leg.answered;
	transcript.callStatus = leg.status;
	transcript.durationSeconds = clock.second;
	context.state.calls.push({
		sid: transcript.callSid,
		parentCallSid: null,
		to: transcript.to,
		from: transcript.from,
		direction: 'inbound',
		status: leg.status,
		phoneNumberSid: number.sid,
		forwardedFrom: leg.setup.forwardedFrom ?? null,
		answeredBy: null,
		createdMs: startMs,
		startMs,
		endMs: clock.nowMs,
		durationSeconds: clock.second,
	});
	if (!number.status_callback) return;
	const { listener: _listener, sid, ...facts } = leg.setup;
	await session.tell(
		'call_status',
		number.status_callback,
		number.status_callback_method,
		callStatusBody({
			...facts,
			callSid: sid,
			callStatus: leg.status,
			callDurationSeconds: clock.second,
			timestampMs: clock.nowMs,
		}),
	);
}
