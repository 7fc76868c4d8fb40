import type { IDataObject } from 'n8n-workflow';
import { DANA, Desk, expectGoodItems, LEE, LINE, PERSON, timePasses, type NodeSetup } from '../support/engine';

const NODE = 'Escalate';
const [ALERTED, NOBODY, NOTHING_NEW, OUTSIDE] = [0, 1, 2, 3];
const MINUTE = 60_000;

let desk: Desk;
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(() => desk.close());

const escalate = (parameters: NodeSetup['parameters'], ...items: IDataObject[]) => desk.run('escalate', parameters, items);
const told = (phone: string) => desk.twilio.textsTo(phone).map((text) => text.body);
const emergency = async (person = PERSON) => {
	const item = await desk.reply("There's water everywhere, the pipe burst!!", person);
	return (await desk.run('classifyReply', {}, [item])).json('Classify Reply')[0] as IDataObject;
};
const idOf = (item: IDataObject | undefined) => (item?.escalation as IDataObject | undefined)?.id as string;

describe('Open', () => {
	it('tells who is first on call what happened, who it is and how to take it, from the item alone', async () => {
		const ran = await escalate({}, await emergency());
		expect(ran.error).toBeUndefined();
		expect(told(DANA)).toEqual([`EMERGENCY for Bayside Plumbing: ${PERSON}: "There's water everywhere, the pipe burst!!" Reply 1 to take it.`]);
		expect(told(LEE)).toEqual([]);
		expect(ran.json(NODE, ALERTED)).toEqual([
			expect.objectContaining({ escalation: expect.objectContaining({ code: 1, state: 'open', urgency: 'emergency', route: 'emergency', told: ['dana'], alerted: ['Dana'], notReached: [], dueAt: expect.any(String) }) }),
		]);
		expectGoodItems(ran.outputs(NODE), 1);
	});

	it('does not tell anybody twice, and joins the open one of the conversation', async () => {
		const item = await emergency();
		const [first] = (await escalate({}, item)).json(NODE, ALERTED);
		const again = await escalate({}, item, await desk.reply('Hello? Anybody?'));
		expect(again.json(NODE, NOTHING_NEW).map(idOf)).toEqual([idOf(first), idOf(first)]);
		expect(told(DANA)).toHaveLength(1);
		expectGoodItems(again.outputs(NODE), 2);
	});

	it('starts anew when it turns out worse than it was', async () => {
		await escalate({}, await desk.reply('Can somebody look at my invoice?'));
		const ran = await escalate({}, await emergency());
		expect(told(DANA)).toEqual([expect.stringMatching(/^Needs you/), expect.stringMatching(/^EMERGENCY/)]);
		expect(ran.json(NODE, ALERTED)).toEqual([expect.objectContaining({ escalation: expect.objectContaining({ urgency: 'emergency' }) })]);
	});

	it('takes summary and urgency from the fields', async () => {
		const ran = await escalate({ operation: 'open', options: { summary: 'Wants a call about the invoice', urgency: 'urgent' } }, await desk.missedCall());
		expect(told(DANA)).toEqual([`Urgent for Bayside Plumbing: ${PERSON}: "Wants a call about the invoice" Reply 1 to take it.`]);
		expect(ran.json(NODE, ALERTED)).toHaveLength(1);
	});

	it('goes on to the next person at once when one cannot be told', async () => {
		desk.twilio.setRecipient(DANA, { refusedWith: 21635 });
		const ran = await escalate({}, await emergency());
		expect(told(LEE)).toHaveLength(1);
		expect(ran.json(NODE, ALERTED)).toEqual([
			expect.objectContaining({ escalation: expect.objectContaining({ alerted: ['Lee'], notReached: [{ member: 'dana', why: expect.stringContaining('landline') }] }) }),
		]);
	});

	it('says that nobody was reached when nobody can be', async () => {
		for (const phone of [DANA, LEE]) desk.twilio.setRecipient(phone, { refusedWith: 21635 });
		const ran = await escalate({}, await emergency());
		expect(ran.json(NODE, NOBODY)).toEqual([expect.objectContaining({ escalation: expect.objectContaining({ state: 'exhausted', alerted: [] }) })]);
		expectGoodItems(ran.outputs(NODE), 1);
	});

	it('says so too where there is no team', async () => {
		await desk.ledger.saveBusiness({ ...desk.profile, team: [] }, Date.now());
		expect((await escalate({}, await emergency())).json(NODE, NOBODY)).toHaveLength(1);
	});
});

