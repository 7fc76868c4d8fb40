import { CrmFailure, LEAD_FIELDS } from '../../../../../engine';
import { airtable } from '../../../../../connectors/crms/airtable';
import { CONTACTS, FakeAirtable, LOG_TABLE } from '../../../../fakes/airtable';
import { airtableOf, AT, CALL, newContact, NUMBER, TASK } from './support';

let fake: FakeAirtable;
beforeEach(async () => {
	fake = await new FakeAirtable().start();
	fake.addTable(CONTACTS, 'Contacts', [
		{ name: 'Name', type: 'singleLineText' },
		{ name: 'Phone', type: 'phoneNumber' },
		{ name: 'Mobile', type: 'singleLineText' },
	]);
});
afterEach(async () => await fake.stop());

/** What was asked, without the address. */
const asked = () => fake.log.map(({ method, path }) => `${method} ${path.slice(1).join('/')}`);
const failure = async (work: Promise<unknown>): Promise<CrmFailure> => {
	const error = await work.then(
		() => undefined,
		(error: unknown) => error,
	);
	expect(error).toBeInstanceOf(CrmFailure);
	return error as CrmFailure;
};

describe('making the columns', () => {
	it('adds what the default mapping wants and the table lacks, once, and every lead field has one', async () => {
		const crm = airtableOf(fake);
		const made = await crm.makeFields?.();
		expect(made).toContain('Phone E.164');
		expect(made).not.toContain('Phone');
		const ids = new Set((await crm.fields()).map(({ id }) => id));
		for (const lead of LEAD_FIELDS) expect(ids).toContain(airtable.mapping[lead].field);
		expect(await crm.makeFields?.()).toEqual([]);
		expect(await crm.fields()).toContainEqual({ id: 'Follow Up At', label: 'Follow Up At', kind: 'date_time' });
	});

	it('says what the token lacks', async () => {
		fake.scopes.delete('schema.bases:write');
		const { kind, message } = await failure(airtableOf(fake).makeFields?.() ?? Promise.resolve());
		expect(kind).toBe('unauthorized');
		expect(message).toMatch(/scopes/);
	});

	it('makes those of the table of the log too, linked to the contacts', async () => {
		fake.addTable(LOG_TABLE, 'Log', [{ name: 'Title', type: 'singleLineText' }]);
		await airtableOf(fake, { airtableLogTable: 'Log' }).makeFields?.();
		expect(fake.table(LOG_TABLE).fields).toContainEqual(expect.objectContaining({ name: 'Contact', type: 'multipleRecordLinks', options: { linkedTableId: CONTACTS } }));
		expect(fake.table(CONTACTS).fields.map(({ name }) => name)).not.toContain('Missed Call Log');
	});
});

describe('finding', () => {
	it.each(['(415) 555-0132', '+1 415 555 0132', '415.555.0132', '14155550132', '4155550132', 'tel:+14155550132'])('finds %s', async (phone) => {
		const id = fake.put(CONTACTS, { Phone: phone });
		expect((await airtableOf(fake).find(NUMBER)).map((contact) => contact.id)).toEqual([id]);
	});

	it('finds in every column that holds phones, the oldest row first', async () => {
		const first = fake.put(CONTACTS, { Mobile: '415 555 0132', Name: 'Maria' });
		fake.advance(60);
		const second = fake.put(CONTACTS, { Phone: '4155550132' });
		const found = await airtableOf(fake).find(NUMBER);
		expect(found.map(({ id }) => id)).toEqual([first, second]);
		expect(found[0]).toMatchObject({ name: 'Maria', phones: ['415 555 0132'], url: expect.stringMatching(/airtable\.com\/app\w+\/tbl\w+\/rec/) });
	});

	it('leaves out what ends in the same digits and is another number', async () => {
		fake.put(CONTACTS, { Phone: '+52 1 415 555 0132' });
		fake.put(CONTACTS, { Phone: '99994155550132' });
		expect(await airtableOf(fake).find(NUMBER)).toEqual([]);
	});

	it('never puts a column into the formula that could end it', async () => {
		fake.table(CONTACTS).fields.push({ id: 'fldX', name: 'phone}="",TRUE(),{', type: 'phoneNumber' });
		fake.put(CONTACTS, { Phone: '+14155550199' });
		expect(await airtableOf(fake).find(NUMBER)).toEqual([]);
		expect(fake.log.at(-1)?.query.get('filterByFormula')).not.toContain('TRUE');
	});
});

