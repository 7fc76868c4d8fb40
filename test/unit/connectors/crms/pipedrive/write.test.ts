import { company, failureOf, lead, NUMBER, stopAll } from './support';

afterEach(stopAll);

const personOf = (fake: Awaited<ReturnType<typeof company>>) => fake.state.persons[0]!;

describe('making a person', () => {
	it('has a name, the number, and what is known', async () => {
		const fake = await company({ madeFields: true });
		expect(fake.connect().createsOnce).toBe(false);
		await fake.connect().create(lead({ first_name: 'Ann', last_name: 'Lee', email: 'ann@example.com', owner_id: '32' }, ['hot LEAD', 'New one', 'new one']));
		expect(personOf(fake)).toMatchObject({ name: 'Ann Lee', owner_id: 32, phones: [{ value: NUMBER.e164, primary: true }], emails: [{ value: 'ann@example.com', primary: true }] });
		expect((await fake.contacts())[0]?.tags).toEqual(['Hot lead', 'New one']);
	});

	it('gives a nameless caller a name to be found by, which is nobody’s', async () => {
		const fake = await company();
		const crm = fake.connect();
		const { id } = await crm.create(lead());
		expect(personOf(fake).name).toBe('Caller (415) 555-0132');
		const person = await crm.read(id);
		expect(person).not.toHaveProperty('name');
		expect(person?.values).toMatchObject({ name: null, first_name: null, last_name: null });
	});

	it('is found after an unanswered request, not made twice', async () => {
		const fake = await company({ lagSeconds: 600 });
		const crm = fake.connect();
		fake.cutAfterCommitting();
		expect((await failureOf(crm.create(lead()))).kind).toBe('unknown');
		expect(await crm.find(NUMBER)).toHaveLength(1);
	});

	it('takes values of every type', async () => {
		const fake = await company({ madeFields: true });
		const crm = fake.connect();
		const own = (field_name: string, field_type: string, options: { id: number; label: string }[] | null = null): string => {
			const field_code = `${fake.state.fields.length}`.padStart(40, 'a');
			fake.state.fields.push({ field_name, field_code, field_type, options, is_custom_field: true });
			return field_code;
		};
		const [choice, day, place] = [own('Choice', 'enum', [{ id: 7, label: 'Seven' }]), own('Day', 'date'), own('Place', 'address')];
		await crm.create(lead({ [choice]: '7', [day]: Date.UTC(2026, 10, 21, 23), [place]: '1 Main St', missed_call_value: '120.5', missed_call_last_call_at: Date.UTC(2026, 10, 21, 9, 30), missed_call_status: 'x'.repeat(300), missed_call_history: 'y'.repeat(70_000), missed_call_urgency: null }));
		expect((await fake.contacts())[0]?.values).toMatchObject({ Choice: 7, Day: '2026-11-21', Place: { value: '1 Main St' }, missed_call_value: 120.5, missed_call_last_call_at: '2026-11-21T09:30:00.000Z' });
		expect((await crm.find(NUMBER))[0]?.values[place]).toBe('1 Main St');
	});

	it('names the field that is at fault, and not what was in it', async () => {
		const fake = await company({ madeFields: true });
		const crm = fake.connect();
		const failure = await failureOf(crm.create(lead({ missed_call_value: 'a lot' })));
		expect(failure).toMatchObject({ kind: 'refused', more: { field: 'missed_call_value', status: 400 } });
		expect(failure.message).not.toContain('a lot');
		const { id } = await crm.create(lead());
		expect(await failureOf(crm.update(id, { missed_call_value: 'a lot' }))).toMatchObject({ more: { field: 'missed_call_value' } });
		const key = fake.state.fields.find(({ field_name }) => field_name === 'Missed call: value')!.field_code;
		expect(await failureOf(crm.update(id, { [key]: 'a lot' }))).toMatchObject({ more: { field: key } });
	});
});

describe('changing a person', () => {
	it('keeps the other numbers and addresses', async () => {
		const fake = await company();
		const id = await fake.seed({ phone: '+14155550133', name: 'Ann Lee', email: 'ann@example.com' });
		await fake.connect().update(id, { phone: NUMBER.e164, email: 'ANN@example.com' });
		expect(personOf(fake).phones.map(({ value, primary }) => [value, primary])).toEqual([
			[NUMBER.e164, true],
			['+14155550133', false],
		]);
		expect(personOf(fake).emails).toEqual([{ value: 'ANN@example.com', primary: true }]);
	});

	it('puts a real name in the place of the placeholder, and parts beside each other', async () => {
		const fake = await company();
		const crm = fake.connect();
		const { id } = await crm.create(lead());
		await crm.update(id, { first_name: 'Ann' });
		expect(personOf(fake).name).toBe('Ann');
		await crm.update(id, { last_name: 'Lee' });
		expect(personOf(fake).name).toBe('Ann Lee');
		await crm.update(id, { name: 'Ann Maria Lee' });
		expect(personOf(fake).name).toBe('Ann Maria Lee');
		await crm.update(id, { name: null, first_name: null });
		expect(personOf(fake).name).toBe('Ann Maria Lee');
	});

	it('empties fields, and asks nothing where there is nothing to do', async () => {
		const fake = await company({ madeFields: true });
		const crm = fake.connect();
		const { id } = await crm.create(lead({ missed_call_status: 'Texted' }));
		await crm.update(id, { missed_call_status: null });
		expect((await fake.contacts())[0]?.values.missed_call_status).toBeNull();
		const before = fake.requests();
		await crm.update(id, {});
		expect(fake.requests()).toBe(before);
	});

	it('says that a person is gone', async () => {
		const fake = await company({ madeFields: true });
		const id = await fake.seed({ phone: NUMBER.e164 });
		await fake.remove(id);
		expect((await failureOf(fake.connect().update(id, { missed_call_status: 'x' }))).kind).toBe('gone');
		expect((await failureOf(fake.connect().update(id, { name: 'x' }))).kind).toBe('gone');
		expect((await failureOf(fake.connect().addTags!(id, ['Customer']))).kind).toBe('gone');
	});
});

describe('labels', () => {
	it('are added to those there are', async () => {
		const fake = await company();
		const id = await fake.seed({ phone: NUMBER.e164, tags: ['Customer'] });
		await fake.connect().addTags?.(id, ['Missed call']);
		expect((await fake.contacts())[0]?.tags).toEqual(['Customer', 'Missed call']);
		await fake.connect().addTags?.(id, ['customer']);
		expect((await fake.contacts())[0]?.tags).toEqual(['Customer', 'Missed call']);
		await fake.connect().addTags?.(id, ['missed call']);
		expect(fake.state.fields.find(({ field_code }) => field_code === 'label_ids')?.options).toHaveLength(3);
	});

	it('are said to need an admin where they have to be made', async () => {
		const fake = await company();
		fake.state.isAdmin = false;
		const id = await fake.seed({ phone: NUMBER.e164 });
		await fake.connect().addTags?.(id, ['Customer']);
		expect(await failureOf(fake.connect().addTags!(id, ['Brand new']))).toMatchObject({ kind: 'refused', more: { field: 'label_ids' } });
	});
});