describe('Outside', () => {
	const SLACK = { afterMinutes: 0, to: 'everyone', channel: 'outside', outside: 'slack' } as const;

	it('carries what n8n’s own nodes are to send, once a step, beside what came of it', async () => {
		await desk.ledger.saveBusiness({ ...desk.profile, escalation: { ...desk.profile.escalation, emergencySteps: [{ afterMinutes: 0, to: 'dana', channel: 'text' }, SLACK, { ...SLACK, to: 'lee', outside: 'email' }] } }, Date.now());
		const item = await emergency();
		const ran = await escalate({}, item);
		expect(ran.error).toBeUndefined();
		expect(ran.json(NODE, ALERTED)).toHaveLength(1);
		expect(ran.json(NODE, ALERTED)[0]?.escalation).not.toHaveProperty('step');
		expect(ran.json(NODE, OUTSIDE).map(({ escalation }) => (escalation as IDataObject).step)).toEqual([
			{ step: 1, to: ['dana', 'lee'], names: ['Dana', 'Lee'], emails: [], channel: 'slack', text: expect.stringMatching(/^EMERGENCY for Bayside Plumbing.* Text 1 to \+14155550100 to take it\.$/) },
			expect.objectContaining({ to: ['lee'], channel: 'email' }),
		]);
		expectGoodItems(ran.outputs(NODE), 1);
		expect(told(DANA)).toHaveLength(1);
		const again = await escalate({}, item);
		expect([again.json(NODE, OUTSIDE), again.json(NODE, NOTHING_NEW).length]).toEqual([[], 1]);
	});

	it('alone counts as having told somebody', async () => {
		await desk.ledger.saveBusiness({ ...desk.profile, escalation: { ...desk.profile.escalation, steps: [SLACK] } }, Date.now());
		const ran = await escalate({}, await emergency());
		expect([ran.json(NODE, ALERTED).length, ran.json(NODE, OUTSIDE).length]).toEqual([1, 1]);
		expect(told(DANA)).toEqual([]);
	});
});

describe('Advance', () => {
	it('tells the next in line when the first has not taken it, then says that nobody did', async () => {
		await desk.ledger.saveBusiness({ ...desk.profile, escalation: { ...desk.profile.escalation, repeat: 0 } }, Date.now());
		const [opened] = (await escalate({}, await emergency())).json(NODE, ALERTED);
		const { conversation, ...rest } = opened as IDataObject;
		expect(conversation).toBeDefined();
		const step = { ...rest, due: { id: 'due_1', kind: 'escalation_step', dueAt: new Date().toISOString(), lateSeconds: 0, tries: 1 } };
		expect((await escalate({}, step)).json(NODE, NOTHING_NEW)).toHaveLength(1);
		timePasses(4 * MINUTE);
		expect((await escalate({}, step)).json(NODE, ALERTED)).toEqual([expect.objectContaining({ escalation: expect.objectContaining({ told: ['dana', 'lee'], alerted: ['Lee'] }) })]);
		expect(told(LEE)).toEqual([expect.stringContaining('(nobody has taken it yet)')]);
		timePasses(8 * MINUTE);
		const last = await escalate({}, step);
		expect(last.json(NODE, NOBODY)).toEqual([expect.objectContaining({ escalation: expect.objectContaining({ state: 'exhausted' }) })]);
		expectGoodItems(last.outputs(NODE), 1);
		expect(told(DANA)).toHaveLength(1);
	});

	it('leaves alone what has been taken', async () => {
		const [opened] = (await escalate({}, await emergency())).json(NODE, ALERTED);
		await desk.ledger.acknowledge(idOf(opened), 'dana', Date.now());
		timePasses(10 * MINUTE);
		expect((await escalate({ operation: 'advance' }, opened as IDataObject)).json(NODE, NOTHING_NEW)).toHaveLength(1);
		expect(told(LEE)).toEqual([]);
	});
});

describe('Acknowledge and Resolve', () => {
	it('take it: the policy stops and automation is silent', async () => {
		const [opened] = (await escalate({}, await emergency())).json(NODE, ALERTED);
		const ran = await escalate({ operation: 'acknowledge', by: 'lee' }, opened as IDataObject);
		expect(ran.json(NODE, NOTHING_NEW)).toEqual([
			expect.objectContaining({ escalation: expect.objectContaining({ state: 'acknowledged', takenBy: 'lee' }), conversation: expect.objectContaining({ automation: 'paused', owner: 'lee' }) }),
		]);
		expectGoodItems(ran.outputs(NODE), 1);
	});

	it('finish it, by the team where nobody is named, by the ID where the item has none', async () => {
		const [opened] = (await escalate({}, await emergency())).json(NODE, ALERTED);
		const { business } = opened as IDataObject;
		const ran = await escalate({ operation: 'resolve', options: { escalationId: idOf(opened) } }, { business });
		expect(ran.json(NODE, NOTHING_NEW)).toEqual([expect.objectContaining({ escalation: expect.objectContaining({ state: 'resolved' }) })]);
		expect(await desk.ledger.getEscalation(idOf(opened))).toMatchObject({ state: 'resolved', takenBy: 'team' });
	});
});

