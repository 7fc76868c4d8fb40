import type { IDataObject } from 'n8n-workflow';
import { DUE_KINDS, type DueKind } from '../../engine';
import { FollowUpTrigger } from '../../nodes/FollowUpTrigger/FollowUpTrigger.node';
import { clockSays, DANA, Desk, expectGoodItems, LEE, PERSON, timePasses, type Emitted, type Listening } from '../support/engine';
import { until } from '../support/until';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const LEFT = { step: 'voicemail', recordingUrl: 'https://api.example.com/recordings/RE1', recordingSeconds: 7 } as const;

let desk: Desk;
let listening: Listening;
beforeEach(async () => {
	clockSays('2026-03-10T09:00:00-07:00');
	desk = await Desk.open({ followUp: { nudgeHours: 2, staleDays: 10 } });
	listening = await desk.trigger('followUpTrigger').listen();
});
afterEach(() => desk.close());

async function emissions(count: number): Promise<Emitted[]> {
	return await until(`${count} emissions`, () => {
		listening.tick();
		return listening.emitted.length >= count && listening.emitted;
	});
}

/** What came on the output of a kind, which must be all that came. */
async function itemOf(kind: DueKind): Promise<IDataObject> {
	const emitted = (await emissions(1)).at(-1);
	expect(emitted?.data.map((items) => items.length)).toEqual(DUE_KINDS.map((one) => (one === kind ? 1 : 0)));
	expectGoodItems(emitted?.data ?? [], 'trigger');
	return emitted?.data[DUE_KINDS.indexOf(kind)]?.[0]?.json ?? {};
}

/** Looks, and is sure that there is nothing: the ledger answers in order, so what was asked after the look comes after it. */
async function nothing(): Promise<void> {
	listening.tick();
	for (let turn = 0; turn < 3; turn += 1) await desk.ledger.listBusinesses();
	await new Promise(setImmediate);
	expect(listening.emitted).toEqual([]);
}

const conversationOf = async () => (await desk.ledger.findConversation('bayside', PERSON))?.id ?? '';
const lastAlert = () => desk.twilio.textsTo(DANA).at(-1)?.body;

it('has an output for each kind, the first three where they were, and takes all of them where nothing is chosen', () => {
	const { outputNames, properties } = new FollowUpTrigger().description;
	expect(outputNames).toEqual(['Held Text', 'Unanswered', 'Escalation Step', 'Voicemail Not Returned', 'No Answer Yet', 'Call Back Now', 'Lead Follow-Up', 'Closed as Stale', 'CRM Write']);
	const kinds = properties.find(({ name }) => name === 'kinds');
	expect(kinds?.options?.map((option) => ('value' in option ? option.value : '')).sort()).toEqual([...DUE_KINDS].sort());
	expect([...(kinds?.default as string[])].sort()).toEqual([...DUE_KINDS].sort());
});

it('brings a voicemail that nobody returned, with its recording, and the team hears of it and how late it is', async () => {
	await desk.missedCall(PERSON, LEFT);
	timePasses(59 * MINUTE);
	await nothing();
	timePasses(2 * HOUR);
	const item = await itemOf('voicemail');
	expect(item).toMatchObject({ due: { kind: 'voicemail', late: '1 hour 59 minutes late' }, call: { voicemail: { url: LEFT.recordingUrl, durationSeconds: 7 } }, conversation: { person: PERSON } });
	await desk.run('escalate', {}, [item]);
	expect(lastAlert()).toContain("(1 hour 59 minutes late) Left a voicemail that nobody has returned. Please call back.");
});

it('is silent about a voicemail once somebody of the team has called back', async () => {
	await desk.missedCall(PERSON, LEFT);
	await desk.run('conversation', { operation: 'contacted', conversationId: await conversationOf() }, [{}]);
	timePasses(2 * HOUR);
	await nothing();
});

it('asks a person who has not answered once more, gently, and once', async () => {
	await desk.run('sendTextBack', { options: { graceSeconds: 0 } }, [await desk.missedCall()]);
	expect(desk.twilio.textsTo(PERSON)).toHaveLength(1);
	timePasses(2 * HOUR + 1_000);
	const item = await itemOf('nudge');
	expect(item).toMatchObject({ due: { kind: 'nudge' }, message: { purpose: 'first_text', direction: 'out' }, call: { from: PERSON } });
	expect(item.due).not.toHaveProperty('late');
	for (let times = 0; times < 2; times += 1) {
		const ran = await desk.run('sendTextBack', {}, [item]);
		if (times === 0) expect(ran.json('Send Text-Back')).toEqual([expect.objectContaining({ message: expect.objectContaining({ purpose: 'follow_up', to: PERSON }) })]);
	}
	expect(desk.twilio.textsTo(PERSON)).toHaveLength(2);
});

