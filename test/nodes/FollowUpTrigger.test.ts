import type { IDataObject, IRun } from 'n8n-workflow';
import { DANA, Desk, expectGoodItems, LINE, timePasses, type Emitted, type Listening, type TriggerOnCanvas } from '../support/engine';
import { until } from '../support/until';

const MINUTE = 60_000;
const [HELD, UNANSWERED, STEP] = [0, 1, 2] as const;

let desk: Desk;
let trigger: TriggerOnCanvas;
let listening: Listening;
beforeEach(async () => {
	desk = await Desk.open();
	trigger = desk.trigger('followUpTrigger');
	listening = await trigger.listen();
});
afterEach(() => desk.close());

const GOOD = { data: { resultData: { runData: {} } } } as unknown as IRun;
const failed = (message: string) => ({ data: { resultData: { runData: {}, error: new Error(message) } } }) as unknown as IRun;

async function emissions(count: number): Promise<Emitted[]> {
	return await until(`${count} emissions`, () => {
		listening.tick();
		return listening.emitted.length >= count && listening.emitted;
	});
}

/** Looks, and is sure that there is nothing: the ledger answers in order, so what was asked after the look comes after it. */
async function nothingMoreThan(count: number): Promise<void> {
	listening.tick();
	for (let turn = 0; turn < 3; turn += 1) await desk.ledger.listBusinesses();
	await new Promise(setImmediate);
	expect(listening.emitted).toHaveLength(count);
}

it('looks as often as it is told', async () => {
	expect(listening.crons.map((cron) => cron.expression)).toEqual(['*/5 * * * * *']);
	for (const [interval, expression] of [
		[30, '*/30 * * * * *'],
		[60, '0 * * * * *'],
		[1, '*/1 * * * * *'],
	] as const) {
		expect((await desk.trigger('followUpTrigger', { interval }).listen()).crons.map((cron) => cron.expression)).toEqual([expression]);
	}
});

it('starts the workflow for a reply that nobody answered in time, once', async () => {
	await desk.reply('How much is a new boiler?');
	await nothingMoreThan(0);
	timePasses(16 * MINUTE);
	const [emitted] = await emissions(1);
	expect(emitted?.data.map((items) => items.length)).toEqual([0, 1, 0, 0, 0, 0, 0, 0, 0]);
	expectGoodItems(emitted?.data ?? [], 'trigger');
	expect(emitted?.data[UNANSWERED]?.[0]?.json).toMatchObject({
		business: { id: 'bayside' },
		due: { kind: 'unanswered', tries: 1, lateSeconds: expect.any(Number) },
		reply: { body: 'How much is a new boiler?', direction: 'in' },
		conversation: { automation: 'on' },
	});
	await nothingMoreThan(1);
	emitted?.done?.resolve(GOOD);
	await settled();
	timePasses(10 * MINUTE);
	await nothingMoreThan(1);
});

it('reminds nobody of what a person of the team has taken', async () => {
	const { conversation } = await desk.reply('How much is a new boiler?');
	await desk.ledger.changeConversation(conversation?.id ?? '', { do: 'pause', because: 'test' }, 'dana', Date.now());
	timePasses(16 * MINUTE);
	await nothingMoreThan(0);
});

it('brings a caller whom no text reaches to the team, though the process died before anybody was told', async () => {
	await desk.run('sendTextBack', {}, [await desk.missedCall()]);
	timePasses(60 * MINUTE);
	const again = await desk.run('sendTextBack', {}, [await desk.missedCall()]);
	expect(again.json('Send Text-Back', 2)).toEqual([expect.objectContaining({ decision: expect.objectContaining({ reason: 'texted_lately', escalate: true }) })]);
	timePasses(16 * MINUTE);
	const [emitted] = await emissions(1);
	const [item] = emitted?.data[UNANSWERED] ?? [];
	expectGoodItems(emitted?.data ?? [], 'trigger');
	expect(item?.json).toMatchObject({ due: { kind: 'unanswered' }, call: { outcome: 'missed' } });
	expect(item?.json).not.toHaveProperty('reply');
	await desk.run('escalate', {}, [item?.json ?? {}]);
	expect(desk.twilio.textsTo(DANA).map(({ body }) => body)).toEqual([expect.stringContaining('Missed call that nobody has returned. Please call back.')]);
});

it('takes the next step of an escalation that nobody took', async () => {
	const { json } = { json: await desk.reply('Somebody please call me about the leak') };
	await desk.run('escalate', {}, [json]);
	timePasses(6 * MINUTE);
	const [emitted] = await emissions(1);
	expect(emitted?.data[STEP]?.[0]?.json).toMatchObject({ due: { kind: 'escalation_step' }, escalation: { state: 'open', told: ['dana'] } });
	expectGoodItems(emitted?.data ?? [], 'trigger');
	const next = await desk.run('escalate', {}, [emitted?.data[STEP]?.[0]?.json ?? {}]);
	expect(next.json('Escalate')).toEqual([expect.objectContaining({ escalation: expect.objectContaining({ alerted: ['Lee'] }) })]);
	expect(desk.twilio.textsTo(DANA)).toHaveLength(1);
});

