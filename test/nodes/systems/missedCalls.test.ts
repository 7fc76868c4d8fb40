import { Desk, expectGoodItems, HERE, LINE, PERSON, type TriggerOnCanvas } from '../../support/engine';
import { bring, bringAll, callrailOffice, highlevelOffice, quoOffice, started, telnyxOffice, type Office } from './office';

const OPEN: Record<string, () => Promise<Office<unknown>>> = {
	Quo: quoOffice,
	'HighLevel by an app': async () => await highlevelOffice('app'),
	CallRail: callrailOffice,
	'Telnyx on SIP': telnyxOffice,
};

let desk: Desk;
let office: Office<unknown>;
let trigger: TriggerOnCanvas;
let workflows = 0;
const on = (more: object = {}) => desk.trigger('missedCallTrigger', { ...HERE, phoneSystem: office.system, callHandling: 'listen', ...more }, { workflowId: `wf-${(workflows += 1)}` });

describe.each(Object.entries(OPEN))('%s', (_title, open) => {
	beforeEach(async () => {
		desk = await Desk.open();
		office = await open();
		desk.vendors[office.type] = office.data;
		trigger = on();
		await trigger.activate();
	});
	afterEach(async () => {
		await office.stop();
		await desk.close();
	});
	const about = (id: string, from = PERSON) => ({ id, from, to: LINE, at: Date.now() - 1_000 });
	const tell = async (scenario: 'no_answer' | 'answered' | 'voicemail', id: string, from = PERSON) => await bringAll(trigger, office, office.dialect.call(scenario, about(id, from)));

	it('starts the canvas once for a missed call, with who called whom', async () => {
		const received = await tell('no_answer', 'a1');
		expect(received.map(({ answer }) => answer.status)).toEqual(received.map(() => 200));
		const items = started(received);
		expect(items).toHaveLength(1);
		expect(items[0]).toMatchObject({ business: { id: 'bayside' }, call: { from: PERSON, to: LINE, outcome: 'missed', missedReason: 'no_answer' }, person: { number: PERSON } });
		for (const { data } of received) expectGoodItems(data ?? [], 'trigger');
		expect(started(await tell('no_answer', 'a1'))).toEqual([]);
	});

	it('starts nothing for a call that was answered', async () => {
		const received = await tell('answered', 'a2');
		expect(received.length).toBeGreaterThan(0);
		expect(started(received)).toEqual([]);
		expect(received.map(({ answer }) => answer.status)).toEqual(received.map(() => 200));
	});

	it('refuses what the vendor did not send, and counts it', async () => {
		const [genuine] = office.dialect.call('no_answer', about('a3')) ?? [];
		if (!genuine) throw new Error('nothing to forge');
		const forged = [office.dialect.forged.unsigned(genuine), office.dialect.forged.withOtherSecret(genuine)];
		for (const request of forged) {
			const { answer, data } = await bring(trigger, request);
			expect([401, 403]).toContain(answer.status);
			expect(data).toBeUndefined();
			expect(answer.body).not.toContain(PERSON);
		}
		const counted = (await desk.ledger.refusals(0)).filter(({ where }) => where === `${office.system} calls`);
		expect(counted.reduce((sum, { count }) => sum + count, 0)).toBe(forged.length);
	});

	it('listens, whatever the fields say that only systems which ask have', async () => {
		if (office.dialect.connector.abilities.calls === 'answers') return;
		trigger = on({ callHandling: 'forward', forwardTo: '+14155550111' });
		await trigger.activate();
		const received = await tell('no_answer', 'a4');
		expect(started(received)).toHaveLength(1);
		for (const { answer } of received) expect(answer.body).not.toMatch(/Dial/);
	});
});
