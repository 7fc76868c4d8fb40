import { account, failureOf, lead, NUMBER, stopAll } from './support';

afterEach(stopAll);

describe('making a contact', () => {
	it('makes one record of a number, however often and however much at once', async () => {
		const fake = await account({ madeFields: true, lagSeconds: 600 });
		const crm = fake.connect();
		const made = await Promise.all([crm.create(lead()), fake.connect().create(lead()), crm.create(lead())]);
		const again = await crm.create(lead());
		expect(new Set([...made, again].map(({ id }) => id)).size).toBe(1);
		expect(made.filter(({ created }) => created)).toHaveLength(1);
		expect(await fake.contacts()).toHaveLength(1);
		expect(crm.createsOnce).toBe(true);
	});

	it('says that it cannot do so where the account has no unique property, or one that is not unique', async () => {
		const plain = await account();
		await plain.connect().create(lead());
		expect(plain.connect().createsOnce).toBe(false);
		const copy = await account();
		copy.state.definitions.set('missed_call_number', { name: 'missed_call_number', label: 'Mine', type: 'string', fieldType: 'text' });
		await copy.connect().create(lead());
		expect(copy.connect().createsOnce).toBe(false);
		expect((await copy.contacts())[0]?.values).not.toHaveProperty('missed_call_number');
	});

	it('does not write over what somebody has put right meanwhile', async () => {
		const fake = await account({ madeFields: true });
		const crm = fake.connect();
		const { id } = await crm.create(lead());
		await crm.update(id, { firstname: 'Ann', lastname: 'Lee' });
		expect(await crm.create(lead({ firstname: 'Bob' }))).toEqual({ id, created: false });
		expect((await fake.contacts())[0]?.name).toBe('Ann Lee');
	});

	it('finds what an unanswered request made', async () => {
		const fake = await account({ madeFields: true, lagSeconds: 600 });
		const crm = fake.connect();
		await crm.find(NUMBER);
		fake.cutAfterCommitting();
		expect((await failureOf(crm.create(lead()))).kind).toBe('unknown');
		expect(crm.createsOnce).toBe(true);
		expect((await crm.create(lead())).created).toBe(false);
		expect(await fake.contacts()).toHaveLength(1);
	});

	it('takes the contact whose e-mail address is in the way', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: '+14155550199', email: 'ann@example.com' });
		expect(await fake.connect().create(lead({ email: 'Ann@example.com' }))).toEqual({ id, created: false });
	});

	it('gives a nameless caller a name to be found by, which is nobody’s first name', async () => {
		const fake = await account({ madeFields: true });
		const crm = fake.connect();
		const { id } = await crm.create(lead());
		expect((await fake.contacts())[0]?.values).toMatchObject({ lastname: 'Caller (415) 555-0132', phone: NUMBER.e164, missed_call_number: NUMBER.e164 });
		const contact = await crm.read(id);
		expect(contact).not.toHaveProperty('firstName');
		expect(contact).not.toHaveProperty('name');
		expect(contact?.values).toMatchObject({ firstname: null, lastname: null, 'firstname+lastname': null });
	});

	it('takes a name apart that nobody has taken apart', async () => {
		const fake = await account();
		await fake.connect().create(lead({ 'firstname+lastname': 'Ann Maria  Lee' }));
		expect((await fake.contacts())[0]?.values).toMatchObject({ firstname: 'Ann Maria', lastname: 'Lee' });
	});

	it('names the property that is at fault', async () => {
		const fake = await account({ madeFields: true });
		const crm = fake.connect();
		const unknown = await failureOf(crm.create(lead({ of_no_account: 'x' })));
		expect(unknown).toMatchObject({ kind: 'refused', more: { field: 'of_no_account', vendorCode: 'PROPERTY_DOESNT_EXIST', status: 400 } });
		const email = await failureOf(crm.create(lead({ email: 'ann at home' })));
		expect(email).toMatchObject({ kind: 'refused', more: { field: 'email' } });
		expect(email.message).not.toContain('ann at home');
	});

	it('goes on without the unique property when somebody deletes it', async () => {
		const fake = await account({ madeFields: true });
		const crm = fake.connect();
		await crm.fields();
		fake.state.definitions.delete('missed_call_number');
		fake.state.definitions.set('missed_call_number', { name: 'missed_call_number', label: 'x', type: 'string', fieldType: 'text', hasUniqueValue: true, calculated: true });
		expect(await failureOf(crm.create(lead()))).toMatchObject({ kind: 'busy' });
		fake.state.definitions.delete('missed_call_number');
		expect((await crm.create(lead())).created).toBe(true);
		expect(crm.createsOnce).toBe(false);
	});
});

describe('changing a contact', () => {
	it('writes values and empties them', async () => {
		const fake = await account({ madeFields: true });
		const crm = fake.connect();
		const id = await fake.seed({ phone: NUMBER.e164, name: 'Ann Lee' });
		await crm.update(id, { address: '1 Main St', missed_call_value: 120.5, missed_call_last_call_at: 1_790_000_000_000, lastname: null });
		expect((await fake.contacts())[0]?.values).toMatchObject({ address: '1 Main St', missed_call_value: '120.5', missed_call_last_call_at: '1790000000000', lastname: '' });
	});

	it('writes moments in UTC', async () => {
		const fake = await account({ madeFields: true });
		const id = await fake.seed({ phone: NUMBER.e164 });
		await fake.connect().update(id, { missed_call_last_call_at: '2026-11-21T09:30:00-08:00', missed_call_status: '2026-11-21T09:30:00-08:00' });
		expect((await fake.contacts())[0]?.values).toMatchObject({ missed_call_last_call_at: '2026-11-21T17:30:00.000Z', missed_call_status: '2026-11-21T09:30:00-08:00' });
	});

	it('can do without an e-mail address that another contact has', async () => {
		const fake = await account();
		await fake.seed({ phone: '+14155550133', email: 'ann@example.com' });
		const id = await fake.seed({ phone: NUMBER.e164 });
		expect(await failureOf(fake.connect().update(id, { email: 'ann@example.com', address: '1 Main St' }))).toMatchObject({ kind: 'refused', more: { field: 'email' } });
	});

	it('puts a first name in the place of the placeholder', async () => {
		const fake = await account();
		const crm = fake.connect();
		const { id } = await crm.create(lead());
		await crm.update(id, { firstname: 'Ann' });
		expect((await crm.read(id))?.name).toBe('Ann');
		expect((await fake.contacts())[0]?.values.lastname).toBe('');
	});

	it('leaves a real last name alone', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164, name: 'Mrs Lee' });
		await fake.connect().update(id, { firstname: 'Ann' });
		expect((await fake.contacts())[0]?.name).toBe('Ann Lee');
	});

	it('asks nothing where there is nothing to write, and says that a deleted contact is gone', async () => {
		const fake = await account();
		await fake.connect().update('1', {});
		expect(fake.requests()).toBe(0);
		expect((await failureOf(fake.connect().update('1', { address: 'x' }))).kind).toBe('gone');
	});
});
