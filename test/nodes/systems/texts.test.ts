import type { IDataObject } from 'n8n-workflow';
import { Desk, expectGoodItems, LINE, PERSON, type TriggerOnCanvas } from '../../support/engine';
import { Front } from './front';
import { bring, bringAll, callrailOffice, highlevelOffice, looked, quoOffice, ringcentralOffice, started, telnyxOffice, type TextingOffice } from './office';

const OPEN: Record<string, () => Promise<TextingOffice<unknown>>> = { Quo: quoOffice, HighLevel: async () => await highlevelOffice('app'), CallRail: callrailOffice, Telnyx: telnyxOffice, RingCentral: ringcentralOffice };

let desk: Desk;
let office: TextingOffice<unknown>;
let front: Front;
let trigger: TriggerOnCanvas;
let workflows = 0;

describe.each(Object.entries(OPEN))('texts of %s', (title, open) => {
	beforeEach(async () => {
		desk = await Desk.open();
		office = await open();
		front = await Front.open();
		desk.vendors[office.type] = office.data;
		// RingCentral alone asks the address at once whether anybody is there.
		const options = { gatherSeconds: 0, ...(title === 'RingCentral' ? { publicBase: front.url } : {}) };
		trigger = desk.trigger('textReplyTrigger', { phoneSystem: office.system, options }, { workflowId: `${title}-${(workflows += 1)}` });
		front.stand(trigger);
		await trigger.activate();
	});
	afterEach(async () => {
		await front.close();
		await office.stop();
		await desk.close();
	});
	const about = (id: string) => ({ id, from: PERSON, to: LINE, at: Date.now() - 1_000 });
	const text = async (id: string, body: string) => await bringAll(trigger, office, [office.dialect.textIn?.({ ...about(id), body, media: [] })].filter((one) => one !== undefined), 'texts');
	const send = async (item: IDataObject, more: object = {}) => await desk.run('sendTextBack', { phoneSystem: office.system, ...more }, [item]);
	const conversation = async () => await desk.ledger.findConversation('bayside', PERSON);

	it('start the canvas with the reply, once', async () => {
		const received = await text('1', 'Can you come tomorrow?');
		expect(received[0]?.answer.status).toBe(200);
		expect(started(received)).toEqual([expect.objectContaining({ business: expect.objectContaining({ id: 'bayside' }), reply: expect.objectContaining({ body: 'Can you come tomorrow?', from: PERSON, to: LINE }) })]);
		expectGoodItems(received[0]?.data ?? [], 'trigger');
		expect(started(await text('1', 'Can you come tomorrow?'))).toEqual([]);
	});

	it('that opt out are dealt with by the vendor: nobody is texted about it, nor ever after', async () => {
		const item = await desk.missedCall();
		const received = await bringAll(trigger, office, [office.dialect.optOutAnswered?.(about('2'))].filter((one) => one !== undefined), 'texts');
		expect(started(received, 1)).toEqual([expect.objectContaining({ consent: expect.objectContaining({ kind: 'opt_out', providerAnswered: true }) })]);
		const [confirmed] = [await send(started(received, 1)[0] ?? {})];
		expect(confirmed.json('Send Text-Back', 1)).toHaveLength(1);
		expect((await send(item)).json('Send Text-Back', 1)).toEqual([expect.objectContaining({ decision: expect.objectContaining({ reason: 'opted_out' }) })]);
		expect(office.sent()).toEqual([]);
	});

	it('go out through the vendor, once, from the number that was called', async () => {
		const item = await desk.missedCall();
		const ran = await send(item);
		expect(ran.error).toBeUndefined();
		expect(ran.json('Send Text-Back')).toEqual([expect.objectContaining({ message: expect.objectContaining({ from: LINE, to: PERSON, status: expect.stringMatching(/sent|delivered/) }) })]);
		await send(item);
		expect(office.sent()).toEqual([expect.objectContaining({ from: LINE, to: PERSON, body: expect.stringContaining('Bayside Plumbing') })]);
	});

	it('of somebody of the team at the vendor’s pause automation, ours reported back do not', async () => {
		await send(await desk.missedCall());
		const [ours] = office.sent();
		const toPerson = { id: 'h1', from: LINE, to: PERSON, media: [] as string[], at: Date.now() };
		const human = (id: string, body: string) => office.dialect.humanText?.({ ...toPerson, id, body });
		const own = human(ours?.id ?? '', ours?.body ?? '');
		if (!own) return;
		expect(started(await bringAll(trigger, office, [own], 'texts'))).toEqual([]);
		if (title === 'RingCentral') return;
		expect((await conversation())?.automation).toBe('on');
		const theirs = human('h2', 'Hi, this is Dana. I am on my way.');
		const received = await bringAll(trigger, office, theirs ? [theirs] : [], 'texts');
		expect(received[0]?.answer.status).toBe(200);
		expect((await conversation())?.automation).toBe('paused');
		const next = await send(await desk.reply('Thanks!'), { purpose: 'answer', message: 'You are welcome.' });
		expect(next.json('Send Text-Back', 1)).toEqual([expect.objectContaining({ decision: expect.objectContaining({ reason: 'human_active' }) })]);
		expect(office.sent()).toHaveLength(1);
	});

	it('that could not be delivered come out of Not Delivered', async () => {
		await send(await desk.missedCall());
		const receipt = office.dialect.receipt?.({ providerId: office.sent()[0]?.id ?? '', status: 'undelivered', from: LINE, to: PERSON, at: Date.now() });
		if (!receipt) return;
		const received = await bringAll(trigger, office, [receipt], 'texts');
		expect(received[0]?.answer.status).toBe(200);
		expect(started(received, 2)).toEqual([expect.objectContaining({ message: expect.objectContaining({ status: 'undelivered' }) })]);
		expect(started(await bringAll(trigger, office, [receipt], 'texts'), 2)).toEqual([]);
	});

	it('are refused where the vendor did not send them, and counted', async () => {
		const genuine = office.dialect.textIn?.({ ...about('9'), body: 'Hi', media: [] });
		if (!genuine) throw new Error('nothing to forge');
		for (const forged of [office.dialect.forged.unsigned(genuine), office.dialect.forged.withOtherSecret(genuine)]) {
			const { answer, data } = await bring(trigger, forged);
			expect([401, 403]).toContain(answer.status);
			expect(data).toBeUndefined();
		}
		expect((await desk.ledger.refusals(0)).reduce((sum, { where, count }) => sum + (where === `${office.system} texts` ? count : 0), 0)).toBe(2);
	});

	it('escalate to the team through the vendor', async () => {
		const ran = await desk.run('escalate', { phoneSystem: office.system, operation: 'open' }, [await desk.reply('The pipe burst, there is water everywhere!')]);
		expect(ran.error).toBeUndefined();
		expect(office.sent().map(({ to }) => to)).toEqual(expect.arrayContaining(['+14155550111']));
	});
});

