import type { IDataObject } from 'n8n-workflow';
import { Desk, expectGoodItems, LINE, PERSON, type NodeSetup } from '../support/engine';

const NODE = 'Classify Reply';
const OUTPUTS = ['emergency', 'booking', 'sales', 'support', 'person', 'closed', 'opt_out'];

let desk: Desk;
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(() => desk.close());

const classify = (parameters: NodeSetup['parameters'], ...items: IDataObject[]) => desk.run('classifyReply', parameters, items);

describe('the outputs', () => {
	it.each([
		['emergency', "There's water everywhere, the pipe burst!!"],
		['booking', 'Can I book an appointment for Thursday at 10am?'],
		['sales', 'How much do you charge for a drain cleaning?'],
		['support', 'My invoice 1234 is wrong, please send me a corrected one'],
		['person', 'hmm'],
		['closed', 'Thanks so much!'],
		['opt_out', 'stop texting me please'],
		['emergency', '¡Hay una fuga de gas en mi casa!'],
		['person', ''],
		['person', '🤷'],
	])('%s: %s', async (route, body) => {
		const ran = await classify({}, await desk.reply(body));
		expect(ran.error).toBeUndefined();
		expect(ran.outputs(NODE).map((items) => items.length)).toEqual(OUTPUTS.map((name) => Number(name === route)));
		expectGoodItems(ran.outputs(NODE), 1);
	});

	it('never send a text that is both an emergency and an opt-out anywhere but to the opt-outs', async () => {
		const ran = await classify({}, await desk.reply('STOP texting me, my house is on fire'));
		expect(ran.json(NODE, 6)).toEqual([expect.objectContaining({ classification: expect.objectContaining({ route: 'opt_out', urgency: 'emergency' }) })]);
	});
});

it('keeps what it read with the reply, so that nobody is handed the reply again', async () => {
	const item = await desk.reply("Hi, it's Maria, I'd like to schedule an appointment tomorrow morning. 345 Oak Street");
	const ran = await classify({}, item);
	const { classification } = ran.json(NODE, 1)[0] as { classification: IDataObject };
	expect(classification).toMatchObject({ intent: 'booking', route: 'booking', name: 'Maria', address: expect.stringContaining('345 Oak Street') });
	expect(await desk.ledger.offerRepliesAgain({ holder: 'tests', now: Date.now() + 3_600_000, leaseMs: 1 }, 10)).toEqual([]);
	expect(await desk.ledger.getPerson('bayside', PERSON)).toMatchObject({ name: 'Maria' });
	const events = await desk.ledger.events({ businessId: 'bayside', limit: 50 });
	expect(events.map((event) => event.kind)).toContain('reply_classified');
});

it('holds the opt-out that it found, and asks for one confirmation', async () => {
	const item = await desk.reply('lose my number');
	expect(item.consent).toBeUndefined();
	const ran = await classify({}, item);
	expect(ran.json(NODE, 6)).toEqual([expect.objectContaining({ consent: { kind: 'opt_out', at: item.reply?.at, providerAnswered: false } })]);
	expect(await desk.ledger.optedOutAt('bayside', PERSON)).toEqual(expect.any(Number));
	expectGoodItems(ran.outputs(NODE), 1);
});

describe('the fields', () => {
	it('read any text without an item of this package, and keep nothing', async () => {
		const ran = await classify({ text: 'How much is a new boiler?' }, { hello: 'world' });
		expect(ran.json(NODE, 2)).toEqual([{ hello: 'world', classification: expect.objectContaining({ intent: 'quote', method: 'model' }) }]);
		expect(await desk.ledger.events({ limit: 50 })).toEqual([expect.objectContaining({ kind: 'business_saved' })]);
	});

	it('may hold an expression, another for each item', async () => {
		const ran = await classify({ text: '={{ $json.words }}' }, { words: 'How much is it?' }, { words: 'Thanks!' });
		expect(ran.outputs(NODE)[2]?.map((item) => item.pairedItem)).toEqual([{ item: 0 }]);
		expect(ran.outputs(NODE)[5]?.map((item) => item.pairedItem)).toEqual([{ item: 1 }]);
	});

	it('leave to a person what lies below the least confidence', async () => {
		const item = await desk.reply('How much do you charge for a drain cleaning?');
		expect((await classify({ options: { threshold: 1 } }, item)).json(NODE, 4)).toEqual([expect.objectContaining({ classification: expect.objectContaining({ unsure: true, intent: 'quote' }) })]);
	});

	it('read an answer as the answer to what was asked last', async () => {
		const alone = await classify({ text: 'yes' }, {});
		const answer = await classify({ text: 'yes', options: { lastAsked: 'confirm' } }, {});
		expect(alone.json(NODE, 4)).toHaveLength(1);
		expect(answer.json(NODE, 4)).toEqual([]);
	});
});

describe('items', () => {
	it('that have no reply stop the node with what to do', async () => {
		const ran = await classify({}, await desk.missedCall());
		expect(ran.error).toMatchObject({ message: 'The item has no "reply"', description: expect.stringContaining('Text Reply Trigger') });
	});

	it('that fail go to a person where the user goes on after errors, never to the opt-outs', async () => {
		const ran = await desk.run('classifyReply', {}, [{ hello: 'world' }, await desk.reply('Thanks!')], { onError: 'continueRegularOutput' });
		expect(ran.outputs(NODE)[4]).toEqual([expect.objectContaining({ json: { hello: 'world', error: 'The item has no "business", "reply"' }, pairedItem: { item: 0 } })]);
		expect(ran.outputs(NODE)[6]).toEqual([]);
		expect(ran.outputs(NODE)[5]?.map((item) => item.pairedItem)).toEqual([{ item: 1 }]);
	});

	it('that fail leave on the error output where there is one', async () => {
		const ran = await desk.run('classifyReply', {}, [{ hello: 'world' }], { onError: 'continueErrorOutput' });
		expect(ran.outputs(NODE).map((items) => items.length)).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
	});

	it('of hostile words harm nobody', async () => {
		const bodies = ["'; DROP TABLE messages; --", '{{ $json.secret }} ${7*7} <script>alert(1)</script>', '\u202e\u0000\ud83d' + 'a'.repeat(20_000), '__proto__', '(' .repeat(5_000)];
		const items = await Promise.all(bodies.map((body, index) => desk.reply(body, `+141555501${30 + index}`)));
		const ran = await classify({}, ...items);
		expect(ran.error).toBeUndefined();
		expect(ran.outputs(NODE).flat()).toHaveLength(bodies.length);
		expectGoodItems(ran.outputs(NODE), bodies.length);
	});
});

it('hands its item on so that the next nodes need nothing filled in', async () => {
	const ran = await desk.runAll([{ type: 'classifyReply' }, { type: 'escalate' }], [await desk.reply("There's water everywhere, the pipe burst!!")]);
	expect(ran.error).toBeUndefined();
	expect(ran.json('Escalate')).toEqual([expect.objectContaining({ escalation: expect.objectContaining({ urgency: 'emergency', alerted: ['Dana'] }) })]);
	expect(desk.twilio.textsTo('+14155550111')[0]).toMatchObject({ from: LINE, body: expect.stringMatching(/^EMERGENCY for Bayside Plumbing/) });
});
