import { asteriskDialect } from '../../contract/phones/asterisk.dialect';
import type { Scenario } from '../../contract/phones/dialect';
import { SECRET } from '../../fakes/asterisk/reports';
import { Desk, HERE, LINE, PERSON, type TriggerOnCanvas } from '../../support/engine';
import { bring, bringAll, started } from './office';

let desk: Desk;
let trigger: TriggerOnCanvas;
beforeEach(async () => {
	desk = await Desk.open();
	desk.vendors.missedCallAsteriskApi = { secret: SECRET };
	trigger = desk.trigger('missedCallTrigger', { ...HERE, phoneSystem: 'asterisk' });
	await trigger.activate();
});
afterEach(() => desk.close());
const call = async (scenario: Scenario, id = '1', from = PERSON) => await bringAll(trigger, { sign: (request) => request }, asteriskDialect.call(scenario, { id, from, to: LINE, at: Date.now() - 1_000 }));

it('is activated and deactivated without anybody being asked', async () => {
	expect((await desk.ledger.businessOfNumber(LINE))?.profile).toMatchObject({ id: 'bayside' });
	await trigger.activate();
	await trigger.deactivate();
});

it.each([
	['no_answer', 'no_answer'],
	['busy', 'busy'],
	['abandoned', 'abandoned'],
	['voicemail', 'voicemail'],
	['closed', 'closed'],
] as const)('starts the canvas once for a call that ended %s', async (scenario, missedReason) => {
	const received = await call(scenario);
	expect(received.map(({ answer }) => answer.status)).toEqual([200]);
	expect(started(received)).toEqual([expect.objectContaining({ call: expect.objectContaining({ from: PERSON, to: LINE, missedReason }) })]);
	expect(started(await call(scenario))).toEqual([]);
});

it('starts nothing for a call that somebody took', async () => {
	expect(started([...(await call('answered', '2')), ...(await call('answered_by_one_of_two', '3'))])).toEqual([]);
});

it('refuses a report without the secret, or with another, and counts it', async () => {
	const [genuine] = asteriskDialect.call('no_answer', { id: '4', from: PERSON, to: LINE, at: Date.now() }) ?? [];
	if (!genuine) throw new Error('nothing to forge');
	expect((await bring(trigger, asteriskDialect.forged.unsigned(genuine))).answer.status).toBe(401);
	expect((await bring(trigger, asteriskDialect.forged.withOtherSecret(genuine))).answer.status).toBe(401);
	expect((await desk.ledger.refusals(0)).map(({ where, reason }) => [where, reason]).sort()).toEqual([
		['asterisk calls', 'signature_missing'],
		['asterisk calls', 'signature_wrong'],
	]);
});

it('texts through Twilio: calls of one system, texts of another, one person', async () => {
	const items = started(await call('no_answer', '5'));
	const ran = await desk.run('sendTextBack', {}, items);
	expect(ran.error).toBeUndefined();
	expect(ran.json('Send Text-Back')).toEqual([expect.objectContaining({ message: expect.objectContaining({ from: LINE, to: PERSON }) })]);
	expect([...desk.twilio.state.messages.values()]).toEqual([expect.objectContaining({ to: PERSON, from: LINE })]);
});

describe('calls on a number that cannot text', () => {
	const TEXTS = '+14155550109';
	const NUMBERS = [{ number: LINE, source: 'Website', textsFrom: TEXTS }, { number: TEXTS }];
	const BUSINESS = { businessSource: 'saved', businessId: 'bayside' };

	beforeEach(async () => {
		await desk.close();
		desk = await Desk.open({ numbers: NUMBERS });
		desk.twilio.addNumber(TEXTS);
		desk.vendors.missedCallAsteriskApi = { secret: SECRET };
		trigger = desk.trigger('missedCallTrigger', { ...BUSINESS, phoneSystem: 'asterisk' });
		await trigger.activate();
	});

	it('are texted back from the number that can, with the source of the one that was called', async () => {
		const items = started(await call('no_answer', '7'));
		expect(items).toEqual([expect.objectContaining({ call: expect.objectContaining({ to: LINE, source: 'Website' }), conversation: expect.objectContaining({ line: TEXTS }) })]);
		const ran = await desk.run('sendTextBack', {}, items);
		expect(ran.json('Send Text-Back')).toEqual([expect.objectContaining({ message: expect.objectContaining({ from: TEXTS, to: PERSON }) })]);
		expect([...desk.twilio.state.messages.values()]).toEqual([expect.objectContaining({ from: TEXTS, to: PERSON })]);
	});

	it('are one conversation with the answer that comes in on the other number', async () => {
		await desk.run('sendTextBack', {}, started(await call('no_answer', '8')));
		const texts = desk.trigger('textReplyTrigger', { phoneSystem: 'twilio', options: { gatherSeconds: 0 } });
		const data = await desk.textTo(texts, PERSON, 'Yes please, tomorrow at 9', { to: TEXTS });
		expect(data?.[0]?.map(({ json }) => json)).toEqual([expect.objectContaining({ conversation: expect.objectContaining({ line: TEXTS }), call: expect.objectContaining({ to: LINE }) })]);
		const answered = await desk.run('sendTextBack', { purpose: 'answer', message: 'See you then.' }, [data?.[0]?.[0]?.json ?? {}]);
		expect(answered.json('Send Text-Back')).toEqual([expect.objectContaining({ message: expect.objectContaining({ from: TEXTS }) })]);
	});
});

it('is not taken as a system that texts', async () => {
	const items = started(await call('no_answer', '6'));
	const ran = await desk.run('sendTextBack', { phoneSystem: 'asterisk' }, items);
	expect(ran.error).toMatchObject({ message: 'Asterisk / FreePBX sends no texts', description: expect.stringContaining('"Phone System"') });
});
