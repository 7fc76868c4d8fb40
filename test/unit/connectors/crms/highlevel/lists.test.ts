import { highlevelCrm } from '../../../../../connectors/crms/highlevel';
import { HttpFailure, LEAD_FIELDS } from '../../../../../engine';
import { startFakeHighLevel, type FakeHighLevel } from '../../../../fakes/highlevel';
import { crmOf, failureOf, NUMBER } from './support';

describe('fields and lists', () => {
	let fake: FakeHighLevel;
	beforeEach(async () => void (fake = await startFakeHighLevel()));
	afterEach(async () => await fake.stop());

	it('makes what the mapping wants, once, and has a place for every field of a lead', async () => {
		const crm = crmOf(fake);
		const made = await crm.makeFields?.();
		expect(made).toContain('contact.missed_call_status');
		expect(await crm.makeFields?.()).toEqual([]);
		const ids = new Set((await crm.fields()).map(({ id }) => id));
		const { mapping } = highlevelCrm;
		expect(LEAD_FIELDS.filter((lead) => !ids.has(mapping[lead]?.field ?? ''))).toEqual([]);
	});

	it('goes on where making fields was broken off', async () => {
		const crm = crmOf(fake);
		fake.faults.cut = 'write';
		await failureOf(Promise.resolve(crm.makeFields?.()));
		expect(fake.state.customFields).toHaveLength(1);
		await crm.makeFields?.();
		expect(new Set(fake.state.customFields.map(({ fieldKey }) => fieldKey)).size).toBe(fake.state.customFields.length);
	});

	it('lists fields of contacts only, with their kinds', async () => {
		const field = (fieldKey: string, dataType: string) => ({ id: fieldKey, name: fieldKey, fieldKey, dataType, model: 'contact' as const, picklistOptions: ['A', 'B'] });
		fake.state.customFields.push(field('contact.kind', 'SINGLE_OPTIONS'), field('{{ contact.sum }}', 'MONETORY'), field('opportunity.x', 'TEXT'), field('contact.file', 'FILE_UPLOAD'));
		expect((await crmOf(fake).fields()).filter(({ id }) => id.includes('.'))).toEqual([
			{ id: 'contact.kind', label: 'contact.kind', kind: 'option', options: [{ id: 'A', label: 'A' }, { id: 'B', label: 'B' }] },
			{ id: 'contact.sum', label: '{{ contact.sum }}', kind: 'number' },
			{ id: 'contact.file', label: 'contact.file', kind: 'other' },
		]);
	});

	it('lists owners and pipelines', async () => {
		const crm = crmOf(fake);
		expect(await crm.owners()).toMatchObject([{ name: 'Dana Whitfield', email: 'dana@acme.example' }, { name: 'Lee Marsh' }]);
		expect(await crm.pipelines?.()).toMatchObject([{ label: 'Sales', stages: [{ label: 'New' }, { label: 'Booked' }] }, { label: 'Service' }]);
	});
});

describe('what goes wrong', () => {
	let fake: FakeHighLevel;
	beforeEach(async () => void (fake = await startFakeHighLevel()));
	afterEach(async () => await fake.stop());

	it('throttled: waits as HighLevel says, by the burst, or till the day is over', async () => {
		const answer = (headers: Record<string, string>) => crmOf({ ...fake, http: () => async () => ({ status: 429, headers, body: {} }) }).owners();
		expect(await failureOf(answer({ 'retry-after': '37' }))).toMatchObject({ kind: 'busy', more: { retryAfterSeconds: 37 } });
		expect(await failureOf(answer({ 'x-ratelimit-interval-milliseconds': '9500' }))).toMatchObject({ more: { retryAfterSeconds: 10 } });
		expect(await failureOf(answer({ 'x-ratelimit-daily-remaining': '0', 'x-ratelimit-interval-milliseconds': '10000' }))).toMatchObject({ more: { retryAfterSeconds: 3_600 } });
		expect(await failureOf(answer({}))).toMatchObject({ more: { retryAfterSeconds: 10 } });
	});

	it('a server error is a moment’s trouble for a question and a doubt for a change', async () => {
		const crm = crmOf({ ...fake, http: () => async () => ({ status: 502, headers: {}, body: 'Bad Gateway' }) });
		expect(await failureOf(crm.find(NUMBER))).toMatchObject({ kind: 'busy' });
		expect(await failureOf(crm.update('c', { city: 'x' }))).toMatchObject({ kind: 'unknown' });
	});

	it('a silence too, unless nothing was reached', async () => {
		const crm = (reached: boolean) => crmOf({ ...fake, http: () => async () => Promise.reject(new HttpFailure('No answer', reached)) });
		expect(await failureOf(crm(true).find(NUMBER))).toMatchObject({ kind: 'busy' });
		expect(await failureOf(crm(true).update('c', { city: 'x' }))).toMatchObject({ kind: 'unknown' });
		expect(await failureOf(crm(false).update('c', { city: 'x' }))).toMatchObject({ kind: 'busy' });
	});

	it('a credential that is not accepted is named, with the scopes', async () => {
		expect(await failureOf(crmOf(fake, 'pit-another').owners())).toMatchObject({ kind: 'unauthorized', message: expect.stringContaining('users.readonly') });
	});

	it('repeats nothing that is personal', async () => {
		const words = 'ann@acme.example and +1 (415) 555-0132 are wrong';
		const crm = crmOf({ ...fake, http: () => async () => ({ status: 400, headers: {}, body: { message: words } }) });
		const { message } = await failureOf(crm.find(NUMBER));
		expect(message).toContain('are wrong');
		expect(message).not.toMatch(/ann@|0132/);
	});

	it('says within which limits, and for which account', () => {
		expect(crmOf(fake)).toMatchObject({ name: 'highlevel', account: fake.state.locationId, limits: [{ requests: 100, perSeconds: 10 }, { requests: 200_000, perSeconds: 86_400 }] });
	});
});