describe('creating', () => {
	it('merges by the number, so that the same number twice is one row', async () => {
		const crm = airtableOf(fake);
		await crm.makeFields?.();
		const made = await crm.create(newContact({ values: { Status: 'New missed call', 'Last Call At': AT, Value: '12.5' }, tags: ['missed call', 'ads'] }));
		expect(await crm.create(newContact())).toEqual({ id: made.id, created: false });
		expect(made.created).toBe(true);
		expect(fake.table(CONTACTS).records).toHaveLength(1);
		expect(await crm.read(made.id)).toMatchObject({
			name: 'Caller (415) 555-0132',
			tags: ['missed call', 'ads'],
			values: { 'Phone E.164': '+14155550132', Phone: '+14155550132', 'Last Call At': new Date(AT).toISOString(), Value: 12.5 },
		});
	});

	it('takes the oldest row where several have the number', async () => {
		const crm = airtableOf(fake);
		await crm.makeFields?.();
		const oldest = fake.put(CONTACTS, { 'Phone E.164': '+14155550132' });
		fake.advance(1);
		fake.put(CONTACTS, { 'Phone E.164': '+14155550132' });
		expect(await crm.create(newContact())).toEqual({ id: oldest, created: false });
	});

	it('asks for the column where the table has none to merge by, and makes no row', async () => {
		const { kind, message } = await failure(airtableOf(fake).create(newContact()));
		expect(kind).toBe('refused');
		expect(message).toMatch(/"Phone E\.164" of the type single line text/);
		expect(fake.table(CONTACTS).records).toHaveLength(0);
	});

	it('names the field that is not there or takes no such value', async () => {
		const crm = airtableOf(fake);
		await crm.makeFields?.();
		expect((await failure(crm.create(newContact({ values: { Nowhere: 'x' } })))).more.field).toBe('Nowhere');
		expect(await failure(crm.create(newContact({ values: { Value: 'secret words' } })))).toMatchObject({ kind: 'refused', message: expect.not.stringContaining('secret words'), more: { field: 'Value' } });
	});
});

describe('tags', () => {
	it('adds to those that are there, and asks for nothing where nothing is new', async () => {
		const crm = airtableOf(fake);
		await crm.makeFields?.();
		const id = fake.put(CONTACTS, { Phone: '4155550132', Tags: ['vip'] });
		await crm.addTags?.(id, ['missed call', 'vip']);
		expect((await crm.read(id))?.tags).toEqual(['vip', 'missed call']);
		const before = fake.log.length;
		await crm.addTags?.(id, ['vip']);
		expect(fake.log.slice(before).every(({ method }) => method === 'GET')).toBe(true);
	});
});

describe('the log in a field', () => {
	it('keeps entries once each, tells them apart by their key, and changes them where they stand', async () => {
		const crm = airtableOf(fake);
		await crm.makeFields?.();
		const id = fake.put(CONTACTS, { Phone: '4155550132', 'Missed Call Log': 'Written by hand\n\nand more' });
		const call = await crm.log(id, { ...CALL, body: 'One\n\nTwo ‹task:1›' });
		expect(await crm.findEntry?.(id, TASK)).toBeUndefined();
		const task = await crm.log(id, TASK);
		expect(await crm.log(id, CALL)).toBe(call);
		await crm.changeEntry?.(id, task, { ...TASK, title: 'Call back now' });
		const text = String(fake.table(CONTACTS).records[0]?.fields['Missed Call Log']);
		expect(text.split('\n\n')).toEqual([
			'Written by hand',
			'and more',
			'2026-03-10 17:05 UTC · Call in, not answered: Missed call ‹call:1›\nOne\nTwo task:1',
			'2026-03-10 17:05 UTC · Task (high priority, due 2026-03-10T18:05:00.000Z): Call back now ‹task:1›\nThey want a quote.',
		]);
	});

	it('lets the oldest go before the cell is full', async () => {
		const crm = airtableOf(fake);
		await crm.makeFields?.();
		const id = fake.put(CONTACTS, { Phone: '4155550132', 'Missed Call Log': `${'a'.repeat(50_000)}\n\n${'b'.repeat(39_990)}` });
		await crm.log(id, CALL);
		const text = String(fake.table(CONTACTS).records[0]?.fields['Missed Call Log']);
		expect(text).not.toContain('a'.repeat(100));
		expect(text).toContain('b'.repeat(100));
	});

	it('asks for the field where there is none', async () => {
		const id = fake.put(CONTACTS, { Phone: '4155550132' });
		expect(await failure(airtableOf(fake).log(id, CALL))).toMatchObject({ kind: 'refused', more: { field: 'Missed Call Log' } });
	});
});

