import { CrmFailure, LEAD_FIELDS, type Crm, type CrmEntry, type PhoneForms } from '../../../../../engine';
import { salesforce } from '../../../../../connectors/crms/salesforce';
import { connectTo } from '../../../../contract/crms/salesforce.dialect';
import { field, FakeSalesforce, ORG, OWNER } from '../../../../fakes/salesforce';
import { fetchHttp } from '../../../../support/http';

const NUMBER: PhoneForms = { e164: '+14155550132', national: '4155550132', others: ['(415) 555-0132', '415.555.0132'] };
const AT = Date.UTC(2026, 2, 10, 17, 5);
const contact = (more: Partial<Parameters<Crm['create']>[0]> = {}) => ({ number: NUMBER, placeholderName: 'Caller (415) 555-0132', values: {}, tags: [], ...more });
const DEAL = { kind: 'deal', key: 'deal:1', at: AT, title: 'Leak', status: 'open', value: 250 } satisfies CrmEntry;

let fake: FakeSalesforce;
beforeEach(async () => {
	fake = await new FakeSalesforce().start();
});
afterEach(async () => await fake.stop());

const failure = async (work: Promise<unknown>): Promise<CrmFailure> => {
	const error = await work.then(
		() => undefined,
		(error: unknown) => error,
	);
	expect(error).toBeInstanceOf(CrmFailure);
	return error as CrmFailure;
};
const without = (object: string, ...names: string[]) => fake.objects.set(object, (fake.objects.get(object) ?? []).filter(({ name }) => !names.includes(name)));

it('maps every lead field to one that an org has after setup, on leads', async () => {
	const ids = new Set((await connectTo(fake).fields()).map(({ id }) => id));
	for (const lead of LEAD_FIELDS) expect(ids).toContain(salesforce.mapping[lead].field);
	expect(await connectTo(fake).fields()).toContainEqual({ id: 'Rating', label: 'Rating', kind: 'option', options: [{ id: 'Hot', label: 'Hot' }] });
	expect(await connectTo(fake).fields()).toContainEqual({ id: 'Industry', label: 'Industry', kind: 'text' });
	expect(connectTo(fake).account).toBe(ORG);
});

