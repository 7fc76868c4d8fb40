import { randomUUID } from 'node:crypto';
import type { CallEvent } from '../../../engine';
import type { AnsweringPlan } from '../connector';
import { SYSTEM, ACCOUNT } from './names';
import { Refusal } from './refusal';
import { CALL_ACTIONS, type CallAction, type SimulatedCall, type SimulatorStore } from './store';
import type { Fields } from './request';

/** What became of a request about a call: how the call stands, and what the phone system reports of it. */
export interface CallHappening {
	readonly call: SimulatedCall;
	readonly event: CallEvent;
}

/** What carriers put in place of a withheld number. */
const WITHHELD = 'anonymous';

const LONGEST_RING_SECONDS = 600;

/**
 * Carries out a request about a call.
 * @throws Refusal when the company declines it
 */
export function handleCall(fields: Fields, store: SimulatorStore, plan: AnsweringPlan, now: number): CallHappening {
	if (fields.action === 'dial') return dial(fields, store, plan, now);
	const action = CALL_ACTIONS.find((known) => known === fields.action);
	if (!action) throw new Refusal(400, `Unknown action. Calls know these: dial, ${CALL_ACTIONS.join(', ')}.`);
	const callId = fields.string('callId');
	if (callId === undefined) throw new Refusal(400, '"callId" is missing. Dial first, then use the callId of the answer.');
	const call = store.calls.act(callId, action, fields.seconds(), now);
	return { call, event: report(call, action) };
}

function dial(fields: Fields, store: SimulatorStore, plan: AnsweringPlan, now: number): CallHappening {
	const from = fields.number('from');
	const to = fields.number('to');
	if (store.numbers.pathOf(to, 'calls') === undefined) {
		throw new Refusal(404, 'This number is not in service. Activate a workflow whose Missed Call Trigger has it, with the Simulator as phone system.');
	}
	const call = store.calls.dial(
		{
			id: fields.id() ?? `sim-${randomUUID()}`,
			from,
			to,
			withheld: fields.flag('withheld'),
			mode: plan.mode === 'all_missed' ? 'all_missed' : 'forward',
			mailbox: plan.afterMissed === 'voicemail',
			ringSeconds: Math.min(LONGEST_RING_SECONDS, Math.max(1, Math.round(plan.ringSeconds) || 0)),
			prompt: plan.afterMissed === 'hang_up' ? '' : plan.missedPrompt.slice(0, 500),
		},
		now,
	);
	return { call, event: { ...common(call, 'dial'), step: 'arrived', at: call.startedAt, answering: { mode: call.mode, acceptance: false } } };
}

/** The one report that a phone system makes of this, the same however often it is asked. */
function report(call: SimulatedCall, action: CallAction): CallEvent {
	const event = common(call, action);
	switch (action) {
		case 'answer':
			return { ...event, step: 'leg_answered', legId: 'desk', at: call.answeredAt };
		case 'no_answer':
			return { ...event, step: 'dial_ended', status: 'no_answer', durationSeconds: call.unansweredSeconds, at: call.unansweredAt };
		case 'voicemail':
			return { ...event, step: 'voicemail', recordingSeconds: call.voicemailSeconds, at: call.voicemailAt };
		case 'hang_up':
			return { ...event, ...hangUp(call), durationSeconds: call.hungUpSeconds, at: call.hungUpAt };
	}
}

function hangUp(call: SimulatedCall): Pick<CallEvent, 'step' | 'status' | 'bridged'> {
	if (call.answeredAt !== undefined) return { step: 'dial_ended', status: 'completed', bridged: true };
	// The dialling was reported as over before; only the caller's own leg ends now.
	if (call.unansweredAt !== undefined) return { step: 'ended', status: 'completed' };
	// This company knows at once that the ringing was given up, so it reports that and nothing has to be waited for.
	return { step: 'dial_ended', status: 'canceled' };
}

function common(call: SimulatedCall, what: CallAction | 'dial'): Pick<CallEvent, 'kind' | 'system' | 'account' | 'key' | 'callId' | 'from' | 'to'> {
	return {
		kind: 'call',
		system: SYSTEM,
		account: ACCOUNT,
		key: `${call.id}:${what}`,
		callId: call.id,
		from: call.withheld ? WITHHELD : call.from,
		to: call.to,
	};
}