describe('the log in a table', () => {
	it('has a row for each entry, merged by its key, also for keys with signs of their own', async () => {
		fake.addTable(LOG_TABLE, 'Log', [{ name: 'Title', type: 'singleLineText' }]);
		const crm = airtableOf(fake, { airtableLogTable: LOG_TABLE });
		await crm.makeFields?.();
		const id = fake.put(CONTACTS, { Phone: '4155550132' });
		const odd = { ...CALL, key: 'a"b\\c\n{Key}' };
		const row = await crm.log(id, odd);
		expect(await crm.log(id, odd)).toBe(row);
		expect(await crm.findEntry?.(id, odd)).toBe(row);
		expect(await crm.findEntry?.(id, CALL)).toBeUndefined();
		expect(fake.table(LOG_TABLE).records.map(({ fields }) => fields)).toEqual([
			expect.objectContaining({ Contact: [id], Kind: 'call', From: '+14155550132', 'Duration Seconds': 12, At: '2026-03-10T17:05:00.000Z' }),
		]);
	});
});

describe('trouble', () => {
	const refused = (status: number, body: unknown) => () => ({ status, body });
	it('waits half a minute after 429, and longer where the calls of the month are used up', async () => {
		fake.failNext(1, refused(429, { errors: [{ error: 'RATE_LIMIT_REACHED' }] }));
		expect(await failure(airtableOf(fake).find(NUMBER))).toMatchObject({ kind: 'busy', more: { retryAfterSeconds: 30 } });
		fake.failNext(1, refused(429, { error: { type: 'PUBLIC_API_BILLING_LIMIT_EXCEEDED', message: 'x' } }));
		expect(await failure(airtableOf(fake).find(NUMBER))).toMatchObject({ kind: 'busy', more: { retryAfterSeconds: 3600 } });
	});

	it('tells a read that failed from a write that nobody knows of', async () => {
		const crm = airtableOf(fake);
		await crm.makeFields?.();
		await crm.fields();
		fake.failNext(1);
		expect((await failure(crm.find(NUMBER))).kind).toBe('busy');
		fake.failNext(1);
		expect((await failure(crm.create(newContact()))).kind).toBe('unknown');
		fake.cutAfterCommitting();
		expect((await failure(crm.create(newContact()))).kind).toBe('unknown');
		expect(await crm.create(newContact())).toMatchObject({ created: false });
	});

	it.each([true, false])('knows a deleted row, whatever Airtable calls it (%s)', async (forbids) => {
		fake.forbidsDeleted = forbids;
		const crm = airtableOf(fake);
		expect(await crm.read('recGone')).toBeUndefined();
		expect(await crm.read('../whoami')).toBeUndefined();
		expect((await failure(crm.update('recGone', { Name: 'x' }))).kind).toBe('gone');
	});

	it('asks for a token, a scope, a base and a table in words', async () => {
		expect(await failure(airtableOf(fake, {}, 'patWrong').find(NUMBER))).toMatchObject({ kind: 'unauthorized', message: expect.stringContaining('airtable.com/create/tokens') });
		fake.scopes.delete('schema.bases:read');
		expect((await failure(airtableOf(fake).find(NUMBER))).kind).toBe('unauthorized');
		fake.scopes.add('schema.bases:read');
		expect((await failure(airtableOf(fake, { airtableTable: 'tblOther' }).find(NUMBER))).message).toMatch(/no such table/);
		expect(() => airtableOf(fake, { airtableBase: '' })).toThrow(/base is not chosen/);
		expect(() => airtableOf(fake, { airtableTable: ' ' })).toThrow(/table is not chosen/);
	});

	it('reads base and table off the address of the browser, and a picked value', () => {
		const url = 'https://airtable.com/appFake0000000001/tblContacts000001/viw1?blocks=hide';
		expect(airtableOf(fake, { airtableBase: url, airtableTable: { __rl: true, mode: 'url', value: url } }).account).toBe('appFake0000000001/tblContacts000001');
	});

	it('reads the columns again after the first reading failed', async () => {
		const crm = airtableOf(fake);
		fake.failNext(1);
		await failure(crm.fields());
		expect(await crm.fields()).toHaveLength(3);
		await crm.find(NUMBER);
		expect(asked().filter((path) => path.includes('/tables'))).toHaveLength(2);
	});
});

describe('owners', () => {
	it('are the options of the column, or the people who stand in it', async () => {
		const { fields } = fake.table(CONTACTS);
		expect(await airtableOf(fake).owners()).toEqual([]);
		fields.push({ id: 'fldO', name: 'Owner', type: 'singleSelect', options: { choices: [{ id: 'sel1', name: 'Lee' }] } });
		expect(await airtableOf(fake).owners()).toEqual([{ id: 'Lee', name: 'Lee' }]);
		fields[fields.length - 1] = { id: 'fldO', name: 'Owner', type: 'singleCollaborator' };
		fake.put(CONTACTS, { Owner: { id: 'usr1', email: 'dana@example.com', name: 'Dana' } });
		fake.put(CONTACTS, { Owner: { id: 'usr1', email: 'dana@example.com', name: 'Dana' } });
		expect(await airtableOf(fake).owners()).toEqual([{ id: 'usr1', name: 'Dana', email: 'dana@example.com' }]);
	});
});
