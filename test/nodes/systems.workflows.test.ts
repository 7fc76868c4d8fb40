import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeLedger, ledgerPath, type WebhookRequest } from '../../connectors';
import { DANA, LINE, PERSON, timePasses, type Ran, type Received } from '../support/engine';
import { ShippedCanvas } from '../support/engine/shippedCanvas';
import { bring } from './systems/office';
import type { Vendors } from './systems.filledIn';
import { asteriskTwilioAndPostgres } from './systems.pbx';
import { callRailAndAirtable, callRailAndSalesforce, highLevelAlone, quoAndHubSpot, ringCentralAndPipedrive } from './systems.vendors';

/** @param madeFields whether the CRM has the fields already that the canvas makes */
type Open = (madeFields: boolean) => Promise<Vendors>;

const CANVASES: readonly (readonly [string, Open])[] = [
	['asterisk-twilio-postgres', asteriskTwilioAndPostgres],
	['callrail-airtable', callRailAndAirtable],
	['callrail-salesforce', callRailAndSalesforce],
	['highlevel', highLevelAlone],
	['quo-hubspot', quoAndHubSpot],
	['ringcentral-pipedrive', ringCentralAndPipedrive],
];

describe.each(CANVASES)('systems/%s.json, filled in as its notes say', (file, open) => {
	let folder: string;
	let vendors: Vendors;
	let canvas: ShippedCanvas;
	let told = 0;
	async function fillIn(madeFields: boolean): Promise<void> {
		vendors = await open(madeFields);
		const { office } = vendors.phone;
		canvas = new ShippedCanvas(`systems/${file}.json`, vendors.filledIn, { [office.type]: office.data, ...vendors.crm.secrets });
	}
	const closeVendors = async () => void (await Promise.all([vendors.phone.office.stop(), vendors.crm.stop(), vendors.front?.close()]));
	beforeEach(async () => {
		folder = mkdtempSync(join(tmpdir(), 'missed-call-systems-'));
		process.env.N8N_USER_FOLDER = folder;
		await fillIn(true);
		for (const name of ['Missed Call Trigger', 'Text Reply Trigger']) vendors.front?.stand(canvas.trigger(name));
		await canvas.activate();
	});
	afterEach(async () => {
		await closeVendors();
		await closeLedger(ledgerPath());
		rmSync(folder, { recursive: true, force: true });
	});

	const about = () => ({ id: `s${(told += 1)}`, from: PERSON, to: LINE, at: Date.now() - 60_000 });
	const to = (number: string) => vendors.phone.sent().filter((text) => text.to === number).map(({ body }) => body);
	const lead = async () => {
		const leads = await vendors.crm.leads();
		expect(leads).toHaveLength(1);
		return leads[0];
	};

	async function bringTo(trigger: string, requests: readonly WebhookRequest[], purpose: 'calls' | 'texts'): Promise<readonly Received[]> {
		const received: Received[] = [];
		for (const request of requests) received.push(await bring(canvas.trigger(trigger), vendors.phone.office.sign(request, purpose)));
		expect(received.map(({ answer }) => Math.floor(answer.status / 100))).toEqual(received.map(() => 2));
		return received;
	}

	/** A call that nobody took, told by the vendor twice; starts the canvas once. */
	async function missedCall(): Promise<Ran> {
		vendors.phone.before('call', '');
		const requests = vendors.phone.office.dialect.call('no_answer', about()) ?? [];
		const ran = await canvas.runOn('Missed Call Trigger', await bringTo('Missed Call Trigger', [...requests, ...requests], 'calls'));
		expect(ran.error).toBeUndefined();
		return ran;
	}

	async function reply(body: string): Promise<Ran> {
		vendors.phone.before('text', body);
		const request = vendors.phone.office.dialect.textIn?.({ ...about(), at: Date.now(), body, media: [] });
		const ran = await canvas.runOn('Text Reply Trigger', await bringTo('Text Reply Trigger', request ? [request] : [], 'texts'));
		expect(ran.error).toBeUndefined();
		return ran;
	}

	it('from a signed report to the contact in the CRM and the text, once', async () => {
		const ran = await missedCall();
		expect(ran.json('Keep the Lead')).toMatchObject([{ crm: { status: 'saved', contactId: expect.stringMatching(/\S/) } }]);
		expect(orderOf(ran)).toEqual(['Missed Call Trigger', 'Keep the Lead', 'Text Back']);
		expect(to(PERSON)).toEqual([expect.stringContaining('Bayside')]);
		expect(await lead()).toMatchObject({ phones: expect.arrayContaining([PERSON]), timeline: expect.stringMatching(/call/i) });
	});

	it('a report that the vendor did not sign starts nothing', async () => {
		const { dialect } = vendors.phone.office;
		for (const request of dialect.call('no_answer', about()) ?? []) {
			const { answer, data } = await bring(canvas.trigger('Missed Call Trigger'), dialect.forged.unsigned(request));
			expect(data).toBeUndefined();
			expect(answer.status).toBeGreaterThanOrEqual(400);
		}
	});

	it('makes the fields that the CRM lacks, and none twice', async () => {
		await closeVendors();
		await fillIn(false);
		if (!canvas.has('Make the Fields')) return;
		const make = async () => (await canvas.run('Make the Fields', [[{ json: {} }]])).json('Make the Fields')[0]?.made as string[];
		expect((await make()).length > 10).toBe(vendors.crm.makesAll !== true);
		expect(await make()).toEqual([]);
	});

	it('a question goes to the owner, and into the CRM', async () => {
		await missedCall();
		const ran = await reply('How much do you charge for a new water heater?');
		expect(ran.json('Tell the Right Person')).toMatchObject([{ escalation: { alerted: ['Dana'] } }]);
		expect(to(DANA)).toEqual([expect.stringContaining('water heater')]);
		expect((await lead())?.timeline).toContain('water heater');
	});

	it('an emergency alerts first, and is logged then', async () => {
		await missedCall();
		const order = orderOf(await reply("There's water everywhere, the pipe burst!!"));
		expect(order.slice(2)).toEqual(['Alert the Team Now', 'Say the Team Is Alerted', 'Log the Emergency']);
		expect(to(DANA)).toEqual([expect.stringMatching(/emergency/i)]);
		expect(to(PERSON)).toHaveLength(2);
		expect((await lead())?.timeline).toContain('pipe burst');
	});

	it('who opts out is texted no more', async () => {
		await missedCall();
		expect((await reply('STOP')).times('Confirm Opt-Out or Help')).toBe(1);
		// The vendor has answered it itself.
		expect(to(PERSON)).toHaveLength(1);
		timePasses(48 * 3_600_000);
		const again = await missedCall();
		expect(again.times('Text Back')).toBe(1);
		expect(to(PERSON)).toHaveLength(1);
	});

	it('what happens after the contact was written comes into the CRM by CRM Write', async () => {
		await missedCall();
		const [text = 'none'] = to(PERSON);
		expect((await lead())?.timeline).not.toContain(text);
		timePasses(3_600_000);
		const ran = await canvas.followUp('crm_write');
		expect(ran.error).toBeUndefined();
		expect(ran.json('Finish in the CRM')).toMatchObject([{ crm: { status: 'saved' } }]);
		expect((await lead())?.timeline).toContain(text);
	});

	it('a CRM that is down keeps no text back, and hears of it all later', async () => {
		if (!vendors.crm.down) return;
		vendors.crm.down(true);
		const ran = await missedCall();
		expect(ran.json('Keep the Lead')).toMatchObject([{ crm: { status: 'pending', contactId: null } }]);
		expect(to(PERSON)).toHaveLength(1);
		expect(await vendors.crm.leads()).toEqual([]);
		vendors.crm.down(false);
		timePasses(3_600_000);
		expect((await canvas.followUp('crm_write')).json('Finish in the CRM')).toMatchObject([{ crm: { status: 'saved' } }]);
		expect((await lead())?.timeline).toContain(to(PERSON)[0]);
	});
});

/** Nodes in the order in which they ran. */
function orderOf(ran: Ran): readonly string[] {
	const all = Object.entries(ran.run.data.resultData.runData);
	return all.sort(([, [a]], [, [b]]) => (a?.executionIndex ?? 0) - (b?.executionIndex ?? 0)).map(([name]) => name);
}
