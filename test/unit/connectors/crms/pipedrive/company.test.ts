import { pipedrive } from '../../../../../connectors/crms/pipedrive';
import { failureOf as meaning } from '../../../../../connectors/crms/pipedrive/failure';
import { LEAD_FIELDS } from '../../../../../engine';
import { call, company, failureOf, lead, NUMBER, stopAll } from './support';

afterEach(stopAll);

describe('the company', () => {
	it.each(['acme', ' acme', 'ACME.pipedrive.com', 'https://acme.pipedrive.com/deals'])('is read off %s', async (domain) => {
		const fake = await company();
		expect(fake.connectWith('x', domain.trim()).account).toBe('acme');
	});

	it.each(['', 'acme.example.com', 'https://evil.example/?x=.pipedrive.com', 'a b', 'acme/../x', 'acme@evil'])('is not read off %j: the token goes nowhere else', async (domain) => {
		const fake = await company();
		expect(() => fake.connectWith('x', domain)).toThrow(/company domain/);
	});

	it('has the fields of the whole mapping after they were made, and makes them once', async () => {
		const fake = await company();
		const crm = fake.connect();
		expect((await crm.fields()).map(({ id }) => id)).toEqual(['name', 'first_name', 'last_name', 'phone', 'email', 'owner_id']);
		const made = await crm.makeFields?.();
		expect(made).toContain('missed_call_status');
		const ids = (await crm.fields()).map(({ id }) => id);
		for (const field of LEAD_FIELDS) expect(ids).toContain(pipedrive.mapping[field].field);
		expect(await crm.makeFields?.()).toEqual([]);
	});

	it('has fields of its own, with their options', async () => {
		const fake = await company();
		fake.state.fields.push({ field_name: 'Source', field_code: 'a'.repeat(40), field_type: 'enum', options: [{ id: 7, label: 'Phone' }], is_custom_field: true });
		expect(await fake.connect().fields()).toContainEqual({ id: 'a'.repeat(40), label: 'Source', kind: 'option', options: [{ id: '7', label: 'Phone' }] });
	});

	it('has users, and pipelines in their order', async () => {
		const fake = await company();
		expect(await fake.connect().owners()).toEqual([
			{ id: '31', name: 'Dana Field', email: 'dana@example.com' },
			{ id: '32', name: 'Sam', email: 'sam@example.com' },
		]);
		expect(await fake.connect().pipelines?.()).toEqual([
			{ id: '1', label: 'Sales', stages: [{ id: '11', label: 'Asked' }, { id: '12', label: 'Offer' }] },
			{ id: '2', label: 'Repairs', stages: [{ id: '21', label: 'Asked' }] },
		]);
	});
});

describe('refusals', () => {
	it('tell a token that is not accepted, and a user who may not', async () => {
		const fake = await company();
		expect(await failureOf(fake.connectUnauthorized().find(NUMBER))).toMatchObject({ kind: 'unauthorized', more: { status: 401 } });
		fake.state.isAdmin = false;
		expect(await failureOf(fake.connect().makeFields!())).toMatchObject({ kind: 'unauthorized', more: { status: 403 } });
	});

	it('tell how long to wait', async () => {
		const fake = await company();
		fake.throttleNext(1, 5);
		expect(await failureOf(fake.connect().owners())).toMatchObject({ kind: 'busy', more: { retryAfterSeconds: 5 } });
		fake.throttleNext(1);
		expect(await failureOf(fake.connect().owners())).toMatchObject({ kind: 'busy', more: { retryAfterSeconds: 2 } });
	});

	it('tell a question that may be asked again from a write that may have been done', async () => {
		const fake = await company();
		const id = await fake.seed({ phone: NUMBER.e164 });
		fake.failNext(1);
		expect((await failureOf(fake.connect().owners())).kind).toBe('busy');
		fake.failNext(1);
		expect((await failureOf(fake.connect().log(id, call(1)))).kind).toBe('unknown');
		fake.refuseNext();
		expect((await failureOf(fake.connect().create(lead()))).kind).toBe('refused');
	});

	it.each([
		[402, { success: false }, {}, 'unauthorized', undefined],
		[403, '<html>blocked</html>', {}, 'busy', 120],
		[409, {}, {}, 'busy', 2],
		[410, {}, {}, 'gone', undefined],
		[429, {}, { 'x-daily-ratelimit-token-remaining': '0', 'x-ratelimit-reset': '1' }, 'busy', 3600],
		[429, {}, { 'x-ratelimit-reset': '9999999999' }, 'busy', 2],
		[429, {}, { 'retry-after': '9' }, 'busy', 9],
		[400, null, {}, 'refused', undefined],
	] as const)('%i %j %j', (status, body, headers, kind, retryAfterSeconds) => {
		const failure = meaning({ status, body, headers });
		expect(failure.kind).toBe(kind);
		expect(failure.more.retryAfterSeconds).toBe(retryAfterSeconds);
	});
});