it('does not ask who has answered', async () => {
	await desk.run('sendTextBack', { options: { graceSeconds: 0 } }, [await desk.missedCall()]);
	await desk.reply('Yes please');
	await desk.ledger.changeConversation(await conversationOf(), { do: 'contacted' }, 'dana', Date.now());
	timePasses(3 * HOUR);
	await nothing();
});

it('reminds the team of a call that was promised, at its time and with its reason', async () => {
	const { conversation } = await desk.reply('Call me at noon please');
	await desk.ledger.changeConversation(conversation?.id ?? '', { do: 'promise', at: Date.parse('2026-03-10T12:00:00-07:00'), because: 'the quote' }, 'dana', Date.now());
	timePasses(3 * HOUR - MINUTE);
	await nothing();
	timePasses(MINUTE);
	const item = await itemOf('callback');
	expect(item).toMatchObject({ due: { kind: 'callback' }, conversation: { callBackAt: '2026-03-10T12:00:00.000-07:00', callBackBecause: 'the quote' } });
	const ran = await desk.run('escalate', {}, [item]);
	expect(ran.json('Escalate')).toEqual([expect.objectContaining({ escalation: expect.objectContaining({ urgency: 'urgent', summary: 'We promised to call back now: the quote' }) })]);
});

it('reminds whoever took it of the call that they promised, and nobody else', async () => {
	const reply = await desk.reply('Water is coming through the ceiling');
	const opened = await desk.run('escalate', { options: { urgency: 'urgent' } }, [reply]);
	await desk.run('escalate', { operation: 'acknowledge', by: 'lee' }, [opened.json('Escalate')[0] ?? {}]);
	await desk.ledger.changeConversation(reply.conversation?.id ?? '', { do: 'promise', at: Date.parse('2026-03-10T12:00:00-07:00'), because: 'the quote' }, 'lee', Date.now());
	const before = desk.twilio.textsTo(DANA).length;
	timePasses(3 * HOUR);
	const item = await itemOf('callback');
	for (let times = 0; times < 2; times += 1) {
		const ran = await desk.run('escalate', {}, [item]);
		expect(ran.json('Escalate')).toEqual([expect.objectContaining({ escalation: expect.objectContaining({ state: 'acknowledged', takenBy: 'lee', alerted: ['Lee'] }) })]);
		expectGoodItems(ran.outputs('Escalate'), 1);
	}
	expect(desk.twilio.textsTo(LEE).map(({ body }) => body).filter((body) => body.startsWith('Reminder'))).toEqual([`Reminder for Bayside Plumbing: ${PERSON}: "We promised to call back now: the quote" It is yours. Reply "done 1" when finished.`]);
	expect(desk.twilio.textsTo(DANA)).toHaveLength(before);
});

it('brings a lead to be followed up, and one whose time nobody chose only until the team acts', async () => {
	const item = await desk.missedCall();
	await desk.run('upsertCrmContact', {}, [item]);
	await desk.run('sendTextBack', { options: { graceSeconds: 0 } }, [item]);
	timePasses(HOUR);
	const due = await itemOf('lead_follow_up');
	await desk.run('escalate', {}, [due]);
	expect(lastAlert()).toContain('To be followed up: Call back if they do not answer the text');
});

it('does not bring a lead that somebody has called back meanwhile', async () => {
	const item = await desk.missedCall();
	await desk.run('upsertCrmContact', {}, [item]);
	await desk.run('sendTextBack', { options: { graceSeconds: 0 } }, [item]);
	await desk.ledger.changeConversation(await conversationOf(), { do: 'contacted' }, 'dana', Date.now());
	timePasses(HOUR);
	await nothing();
});

it('closes a conversation in which nothing happens any more, and says so once', async () => {
	await desk.missedCall();
	timePasses(9 * DAY);
	await nothing();
	timePasses(DAY);
	expect(await itemOf('stale')).toMatchObject({ due: { kind: 'stale' }, conversation: { closedAt: expect.any(String), status: 'new_missed_call' } });
	expect((await desk.ledger.getConversation(await conversationOf()))?.closedAt).toBeDefined();
});

it('leaves alone what another workflow is to do', async () => {
	listening = await desk.trigger('followUpTrigger', { kinds: DUE_KINDS.filter((kind) => kind !== 'voicemail' && kind !== 'stale') }).listen();
	await desk.missedCall(PERSON, LEFT);
	timePasses(20 * DAY);
	await nothing();
	expect((await desk.ledger.getConversation(await conversationOf()))?.closedAt).toBeUndefined();
});
