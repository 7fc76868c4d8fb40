import { telnyx } from '../../../../../connectors/phones/telnyx';
import { FakeTelnyx } from '../../../../fakes/telnyx';
import { CALLER, CONNECTION, event, httpOf, LEG, LINE, PAYLOAD, reportOf, secretsOf, SESSION, TEAM, texml } from './support';

describe('what a report leaves unsaid is looked up', () => {
	let fake: FakeTelnyx;
	beforeEach(async () => {
		fake = await FakeTelnyx.start();
		fake.state.addConnection({ id: CONNECTION, record_type: 'call_control_application' });
		fake.state.addConnection({ id: '2', record_type: 'credential_connection' });
		fake.state.addNumber(LINE, { connection_id: CONNECTION });
	});
	afterEach(async () => await fake.stop());

	const lookUp = async (request: Parameters<typeof telnyx.lookUp>[2]) => await telnyx.lookUp(httpOf(fake), secretsOf(fake), request);
	const hangup = (payload: object) => event('call.hangup', { ...PAYLOAD, hangup_cause: 'normal_clearing', ...payload });

	it('the caller’s leg goes to a number of the account on this connection', async () => {
		expect(await lookUp(hangup({}))).toEqual({ line: 'application', direction: 'incoming' });
		fake.state.numbers.get(LINE)!.connection_id = '2';
		expect(await lookUp(hangup({ connection_id: '2' }))).toEqual({ line: 'sip', direction: 'incoming' });
	});

	it.each([TEAM, 'sip:desk@sip.telnyx.com'])('a leg to %s goes out, and is not alone beside others', async (to) => {
		fake.state.sessions.set(SESSION, [LEG, 'leg-2']);
		expect(await lookUp(hangup({ call_leg_id: 'leg-2', from: LINE, to }))).toEqual({ line: 'application', direction: 'outgoing' });
	});

	it('a leg that is the only one of its session is a call of its own', async () => {
		fake.state.sessions.set(SESSION, [LEG]);
		const request = hangup({ from: LINE, to: CALLER });
		const lookedUp = await lookUp(request);
		expect(lookedUp).toEqual({ line: 'application', direction: 'outgoing', alone: 'yes' });
		expect(reportOf({ ...request, lookedUp })).toMatchObject({ kind: 'outside_call', to: CALLER, reached: true });
	});

	it('a session that Telnyx knows nothing of proves nothing', async () => {
		expect(await lookUp(hangup({ from: LINE, to: CALLER }))).toEqual({ line: 'application', direction: 'outgoing' });
	});

	it('a leg from one number of the account to another, on another connection, goes out', async () => {
		fake.state.addNumber('+14155550199', { connection_id: '2' });
		expect(await lookUp(hangup({ from: LINE, to: '+14155550199' }))).toMatchObject({ direction: 'outgoing' });
		expect(await lookUp(hangup({ from: CALLER, to: '+14155550199' }))).toMatchObject({ direction: 'incoming' });
	});

	it('a number that only holds another is another', async () => {
		expect(await lookUp(hangup({ from: CALLER, to: LINE.slice(0, -1) }))).toMatchObject({ direction: 'outgoing' });
	});

	it('nothing is asked about reports that say it all, or are of something else', async () => {
		for (const request of [event('call.initiated', PAYLOAD), event('call.answered', PAYLOAD), event('message.received', { id: 'm' }), texml('step=status', { CallStatus: 'completed' })]) expect(await lookUp(request)).toEqual({});
		expect(fake.requests).toEqual([]);
	});

	it.each([503, 500])('an outage (%i) makes Telnyx come again', async (status) => {
		fake.faults.push({ on: 'GET /v2/', fault: { kind: 'fail', status } });
		await expect(lookUp(hangup({}))).rejects.toThrow('could not be asked');
	});

	it('throttled makes Telnyx come again', async () => {
		fake.faults.push({ on: 'GET /v2/phone_numbers', fault: { kind: 'refuse', code: '10011' } });
		await expect(lookUp(hangup({}))).rejects.toThrow('could not be asked');
	});

	it('a key that may not ask loses no report', async () => {
		expect(await telnyx.lookUp(httpOf(fake, 'KEY-of-nobody'), secretsOf(fake), hangup({}))).toEqual({});
	});

	it('the parties of a recording', async () => {
		const request = event('call.recording.saved', { call_session_id: SESSION, connection_id: CONNECTION, recording_id: 'rec-1' });
		expect(await lookUp(request)).toEqual({ line: 'application' });
		fake.state.recordings.set('rec-1', { from: CALLER, to: LINE });
		expect(await lookUp(request)).toEqual({ line: 'application', from: CALLER, to: LINE });
	});
});
