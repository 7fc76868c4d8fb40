import { CONTACT_FIELDS, JOURNAL_FIELD } from '../../connectors/crms/airtable/names';
import { BASE, FakeAirtable, TOKEN as AIRTABLE_TOKEN } from '../fakes/airtable';
import { addMessage } from '../fakes/highlevel';
import { startFakeHubSpot } from '../fakes/hubspot';
import { FAKE_TOKEN as HUBSPOT_TOKEN } from '../fakes/hubspot/routes';
import { startFakePipedrive } from '../fakes/pipedrive';
import { FAKE_TOKEN as PIPEDRIVE_TOKEN } from '../fakes/pipedrive/routes';
import { FakeSalesforce, ORG, TOKEN as SALESFORCE_TOKEN } from '../fakes/salesforce';
import { HERE, LINE, PERSON, standsIn } from '../support/engine';
import { FILLED_IN, ONE_PROFILE, type CrmSide, type PhoneSide, type Vendors } from './systems.filledIn';
import { Front } from './systems/front';
import { callrailOffice, highlevelOffice, quoOffice, ringcentralOffice } from './systems/office';

const MANY = 1_000;

export async function quoAndHubSpot(madeFields: boolean): Promise<Vendors> {
	const [office, hubspot] = [await quoOffice(), await startFakeHubSpot({ madeFields })];
	standsIn('https://api.hubapi.com', hubspot.server.url);
	const sent = () => office.fake.state.messages.map(({ to, text }) => ({ to: to[0] ?? '', body: text }));
	return { phone: { office, before: () => {}, sent }, crm: { ...told(hubspot), secrets: { missedCallHubSpotApi: { accessToken: HUBSPOT_TOKEN, portalId: hubspot.state.portal } } }, filledIn: FILLED_IN };
}

/** Told by workflows, as the note on the canvas has it; the contact is HighLevel's own, made when the person called. */
export async function highLevelAlone(): Promise<Vendors> {
	const office = await highlevelOffice('workflow');
	const { state } = office.fake;
	const caller = 'ContactOfCaller00001';
	const before = (what: string, body: string) => {
		if (!state.contacts.has(caller)) state.addContact({ id: caller, phone: PERSON });
		addMessage(state, caller, { direction: 'inbound', messageType: what === 'call' ? 'TYPE_CALL' : 'TYPE_SMS', status: 'delivered', ...(what === 'call' ? { meta: { callStatus: 'no-answer', callDuration: '0' } } : {}), body, attachments: [], from: PERSON, to: LINE });
	};
	const sent = () => state.messages.filter(({ direction }) => direction === 'outbound').map(({ to, body }) => ({ to, body }));
	// The team is texted too, and HighLevel texts contacts.
	const people = () => [...state.contacts.values()].filter(({ phone }) => phone === PERSON);
	const timeline = (id: string) => [...state.notes.map((note) => ({ ...note, title: '' })), ...state.tasks].filter(({ contactId }) => contactId === id).map(({ title, body }) => `${title}\n${body}`);
	const leads = async () => people().map(({ id, phone }) => ({ phones: [phone], timeline: timeline(id).join('\n') }));
	return { phone: { office, before, sent }, crm: { secrets: {}, leads, stop: async () => {} }, filledIn: FILLED_IN };
}

export async function ringCentralAndPipedrive(madeFields: boolean): Promise<Vendors> {
	const [office, pipedrive, front] = [await ringcentralOffice(), await startFakePipedrive({ madeFields }), await Front.open()];
	const options = { publicBase: front.url };
	standsIn(`https://${pipedrive.state.company}.pipedrive.com`, pipedrive.server.url);
	const sent = () => office.fake.state.messages.filter(({ direction }) => direction === 'Outbound').map(({ to, subject }) => ({ to, body: subject }));
	return { phone: { office, before: () => {}, sent }, crm: { ...told(pipedrive), secrets: { missedCallPipedriveApi: { apiToken: PIPEDRIVE_TOKEN, companyDomain: pipedrive.state.company } } }, filledIn: { missedCallTrigger: { ...HERE, options }, textReplyTrigger: { options: { ...options, gatherSeconds: 0 } } }, front };
}

/** The table is of one column, as somebody makes it who makes the fields from the canvas then, or has them all. */
export async function callRailAndAirtable(madeFields: boolean): Promise<Vendors> {
	const airtable = new FakeAirtable();
	const columns = madeFields ? [...CONTACT_FIELDS.filter(({ name }) => name !== 'Name'), { name: JOURNAL_FIELD, type: 'multilineText' }] : [];
	const { records } = airtable.addTable('tblOfTheClient001', 'Leads', [{ name: 'Name', type: 'singleLineText' }, ...structuredClone(columns)]);
	await airtable.start();
	const leads = async () => records.map(({ fields }) => ({ phones: [fields['Phone E.164']], timeline: JSON.stringify(fields[JOURNAL_FIELD] ?? '') }));
	return {
		phone: await callRail(),
		crm: { secrets: { missedCallAirtableApi: { token: AIRTABLE_TOKEN, baseUrl: airtable.url } }, leads, down: (down) => (down ? airtable.failNext(MANY) : airtable.recover()), stop: async () => await airtable.stop() },
		filledIn: { ...ONE_PROFILE, upsertCrmContact: { airtableBase: BASE } },
	};
}

export async function callRailAndSalesforce(): Promise<Vendors> {
	const salesforce = await new FakeSalesforce().start();
	const timeline = (id: string) => salesforce.table('Task').filter(({ WhoId }) => WhoId === id).map(({ Subject, Description }) => `${String(Subject)}\n${String(Description)}`);
	const leads = async () => salesforce.table('Lead').map(({ Id, Phone }) => ({ phones: [Phone], timeline: timeline(Id).join('\n') }));
	const token = { access_token: SALESFORCE_TOKEN, token_type: 'Bearer', instance_url: salesforce.url, id: `https://login.salesforce.com/id/${ORG}/005000000000001AAA` };
	return {
		phone: await callRail(),
		crm: { secrets: { missedCallSalesforceOAuth2Api: { environment: 'production', clientId: 'app', clientSecret: 'secret', oauthTokenData: token } }, leads, down: (down) => (down ? salesforce.failNext(MANY) : salesforce.recover()), stop: async () => await salesforce.stop() },
		filledIn: ONE_PROFILE,
	};
}

async function callRail(): Promise<PhoneSide> {
	const office = await callrailOffice();
	const sent = () => office.fake.state.conversations.flatMap(({ customer_phone_number: to, messages }) => messages.filter(({ direction }) => direction === 'outgoing').map(({ content }) => ({ to, body: content })));
	return { office, before: () => {}, sent };
}

/** What a fake of the contract's suites tells. */
function told(fake: { contacts(): Promise<readonly { readonly id: string; readonly phones: readonly string[] }[]>; entries(id: string): Promise<readonly { readonly text: string }[]>; failNext(times: number): void; stop(): Promise<void> }): Omit<CrmSide, 'secrets'> {
	return {
		leads: async () => await Promise.all((await fake.contacts()).map(async ({ id, phones }) => ({ phones, timeline: (await fake.entries(id)).map(({ text }) => text).join('\n') }))),
		down: (down) => fake.failNext(down ? MANY : 0),
		stop: async () => await fake.stop(),
	};
}
