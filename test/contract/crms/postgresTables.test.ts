import { CrmFailure, LEAD_FIELDS, type Crm, type CrmEntry, type PhoneForms } from '../../../engine';
import { closePostgresCrms, postgresCrm } from '../../../connectors/crms/postgres';
import { PostgresProxy } from '../../fakes/postgresProxy';
import { fetchHttp } from '../../support/http';
import { describeOnPostgres } from '../ledger/postgresServer';
import { ownDatabase, type OwnDatabase } from './postgresDatabase';

const NUMBER: PhoneForms = { e164: '+14155550132', national: '4155550132', others: [] };
const AT = Date.UTC(2026, 2, 10, 17, 5);
const CALL = { kind: 'call', key: 'call:1', at: AT, direction: 'in', outcome: 'no_answer', from: '+14155550132', to: '+14155550100', durationSeconds: 12.4, title: 'Missed call', body: 'Rang.' } satisfies CrmEntry;
const contact = (more: Partial<Parameters<Crm['create']>[0]> = {}) => ({ number: NUMBER, placeholderName: 'Caller (415) 555-0132', values: {}, tags: [], ...more });
const failure = async (work: Promise<unknown>): Promise<CrmFailure> => {
	const error = await work.then(
		() => undefined,
		(error: unknown) => error,
	);
	expect(error).toBeInstanceOf(CrmFailure);
	return error as CrmFailure;
};

