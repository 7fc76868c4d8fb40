import { addEvent, DEFAULT_MISSED_RULES, judge, NO_FACTS } from '../../../../../engine/calls';
import type { AnsweringPlan } from '../../../../../connectors/phones/connector';
import { BUSINESS_NUMBER, CALLER, Company } from '../../../../support/simulator/company';

let company: Company;
beforeEach(() => {
	company = new Company();
});
afterEach(() => company.close());

/** What the engine makes of the reports of a call, in both orders of arrival. */
function verdict(plan: Partial<AnsweringPlan>, ...actions: object[]) {
	const arrived = company.call({ action: 'dial', from: CALLER, to: BUSINESS_NUMBER }, plan);
	const callId = arrived.body['callId'];
	const events = [arrived, ...actions.map((action) => company.call({ ...action, callId }, plan))].map(({ event }) => {
		if (!event) throw new Error('Nothing was reported.');
		return event;
	});
	const judged = [events, [...events].reverse()].map((order) => judge(order.reduce((facts, event) => addEvent(facts, event, 0), NO_FACTS(0)), DEFAULT_MISSED_RULES));
	expect(judged[1]).toEqual(judged[0]);
	return judged[0];
}

const ANSWER = { action: 'answer' };
const HANG_UP = { action: 'hang_up', seconds: 8 };
const NO_ANSWER = { action: 'no_answer' };
const MESSAGE = { action: 'voicemail', seconds: 5 };
const VOICEMAIL = { afterMissed: 'voicemail' } as const;

it.each([
	['a call that still rings', {}, [], { outcome: 'open' }],
	['a caller who gave up, without waiting', {}, [HANG_UP], { outcome: 'missed', reason: 'abandoned' }],
	['a call that nobody answered', {}, [NO_ANSWER], { outcome: 'missed', reason: 'no_answer' }],
	['an answered call that goes on', {}, [ANSWER], { outcome: 'answered' }],
	['an answered call that is over', {}, [ANSWER, HANG_UP], { outcome: 'answered' }],
	['a caller at the mailbox', VOICEMAIL, [NO_ANSWER], { outcome: 'missed', reason: 'no_answer' }],
	['a message after the ringing', VOICEMAIL, [NO_ANSWER, MESSAGE], { outcome: 'missed', reason: 'no_answer' }],
	['a message at once', VOICEMAIL, [MESSAGE], { outcome: 'missed', reason: 'voicemail' }],
	['a caller who left the mailbox', VOICEMAIL, [NO_ANSWER, HANG_UP], { outcome: 'missed', reason: 'no_answer' }],
	['a call where all count as missed', { mode: 'all_missed' as const }, [], { outcome: 'missed', reason: 'no_answer' }],
	['a forwarded call given up', { mode: 'forward' as const, acceptance: true }, [HANG_UP], { outcome: 'missed', reason: 'abandoned' }],
	['a forwarded call answered', { mode: 'forward' as const, acceptance: true }, [ANSWER, HANG_UP], { outcome: 'answered' }],
])('%s is judged rightly', (_, plan, actions, expected) => {
	expect(verdict(plan, ...actions)).toEqual(expected);
});