describe('finding', () => {
	it.each(['(415) 555-0132', '+1 415 555 0132', '415.555.0132', '14155550132', '4155550132', '1-415-555-0132'])('finds %s', async (phone) => {
		const id = fake.put('Lead', { LastName: 'Lopez', Company: 'X', MobilePhone: phone });
		const forms = { ...NUMBER, others: [...NUMBER.others, '+1 415 555 0132', '14155550132'] };
		expect((await connectTo(fake).find(forms)).map((one) => one.id)).toEqual([id]);
	});

	it('finds at once what it made itself, before the index has it', async () => {
		const { id } = await connectTo(fake).create(contact());
		expect((await connectTo(fake).find(NUMBER)).map((one) => one.id)).toEqual([id]);
	});

	it('has contacts before leads, and for a converted lead its contact', async () => {
		const lead = fake.put('Lead', { LastName: 'A', Phone: '4155550132' });
		fake.advance(1);
		const one = fake.put('Contact', { LastName: 'B', Phone: '(415) 555-0132' });
		const became = fake.put('Contact', { LastName: 'C', Phone: '+14155550199' });
		fake.put('Lead', { LastName: 'C', Phone: '4155550132', IsConverted: true, ConvertedContactId: became });
		const found = await connectTo(fake).find(NUMBER);
		expect(found.map(({ id }) => id)).toEqual([one, became, lead]);
		expect(found[2]).toMatchObject({ lifecycle: 'lead', url: expect.stringMatching(/\/lightning\/r\/Lead\/00Q/) });
	});

	it('leaves out what only looks alike', async () => {
		fake.put('Lead', { LastName: 'A', Phone: '+52 1 415 555 0132' });
		expect(await connectTo(fake).find(NUMBER)).toEqual([]);
	});

	it('puts nothing but digits into the search', async () => {
		expect(await connectTo(fake).find({ ...NUMBER, others: ['} RETURNING User(Id) {415 555 0132', "415'555-0132"] })).toEqual([]);
		expect(fake.log.find(({ path }) => path.includes('search'))?.query.get('q')).toMatch(/^FIND \{[\d "OR]+\} IN PHONE FIELDS RETURNING Contact\(Id\), Lead\(Id\)/);
	});

	it('tells the open deal and a customer, and does without where opportunities may not be seen', async () => {
		const id = fake.put('Contact', { LastName: 'B', Phone: '4155550132' });
		const won = fake.put('Opportunity', { Name: 'Old', IsWon: true, IsClosed: true });
		fake.put('OpportunityContactRole', { ContactId: id, OpportunityId: won });
		fake.advance(1);
		const open = fake.put('Opportunity', { Name: 'New', IsWon: false, IsClosed: false });
		fake.put('OpportunityContactRole', { ContactId: id, OpportunityId: open });
		expect((await connectTo(fake).find(NUMBER))[0]).toMatchObject({ lifecycle: 'customer', openDeal: { id: open, name: 'New' } });
		fake.objects.delete('OpportunityContactRole');
		expect((await connectTo(fake).find(NUMBER))[0]).not.toHaveProperty('openDeal');
	});
});

describe('creating', () => {
	it('makes one lead of a number, with what Salesforce wants of a lead', async () => {
		const crm = connectTo(fake);
		const made = await crm.create(contact());
		expect(crm.createsOnce).toBe(true);
		expect(await crm.create(contact())).toEqual({ id: made.id, created: false });
		expect(fake.table('Lead')).toEqual([expect.objectContaining({ LastName: 'Caller (415) 555-0132', Company: '[not provided]', Phone: '+14155550132', Missed_Call_Number__c: '+14155550132' })]);
	});

	it.each([
		[{ LastName: 'Maria Lopez', FirstName: 'Maria' }, { FirstName: 'Maria', LastName: 'Lopez' }],
		[{ LastName: 'Maria', FirstName: 'Maria' }, { LastName: 'Maria' }],
		[{ FirstName: 'Maria' }, { LastName: 'Maria' }],
		[{ LastName: 'Lopez', Street: '345 Oak Street' }, { LastName: 'Lopez', MailingStreet: '345 Oak Street' }],
	])('writes %j on a contact as %j', async (values, expected) => {
		const { id } = await connectTo(fake, { salesforceObject: 'Contact' }).create(contact({ values }));
		const { FirstName, LastName, MailingStreet }: Record<string, unknown> = fake.row('Contact', id) ?? {};
		expect({ FirstName, LastName, MailingStreet }).toEqual({ FirstName: undefined, MailingStreet: undefined, ...expected });
	});

	it('takes one where several have the number', async () => {
		const first = fake.put('Lead', { LastName: 'A', Missed_Call_Number__c: '+14155550132' });
		fake.put('Lead', { LastName: 'B', Missed_Call_Number__c: '+14155550132' });
		expect(await connectTo(fake).create(contact())).toEqual({ id: first, created: false });
	});

	it('says that it may make two where the org lacks the field, or has it without being unique', async () => {
		without('Lead', 'Missed_Call_Number__c');
		const crm = connectTo(fake);
		expect(await crm.create(contact())).toMatchObject({ created: true });
		expect(crm.createsOnce).toBe(false);
		fake.objects.get('Lead')?.push(field('Missed_Call_Number__c', 'string', { externalId: true }));
		const other = connectTo(fake);
		await other.create(contact());
		expect(other.createsOnce).toBe(false);
		expect(fake.table('Lead')).toHaveLength(2);
	});

	it('takes the record that a duplicate rule found, if it has the number', async () => {
		without('Lead', 'Missed_Call_Number__c');
		fake.duplicateRule = 'Email';
		const twin = fake.put('Contact', { LastName: 'B', Email: 'ann@example.com', Phone: '(415) 555-0132' });
		expect(await connectTo(fake).create(contact({ values: { Email: 'ann@example.com' } }))).toEqual({ id: twin, created: false });
	});

	it('never takes somebody with another number for the caller', async () => {
		fake.duplicateRule = 'Email';
		const twin = fake.put('Contact', { LastName: 'B', Email: 'ann@example.com', Phone: '+14155550199' });
		const { kind, message, more } = await failure(connectTo(fake).create(contact({ values: { Email: 'ann@example.com' } })));
		expect({ kind, more }).toMatchObject({ kind: 'refused', more: { existingId: twin } });
		expect(message).not.toMatch(/ann@|0199/);
	});

	it('names the field at fault, and repeats no value', async () => {
		expect((await failure(connectTo(fake).create(contact({ values: { Nowhere__c: 'x' } })))).more.field).toBe('Nowhere__c');
		expect(await failure(connectTo(fake).create(contact({ values: { Missed_Call_Value__c: 'secret words' } })))).toMatchObject({ kind: 'refused', message: expect.not.stringContaining('secret'), more: { field: 'Missed_Call_Value__c' } });
	});
});

describe('changing', () => {
	it('writes on the other object what is there, in the forms that fields take', async () => {
		const id = fake.put('Contact', { LastName: 'B', Phone: '4155550132' });
		await connectTo(fake).update(id, { Street: '345 Oak Street', Company: 'X', Missed_Call_Last_Call__c: AT, Missed_Call_Value__c: '12.5', Missed_Call_Source__c: 'x'.repeat(300) });
		expect(fake.row('Contact', id)).toMatchObject({ MailingStreet: '345 Oak Street', Missed_Call_Last_Call__c: new Date(AT).toISOString(), Missed_Call_Value__c: 12.5, Missed_Call_Source__c: 'x'.repeat(255) });
		expect((await connectTo(fake).read(id))?.values).toMatchObject({ Street: '345 Oak Street' });
	});

	it('gives a first name that comes later its part of the last name', async () => {
		const crm = connectTo(fake);
		const { id } = await crm.create(contact({ values: { LastName: 'Maria Lopez' } }));
		await crm.update(id, { FirstName: 'Maria' });
		expect(fake.row('Lead', id)).toMatchObject({ FirstName: 'Maria', LastName: 'Lopez' });
		await crm.update(id, { FirstName: 'Mary' });
		expect(fake.row('Lead', id)).toMatchObject({ FirstName: 'Mary', LastName: 'Lopez' });
	});

	it('follows a lead to its contact and a record to the one it was merged into', async () => {
		const into = fake.put('Contact', { LastName: 'B', Phone: '4155550132' });
		const lead = fake.put('Lead', { LastName: 'A', IsConverted: true, ConvertedContactId: into });
		const lost = fake.put('Contact', { LastName: 'C', IsDeleted: true, MasterRecordId: into });
		const gone = fake.put('Contact', { LastName: 'D', IsDeleted: true });
		const crm = connectTo(fake);
		expect((await crm.read(lead))?.id).toBe(into);
		expect((await crm.read(lost))?.id).toBe(into);
		expect(await crm.read(gone)).toBeUndefined();
		expect(await crm.read("003' OR Name != '")).toBeUndefined();
		expect((await failure(crm.update(gone, { LastName: 'x' }))).kind).toBe('gone');
		expect((await failure(crm.update(lead, { LastName: 'x' }))).kind).toBe('gone');
	});
});

describe('the timeline', () => {
	it('keeps calls as calls that are done, and knows an entry by its key', async () => {
		const crm = connectTo(fake);
		const { id } = await crm.create(contact());
		const call = { kind: 'call', key: "it's:1", at: AT, direction: 'in', outcome: 'voicemail', from: '+14155550132', to: '+14155550100', durationSeconds: 12.6, title: 'Missed call', body: 'Rang.', owner: OWNER.Id } satisfies CrmEntry;
		const entry = await crm.log(id, call);
		expect(fake.row('Task', entry)).toMatchObject({ WhoId: id, TaskSubtype: 'Call', Status: 'Completed', CallType: 'Inbound', CallDisposition: 'voicemail', CallDurationInSeconds: 13, ActivityDate: '2026-03-10', OwnerId: OWNER.Id });
		expect(await crm.findEntry?.(id, call)).toBe(entry);
		expect(await crm.findEntry?.(id, { ...call, key: 'other' })).toBeUndefined();
	});

	it('makes an opportunity with the contact in it, or neither, and changes its stage', async () => {
		const crm = connectTo(fake);
		const id = fake.put('Contact', { LastName: 'B', Phone: '4155550132' });
		const deal = await crm.log(id, DEAL);
		expect(fake.row('Opportunity', deal)).toMatchObject({ Name: 'Leak', StageName: 'Prospecting', CloseDate: '2026-04-09', Amount: 250 });
		expect(await crm.findEntry?.(id, DEAL)).toBe(deal);
		await crm.changeEntry?.(id, deal, { ...DEAL, status: 'won' });
		expect((await crm.read(id))?.lifecycle).toBe('customer');
		without('OpportunityContactRole', 'IsPrimary');
		expect(await failure(crm.log(id, { ...DEAL, key: 'deal:2' }))).toMatchObject({ kind: 'refused', more: { field: 'IsPrimary' } });
		expect(fake.table('Opportunity')).toHaveLength(1);
	});

	it('keeps the deal of a lead as a note on it, which can be changed', async () => {
		const crm = connectTo(fake);
		const { id } = await crm.create(contact());
		const note = await crm.log(id, DEAL);
		await crm.changeEntry?.(id, note, { ...DEAL, status: 'lost' });
		expect(fake.row('Task', note)).toMatchObject({ Subject: 'Deal (lost, 250): Leak', Status: 'Completed' });
	});
});

describe('trouble', () => {
	const answers = (status: number, errorCode: string, message = '') => fake.failNext(1, () => ({ status, body: [{ errorCode, message, fields: [] }] }));
	it.each([
		[401, 'INVALID_SESSION_ID', '', { kind: 'unauthorized' }],
		[403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.', { kind: 'busy', more: { retryAfterSeconds: 3600 } }],
		[403, 'REQUEST_LIMIT_EXCEEDED', 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.', { kind: 'busy', more: { retryAfterSeconds: 20 } }],
		[403, 'API_DISABLED_FOR_ORG', '', { kind: 'unauthorized' }],
		[400, 'UNABLE_TO_LOCK_ROW', '', { kind: 'busy' }],
		[400, 'INSUFFICIENT_ACCESS_OR_READONLY', '', { kind: 'unauthorized' }],
		[500, 'UNKNOWN_EXCEPTION', '', { kind: 'busy' }],
	])('reads %i %s %s', async (status, code, message, expected) => {
		answers(status, code, message);
		expect(await failure(connectTo(fake).fields())).toMatchObject(expected);
	});

	it('does not know what became of a write that was not answered, and asks for the account where it is not connected', async () => {
		const crm = connectTo(fake);
		await crm.fields();
		fake.cutAfterCommitting();
		expect((await failure(crm.create(contact()))).kind).toBe('unknown');
		expect(await crm.create(contact())).toMatchObject({ created: false });
		expect(() => salesforce.connect({ credential: { environment: 'production' }, parameters: {}, http: fetchHttp(), now: () => AT })).toThrow(/not connected/);
	});
});

it('knows owners and stages', async () => {
	expect(await connectTo(fake).owners()).toEqual([{ id: OWNER.Id, name: OWNER.Name, email: OWNER.Email }]);
	expect((await connectTo(fake).pipelines?.())?.[0]?.stages.map(({ id }) => id)).toEqual(['Prospecting', 'Closed Won', 'Closed Lost']);
});