describe('the person', () => {
	const TELLS = { tellCustomer: '{member} will call you in {minutes} minutes.', callWithinMinutes: 15 };
	const telling = async () => await desk.ledger.saveBusiness({ ...desk.profile, escalation: { ...desk.profile.escalation, ...TELLS } }, Date.now());

	it('hears who has taken it, once, whichever way and however often it is said', async () => {
		await telling();
		const [opened] = (await escalate({}, await emergency())).json(NODE, ALERTED);
		for (let again = 0; again < 3; again += 1) await escalate({ operation: 'acknowledge', by: 'lee' }, opened as IDataObject);
		await escalate({ operation: 'advance' }, opened as IDataObject);
		expect(told(PERSON)).toEqual(['Lee will call you in 15 minutes.']);
	});

	it('hears nothing by default, nor where nobody of the team is named', async () => {
		const [opened] = (await escalate({}, await emergency())).json(NODE, ALERTED);
		await escalate({ operation: 'acknowledge', by: 'lee' }, opened as IDataObject);
		await telling();
		const [other] = (await escalate({}, await emergency('+14155550139'))).json(NODE, ALERTED);
		await escalate({ operation: 'acknowledge' }, other as IDataObject);
		expect([told(PERSON), told('+14155550139')]).toEqual([[], []]);
	});
});

it('answers a text of the team, once, with what it did', async () => {
	const [opened] = (await escalate({}, await emergency())).json(NODE, ALERTED);
	const texts = desk.trigger('textReplyTrigger');
	const form = desk.twilio.signedForm(`https://hooks.example.com${texts.path}`, { AccountSid: desk.twilio.accountSid, MessageSid: 'SM-team', From: DANA, To: LINE, Body: '1', SmsStatus: 'received' });
	const { data } = await texts.receive({ path: texts.path, headers: form.headers, body: form.body });
	const item = data?.[3]?.[0]?.json as IDataObject;
	expect(item).toMatchObject({ team: { member: 'dana', name: 'Dana', action: 'took' }, escalation: { id: idOf(opened), takenBy: 'dana' } });
	const ran = await escalate({}, item, item);
	expect(ran.json(NODE, NOTHING_NEW)).toHaveLength(2);
	expect(told(DANA).slice(1)).toEqual([expect.stringMatching(/^It's yours\. Call \+14155550123: .*Reply "done 1" when finished\.$/)]);
	expectGoodItems(ran.outputs(NODE), 2);
});

describe('items', () => {
	it('are each escalated for themselves and keep their places', async () => {
		const ran = await escalate({}, await emergency('+14155550131'), await emergency('+14155550132'));
		expect(ran.outputs(NODE)[ALERTED as 0]?.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(ran.json(NODE, ALERTED).map((item) => (item.escalation as IDataObject).code)).toEqual([1, 2]);
		expectGoodItems(ran.outputs(NODE), 2);
	});

	it('that cannot be escalated stop the node with what to do', async () => {
		const { business } = await desk.missedCall();
		expect((await escalate({}, { hello: 'world' })).error).toMatchObject({ message: 'The item has no "business"' });
		expect((await escalate({}, { business })).error).toMatchObject({ message: 'The item has no conversation to escalate', description: expect.stringContaining('withheld the number') });
		expect((await escalate({ operation: 'advance' }, { business })).error).toMatchObject({ message: 'The item has no escalation', description: expect.stringContaining('"Escalation ID" under Options') });
		expect((await escalate({ operation: 'advance', options: { escalationId: 'esc_x' } }, { business })).error).toMatchObject({ message: 'The escalation of the item is not in the ledger' });
		expect((await escalate({ operation: 'resolve', options: { escalationId: 'esc_x' } }, { business })).error?.message).toBe('There is no escalation "esc_x" in the ledger. Take the id from an item of this package.');
		await desk.ledger.removeBusiness('bayside', Date.now());
		expect((await escalate({}, { business })).error).toMatchObject({ message: 'There is no business "bayside" in the ledger', description: expect.stringContaining('Business Profile node') });
	});

	it('that fail are handed to whoever hears that nobody was reached', async () => {
		const ran = await desk.run('escalate', {}, [{ hello: 'world' }], { onError: 'continueRegularOutput' });
		expect(ran.outputs(NODE)[NOBODY as 1]).toEqual([{ json: { hello: 'world', error: 'The item has no "business"' }, pairedItem: { item: 0 } }]);
	});
});
