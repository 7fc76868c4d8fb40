import { DatabaseSync } from 'node:sqlite';
import { openSimulatorStore, simulatorState } from '../../../../../connectors/phones/simulator';
import type { OutboundCall } from '../../../../../engine';
import { BUSINESS_NUMBER, CALLER, Company } from '../../../../support/simulator/company';

const DANA = '+14155550150';
const CALL: OutboundCall = {
	id: 'acl_1',
	from: BUSINESS_NUMBER,
	to: DANA,
	words: { language: 'en-US', announcement: 'Emergency.', menu: 'Press 1.', goodbye: 'Goodbye.' },
	ringSeconds: 40,
	reportsUrl: 'http://localhost:5678/webhook/x/calls',
};

let company: Company;
beforeEach(() => {
	company = new Company();
});
afterEach(() => company.close());

const place = async (more: Partial<OutboundCall> = {}) => await company.sender().placeCall?.({ ...CALL, ...more });
const seen = () => simulatorState(company.store, { businessNumber: BUSINESS_NUMBER }).teamCalls;
const placed = async () => {
	const result = await place();
	if (result?.outcome !== 'accepted') throw new Error('The call was not taken.');
	return { alertId: 'acl_1', providerId: result.providerId, phone: DANA };
};
const ANSWER = { action: 'alert_answer', callId: 'acl_1' };
const press = (key: string) => ({ action: 'alert_key', callId: 'acl_1', key });

describe('a call to a person of the team', () => {
	it('rings their phone on the page, once however often it is placed', async () => {
		const first = await place();
		expect(await place()).toEqual(first);
		expect(first).toMatchObject({ outcome: 'accepted' });
		expect(seen()).toMatchObject([{ id: 'acl_1', from: BUSINESS_NUMBER, to: DANA, state: 'ringing', said: 'Emergency. Press 1.', path: '/webhook/x/calls', ringSeconds: 40 }]);
	});

	it.each([
		[{ to: 'nobody' }, 'invalid_number'],
		[{ from: '+14155550188' }, 'bad_sender'],
	])('is refused for %j', async (more, reason) => {
		expect(await place(more)).toMatchObject({ outcome: 'refused', reason, message: expect.stringMatching(/\.$/) });
		expect(seen()).toEqual([]);
	});

	it('is answered, takes a key, says what the trigger says and ends', async () => {
		const about = await placed();
		expect(company.alert(ANSWER)).toMatchObject({ report: { ...about, what: 'state', status: 'answered' }, status: 200, body: { state: 'answered' } });
		expect(company.alert(press('1'))).toMatchObject({ report: { ...about, what: 'key', key: '1', asked: 0 }, status: 200, body: { state: 'ended', said: 'It is yours.' } });
		expect(seen()).toMatchObject([{ state: 'ended', endedBy: 'answer', said: 'It is yours.' }]);
		expect(company.alert(press('1'))).toMatchObject({ report: undefined, status: 409, body: { error: 'The call is over already.' } });
	});

	it('says the menu again, and counts', async () => {
		const about = await placed();
		company.alert(ANSWER);
		company.alert(press('7'), { language: 'en-US', say: 'Press 1.', then: { do: 'ask', asked: 1 } });
		expect(company.alert(press('7')).report).toEqual({ ...about, what: 'key', key: '7', asked: 1 });
	});

	it('connects with the customer until somebody hangs up', async () => {
		const about = await placed();
		company.alert(ANSWER);
		expect(company.alert(press('2'), { language: 'en-US', say: 'Connecting.', then: { do: 'connect', to: CALLER, from: BUSINESS_NUMBER } }).body).toMatchObject({ state: 'connected' });
		expect(seen()).toMatchObject([{ connectedTo: CALLER }]);
		expect(company.alert(press('1'))).toMatchObject({ status: 409 });
		expect(company.alert({ action: 'alert_hang_up', callId: 'acl_1' }).report).toEqual({ ...about, what: 'connection', talked: true });
		expect(seen()).toMatchObject([{ state: 'ended', endedBy: 'alert_hang_up' }]);
	});

	it.each([
		['alert_decline', 'rejected'],
		['alert_no_answer', 'no_answer'],
		['alert_hang_up', 'rejected'],
	])('that is not taken (%s) is reported as %s, the same again and again', async (action, status) => {
		const about = await placed();
		for (let again = 0; again < 2; again += 1) expect(company.alert({ action, callId: 'acl_1' })).toMatchObject({ status: 200, report: { ...about, what: 'state', status } });
		expect(company.alert(ANSWER)).toMatchObject({ status: 409 });
	});

	it('that is picked up and put down is over', async () => {
		const about = await placed();
		company.alert(ANSWER);
		expect(company.alert({ action: 'alert_decline', callId: 'acl_1' }).status).toBe(409);
		expect(company.alert({ action: 'alert_hang_up', callId: 'acl_1' }).report).toEqual({ ...about, what: 'state', status: 'completed' });
	});

	it.each<[object, number]>([
		[{ action: 'alert_answer', callId: 'acl_9' }, 404],
		[{ action: 'alert_answer' }, 404],
		[{ action: 'alert_fly', callId: 'acl_1' }, 400],
		[{ action: 'alert_key', callId: 'acl_1', key: '12' }, 400],
		[{ action: 'alert_key', callId: 'acl_1' }, 400],
		[{ action: 'alert_key', callId: 'acl_1', key: '1' }, 409],
	])('declines %j', async (body, status) => {
		await placed();
		expect(company.alert(body)).toMatchObject({ report: undefined, status });
	});

	it('is no call of a caller, and none of those is one', async () => {
		await placed();
		expect(company.call(ANSWER).event).toBeUndefined();
		expect(company.alert({ action: 'dial', from: CALLER, to: BUSINESS_NUMBER })).toMatchObject({ report: undefined, status: 200 });
	});

	it('is known to a file from before there were such calls', async () => {
		const path = `${company.folder}/old.db`;
		openSimulatorStore(path).close();
		const file = new DatabaseSync(path);
		file.exec('DROP TABLE team_calls; PRAGMA user_version = 1');
		file.close();
		const store = openSimulatorStore(path);
		expect(store.teamCalls.latest(undefined, 5)).toEqual([]);
		store.close();
	});
});
