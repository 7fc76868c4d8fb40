import type { IDataObject } from 'n8n-workflow';
import { Desk, expectGoodItems, PERSON } from '../../support/engine';
import { airtableOffice, highlevelCrmOffice, hubspotOffice, listOf, pipedriveOffice, postgresOffice, salesforceOffice, type CrmOffice } from './crmOffice';

const NODE = 'Upsert CRM Contact';
const OPEN: Record<string, () => Promise<CrmOffice>> = { HubSpot: hubspotOffice, HighLevel: highlevelCrmOffice, Pipedrive: pipedriveOffice, Airtable: airtableOffice, Salesforce: salesforceOffice, Postgres: postgresOffice };

let desk: Desk;
let office: CrmOffice;

describe.each(Object.entries(OPEN))('%s', (title, open) => {
	beforeEach(async () => {
		desk = await Desk.open();
		office = await open();
		desk.vendors[office.type] = office.data;
	});
	afterEach(async () => {
		await office.stop();
		await desk.close();
	});
	const upsert = async (item: IDataObject, more: IDataObject = {}) => {
		const ran = await desk.run('upsertCrmContact', { ...office.parameters, ...more, options: { waitSeconds: 30, ...(more.options as IDataObject | undefined) } }, [item]);
		expect(ran.error).toBeUndefined();
		expectGoodItems(ran.outputs(NODE), 1);
		return ran.json(NODE)[0] as IDataObject & { readonly crm: IDataObject; readonly person: IDataObject };
	};
	const only = async () => {
		const all = await office.people();
		expect(all).toHaveLength(1);
		return all[0] as (typeof all)[number];
	};
	const kinds = async () => [...(await office.timeline((await only()).id))].sort();

	it('has all of an item in one go, once: contact, call, text and task', async () => {
		const texted = (await desk.run('sendTextBack', {}, [await desk.missedCall()])).json('Send Text-Back')[0] ?? {};
		const first = await upsert(texted);
		expect(first.crm).toMatchObject({ system: office.parameters.crm, created: true, status: 'saved', contactId: (await only()).id });
		const before = await kinds();
		expect(before).toHaveLength(3);
		expect(await office.people()).toEqual([expect.objectContaining({ phones: [expect.stringContaining('555')] })]);
		const again = await upsert(texted);
		expect(again.crm).toMatchObject({ created: false, status: 'saved', contactId: first.crm.contactId });
		expect(await kinds()).toEqual(before);
	});

	it('is told each thing alone where the user wants that alone', async () => {
		const item = await desk.missedCall();
		const texted = (await desk.run('sendTextBack', {}, [item])).json('Send Text-Back')[0] ?? {};
		await upsert(texted, { operation: 'contact' });
		expect(await kinds()).toEqual([]);
		const counts: number[] = [];
		for (const operation of ['status', 'logCall', 'logText', 'task', 'deal', 'finish']) {
			await upsert(texted, { operation });
			counts.push((await kinds()).length);
		}
		expect(counts).toEqual([0, 1, 2, 3, 4, 4]);
	});

	it('makes the fields that are wanted, and twice is once', async () => {
		const item = { hello: 'world' };
		const made = async () => await desk.run('upsertCrmContact', { ...office.parameters, operation: 'makeFields' }, [item]);
		const first = await made();
		if (title === 'Salesforce') {
			expect(first.error).toMatchObject({ message: 'Salesforce has no way to make fields from here', description: expect.stringContaining('Field Mapping') });
			return;
		}
		expect(first.error).toBeUndefined();
		expect(first.json(NODE)[0]).toMatchObject({ hello: 'world', made: expect.any(Array) });
		expect((await made()).json(NODE)[0]?.made).toEqual([]);
	});

	it('finds a person however the number was typed, keeps what stands there, and the text knows the name', async () => {
		if (title === 'Postgres') await desk.run('upsertCrmContact', { ...office.parameters, operation: 'makeFields' }, [{}]);
		await office.seed({ phone: '(415) 555-0123', name: 'Maria Lopez', email: 'maria@example.com' });
		const item = await upsert(await desk.missedCall(PERSON, { callerName: 'WIRELESS CALLER' }));
		expect(item.crm).toMatchObject({ created: false, status: 'saved', name: 'Maria Lopez', email: 'maria@example.com', contactId: (await only()).id });
		if (title !== 'Airtable' && title !== 'Postgres') expect(item.crm.url ?? '').toEqual(title === 'HighLevel' ? expect.any(String) : expect.stringMatching(/^https?:\/\//));
		expect((await only()).name).toBe('Maria Lopez');
		expect(item.person).toMatchObject({ number: PERSON });
		await desk.run('sendTextBack', {}, [item]);
		expect(desk.twilio.textsTo(PERSON).at(-1)?.body).toContain('Maria');
	});

	it('lists its fields and owners for the editor, by what is typed', async () => {
		if (title === 'Postgres') await desk.run('upsertCrmContact', { ...office.parameters, operation: 'makeFields' }, [{}]);
		const fields = await listOf(desk, office.parameters, 'searchFields');
		expect(fields.length).toBeGreaterThan(5);
		expect(fields.map(({ name }) => name)).toEqual(fields.map(({ name }) => name).toSorted((a, b) => a.localeCompare(b)));
		const [one] = fields;
		expect(await listOf(desk, office.parameters, 'searchFields', ` ${String(one?.name).toUpperCase()} `)).toContainEqual(one);
		expect(await listOf(desk, office.parameters, 'searchFields', 'no such field at all')).toEqual([]);
		const owners = await listOf(desk, office.parameters, 'searchOwners');
		if (title !== 'Airtable' && title !== 'Postgres') expect(owners).toContainEqual({ name: expect.stringContaining('Dana'), value: expect.any(String) });
		for (const method of ['searchPipelines', 'searchStages']) expect(await listOf(desk, office.parameters, method)).toEqual(expect.any(Array));
	});

	it('is not to be had with another credential: the item goes on and says what to mend, or the node stops', async () => {
		Object.assign(office.data, office.wrong);
		const item = await desk.missedCall();
		const { crm } = await upsert(item);
		expect(crm).toMatchObject({ status: 'failed', contactId: null, error: expect.stringMatching(/credential|token|user|password/i) });
		expect(crm.error).not.toContain(PERSON);
		const stopped = await desk.run('upsertCrmContact', { ...office.parameters, options: { onRefusal: 'stop', waitSeconds: 30 } }, [item]);
		expect(stopped.error).toMatchObject({ message: expect.stringContaining('did not take everything'), description: expect.stringContaining('Finish Pending Writes') });
	});

	it('that refuses a contact stops nothing, and is finished when it was mended', async () => {
		if (title === 'Postgres') return;
		office.refuse();
		const item = await upsert(await desk.missedCall());
		expect(item.crm).toMatchObject({ status: 'failed', error: expect.stringMatching(/\S/) });
		expect((await upsert(item, { operation: 'finish' })).crm).toMatchObject({ status: 'saved', contactId: (await only()).id });
		expect((await kinds()).length).toBeGreaterThan(0);
	});
});
