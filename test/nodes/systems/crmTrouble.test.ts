import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IDataObject } from 'n8n-workflow';
import { Desk, PERSON, timePasses, type NodeSetup } from '../../support/engine';
import { until } from '../../support/until';
import { airtableOffice, highlevelCrmOffice, hubspotOffice, type CrmOffice } from './crmOffice';

const NODE = 'Upsert CRM Contact';
const HOUR = 3_600_000;

let desk: Desk;
const stops: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(async () => {
	for (const stop of stops.splice(0).toReversed()) await stop();
	await desk.close();
});

async function at<O extends CrmOffice>(opened: Promise<O>): Promise<O> {
	const office = await opened;
	stops.push(office.stop);
	desk.vendors[office.type] = office.data;
	return office;
}
const fields = (office: CrmOffice, more: IDataObject = {}) => ({ ...office.parameters, ...more }) as NodeSetup['parameters'];

/** Listens and says nothing until it is let go; then it passes everything on. */
async function holding(to: string): Promise<{ readonly url: string; readonly release: () => void; readonly held: () => number }> {
	let open = false;
	const waiting: (() => void)[] = [];
	const server: Server = createServer((request, response) => {
		void (async () => {
			const parts: Buffer[] = [];
			for await (const part of request) parts.push(part as Buffer);
			if (!open) await new Promise<void>((resolve) => waiting.push(resolve));
			const body = Buffer.concat(parts);
			const answer = await fetch(to + (request.url ?? ''), { method: request.method ?? 'GET', headers: { authorization: request.headers.authorization ?? '', ...(body.length > 0 ? { 'content-type': 'application/json' } : {}) }, ...(body.length > 0 ? { body } : {}) });
			response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
		})().catch(() => response.destroy());
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	stops.push(async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	});
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		held: () => waiting.length,
		release: () => {
			open = true;
			for (const go of waiting.splice(0)) go();
		},
	};
}

it('a CRM that is slow holds no text up: the item goes on as pending, and the CRM has it all later', async () => {
	const office = await at(airtableOffice());
	const slow = await holding(office.data.baseUrl as string);
	Object.assign(office.data, { baseUrl: slow.url });
	const item = await desk.missedCall();
	const ran = await desk.runAll([{ type: 'upsertCrmContact', parameters: fields(office, { options: { waitSeconds: 0 } }) }, { type: 'sendTextBack', parameters: { phoneSystem: 'twilio' } }], [item]);
	expect(ran.error).toBeUndefined();
	expect(ran.json(NODE)[0]?.crm).toMatchObject({ system: 'airtable', status: 'pending', contactId: null, created: false });
	expect(desk.twilio.textsTo(PERSON)).toHaveLength(1);
	expect(slow.held()).toBeGreaterThan(0);
	expect(await office.people()).toEqual([]);
	slow.release();
	await until('the contact in the CRM', async () => (await office.people()).length === 1);
	const [person] = await office.people();
	await until('the call on the timeline', async () => (await office.timeline(person?.id ?? '')).includes('call'));
});

describe.each([
	['HubSpot', hubspotOffice],
	['HighLevel', highlevelCrmOffice],
	['Airtable', airtableOffice],
] as [string, () => Promise<CrmOffice>][])('an outage of %s', (_title, open) => {
	it('is no matter of the text; the Follow-Up Trigger brings what waits, and it is written once', async () => {
		const office = await at(open());
		office.fail(50);
		const item = await desk.missedCall();
		const ran = await desk.runAll([{ type: 'upsertCrmContact', parameters: fields(office, { options: { waitSeconds: 0 } }) }, { type: 'sendTextBack', parameters: { phoneSystem: 'twilio' } }], [item]);
		expect(ran.error).toBeUndefined();
		expect(ran.json(NODE)[0]?.crm).toMatchObject({ status: 'pending', contactId: null });
		expect(desk.twilio.textsTo(PERSON)).toHaveLength(1);
		office.fail(0);
		if ('fake' in office && 'recover' in (office.fake as object)) (office.fake as { recover: () => void }).recover();
		timePasses(HOUR / 2);
		const listening = await desk.trigger('followUpTrigger', { kinds: ['crm_write'] }).listen();
		const [emitted] = await until('what is due for the CRM', () => {
			listening.tick();
			return listening.emitted.length > 0 && listening.emitted;
		});
		const [due] = emitted?.data[8] ?? [];
		expect(due?.json).toMatchObject({ due: { kind: 'crm_write' }, person: { number: PERSON } });
		const finished = await desk.run('upsertCrmContact', fields(office), [due?.json ?? {}]);
		expect(finished.error).toBeUndefined();
		expect(finished.json(NODE)[0]?.crm).toMatchObject({ status: 'saved' });
		const before = await office.people();
		expect(before).toHaveLength(1);
		const timeline = await office.timeline(before[0]?.id ?? '');
		expect(timeline.length).toBeGreaterThanOrEqual(2);
		await desk.run('upsertCrmContact', fields(office), [due?.json ?? {}]);
		expect(await office.people()).toHaveLength(1);
		expect(await office.timeline(before[0]?.id ?? '')).toEqual(timeline);
	});
});

describe('field mapping', () => {
	const line = (crmField: string, rest: object) => ({ crmField: { __rl: true, mode: 'id', value: crmField }, ...rest });

	it('puts lead fields and own values where the user says, by the rule that the user says', async () => {
		const office = await at(airtableOffice());
		await office.seed({ phone: PERSON, name: 'Maria Lopez' });
		const [row] = (office).fake.tables[0]?.records ?? [];
		if (row) row.fields['Heard From'] = 'a friend';
		const write = async (mapping: object) => (await desk.run('upsertCrmContact', fields(office, { mapping, options: { waitSeconds: 30 } }), [await desk.missedCall()])).json(NODE)[0]?.crm;
		const value = async (field: string) => (await office.people())[0]?.values[field];
		expect(await write({ lead: [line(office.freeField, { from: 'source', rule: 'fill' })] })).toMatchObject({ status: 'saved' });
		expect([await value('Heard From'), await value('Source')]).toEqual(['a friend', undefined]);
		await write({ lead: [line(office.freeField, { from: 'source', rule: 'always' })] });
		expect(await value('Heard From')).toContain('Website');
		await write({ own: [line(office.freeField, { value: 'Missed call', rule: 'always' })], lead: [line('', { from: 'history', rule: 'never' }), line('', { from: 'source', rule: 'never' })] });
		expect([await value('Heard From'), await value('Source')]).toEqual(['Missed call', undefined]);
	});

	it('that names no field says which line to mend', async () => {
		const office = await at(airtableOffice());
		const ran = await desk.run('upsertCrmContact', fields(office, { mapping: { lead: [line('', { from: 'source', rule: 'fill' })] } }), [await desk.missedCall()]);
		expect(ran.error).toMatchObject({ message: 'A line of "Field Mapping" names no field of the CRM', description: expect.stringContaining('"Never"') });
	});
});
