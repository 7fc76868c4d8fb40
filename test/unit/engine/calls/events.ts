import { addEvent, NO_FACTS, type Answering, type CallEvent, type CallFacts } from '../../../../engine/calls';

/** When the calls of these tests arrive. */
export const ARRIVAL = Date.UTC(2026, 2, 10, 15, 0, 0);

export const FORWARD: Answering = { mode: 'forward', acceptance: false };
export const FORWARD_ACCEPT: Answering = { mode: 'forward', acceptance: true };
export const ALL_MISSED: Answering = { mode: 'all_missed', acceptance: false };
export const LISTEN: Answering = { mode: 'listen', acceptance: false };

/** A report on one and the same call; `seconds` after its arrival. */
export function report(step: CallEvent['step'], seconds: number, more: Partial<CallEvent> = {}): CallEvent {
	return {
		kind: 'call',
		system: 'twilio',
		account: 'AC1',
		key: [step, more.legId, more.status, seconds].join(':'),
		callId: 'CA1',
		from: '+14155550123',
		to: '+14155550100',
		step,
		at: ARRIVAL + seconds * 1000,
		...more,
	};
}

/** The facts of a call after these reports, delivered in this order. */
export function factsOf(reports: readonly CallEvent[]): CallFacts {
	return reports.reduce((facts, event) => addEvent(facts, event, ARRIVAL), NO_FACTS(reports[0]?.at ?? ARRIVAL));
}
