import { highlevel } from '../../../../../connectors/phones/highlevel';
import { addMessage, startFakeHighLevel, type FakeHighLevel } from '../../../../fakes/highlevel';
import { app, CALL, CALLER, calls, LINE, SECRET, workflow } from './support';

describe('looking up what a report refers to', () => {
	let fake: FakeHighLevel;
	let contactId: string;
	beforeEach(async () => {
		fake = await startFakeHighLevel();
		contactId = fake.state.addContact({ phone: CALLER, name: 'Ann Lee' }).id;
	});
	afterEach(async () => await fake.stop());

	const secrets = (number = '') => highlevel.readSecrets({ credential: { locationId: fake.state.locationId, baseUrl: fake.url, webhookSecret: SECRET, number }, parameters: {}, kept: {} });
	const lookUp = async (request: ReturnType<typeof app>, number?: string, token?: string) => await highlevel.lookUp(fake.http(token), secrets(number), request);
	const report = (more: object) => app({ ...CALL, contactId, locationId: fake.state.locationId, status: 'no-answer', ...more });

	it('asks nothing where the report names both numbers, or is about no call and no text', async () => {
		expect(await lookUp(report({}))).toEqual({});
		expect(await lookUp(report({ messageType: 'Email', from: undefined }))).toEqual({});
		expect(await lookUp(app('[]'))).toEqual({});
		expect(fake.seen).toEqual([]);
	});

	it('finds the contact’s number and name, and the location’s number', async () => {
		expect(await lookUp(report({ from: undefined, to: undefined }))).toEqual({ person: CALLER, name: 'Ann Lee', line: LINE });
		expect(await lookUp(report({ direction: 'outbound', userId: 'u1', from: undefined, to: undefined }))).toEqual({ person: CALLER, name: 'Ann Lee', line: LINE });
		expect(await lookUp(report({ direction: 'outbound', source: 'api', userId: 'u1', from: undefined, to: undefined }))).toEqual({});
	});

	it('takes the number of the credential before asking', async () => {
		expect(await lookUp(report({ to: undefined }), '+14155550199')).toEqual({ line: '+14155550199' });
		expect(fake.seen).toEqual([]);
	});

	it('a contact that was deleted is nobody, and no reason to come again', async () => {
		expect(await lookUp(report({ contactId: 'DeletedContact000001', from: undefined }))).toEqual({});
	});

	it('rejects where HighLevel could not be asked, so that it delivers again: with 429, the only answer on which it does', async () => {
		fake.faults.failing = 1;
		await expect(lookUp(report({ from: undefined }))).rejects.toThrow(/503/);
		fake.faults.throttled = { times: 1 };
		await expect(lookUp(report({ from: undefined }))).rejects.toThrow(/429/);
		await expect(lookUp(report({ from: undefined }), '', 'pit-another')).rejects.toThrow(/contacts\.readonly/);
		expect(highlevel.comeBack).toBe(429);
	});

	it('for a workflow finds the newest call of the person, not texts and not calls to them', async () => {
		const message = (more: object) => addMessage(fake.state, contactId, { direction: 'inbound', messageType: 'TYPE_CALL', status: 'delivered', meta: { callStatus: 'no-answer', callDuration: '0' }, body: '', attachments: [], from: CALLER, to: LINE, ...more });
		const ago = (minutes: number) => ({ dateAdded: new Date(Date.now() - minutes * 60_000).toISOString() });
		message(ago(30));
		const { id } = message(ago(4));
		message({ messageType: 'TYPE_SMS', ...ago(3) });
		message({ direction: 'outbound', ...ago(2) });
		for (const nested of [true, false]) {
			fake.state.nestedMessages = nested;
			const request = workflow({ contact_id: contactId, customData: { event: 'call', status: 'missed' } });
			const lookedUp = await lookUp(request);
			expect(lookedUp).toMatchObject({ account: fake.state.locationId, person: CALLER, line: LINE });
			expect(calls({ ...request, lookedUp })).toMatchObject([{ callId: id, verdict: 'no_answer', from: CALLER, to: LINE, account: fake.state.locationId }]);
		}
	});

	it('for a workflow never takes an old call for the one that was just missed, and loses none', async () => {
		addMessage(fake.state, contactId, { direction: 'inbound', messageType: 'TYPE_CALL', status: 'delivered', meta: { callStatus: 'no-answer' }, body: '', attachments: [], from: CALLER, to: LINE, dateAdded: new Date(Date.now() - 5 * 3_600_000).toISOString() });
		const request = workflow({ contact_id: contactId, phone: CALLER, customData: { event: 'call', status: 'missed', to: LINE } });
		const lookedUp = await lookUp(request);
		expect(lookedUp).not.toHaveProperty('message');
		const [call] = calls({ ...request, lookedUp });
		expect(call).toMatchObject({ step: 'ended', verdict: 'no_answer', callId: expect.stringMatching(/^workflow-/) });
		expect(calls({ ...request, lookedUp })).toEqual([call]);
		expect(calls({ ...request, lookedUp: { ...lookedUp, moment: '1' } })).not.toEqual([call]);
	});

	it('for a workflow without access to conversations goes by what was filled in', async () => {
		const request = workflow({ contact_id: contactId, phone: CALLER, customData: { event: 'call', status: 'missed', to: LINE, id: 'c-1' } });
		const lookedUp = await lookUp(request, '', 'pit-another');
		expect(lookedUp).toEqual({ account: fake.state.locationId, moment: expect.any(String) });
		expect(calls({ ...request, lookedUp })).toMatchObject([{ callId: 'c-1' }]);
	});
});