it('brings back a text whose outcome is not known', async () => {
	const item = await desk.reply('Do you fix boilers?');
	desk.twilio.failNext({ on: 'messages.create', mode: 'reset_after_commit' });
	desk.twilio.failNext({ on: 'messages.list', mode: 'status', status: 503 });
	const ran = await desk.run('sendTextBack', { message: 'Yes, we do.' }, [item]);
	expect(ran.json('Send Text-Back', 1)).toEqual([expect.objectContaining({ decision: expect.objectContaining({ failure: 'unknown', again: expect.any(String) }) })]);
	timePasses(2 * MINUTE);
	const [emitted] = await emissions(1);
	expectGoodItems(emitted?.data ?? [], 'trigger');
	const again = await desk.run('sendTextBack', {}, [emitted?.data[HELD]?.[0]?.json ?? {}]);
	expect(again.json('Send Text-Back')).toEqual([expect.objectContaining({ message: expect.objectContaining({ status: 'delivered', reason: null, body: 'Yes, we do.' }) })]);
	expect(desk.twilio.textsTo('+14155550123')).toHaveLength(1);
});

it('tries an execution that failed again, later each time, and then leaves it', async () => {
	await desk.reply('How much is a new boiler?');
	timePasses(16 * MINUTE);
	for (const [tries, pause] of [[1, 1], [2, 2], [3, 4], [4, 8], [5, 0]] as const) {
		const all = await emissions(tries);
		expect((all[tries - 1]?.data[UNANSWERED]?.[0]?.json.due as IDataObject).tries).toBe(tries);
		all[tries - 1]?.done?.resolve(failed('The Slack node failed'));
		await settled();
		if (pause > 0) {
			timePasses(pause * MINUTE - 10_000);
			await nothingMoreThan(tries);
			timePasses(11_000);
		}
	}
	timePasses(24 * 60 * MINUTE);
	await nothingMoreThan(5);
	const events = await desk.ledger.events({ businessId: 'bayside', limit: 200 });
	expect(events.filter((event) => event.kind === 'due_failed').map((event) => event.data.note)).toEqual(Array(4).fill('The Slack node failed'));
});

it('keeps its hold on work whose execution takes long, and lets go of it when the process dies', async () => {
	await desk.reply('How much is a new boiler?');
	timePasses(16 * MINUTE);
	await emissions(1);
	for (let minute = 0; minute < 5; minute += 1) {
		timePasses(50_000);
		await nothingMoreThan(1);
	}
	const another = await trigger.listen();
	listening = another;
	timePasses(61_000);
	expect((await emissions(1))[0]?.data[UNANSWERED]).toHaveLength(1);
});

it('starts only the kinds that are chosen', async () => {
	listening = await desk.trigger('followUpTrigger', { kinds: ['held_text'] }).listen();
	await desk.reply('How much is a new boiler?');
	timePasses(16 * MINUTE);
	await nothingMoreThan(0);
});

describe('a test run in the editor', () => {
	it('shows an open conversation on the first of the chosen kinds, and takes no work', async () => {
		await desk.reply('How much is a new boiler?');
		timePasses(16 * MINUTE);
		const manual = await desk.trigger('followUpTrigger', { kinds: ['unanswered'] }).listen('manual');
		expect(manual.crons).toEqual([]);
		await manual.manual?.();
		expect(manual.emitted[0]?.data[UNANSWERED]).toEqual([{ json: expect.objectContaining({ conversation: expect.any(Object) }) }]);
		expectGoodItems(manual.emitted[0]?.data ?? [], 'trigger');
		expect(await emissions(1)).toHaveLength(1);
	});

	it('says so where there is nothing to show', async () => {
		const manual = await desk.trigger('followUpTrigger').listen('manual');
		await manual.manual?.();
		expect(manual.emitted[0]?.data.flat()).toEqual([{ json: { note: expect.stringContaining('nothing to show') } }]);
	});
});

/** Until what was written after the end of an execution is in the ledger. */
async function settled(): Promise<void> {
	for (let turn = 0; turn < 5; turn += 1) {
		await new Promise(setImmediate);
		await desk.ledger.listBusinesses();
	}
}

it('leaves alone what is for a workflow that serves another business', async () => {
	const numberComesTo = async (number: string, holder: string) => await desk.ledger.rememberSetup({ system: 'twilio', account: 'AC-another', number, purpose: 'texts', holder, before: {}, ours: {}, at: Date.now() });
	const listens = async (workflowId: string, businesses = '') => (listening = await desk.trigger('followUpTrigger', { businesses }, { workflowId }).listen());
	const bayside = await desk.ledger.getBusiness('bayside');
	if (!bayside) throw new Error('The desk has no business.');
	await desk.ledger.saveBusiness({ ...bayside.profile, id: 'uptown', name: 'Uptown Dental', numbers: [{ number: '+12125550150' }] }, Date.now());
	await numberComesTo('+12125550150', 'wf-uptown:texts');
	await numberComesTo(LINE, 'wf-bayside:texts');
	await desk.reply('How much is a new boiler?');
	timePasses(16 * MINUTE);
	await listens('wf-uptown');
	await nothingMoreThan(0);
	await listens('wf-any', 'uptown, nobody');
	await nothingMoreThan(0);
	await listens('wf-any', ' bayside ');
	expect((await emissions(1))[0]?.data[UNANSWERED]).toHaveLength(1);

	await desk.reply('And a new tap?');
	timePasses(16 * MINUTE);
	await numberComesTo(LINE, 'wf-uptown:texts');
	await listens('wf-uptown');
	expect((await emissions(1))[0]?.data[UNANSWERED]).toHaveLength(1);
});
