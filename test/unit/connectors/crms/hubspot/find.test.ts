import { account, lead, NUMBER, stopAll } from './support';

afterEach(stopAll);

describe('finding a contact', () => {
	it.each(['+14155550132', '(415) 555-0132', '415.555.0132', '1 415 555 0132', '4155550132'])('finds %s however it was typed', async (phone) => {
		const fake = await account();
		const id = await fake.seed({ phone, name: 'Ann Lee', email: 'ann@example.com', owner: '9001' });
		const [found, ...others] = await fake.connect().find(NUMBER);
		expect(others).toEqual([]);
		expect(found).toMatchObject({ id, name: 'Ann Lee', firstName: 'Ann', email: 'ann@example.com', owner: '9001', lifecycle: 'lead' });
		expect(found?.url).toBe(`https://app.hubspot.com/contacts/${fake.state.portal}/record/0-1/${id}`);
	});

	it('finds the mobile number too', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: '' });
		fake.state.write('contacts', fake.state.get('contacts', id)!, { mobilephone: '(415) 555-0132' }, 0);
		expect((await fake.connect().find(NUMBER)).map((contact) => contact.id)).toEqual([id]);
	});

	it('leaves out numbers of other countries that end in the same digits, and longer ones', async () => {
		const fake = await account();
		await fake.seed({ phone: '+494155550132' });
		await fake.seed({ phone: '+44 4155550132' });
		await fake.seed({ phone: '994155550132' });
		expect(await fake.connect().find(NUMBER)).toEqual([]);
	});

	it('gives several, the oldest first, each once', async () => {
		const fake = await account({ madeFields: true });
		const crm = fake.connect();
		const first = await fake.seed({ phone: '415-555-0132' });
		fake.advance(60);
		const { id: second } = await crm.create(lead({ phone: null, mobilephone: '+14155550132' }));
		fake.advance(60);
		expect((await crm.find(NUMBER)).map(({ id }) => id)).toEqual([first, second]);
	});

	it('knows at once the one that it made, where the number is unique', async () => {
		const fake = await account({ madeFields: true, lagSeconds: 600 });
		const { id } = await fake.connect().create(lead());
		expect((await fake.connect().find(NUMBER)).map((contact) => contact.id)).toEqual([id]);
	});

	it('knows it after the search has caught up, where there is no such property', async () => {
		const fake = await account({ lagSeconds: 10 });
		const crm = fake.connect();
		const { id } = await crm.create(lead());
		expect(await crm.find(NUMBER)).toEqual([]);
		fake.advance(crm.searchLagSeconds);
		expect((await crm.find(NUMBER)).map((contact) => contact.id)).toEqual([id]);
	});

	it('tells customers, and the newest open deal', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164, customer: true, openDeal: 'Old' });
		for (const [dealname, dealstage] of [
			['Newer', 'appointmentscheduled'],
			['Won', 'closedwon'],
			['Lost', 'closedlost'],
		]) {
			fake.advance(3600);
			fake.state.add('deals', { dealname: dealname!, dealstage: dealstage!, pipeline: 'default' }, [id]);
		}
		const [found] = await fake.connect().find(NUMBER);
		expect(found).toMatchObject({ lifecycle: 'customer', openDeal: { name: 'Newer' } });
	});

	it('does not say what a stage of the account’s own means', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164 });
		fake.state.write('contacts', fake.state.get('contacts', id)!, { lifecyclestage: '183920' }, 0);
		expect((await fake.connect().find(NUMBER))[0]).not.toHaveProperty('lifecycle');
	});

	it('gives what every field that may be written holds now, so that nothing is overwritten', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164, name: 'Ann' });
		fake.state.write('contacts', fake.state.get('contacts', id)!, { message: 'Gate code at the back', numemployees: '3' }, 0);
		const [found] = await fake.connect().find(NUMBER);
		expect(found?.values).toMatchObject({ message: 'Gate code at the back', numemployees: '3', address: null, firstname: 'Ann', lastname: null, 'firstname+lastname': 'Ann' });
		expect(found?.values).not.toHaveProperty('createdate');
		expect(found?.values).not.toHaveProperty('hs_calculated_phone_number');
	});

	it('reads contacts of accounts with very many properties', async () => {
		const fake = await account();
		for (let count = 0; count < 400; count++) {
			const name = `a_property_of_the_account_s_own_${count}`;
			fake.state.definitions.set(name, { name, label: name, type: 'string', fieldType: 'text' });
		}
		const id = await fake.seed({ phone: NUMBER.e164 });
		fake.state.write('contacts', fake.state.get('contacts', id)!, { a_property_of_the_account_s_own_399: 'here' }, 0);
		expect((await fake.connect().read(id))?.values.a_property_of_the_account_s_own_399).toBe('here');
	});
});

describe('reading a contact', () => {
	it('gives undefined for one that was deleted, and for ids that are none', async () => {
		const fake = await account();
		const id = await fake.seed({ phone: NUMBER.e164 });
		await fake.remove(id);
		expect(await fake.connect().read(id)).toBeUndefined();
		expect(await fake.connect().read('../owners')).toBeUndefined();
	});

	it('gives the one that it was merged into', async () => {
		const fake = await account();
		const lost = await fake.seed({ phone: NUMBER.e164 });
		const kept = await fake.seed({ phone: '+14155550133' });
		await fake.merge(lost, kept);
		expect((await fake.connect().read(lost))?.id).toBe(kept);
	});
});
