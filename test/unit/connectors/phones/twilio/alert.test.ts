import { twilio } from '../../../../../connectors/phones/twilio';
import type { AlertCallAnswer, AlertCallReport } from '../../../../../engine';
import { ACCOUNT, CALLER, formRequest, HOOK, LINE, names, stepRequest, TEAM, verbs, type Params } from './support';

const OUT = `CA${'c'.repeat(32)}`;
/** What Twilio says of a call that the account placed. */
const ON_ALERT: Params = { AccountSid: ACCOUNT, CallSid: OUT, CallStatus: 'in-progress', Direction: 'outbound-api', From: LINE, To: TEAM, Called: TEAM };
const about = { alertId: 'acl_1', providerId: OUT, phone: TEAM };
const read = (step: string, params: Params, query: Record<string, string> = { alert: 'acl_1' }) => twilio.readAlert(stepRequest(step, { ...ON_ALERT, ...params }, query));
const answer = (then: AlertCallAnswer['then'], step = 'alert') => twilio.answerAlert(stepRequest(step, ON_ALERT, { alert: 'acl_1' }), { language: 'es-MX', say: 'Hola & adiós', then });

describe('a report on a call of ours', () => {
	it.each<[string, string, Params, Record<string, string>, Partial<AlertCallReport>]>([
		['a key', 'alert', { Digits: '1' }, {}, { what: 'key', key: '1', asked: 0 }],
		['a key after the menu was said again', 'alert', { Digits: '2' }, { asked: '1' }, { what: 'key', key: '2', asked: 1 }],
		['no key', 'alert', {}, {}, { what: 'key', key: '', asked: 0 }],
		['a count that is none', 'alert', { Digits: '2' }, { asked: '-7' }, { what: 'key', key: '2', asked: 9 }],
		['that it is begun', 'alert_status', { CallStatus: 'initiated' }, {}, { what: 'state', status: 'placed' }],
		['that somebody picked up', 'alert_status', { CallStatus: 'in-progress' }, {}, { what: 'state', status: 'answered' }],
		['its end', 'alert_status', { CallStatus: 'completed' }, {}, { what: 'state', status: 'completed' }],
		['that nobody picked up', 'alert_status', { CallStatus: 'no-answer' }, {}, { what: 'state', status: 'no_answer' }],
		['that it was declined', 'alert_status', { CallStatus: 'busy' }, {}, { what: 'state', status: 'busy' }],
		['that it failed', 'alert_status', { CallStatus: 'failed' }, {}, { what: 'state', status: 'failed' }],
		['that they talked', 'alert_dial', { DialCallStatus: 'completed', DialBridged: 'true' }, {}, { what: 'connection', talked: true }],
		['that the customer did not pick up', 'alert_dial', { DialCallStatus: 'no-answer' }, {}, { what: 'connection', talked: false }],
		['that a connection was none', 'alert_dial', { DialCallStatus: 'completed', DialBridged: 'false' }, {}, { what: 'connection', talked: false }],
	])('says %s', (_what, step, params, query, report) => {
		expect(read(step, params, { alert: 'acl_1', ...query })).toEqual({ ...about, ...report });
	});

	it('is none without an id of ours, for another step, or without a call', () => {
		for (const alert of ['', 'a b', '<x>', 'x'.repeat(99)]) expect(read('alert', { Digits: '1' }, { alert })).toBeUndefined();
		expect(read('voice', { Digits: '1' })).toBeUndefined();
		expect(read('accept', { Digits: '1' })).toBeUndefined();
		expect(read('alert', { Digits: '1', CallSid: '' })).toBeUndefined();
		expect(twilio.readAlert(formRequest(ON_ALERT, { url: HOOK }))).toBeUndefined();
	});
});

describe('what is heard next', () => {
	it('ends the call', () => {
		expect(verbs(answer({ do: 'hang_up' }).body)).toMatchObject([{ name: 'Say', attributes: { language: 'es-MX' }, text: 'Hola & adiós' }, { name: 'Hangup' }]);
	});

	it('connects with the customer, who sees the number of the business; the end comes back here', () => {
		expect(verbs(answer({ do: 'connect', to: CALLER, from: LINE }).body)).toMatchObject([
			{ name: 'Say' },
			{ name: 'Dial', attributes: { callerId: LINE, timeout: '30', action: `${HOOK}?step=alert_dial&alert=acl_1#rc=3&rp=5xx,ct,rt`, method: 'POST' }, children: [{ name: 'Number', text: CALLER }] },
		]);
	});

	it('asks for a key again, and counts', () => {
		const [gather, ...rest] = verbs(answer({ do: 'ask', asked: 2 }).body);
		expect(gather).toMatchObject({ name: 'Gather', attributes: { numDigits: '1', action: `${HOOK}?step=alert&alert=acl_1&asked=2#rc=3&rp=5xx,ct,rt` }, children: [{ text: 'Hola & adiós' }] });
		expect(names(rest)).toEqual(['Hangup']);
	});

	it('is nothing where nobody listens', () => {
		expect(answer({ do: 'connect', to: CALLER, from: LINE }, 'alert_status')).toMatchObject({ status: 200, contentType: 'text/xml' });
		expect(verbs(answer({ do: 'hang_up' }, 'alert_status').body)).toEqual([]);
	});
});
