import { CrmFailure, LEAD_FIELDS, type CrmEntry, type PhoneForms } from '../../../../../engine';
import { genericCrm } from '../../../../../connectors/crms/generic';
import { readConfig } from '../../../../../connectors/crms/generic/config';
import { flatten, nest } from '../../../../../connectors/crms/generic/paths';
import { MissedCallCrmHttpApi } from '../../../../../credentials/MissedCallCrmHttpApi.credentials';
import { connectTo, descriptionOf } from '../../../../contract/crms/generic.dialect';
import { FakeRestCrm } from '../../../../fakes/restCrm';

const NUMBER: PhoneForms = { e164: '+14155550132', national: '4155550132', others: [] };
const contact = (values = {}, tags: string[] = []) => ({ number: NUMBER, placeholderName: 'Caller (415) 555-0132', values, tags });
const failure = async (work: Promise<unknown>): Promise<CrmFailure> => {
	const error = await work.then(
		() => undefined,
		(error: unknown) => error,
	);
	expect(error).toBeInstanceOf(CrmFailure);
	return error as CrmFailure;
};

describe('the description', () => {
	const good = descriptionOf('https://crm.example.com');
	const faults = (change: object): string => {
		try {
			readConfig({ ...good, ...change });
			return '';
		} catch (error) {
			return (error as Error).message;
		}
	};

	it('is read as text or as an object, with everything but the addresses left out', () => {
		expect(readConfig(JSON.stringify(good))).toEqual(readConfig(good));
		const least = readConfig({ contact: {}, find: { url: 'https://crm.example.com/?q={{e164}}' }, read: { url: 'https://crm.example.com/{{id}}' }, create: { url: 'https://crm.example.com' }, update: { url: 'https://crm.example.com/{{ id }}' } });
		expect(least).toMatchObject({ account: 'crm.example.com', contact: { id: 'id', phones: ['phone'] }, createsOnce: false, conflict: { statuses: [409] } });
		expect(least).not.toHaveProperty('log');
	});

	it.each([
		['no JSON', '{"find": ', /no JSON object/],
		['a list', [], /no JSON object/],
	])('says of %s what it should be', (_what, written, message) => {
		expect(() => readConfig(written)).toThrow(message);
	});

	it.each<[object, RegExp]>([
		[{ find: undefined }, /"find" is missing or no object\. Give it the address/],
		[{ find: { url: 'https://crm.example.com/?q=1' } }, /"find" says nowhere which one is meant\. Put \{\{e164\}\} or/],
		[{ find: { url: 'ftp://crm.example.com/{{e164}}' } }, /"find\.url" must be an address/],
		[{ find: { url: 'https://{{national}}.example.com/' } }, /nothing to fill in before the path/],
		[{ find: { url: 'https://crm.example.com{{national}}/' } }, /nothing to fill in before the path/],
		[{ find: { url: 'https://me:pass@crm.example.com/{{e164}}' } }, /no password/],
		[{ find: { ...good.find, method: 'FETCH' } }, /"find\.method" must be one of GET/],
		[{ find: { ...good.find, body: [] } }, /"find\.body" must be an object/],
		[{ find: { ...good.find, lists: 'x' } }, /"find\.lists" means nothing here\. Use one of: method, url, body, list/],
		[{ read: { ...good.read, url: 'https://crm.example.com/{{e164}}' } }, /\{\{e164\}\} cannot be used in "read"\. Use \{\{id\}\}/],
		[{ owners: { url: 'https://crm.example.com/{{id}}' } }, /Nothing can be filled in there/],
		[{ create: { ...good.create, id: 'data..id' } }, /"create\.id" must be a path/],
		[{ contact: { phones: [] } }, /"contact\.phones" must be a list of paths/],
		[{ conflict: { statuses: [200] } }, /"conflict\.statuses" must be a list of HTTP statuses/],
		[{ createsOnce: 'yes' }, /"createsOnce" must be true or false/],
		[{ searchLagSeconds: -1 }, /"searchLagSeconds" must be a number from 0 to 3600/],
		[{ limit: { requests: 0 } }, /"limit\.requests"/],
		[{ account: 5 }, /"account" must be a text/],
		[{ serach: {} }, /"serach" means nothing here/],
	])('says what is wrong with %j', (change, message) => {
		expect(faults(change)).toMatch(message);
	});

	it('tells all faults at once', () => {
		expect(faults({ createsOnce: 1, find: {}, update: 5 })).toMatch(/has \d faults.*"find.*"update.*"createsOnce"/s);
	});
});

describe('paths', () => {
	it('nest what has dots, under any name, and come apart again', () => {
		const nested = nest([['a.b', 1], ['a.c.d', null], ['__proto__.x', 2], ['e', 'f']]);
		expect(JSON.stringify(nested)).toBe('{"a":{"b":1,"c":{"d":null}},"__proto__":{"x":2},"e":"f"}');
		expect(({} as { x?: number }).x).toBeUndefined();
		expect(flatten({ a: { b: 1, list: [1] }, e: 'f' })).toEqual({ 'a.b': 1, e: 'f' });
	});
});