describe('RingCentral’s message store', () => {
	let rc: Awaited<ReturnType<typeof ringcentralOffice>>;
	beforeEach(async () => {
		desk = await Desk.open();
		rc = await ringcentralOffice();
		front = await Front.open();
		desk.vendors[rc.type] = rc.data;
		trigger = desk.trigger('textReplyTrigger', { phoneSystem: 'ringcentral', options: { gatherSeconds: 0, publicBase: front.url } }, { workflowId: `store-${(workflows += 1)}` });
		front.stand(trigger);
		await trigger.activate();
	});
	afterEach(async () => {
		await front.close();
		await rc.stop();
		await desk.close();
	});

	it('tells of a text from its app, which pauses automation; of ours, which does not; and of what was not delivered', async () => {
		await desk.run('sendTextBack', { phoneSystem: 'ringcentral' }, [await desk.missedCall()]);
		const [ours] = rc.sent();
		await rc.fake.report(ours?.id ?? '', 'SendingFailed', 'SMS-CAR-104');
		expect(started(front.received, 2)).toEqual([expect.objectContaining({ message: expect.objectContaining({ status: 'undelivered' }) })]);
		expect((await desk.ledger.findConversation('bayside', PERSON))?.automation).toBe('on');
		await rc.fake.textFromApp({ to: PERSON, body: 'Dana here, I am on my way.', by: 'Dana' });
		await looked(desk, async () => (await desk.ledger.findConversation('bayside', PERSON))?.automation === 'paused');
		expect((await desk.ledger.findConversation('bayside', PERSON))?.automation).toBe('paused');
	});
});