describeOnPostgres('tables of the user’s own', () => {
	let database: OwnDatabase;
	const connect = (postgresTable = '', credential: object = {}) =>
		postgresCrm.connect({ credential: { ...database.credential, ...credential }, parameters: { postgresTable }, http: fetchHttp(), now: () => AT });
	beforeEach(async () => {
		database = await ownDatabase();
	});
	afterEach(async () => {
		await closePostgresCrms();
		await database.drop();
	});

	it('makes its own where there are none, with a column for every lead field', async () => {
		const ids = new Set((await connect().fields()).map(({ id }) => id));
		for (const lead of LEAD_FIELDS) expect(ids).toContain(postgresCrm.mapping[lead].field);
		expect(await connect().makeFields?.()).toEqual([]);
		expect(await connect().fields()).toEqual(expect.arrayContaining([{ id: 'follow_up_at', label: 'follow_up_at', kind: 'date_time' }, { id: 'value', label: 'value', kind: 'number' }, { id: 'id', label: 'id', kind: 'other', readOnly: true }].map((field) => (field.id === 'id' ? { ...field, kind: 'number' } : field))));
	});

	it('lets several make them at once', async () => {
		await Promise.all(Array.from({ length: 4 }, async () => await connect('crm.people').fields()));
		expect(await database.ask('SELECT count(*)::int AS rows FROM crm.people')).toEqual([{ rows: 0 }]);
	});

	it.each(['(415) 555-0132', '+1 415 555 0132', '415.555.0132', '14155550132', '4155550132'])('finds %s in a table with columns of other names', async (phone) => {
		await database.ask('CREATE TABLE customers (customer_no serial PRIMARY KEY, full_name text NOT NULL, mobile_phone varchar(40), active boolean, since date)');
		await database.ask('INSERT INTO customers (full_name, mobile_phone, active, since) VALUES ($1, $2, true, $3)', ['Maria', phone, '2020-01-02']);
		await database.ask("INSERT INTO customers (full_name, mobile_phone) VALUES ('Other', '+52 1 415 555 0132')");
		expect(await connect('customers').find(NUMBER)).toEqual([{ id: '1', phones: [phone], tags: [], values: expect.objectContaining({ full_name: 'Maria', active: true }) }]);
	});

	it('makes one row of twenty that come at once, also where nothing but the number tells them apart', async () => {
		await database.ask('CREATE TABLE customers (id serial PRIMARY KEY, name text NOT NULL, phone text)');
		const made = await Promise.all(Array.from({ length: 20 }, async () => await connect('customers').create(contact())));
		expect(new Set(made.map(({ id }) => id)).size).toBe(1);
		expect(made.filter(({ created }) => created)).toHaveLength(1);
		expect(await database.ask('SELECT name, phone FROM customers')).toEqual([{ name: 'Caller (415) 555-0132', phone: '+14155550132' }]);
	});

	it('makes one row of twenty by the unique column', async () => {
		const made = await Promise.all(Array.from({ length: 20 }, async () => await connect().create(contact({ tags: ['missed call'] }))));
		expect(new Set(made.map(({ id }) => id)).size).toBe(1);
		expect(await database.ask('SELECT e164, phone, tags FROM missed_call_contacts')).toEqual([{ e164: '+14155550132', phone: '+14155550132', tags: ['missed call'] }]);
	});

	it('adds the columns that a table lacks, and the unique one, unless numbers are there twice', async () => {
		await database.ask('CREATE TABLE customers (id serial PRIMARY KEY, name text, e164 text)');
		const crm = connect('customers');
		expect(await crm.makeFields?.()).toEqual(expect.arrayContaining(['phone', 'tags', 'status']));
		await database.ask("INSERT INTO customers (e164) VALUES ('+14155550132')");
		await expect(database.ask("INSERT INTO customers (e164) VALUES ('+14155550132')")).rejects.toThrow(/unique/);
		await database.ask("CREATE TABLE twice (id serial PRIMARY KEY, e164 text); INSERT INTO twice (e164) VALUES ('+14155550132'), ('+14155550132')");
		expect(await failure(connect('twice').makeFields?.() ?? Promise.resolve())).toMatchObject({ kind: 'refused', more: { field: 'e164' } });
	});

	it('puts every kind of value where its column takes it', async () => {
		await database.ask("CREATE TYPE mood AS ENUM ('calm', 'angry')");
		await database.ask('CREATE TABLE people (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), phone text, at timestamptz, day date, yes boolean, n int, list text[], data jsonb, mood mood, made text GENERATED ALWAYS AS (phone) STORED)');
		const crm = connect('people');
		const { id } = await crm.create(contact({ values: { at: AT, day: AT, yes: true, n: '7', list: 'one', data: 'text', mood: 'calm' } }));
		expect(await crm.read(id)).toMatchObject({ values: { at: '2026-03-10T17:05:00.000Z', yes: true, n: 7, mood: 'calm', phone: '+14155550132' } });
		expect(await database.ask('SELECT day::text, list, data FROM people')).toEqual([{ day: '2026-03-10', list: ['one'], data: 'text' }]);
		await crm.update(id, { at: null, yes: 'false', n: '' });
		expect((await crm.read(id))?.values).toMatchObject({ at: null, yes: false, n: null });
		expect((await crm.fields()).find(({ id }) => id === 'mood')).toMatchObject({ kind: 'option', options: [{ id: 'calm' }, { id: 'angry' }] });
		expect((await failure(crm.update(id, { made: 'x' }))).more.field).toBe('made');
		expect(await failure(crm.update(id, { n: 'private words' }))).toMatchObject({ kind: 'refused', message: expect.not.stringContaining('private') });
	});

	it('keeps names of tables and columns in their quotes', async () => {
		const odd = 'a"; DROP TABLE x; --';
		await database.ask('CREATE TABLE x (id int)');
		await database.ask('CREATE TABLE "My ""People""" (id serial PRIMARY KEY, "phone?""x" text, "b $1" text)');
		const crm = connect('"My ""People"""');
		const { id } = await crm.create(contact({ values: { 'b $1': odd } }));
		expect(await crm.read(id)).toMatchObject({ phones: ['+14155550132'], values: { 'b $1': odd } });
		expect((await failure(crm.update(id, { [odd]: 'x' }))).more.field).toBe(odd);
		await connect(`"${odd.replaceAll('"', '""')}"`).fields();
		expect(await database.ask('SELECT count(*)::int AS n FROM x')).toEqual([{ n: 0 }]);
		expect(() => connect('a.b.c')).toThrow(CrmFailure);
		expect(() => connect('x'.repeat(80))).toThrow(/at most/);
	});

	it('keeps entries once each beside the table, and knows an open deal by them', async () => {
		const crm = connect();
		const { id } = await crm.create(contact());
		const call = await crm.log(id, CALL);
		expect(await crm.log(id, { ...CALL, title: 'again' })).toBe(call);
		expect(await crm.findEntry?.(id, CALL)).toBe(call);
		const deal = { kind: 'deal', key: 'deal:1', at: AT, title: 'Leak', status: 'open', value: 120.5, currency: 'USD' } satisfies CrmEntry;
		const dealId = await crm.log(id, deal);
		expect((await crm.read(id))?.openDeal).toEqual({ id: dealId, name: 'Leak' });
		await crm.changeEntry?.(id, dealId, { ...deal, status: 'won' });
		expect((await crm.read(id))?.openDeal).toBeUndefined();
		expect(await database.ask("SELECT title, duration_seconds, outcome FROM missed_call_contacts_log WHERE kind = 'call'")).toEqual([{ title: 'Missed call', duration_seconds: 12, outcome: 'no_answer' }]);
		expect((await failure(crm.changeEntry?.(id, '999', deal) ?? Promise.resolve())).kind).toBe('gone');
	});

	it('loses no tag of twenty that add one each, in a list or a text', async () => {
		await database.ask('CREATE TABLE people (id serial PRIMARY KEY, phone text, tags text)');
		for (const table of ['', 'people']) {
			const { id } = await connect(table).create(contact());
			const tags = Array.from({ length: 20 }, (_none, at) => `tag ${at}`);
			await Promise.all(tags.map(async (tag) => await connect(table).addTags?.(id, [tag])));
			expect([...((await connect(table).read(id))?.tags ?? [])].sort()).toEqual([...tags].sort());
			expect((await failure(connect(table).addTags?.('999', ['x']) ?? Promise.resolve())).kind).toBe('gone');
		}
	});

	it('says what a table lacks', async () => {
		await database.ask('CREATE TABLE nokey (phone text); CREATE TABLE nophone (id serial PRIMARY KEY, name text); CREATE TABLE mails (id serial PRIMARY KEY, phone text, email text UNIQUE)');
		expect((await failure(connect('nokey').find(NUMBER))).message).toMatch(/primary key/);
		expect(await failure(connect('nophone').create(contact()))).toMatchObject({ kind: 'refused', more: { field: 'e164' } });
		await database.ask("INSERT INTO mails (email) VALUES ('ann@example.com')");
		expect(await failure(connect('mails').create(contact({ values: { email: 'ann@example.com' } })))).toMatchObject({ kind: 'conflict', message: expect.not.stringContaining('ann@') });
	});

	it('works with a table and no right to make others, but for the log', async () => {
		const role = `${database.credential.database}_reader`;
		await database.ask('CREATE TABLE people (id serial PRIMARY KEY, phone text UNIQUE)');
		await database.ask(`CREATE ROLE ${role} LOGIN; GRANT SELECT, INSERT, UPDATE ON people TO ${role}; GRANT USAGE ON SEQUENCE people_id_seq TO ${role}; REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
		try {
			const crm = connect('people', { user: role });
			const { id } = await crm.create(contact());
			expect(await failure(crm.log(id, CALL))).toMatchObject({ kind: 'refused', message: expect.stringContaining('_log') });
			expect(await failure(connect('', { user: role }).find(NUMBER))).toMatchObject({ kind: 'unauthorized', message: expect.stringContaining('CREATE') });
		} finally {
			await closePostgresCrms();
			await database.ask(`DROP OWNED BY ${role}; DROP ROLE ${role}`);
		}
	});

	it('tells who cannot get in from a server that is not there', async () => {
		await postgresCrm.testCredential(database.credential);
		expect((await failure(postgresCrm.testCredential({ ...database.credential, user: 'nobody_of_that_name' }))).kind).toBe('unauthorized');
		expect((await failure(connect('', { user: 'nobody_of_that_name' }).find(NUMBER))).kind).toBe('unauthorized');
		expect(await failure(connect('', { database: 'nowhere_at_all' }).find(NUMBER))).toMatchObject({ kind: 'unauthorized', message: expect.stringContaining('no such database') });
		expect((await failure(connect('', { port: 1 }).find(NUMBER))).kind).toBe('busy');
		expect((await failure(connect('', { encryption: 'verified' }).find(NUMBER))).message).toMatch(/encryption/);
		expect(() => connect('', { host: ' ' })).toThrow(/"Host" in the Postgres credential is empty/);
	});

	it('says that it does not know where the line broke behind a change, and finds it the next time', async () => {
		const proxy = await new PostgresProxy(database.credential).start();
		const crm = connect('', { port: proxy.port });
		await crm.fields();
		proxy.cutAfterCommitting();
		expect((await failure(crm.create(contact()))).kind).toBe('unknown');
		expect(await crm.create(contact())).toMatchObject({ created: false });
		const [{ id } = { id: '' }] = await crm.find(NUMBER);
		proxy.cutAfterCommitting();
		expect((await failure(crm.addTags?.(id, ['once']) ?? Promise.resolve())).kind).toBe('unknown');
		await crm.addTags?.(id, ['once']);
		expect((await crm.read(id))?.tags).toEqual(['once']);
		proxy.failNext(1);
		expect((await failure(crm.find(NUMBER))).kind).toBe('busy');
		await proxy.stop();
	});

	it('goes on with a table that was given a column meanwhile', async () => {
		const crm = connect();
		const { id } = await crm.create(contact());
		await database.ask('ALTER TABLE missed_call_contacts ADD COLUMN later text, ALTER COLUMN name TYPE varchar(200)');
		expect((await crm.read(id))?.id).toBe(id);
		expect((await crm.find(NUMBER)).map((one) => one.id)).toEqual([id]);
	});

	it('knows the owners who are listed, and those who stand in the table', async () => {
		const crm = connect();
		await crm.create(contact({ values: { owner: 'lee' } }));
		await database.ask("INSERT INTO missed_call_contacts_owners VALUES ('dana', 'Dana Reyes', 'dana@example.com')");
		expect(await crm.owners()).toEqual([{ id: 'lee', name: 'lee' }, { id: 'dana', name: 'Dana Reyes', email: 'dana@example.com' }]);
	});
});
