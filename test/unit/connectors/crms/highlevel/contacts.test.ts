import { startFakeHighLevel, type FakeHighLevel } from '../../../../fakes/highlevel';
import { crmOf, failureOf, NUMBER } from './support';

describe('contacts', () => {
	let fake: FakeHighLevel;
	beforeEach(async () => void (fake = await startFakeHighLevel()));
	afterEach(async () => await fake.stop());
	const fresh = (more: object = {}) => ({ number: NUMBER, placeholderName: 'Caller (415) 555-0132', values: {}, tags: [], ...more });
	const paths = () => fake.seen.map(({ method, path }) => `${method} ${path}`);

	describe('finding', () => {
		it('finds all that have the number, the oldest first, and none that look alike', async () => {
			const { state } = fake;
			const newer = state.addContact({ phone: NUMBER.e164, dateAdded: '2026-02-01T00:00:00.000Z', searchableAt: 0 });
			const older = state.addContact({ phone: NUMBER.e164, dateAdded: '2025-02-01T00:00:00.000Z', searchableAt: 0 });
			state.addContact({ phone: '+444155550132', searchableAt: 0 });
			state.addContact({ phone: '+14155550133', name: '4155550132', searchableAt: 0 });
			expect((await crmOf(fake).find(NUMBER)).map(({ id }) => id)).toEqual([older.id, newer.id]);
		});

		it('finds one that the search does not know yet', async () => {
			const { id } = fake.state.addContact({ phone: NUMBER.e164 });
			expect(await crmOf(fake).find(NUMBER)).toMatchObject([{ id, phones: [NUMBER.e164] }]);
		});

		it('tells what HighLevel knows of them', async () => {
			const { state } = fake;
			const crm = crmOf(fake);
			await crm.makeFields?.();
			const field = state.customFields.find(({ fieldKey }) => fieldKey === 'contact.missed_call_status');
			const contact = state.addContact({ phone: NUMBER.e164, firstName: 'Ann', lastName: 'Lee', email: 'ann@acme.example', type: 'customer', assignedTo: state.users[0]?.id, tags: ['vip'], customFields: [{ id: field?.id ?? '', value: 'Texted' }, { id: 'unknown', value: 'x' }] });
			const deal = (more: object) => void state.opportunities.push({ id: 'd', contactId: contact.id, locationId: state.locationId, name: 'Deal', status: 'open', pipelineId: 'p', createdAt: '2026-01-01T00:00:00.000Z', ...more });
			deal({ id: 'old' });
			deal({ id: 'new', name: 'Boiler', createdAt: '2026-03-01T00:00:00.000Z' });
			deal({ id: 'lost', status: 'lost', createdAt: '2026-04-01T00:00:00.000Z' });
			expect(await crm.read(contact.id)).toMatchObject({
				id: contact.id,
				name: 'Ann Lee',
				firstName: 'Ann',
				email: 'ann@acme.example',
				owner: state.users[0]?.id,
				lifecycle: 'customer',
				openDeal: { id: 'new', name: 'Boiler' },
				tags: ['vip'],
				values: { phone: NUMBER.e164, firstName: 'Ann', 'contact.missed_call_status': 'Texted' },
				url: expect.stringContaining(`/location/${state.locationId}/contacts/detail/${contact.id}`),
				createdAt: expect.any(Number),
			});
		});

		it('one that was deleted is undefined', async () => {
			expect(await crmOf(fake).read('DeletedContact000001')).toBeUndefined();
		});
	});

	describe('making', () => {
		it('writes values, tags and the address, each where it harms nothing', async () => {
			const crm = crmOf(fake);
			await crm.makeFields?.();
			const { id, created } = await crm.create(fresh({ values: { firstName: 'Ann', email: 'ann@acme.example', 'contact.missed_call_value': 250 }, tags: ['missed call'] }));
			expect(created).toBe(true);
			expect(fake.state.contacts.get(id)).toMatchObject({ phone: NUMBER.e164, firstName: 'Ann', email: 'ann@acme.example', tags: ['missed call'], customFields: [{ value: '250' }] });
			const upsert = fake.seen.find(({ path }) => path === '/contacts/upsert')?.body;
			expect(upsert).not.toHaveProperty('email');
			expect(upsert).not.toHaveProperty('tags');
			expect(upsert).not.toHaveProperty('name');
		});

		it('gives a nameless one the name that was made up', async () => {
			const { id } = await crmOf(fake).create(fresh());
			expect(fake.state.contacts.get(id)).toMatchObject({ name: 'Caller (415) 555-0132' });
		});

		it('leaves one that is there as it is', async () => {
			const { id } = fake.state.addContact({ phone: NUMBER.e164, name: 'Ann Lee', tags: ['vip'] });
			expect(await crmOf(fake).create(fresh({ tags: ['missed call'], values: { name: 'Nobody' } }))).toEqual({ id, created: false });
			expect(fake.state.contacts.get(id)).toMatchObject({ name: 'Ann Lee', tags: ['vip'] });
			expect(paths()).toEqual(['GET /contacts/search/duplicate']);
		});

		it('does not take over the contact who has the address', async () => {
			const other = fake.state.addContact({ phone: '+14155550177', email: 'ann@acme.example', name: 'Ann Lee' });
			const failure = await failureOf(crmOf(fake).create(fresh({ values: { email: 'ann@acme.example' } })));
			expect(failure).toMatchObject({ kind: 'conflict', more: { existingId: other.id } });
			expect(other).toMatchObject({ phone: '+14155550177', name: 'Ann Lee' });
			const again = await crmOf(fake).create(fresh());
			expect(again.created).toBe(false);
			expect(again.id).not.toBe(other.id);
		});

		it('not answered: in doubt, and the one that was made is there the next time', async () => {
			fake.faults.cut = 'write';
			expect(await failureOf(crmOf(fake).create(fresh()))).toMatchObject({ kind: 'unknown' });
			expect(await crmOf(fake).create(fresh())).toMatchObject({ created: false });
			expect(fake.state.contacts.size).toBe(1);
			expect(crmOf(fake).createsOnce).toBe(false);
		});

		it('where the number ended with somebody else, gives that one', async () => {
			// HighLevel finds one by the location’s rule, and leaves the number out that another has meanwhile.
			const owner = fake.state.addContact({ phone: NUMBER.e164 });
			const real = fake.http();
			let asked = 0;
			const crm = crmOf({ ...fake, http: () => async (request) => {
				asked += 1;
				if (asked === 1) return { status: 200, headers: {}, body: { contact: null } };
				if (request.url.endsWith('/upsert')) return { status: 200, headers: {}, body: { new: false, contact: { id: 'ByAddress00000000001', email: 'ann@acme.example' } } };
				return await real(request);
			} });
			expect(await crm.create(fresh())).toEqual({ id: owner.id, created: false });
		});
	});

	describe('changing', () => {
		it('writes standard and own fields, empties with null, and adds tags', async () => {
			const crm = crmOf(fake);
			await crm.makeFields?.();
			const { id } = fake.state.addContact({ phone: NUMBER.e164, name: 'Ann', tags: ['vip'] });
			await crm.update(id, { address1: '12 Oak Street', 'contact.missed_call_status': 'Replied' });
			await crm.update(id, { name: null, 'contact.missed_call_status': null });
			await crm.addTags?.(id, ['missed call']);
			const contact = fake.state.contacts.get(id);
			expect(contact).toMatchObject({ more: { address1: '12 Oak Street' }, tags: ['vip', 'missed call'], customFields: [{ value: '' }] });
			expect(contact?.name).toBeUndefined();
		});

		it('asks for the fields once, and not at all where none is written', async () => {
			const crm = crmOf(fake);
			await crm.makeFields?.();
			const { id } = fake.state.addContact({ phone: NUMBER.e164 });
			const before = paths().filter((path) => path.endsWith('customFields')).length;
			await crm.update(id, { city: 'Oakland' });
			expect(paths().filter((path) => path.endsWith('customFields'))).toHaveLength(before);
			await crm.update(id, { 'contact.missed_call_status': 'Texted' });
			await crm.update(id, { 'contact.missed_call_status': 'Replied' });
			expect(paths().filter((path) => path.endsWith('customFields'))).toHaveLength(before + 1);
		});

		it('names the field that the location lacks, before anything is written', async () => {
			const { id } = fake.state.addContact({ phone: NUMBER.e164 });
			expect(await failureOf(crmOf(fake).update(id, { city: 'Oakland', 'contact.nobody_has': 'x' }))).toMatchObject({ kind: 'refused', more: { field: 'contact.nobody_has' } });
			expect(paths().some((path) => path.startsWith('PUT'))).toBe(false);
		});

		it('names the field that HighLevel does not like', async () => {
			const { id } = fake.state.addContact({ phone: NUMBER.e164 });
			expect(await failureOf(crmOf(fake).update(id, { assignedTo: 'NobodyHere0000000001' }))).toMatchObject({ kind: 'refused', more: { field: 'assignedTo' } });
		});

		it('one that is gone is gone', async () => {
			expect(await failureOf(crmOf(fake).update('DeletedContact000001', { city: 'Oakland' }))).toMatchObject({ kind: 'gone' });
		});
	});
});
