import { LoadOptionsContext } from 'n8n-core';
import type { ICredentialDataDecryptedObject, IDataObject, INodeListSearchResult } from 'n8n-workflow';
import { CONTACT_FIELDS, JOURNAL_FIELD } from '../../../connectors/crms/airtable/names';
import { closePostgresCrms } from '../../../connectors/crms/postgres';
import { ownDatabase } from '../../contract/crms/postgresDatabase';
import { BASE, CONTACTS, FakeAirtable, TOKEN as AIRTABLE_TOKEN } from '../../fakes/airtable';
import { startFakeHighLevel, stored, type FakeHighLevel } from '../../fakes/highlevel';
import { startFakeHubSpot } from '../../fakes/hubspot';
import { FAKE_TOKEN as HUBSPOT_TOKEN } from '../../fakes/hubspot/routes';
import { startFakePipedrive } from '../../fakes/pipedrive';
import { FAKE_TOKEN as PIPEDRIVE_TOKEN } from '../../fakes/pipedrive/routes';
import { FakeSalesforce, ORG, TOKEN as SALESFORCE_TOKEN } from '../../fakes/salesforce';
import { nodeOf, standsIn, workflowOf, type Desk } from '../../support/engine';
import { additionalData } from '../../support/engine/workflow';

export interface Person {
	readonly id: string;
	readonly phones: readonly string[];
	readonly name?: string;
	/** By the vendor's field id. */
	readonly values: Readonly<Record<string, unknown>>;
}

/** An account with a CRM, as the node's fields name it and as the CRM itself shows it. */
export interface CrmOffice {
	readonly parameters: IDataObject & { readonly crm: string };
	readonly type: string;
	readonly data: ICredentialDataDecryptedObject;
	/** A text field that no lead field goes to. */
	readonly freeField: string;
	/** A person as somebody has typed them in. */
	seed(person: { readonly phone: string; readonly name: string; readonly email?: string }): Promise<void>;
	people(): Promise<readonly Person[]>;
	/** Kinds of what stands on the timeline of a person, as `call`, `text`, `note`, `task` and `deal`. */
	timeline(of: string): Promise<readonly string[]>;
	/** Requests to come fail with a 5xx. */
	fail(times: number): void;
	/** The next new contact is refused for good. */
	refuse(): void;
	/** Another credential, which is not accepted. */
	readonly wrong: ICredentialDataDecryptedObject;
	readonly stop: () => Promise<void>;
}

export async function hubspotOffice(): Promise<CrmOffice> {
	const fake = await startFakeHubSpot({ madeFields: true });
	standsIn('https://api.hubapi.com', fake.server.url);
	return {
		...fake,
		parameters: { crm: 'hubspot' },
		type: 'missedCallHubSpotApi',
		data: { accessToken: HUBSPOT_TOKEN, portalId: fake.state.portal },
		wrong: { accessToken: 'another', portalId: fake.state.portal },
		freeField: 'jobtitle',
		seed: async (person) => void (await fake.seed(person)),
		people: async () => await fake.contacts(),
		timeline: async (of) => (await fake.entries(of)).map(({ kind }) => kind),
		fail: (times) => fake.failNext(times),
		refuse: () => fake.refuseNext(),
	};
}

export async function pipedriveOffice(): Promise<CrmOffice> {
	const fake = await startFakePipedrive({ madeFields: true });
	standsIn(`https://${fake.state.company}.pipedrive.com`, fake.server.url);
	return {
		parameters: { crm: 'pipedrive' },
		type: 'missedCallPipedriveApi',
		data: { companyDomain: fake.state.company, apiToken: PIPEDRIVE_TOKEN },
		wrong: { companyDomain: fake.state.company, apiToken: 'another' },
		freeField: '',
		seed: async (person) => void (await fake.seed(person)),
		people: async () => await fake.contacts(),
		timeline: async (of) => (await fake.entries(of)).map(({ kind }) => kind),
		fail: (times) => fake.failNext(times),
		refuse: () => fake.refuseNext(),
		stop: async () => await fake.stop(),
	};
}

export async function highlevelCrmOffice(): Promise<CrmOffice & { readonly fake: FakeHighLevel }> {
	const fake = await startFakeHighLevel();
	const { state } = fake;
	return {
		fake,
		parameters: { crm: 'highlevel' },
		type: 'missedCallHighLevelApi',
		data: { token: state.token, locationId: state.locationId, number: '', webhookSecret: '', webhookPublicKey: '', baseUrl: fake.url },
		wrong: { token: 'another', locationId: state.locationId, baseUrl: fake.url },
		freeField: '',
		seed: async ({ phone, name, email }) => void state.addContact({ phone: stored(phone), name, ...(email ? { email } : {}), searchableAt: 0 }),
		people: async () => [...state.contacts.values()].map((contact) => ({ id: contact.id, phones: contact.phone ? [contact.phone] : [], ...(contact.name ? { name: contact.name } : {}), values: { ...contact } })),
		timeline: async (of) => [
			...state.notes.filter(({ contactId }) => contactId === of).map(() => 'note'),
			...state.tasks.filter(({ contactId }) => contactId === of).map(() => 'task'),
			...state.opportunities.filter(({ contactId }) => contactId === of).map(() => 'deal'),
		],
		fail: (times) => void (fake.faults.failing = times),
		refuse: () => void (fake.faults.refuseCreate = true),
		stop: fake.stop,
	};
}