describe('an API', () => {
	let fake: FakeRestCrm;
	beforeEach(async () => {
		fake = await new FakeRestCrm().start();
	});
	afterEach(async () => await fake.stop());

	it('has a name for every lead field', () => {
		for (const lead of LEAD_FIELDS) expect(genericCrm.mapping[lead].field).toBe(lead);
	});

	it('finds in nested fields, the oldest first, and leaves out look-alikes', async () => {
		const first = fake.put({ mobile: { number: '(415) 555-0132' } });
		fake.advance(1);
		const second = fake.put({ phone: '+14155550132', name: 'Maria' });
		fake.put({ phone: '+52 1 415 555 0132' });
		const found = await connectTo(fake).find(NUMBER);
		expect(found.map(({ id }) => id)).toEqual([first, second]);
		expect(found[0]?.values).toMatchObject({ 'mobile.number': '(415) 555-0132' });
		fake.failNext(1, () => ({ status: 404, body: {} }));
		expect(await connectTo(fake).find(NUMBER)).toEqual([]);
	});

	it('creates with what stands fixed and what is nested, and takes the record of a conflict', async () => {
		const crm = connectTo(fake);
		const made = await crm.create(contact({ 'custom.status': 'New', email: '' }, ['missed call']));
		expect(fake.people[0]).toMatchObject({ kind: 'person', phone: '+14155550132', name: 'Caller (415) 555-0132', custom: { status: 'New' }, labels: ['missed call'] });
		expect(await crm.create(contact())).toEqual({ id: made.id, created: false });
		fake.tellsConflict = false;
		expect(await crm.create(contact())).toEqual({ id: made.id, created: false });
		await crm.update(made.id, { 'custom.other': 1 });
		expect(fake.people[0]).toMatchObject({ custom: { status: 'New', other: 1 } });
	});

	it('does not make a second one where the id of the first is not where it was said to be', async () => {
		expect(await connectTo(fake, undefined, { create: { ...descriptionOf(fake.url).create, id: 'nowhere' } }).create(contact())).toEqual({ id: fake.people[0]?.id, created: true });
		expect(fake.people).toHaveLength(1);
	});

	it('keeps what is filled in within its place', async () => {
		const id = fake.put({ phone: '+14155550132' });
		const crm = connectTo(fake);
		const note = { kind: 'note', key: 'n', at: 0, body: '"}, {{id}} \n</x>' } satisfies CrmEntry;
		expect(await crm.log(id, note)).toBe('1');
		expect(fake.notes[0]?.text).toBe('Note\n"}, {{id}} \n</x>');
		expect(await crm.read('../users')).toBeUndefined();
		expect(fake.log.at(-1)?.path).toEqual(['contacts', '../users']);
	});

	it('asks for nothing where no log is described', async () => {
		const crm = connectTo(fake, undefined, { log: undefined });
		const before = fake.log.length;
		expect(await crm.log('c1', { kind: 'note', key: 'n', at: 0, body: 'x' })).toBe('n');
		expect(fake.log).toHaveLength(before);
	});

	it('reads refusals by their status, and names the field where the API does', async () => {
		const crm = connectTo(fake);
		expect(await failure(crm.create(contact({ forbidden: 'private words' })))).toMatchObject({ kind: 'refused', message: expect.not.stringContaining('private'), more: { field: 'forbidden' } });
		expect((await failure(crm.update('c999', { a: 1 }))).kind).toBe('gone');
		expect((await failure(connectTo(fake, 'wrong').find(NUMBER))).kind).toBe('unauthorized');
		fake.failNext(1, () => ({ status: 429, headers: { 'retry-after': '7' } }));
		expect(await failure(crm.find(NUMBER))).toMatchObject({ kind: 'busy', more: { retryAfterSeconds: 7 } });
		fake.failNext(1, () => ({ status: 302, headers: { location: 'https://elsewhere.example.com' } }));
		expect((await failure(crm.find(NUMBER))).message).toMatch(/another address/);
		fake.failNext(1);
		expect((await failure(crm.update('c1', { a: 1 }))).kind).toBe('unknown');
	});
});

describe('the credential', () => {
	const credential = new MissedCallCrmHttpApi();
	const signed = async (data: Record<string, string>) => await credential.authenticate(data, { url: 'https://crm.example.com', headers: { a: 'b' }, qs: { c: 'd' } });
	it.each<[Record<string, string>, object]>([
		[{ kind: 'none', secret: 'x' }, { headers: { a: 'b' }, qs: { c: 'd' } }],
		[{ kind: 'bearer', secret: ' t\n' }, { headers: { a: 'b', authorization: 'Bearer t' } }],
		[{ kind: 'basic', user: 'u', secret: 'p' }, { auth: { username: 'u', password: 'p' } }],
		[{ kind: 'header', name: 'X-Api-Key', secret: 'k' }, { headers: { a: 'b', 'X-Api-Key': 'k' } }],
		[{ kind: 'query', name: 'key', secret: 'k' }, { qs: { c: 'd', key: 'k' } }],
	])('signs by %j', async (data, expected) => {
		expect(await signed(data)).toEqual({ url: 'https://crm.example.com', headers: { a: 'b' }, qs: { c: 'd' }, ...expected });
	});
});
