import { company, lead, NUMBER, stopAll } from './support';

afterEach(stopAll);

describe('finding a person', () => {
	it.each(['+14155550132', '(415) 555-0132', '415.555.0132', '1 (415) 555 0132', '415/555/0132'])('finds %s however it was typed', async (phone) => {
		const fake = await company();
		const id = await fake.seed({ phone, name: 'Ann Lee', email: 'ann@example.com', owner: '32', tags: ['Hot lead'] });
		const [found, ...others] = await fake.connect().find(NUMBER);
		expect(others).toEqual([]);
		expect(found).toMatchObject({ id, phones: [phone], name: 'Ann Lee', firstName: 'Ann', email: 'ann@example.com', owner: '32', lifecycle: 'lead', tags: ['Hot lead'], url: `https://${fake.state.company}.pipedrive.com/person/${id}` });
	});

	it('asks for the usual spellings where the search only knows whole numbers', async () => {
		const fake = await company();
		fake.state.wholeNumbers = true;
		const id = await fake.seed({ phone: '415.555.0132' });
		for (let count = 0; count < 60; count++) await fake.seed({ phone: '' });
		fake.advance(60);
		for (let count = 0; count < 60; count++) await fake.seed({ phone: '' });
		expect((await fake.connect().find(NUMBER)).map((one) => one.id)).toEqual([id]);
	});

	it('keeps the price of a search low: one for somebody who is there, eight at most for a stranger', async () => {
		const fake = await company();
		const crm = fake.connect();
		await crm.fields();
		const searches = (): number => fake.server.seen.filter(({ path }) => path.includes('search')).length;
		await crm.find(NUMBER);
		expect(searches()).toBeLessThanOrEqual(8);
		const before = searches();
		await fake.seed({ phone: '(415) 555-0132' });
		await crm.find(NUMBER);
		expect(searches() - before).toBe(1);
	});

	it('leaves out who merely looks alike, over more than a page', async () => {
		const fake = await company();
		await fake.seed({ phone: '+494155550132' });
		await fake.seed({ phone: '+14155500132' });
		await fake.seed({ phone: '013200' });
		const id = await fake.seed({ phone: '415 555 0132' });
		for (let count = 0; count < 60; count++) await fake.seed({ phone: '' });
		expect((await fake.connect().find(NUMBER)).map((one) => one.id)).toEqual([id]);
	});

	it('knows at once who was added', async () => {
		const fake = await company({ lagSeconds: 600 });
		for (let count = 0; count < 60; count++) await fake.seed({ phone: '' });
		fake.advance(60);
		const { id } = await fake.connect().create(lead());
		expect((await fake.connect().find(NUMBER)).map((one) => one.id)).toEqual([id]);
	});

	it('gives several, the oldest first', async () => {
		const fake = await company();
		const ids = [];
		for (let count = 0; count < 2; count++) {
			ids.push(await fake.seed({ phone: '415-555-0132' }));
			fake.advance(60);
		}
		expect((await fake.connect().find(NUMBER)).map((one) => one.id)).toEqual(ids);
	});

	it('tells customers, and the newest open deal', async () => {
		const fake = await company();
		await fake.seed({ phone: NUMBER.e164, customer: true, openDeal: 'New boiler' });
		expect((await fake.connect().find(NUMBER))[0]).toMatchObject({ lifecycle: 'customer', openDeal: { name: 'New boiler' } });
	});
});

describe('reading a person', () => {
	it('gives undefined for one who was deleted, and for ids that are none', async () => {
		const fake = await company();
		const id = await fake.seed({ phone: NUMBER.e164 });
		await fake.remove(id);
		expect(await fake.connect().read(id)).toBeUndefined();
		expect(await fake.connect().read('1')).toBeUndefined();
		const before = fake.requests();
		expect(await fake.connect().read('../users')).toBeUndefined();
		expect(fake.requests()).toBe(before);
		expect(await fake.connect().find(NUMBER)).toEqual([]);
	});

	it('gives fields of the account by name and by key', async () => {
		const fake = await company({ madeFields: true });
		const crm = fake.connect();
		const { id } = await crm.create(lead({ missed_call_status: 'Texted', missed_call_value: 12.5 }));
		const key = fake.state.fields.find(({ field_name }) => field_name === 'Missed call: status')?.field_code ?? '';
		expect((await crm.read(id))?.values).toMatchObject({ missed_call_status: 'Texted', [key]: 'Texted', missed_call_value: 12.5, missed_call_outcome: null });
	});
});
