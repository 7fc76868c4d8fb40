import type { AlertCallAnswer, AlertCallReport } from '../../../engine';
import { Refusal } from './refusal';
import type { Fields } from './request';
import { TEAM_CALL_ACTIONS, type SimulatedTeamCall, type SimulatorStore, type TeamCallAction } from './store';

/** What became of a request about a call to the team: how the call stands, and what the company reports of it. */
export interface TeamCallHappening {
	readonly call: SimulatedTeamCall;
	readonly report: AlertCallReport;
}

export function isAboutTeamCall(fields: Fields): boolean {
	return fields.action.startsWith('alert_');
}

/**
 * Carries out a request about a call to a person of the team.
 * @throws Refusal when the company declines it
 */
export function handleTeamCall(fields: Fields, store: SimulatorStore, now: number): TeamCallHappening {
	const action = TEAM_CALL_ACTIONS.find((known) => known === fields.action);
	if (!action) throw new Refusal(400, `Unknown action. Calls to the team know these: ${TEAM_CALL_ACTIONS.join(', ')}.`);
	const callId = fields.string('callId') ?? '';
	const key = fields.string('key') ?? '';
	if (action === 'alert_key' && !/^[0-9*#]$/.test(key)) throw new Refusal(400, '"key" must be one of the keys of a telephone: 0 to 9, * or #.');
	const call = store.teamCalls.act(callId, action, now);
	return { call, report: { alertId: call.id, providerId: call.providerId, phone: call.to, ...said(call, action, key) } };
}

type Said<T = AlertCallReport> = T extends unknown ? Omit<T, 'alertId' | 'providerId' | 'phone'> : never;

function said(call: SimulatedTeamCall, action: TeamCallAction, key: string): Said {
	switch (action) {
		case 'alert_answer':
			return { what: 'state', status: 'answered' };
		case 'alert_key':
			return { what: 'key', key, asked: call.asked };
		case 'alert_decline':
			return { what: 'state', status: 'rejected' };
		case 'alert_no_answer':
			return { what: 'state', status: 'no_answer' };
		case 'alert_hang_up':
			if (call.connectedTo !== undefined) return { what: 'connection', talked: true };
			return { what: 'state', status: call.answeredAt === undefined ? 'rejected' : 'completed' };
	}
}

/** Lets the person hear the answer. Only a key is answered; whoever has hung up hears nothing. */
export function tellTeamCall({ call, report }: TeamCallHappening, answer: AlertCallAnswer, store: SimulatorStore, now: number): SimulatedTeamCall {
	if (report.what !== 'key' || call.state === 'ended') return call;
	const { then } = answer;
	return store.teamCalls.hear(call.id, answer.say, { end: then.do === 'hang_up', ...(then.do === 'ask' ? { asked: then.asked } : {}), ...(then.do === 'connect' ? { connectTo: then.to } : {}) }, now);
}
