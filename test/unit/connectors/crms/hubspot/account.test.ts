import { hubspot } from '../../../../../connectors/crms/hubspot';
import { LEAD_FIELDS } from '../../../../../engine';
import { account, call, failureOf, lead, NUMBER, stopAll } from './support';

afterEach(stopAll);

describe('the account', () => {
	it('is the Hub ID, without which there is none', async () => {
		const fake = await account();
		expect(fake.connect().account).toBe(fake.state.portal);
		for (const portal of ['', 'my portal', '12/../3']) expect(() => fake.connectWith('x', portal)).toThrow(/Hub ID/);
	});

	it('has fields of every kind, those of the whole mapping after they were made', async () => {
		const fake = await account();
		const crm = fake.connect();
		const before = await crm.fields();
		expect(before).toEqual(
			expect.arrayContaining([
				{ id: 'message', label: 'Message', kind: 'long_text' },
				{ id: 'hs_marketable', label: 'Marketable', kind: 'boolean' },
				{ id: 'closedate', label: 'Close Date', kind: 'date_time' },
				{ id: 'hubspot_owner_id', label: 'Contact owner', kind: 'other' },
				{ id: 'createdate', label: 'createdate', kind: 'text', readOnly: true },
			]),
		);
		expect(before.find(({ id }) => id === 'lifecyclestage')?.options?.map(({ id }) => id)).toContain('customer');
		const made = await crm.makeFields?.();
		expect(made).toContain('missed_call_number');
		const ids = (await crm.fields()).map(({ id }) => id);
		for (const field of LEAD_FIELDS) expect(ids).toContain(hubspot.mapping[field].field);
		expect(await crm.makeFields?.()).toEqual([]);
		expect(crm.createsOnce).toBe(false);
		await crm.fields();
		expect(crm.createsOnce).toBe(true);
	});

	it('takes every value of the mapping', async () => {
		const fake = await account({ madeFields: true });
		const values = Object.fromEntries((await fake.connect().fields()).filter(({ id }) => id.startsWith('missed_call_') && id !== 'missed_call_number').map(({ id, kind }) => [id, ['number', 'date_time'].includes(kind) ? 1_790_000_000_000 : 'words']));
		await fake.connect().create(lead(values));
		expect(await fake.contacts()).toHaveLength(1);
	});

	it('looks again at what the properties are, but not every time', async () => {
		const fake = await account();
		await fake.connect().fields();
		await fake.connect().fields();
		expect(fake.requests()).toBe(1);
		fake.advance(3600);
		await fake.connect().fields();
		expect(fake.requests()).toBe(2);
	});

	it('has owners, on all pages, and pipelines in their order', async () => {
		const fake = await account();
		fake.state.owners.push({ id: '9003', email: 'left@example.com', firstName: 'Left', lastName: 'Long ago', archived: true }, { id: '9004', email: 'kim@example.com', firstName: 'Kim', lastName: '', archived: false });
		expect(await fake.connect().owners()).toEqual([
			{ id: '9001', name: 'Dana Field', email: 'dana@example.com' },
			{ id: '9002', name: 'sam@example.com', email: 'sam@example.com' },
			{ id: '9004', name: 'Kim', email: 'kim@example.com' },
		]);
		const pipelines = await fake.connect().pipelines?.();
		expect(pipelines?.map(({ id }) => id)).toEqual(['default', '714']);
		expect(pipelines?.[0]?.stages.map(({ id }) => id)).toEqual(['appointmentscheduled', 'decisionmakerboughtin', 'closedwon', 'closedlost']);
	});
});

describe('refusals', () => {
	it('tell a token that is not accepted', async () => {
		const fake = await account();
		expect(await failureOf(fake.connectUnauthorized().find(NUMBER))).toMatchObject({ kind: 'unauthorized', more: { status: 401 } });
	});

	it('tell how long to wait: as HubSpot says, or as its policy has it', async () => {
		const fake = await account();
		fake.throttleNext(1, 7);
		expect(await failureOf(fake.connect().owners())).toMatchObject({ kind: 'busy', more: { retryAfterSeconds: 7 } });
		fake.throttleNext(1);
		expect(await failureOf(fake.connect().create(lead()))).toMatchObject({ kind: 'busy', more: { retryAfterSeconds: 10 } });
		expect(await fake.contacts()).toEqual([]);
	});

	it('tell a question that may be asked again from a write that may have been done', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164 });
		fake.failNext(1);
		expect((await failureOf(fake.connect().owners())).kind).toBe('busy');
		fake.failNext(1);
		expect((await failureOf(fake.connect().log(id, call(1)))).kind).toBe('unknown');
	});

	it('tell a server that is not there', async () => {
		const fake = await account();
		const crm = fake.connect();
		await crm.fields();
		await fake.stop();
		expect((await failureOf(crm.update('1', { address: 'x' }))).kind).toBe('busy');
	});
});
