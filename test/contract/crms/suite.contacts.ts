import { LEAD_FIELDS, type FieldTarget } from '../../../engine';
import { CrmDesk } from './desk';
import type { CrmDialect } from './dialect';

const STORED = ['(415) 555-0132', '415.555.0132', '+1 415 555 0132', '4155550132', '415-555-0132', '+14155550132', '1-415-555-0132'];

export function crmContacts(dialect: CrmDialect): void {
	let desk: CrmDesk;
	beforeEach(async () => (desk = await CrmDesk.open(dialect)));
	afterEach(async () => await desk.close());
	const { mapping } = dialect.connector;
	const target = (field: keyof typeof mapping): FieldTarget => {
		const found = mapping[field];
		if (!found) throw new Error(`The mapping has no ${field}.`);
		return found;
	};

	it('maps everything that a lead record holds', () => {
		// What another field says as well need not have one of its own: a name in parts, or whole.
		const optional = new Set(['name', 'firstName', 'lastName', 'language', 'callTimeZone', 'history', 'intent']);
		expect(LEAD_FIELDS.filter((field) => !optional.has(field) && !mapping[field])).toEqual([]);
	});

	it('makes a contact of a number that it has not, once', async () => {
		expect(await desk.write([desk.contactWrite({ name: 'Maria Lopez', firstName: 'Maria', lastName: 'Lopez' })])).toMatchObject({ status: 'saved', created: true });
		expect(await desk.write([desk.contactWrite({})])).toMatchObject({ status: 'saved', created: false });
		const contacts = await desk.fake.contacts();
		expect(contacts).toHaveLength(1);
		expect(contacts[0]?.phones.join()).toMatch(/415\D*555\D*0132/);
		expect(JSON.stringify(contacts[0])).toContain('Maria');
	});

	it('makes one also where nothing but the number is known', async () => {
		expect(await desk.write([desk.contactWrite({})])).toMatchObject({ status: 'saved', created: true });
		expect(await desk.fake.contacts()).toHaveLength(1);
	});

	it.each(STORED)('takes the contact that is there, its number stored as %s', async (phone) => {
		const id = await desk.fake.seed({ phone, name: 'Ann Lee' });
		expect(await desk.write([desk.contactWrite({})])).toMatchObject({ status: 'saved', created: false, contact: { recordId: id } });
		expect(await desk.fake.contacts()).toHaveLength(1);
	});

	it('does not take somebody else’s contact whose number only looks alike', async () => {
		await desk.fake.seed({ phone: '+44 4155 550132', name: 'Far Away' });
		await desk.fake.seed({ phone: '(415) 555-0133', name: 'Near By' });
		expect(await desk.write([desk.contactWrite({ name: 'Maria Lopez', firstName: 'Maria', lastName: 'Lopez' })])).toMatchObject({ status: 'saved', created: true });
		expect(await desk.fake.contacts()).toHaveLength(3);
	});

	it('brings back what the CRM knows', async () => {
		await desk.fake.seed({ phone: '(415) 555-0132', name: 'Ann Lee', email: 'ann@example.com', owner: desk.fake.owner.id });
		const { contact } = await desk.write([desk.contactWrite({})]);
		expect(contact?.facts).toMatchObject({ owner: desk.fake.owner.id });
		expect(`${contact?.facts.name ?? ''} ${contact?.facts.firstName ?? ''}`).toContain('Ann');
		expect(await desk.ledger.crmContact(desk.subjectOf())).toMatchObject({ facts: contact?.facts });
	});

	it('never overwrites better data by poorer: fills what is empty, and writes what is always to be written', async () => {
		const id = await desk.fake.seed({ phone: '(415) 555-0132', name: 'Ann Lee', email: 'ann@example.com' });
		await desk.write([desk.contactWrite({ name: 'A', firstName: 'A', email: 'other@example.com', address: '12 Oak Street' })]);
		await desk.write([desk.contactWrite({ nextAction: 'Call back' })]);
		const [contact] = await desk.fake.contacts();
		expect(contact).toMatchObject({ id, email: 'ann@example.com' });
		expect(JSON.stringify([contact?.name, contact?.firstName])).toContain('Ann');
		expect(target('email').rule).toBe('fill');
		expect(target('nextAction').rule).toBe('always');
	});

	it('an empty value empties nothing', async () => {
		await desk.fake.seed({ phone: '(415) 555-0132', name: 'Ann Lee', email: 'ann@example.com' });
		await desk.write([desk.contactWrite({}, { fields: [{ field: target('email').field, value: '', rule: 'fill' }] })]);
		expect((await desk.fake.contacts())[0]?.email).toBe('ann@example.com');
	});

	it('adds tags to those there are', async () => {
		if (!desk.fake.connect().addTags) return;
		await desk.fake.seed({ phone: '(415) 555-0132', name: 'Ann Lee', tags: ['vip'] });
		await desk.write([desk.contactWrite({}, { tags: ['missed call'] })]);
		expect((await desk.fake.contacts())[0]?.tags.toSorted()).toEqual(['missed call', 'vip']);
	});

	it('makes another where the record was deleted', async () => {
		const { contact } = await desk.write([desk.contactWrite({ name: 'Maria Lopez', firstName: 'Maria', lastName: 'Lopez' })]);
		await desk.fake.remove(contact?.recordId ?? '');
		const again = await desk.write([desk.contactWrite({ nextAction: 'Call back' })]);
		expect(again).toMatchObject({ status: 'saved' });
		expect(again.contact?.recordId).not.toBe(contact?.recordId);
		expect(await desk.fake.contacts()).toHaveLength(1);
	});

	it('goes on with the record into which it was merged', async () => {
		const kept = await desk.fake.seed({ phone: '(415) 555-0199', name: 'Ann Lee' });
		const { contact } = await desk.write([desk.contactWrite({ name: 'Maria Lopez', firstName: 'Maria', lastName: 'Lopez' })]);
		if (!(await desk.fake.merge(contact?.recordId ?? '', kept))) return;
		desk.fake.advance(300);
		expect(await desk.write([desk.contactWrite({ nextAction: 'Call back' })])).toMatchObject({ status: 'saved' });
		expect(await desk.fake.contacts()).toHaveLength(1);
	});

	it('says what lists a node may show', async () => {
		const crm = desk.fake.connect();
		expect((await crm.owners()).map(({ id }) => id)).toContain(desk.fake.owner.id);
		const fields = await crm.fields();
		if (fields.length > 0) expect(fields.map(({ id }) => id)).toContain(target('phone').field);
		for (const pipeline of (await crm.pipelines?.()) ?? []) expect(pipeline).toMatchObject({ id: expect.any(String), label: expect.any(String), stages: expect.any(Array) });
	});

	it('makes the fields that its mapping wants, and fills them from then on', async () => {
		const crm = desk.fake.connect();
		if (!crm.makeFields) return;
		await crm.makeFields();
		await crm.makeFields();
		expect(await desk.write([desk.contactWrite({ nextAction: 'Call back', status: 'Texted', urgency: 'routine' })])).toMatchObject({ status: 'saved' });
		expect(JSON.stringify((await desk.fake.contacts())[0]?.values)).toContain('Call back');
	});

	it('a field that the account lacks keeps no lead out', async () => {
		expect(await desk.write([desk.contactWrite({ name: 'Maria Lopez', firstName: 'Maria', lastName: 'Lopez', nextAction: 'Call back', replyStatus: 'waiting', urgency: 'urgent' })])).toMatchObject({ status: 'saved' });
	});
}