export async function airtableOffice(): Promise<CrmOffice & { readonly fake: FakeAirtable }> {
	const fake = new FakeAirtable();
	const columns = structuredClone([...CONTACT_FIELDS, { name: JOURNAL_FIELD, type: 'multilineText' }, { name: 'Heard From', type: 'singleLineText' }]) as { name: string; type: string }[];
	columns.sort((a, b) => Number(b.name === 'Name') - Number(a.name === 'Name'));
	fake.addTable(CONTACTS, 'Contacts', columns);
	await fake.start();
	const rows = () => fake.table(CONTACTS).records;
	return {
		fake,
		parameters: { crm: 'airtable', airtableBase: BASE, airtableTable: CONTACTS },
		type: 'missedCallAirtableApi',
		data: { token: AIRTABLE_TOKEN, baseUrl: fake.url },
		wrong: { token: 'another', baseUrl: fake.url },
		freeField: 'Heard From',
		seed: async ({ phone, name, email }) => void fake.put(CONTACTS, { Phone: phone, Name: name, ...(email ? { Email: email } : {}) }),
		people: async () => rows().map(({ id, fields }) => ({ id, phones: [fields.Phone as string], ...(fields.Name === undefined ? {} : { name: fields.Name as string }), values: fields })),
		timeline: async (of) => [...((rows().find(({ id }) => id === of)?.fields[JOURNAL_FIELD] ?? '') as string).matchAll(/UTC · (Call|Text|Note|Task|Deal)/g)].map(([, kind = '']) => kind.toLowerCase()),
		fail: (times) => fake.failNext(times),
		refuse: () => fake.refuseNextCreate(),
		stop: async () => await fake.stop(),
	};
}

export async function salesforceOffice(): Promise<CrmOffice & { readonly fake: FakeSalesforce }> {
	const fake = await new FakeSalesforce().start();
	const oauthTokenData = { access_token: SALESFORCE_TOKEN, refresh_token: 'refresh-1', token_type: 'Bearer', instance_url: fake.url, id: `https://login.salesforce.com/id/${ORG}/005000000000001AAA` };
	const data = { environment: 'production', clientId: 'client', clientSecret: 'secret', oauthTokenData };
	return {
		fake,
		parameters: { crm: 'salesforce' },
		type: 'missedCallSalesforceOAuth2Api',
		data,
		wrong: { ...data, oauthTokenData: { ...oauthTokenData, access_token: 'revoked', refresh_token: undefined } },
		freeField: '',
		seed: async ({ phone, name, email }) => void fake.put('Lead', { Phone: phone, FirstName: name.split(' ')[0], LastName: name.split(' ').slice(1).join(' '), ...(email ? { Email: email } : {}), Company: 'Somewhere', IsConverted: false }),
		people: async () => fake.table('Lead').map((row) => ({ id: row.Id, phones: [String(row.Phone)], name: [row.FirstName, row.LastName].filter(Boolean).join(' '), values: row })),
		timeline: async (of) => fake.table('Task').filter(({ WhoId }) => WhoId === of).map(({ TaskSubtype, Status, Subject }) => (TaskSubtype === 'Call' ? 'call' : Status !== 'Completed' ? 'task' : (/^(Text|Deal)\b/.exec(String(Subject))?.[1]?.toLowerCase() ?? 'note'))),
		fail: (times) => fake.failNext(times),
		refuse: () => fake.refuseNextCreate(),
		stop: async () => await fake.stop(),
	};
}

/** A real Postgres; the node makes the tables that it needs. */
export async function postgresOffice(): Promise<CrmOffice> {
	const database = await ownDatabase();
	const table = 'missed_call_contacts';
	return {
		parameters: { crm: 'postgres', postgresTable: table },
		type: 'missedCallCrmPostgresApi',
		data: { ...database.credential },
		wrong: { ...database.credential, user: 'nobody_of_that_name', password: 'wrong' },
		freeField: '',
		seed: async ({ phone, name, email }) => void (await database.ask(`INSERT INTO ${table} (phone, name, email, tags, created_at) VALUES ($1, $2, $3, '{}', now())`, [phone, name, email ?? null])),
		people: async () => (await database.ask(`SELECT * FROM ${table} ORDER BY id`)).map((row) => ({ id: String(row.id), phones: [String(row.phone)], ...(typeof row.name === 'string' ? { name: row.name } : {}), values: row })),
		timeline: async (of) => (await database.ask(`SELECT kind FROM ${table}_log WHERE contact_id = $1 ORDER BY id`, [of])).map(({ kind }) => String(kind)),
		fail: () => undefined,
		refuse: () => undefined,
		stop: async () => {
			await closePostgresCrms();
			await database.drop();
		},
	};
}

/** What a list of the node's editor shows, by the name of its method. */
export async function listOf(desk: Desk, parameters: IDataObject, method: string, filter?: string): Promise<INodeListSearchResult['results']> {
	const node = nodeOf({ type: 'upsertCrmContact', parameters: parameters as never });
	const workflow = workflowOf([node]);
	const context = new LoadOptionsContext(workflow, node, additionalData(workflow, 'internal', desk.vendors, { currentNodeParameters: workflow.nodes[node.name]?.parameters ?? {} }), '');
	const search = workflow.nodeTypes.getByNameAndVersion(node.type).methods?.listSearch?.[method];
	if (!search) throw new Error(`The node has no list "${method}"`);
	return (await search.call(context, filter)).results;
}
