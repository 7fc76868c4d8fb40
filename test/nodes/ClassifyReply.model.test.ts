import { NodeHelpers, type IDataObject } from 'n8n-workflow';
import { Desk, expectGoodItems, FakeChatModel, nodeOf, OWN_NODES, workflowOf, type NodeSetup } from '../support/engine';

const NODE = 'Classify Reply';
const [EMERGENCY, BOOKING, SALES, , PERSON_OUTPUT, , OPT_OUT] = [0, 1, 2, 3, 4, 5, 6];
const UNCLEAR = 'rather the other, unless it was the first, you tell me';
const SURE = 'How much do you charge for a drain cleaning?';
const BOOK = { intent: 'booking', also: [], urgency: 'routine', service: null, summary: 'Wants somebody to look at a gizmo', confidence: 0.9 };

let desk: Desk;
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(() => desk.close());

async function ask(model: FakeChatModel, text: string, parameters: NodeSetup['parameters'] = {}) {
	const ran = await desk.runWithModel(model, 'classifyReply', parameters, [await desk.reply(text)]);
	expect(ran.error).toBeUndefined();
	expect(ran.outputs(NODE).flat()).toHaveLength(1);
	expectGoodItems(ran.outputs(NODE), 1);
	const output = ran.outputs(NODE).findIndex((items) => items.length === 1);
	return { output, read: ran.json(NODE, output)[0]?.classification as IDataObject };
}

describe('the input for the model', () => {
	const inputs = (parameters: NodeSetup['parameters']) => {
		const node = nodeOf({ type: 'classifyReply', parameters: parameters ?? {} });
		const workflow = workflowOf([node]);
		const description = OWN_NODES.find((type) => type.description.name === 'classifyReply')?.description;
		if (!description) throw new Error('no such node');
		return NodeHelpers.getNodeInputs(workflow, workflow.nodes[node.name] ?? node, description);
	};

	it('is there unless it is switched off, takes one, and is not required', () => {
		const model = { type: 'ai_languageModel', displayName: 'Chat Model', maxConnections: 1 };
		expect(inputs({})).toEqual(['main', model]);
		expect(inputs({ useChatModel: 'always' })).toEqual(['main', model]);
		expect(inputs({ useChatModel: 'off' })).toEqual(['main']);
	});
});

describe('when it is asked', () => {
	it('when unsure: only for a text that would go to a person', async () => {
		const model = new FakeChatModel(() => BOOK);
		expect(await ask(model, SURE)).toMatchObject({ output: SALES, read: { method: 'model' } });
		expect([model.asked.length, model.supplied]).toEqual([0, 0]);
		expect(await ask(model, UNCLEAR)).toMatchObject({ output: BOOKING, read: { method: 'ai', intent: 'booking', summary: BOOK.summary } });
		expect(model.asked).toHaveLength(1);
	});

	it('always: for every text but those that no model decides', async () => {
		const model = new FakeChatModel(() => BOOK);
		expect((await ask(model, SURE, { useChatModel: 'always' })).output).toBe(BOOKING);
		expect(model.asked).toHaveLength(1);
		expect((await ask(model, 'please stop texting me', { useChatModel: 'always' })).output).toBe(OPT_OUT);
		expect((await ask(model, 'I smell gas in the kitchen', { useChatModel: 'always' })).output).toBe(EMERGENCY);
		expect(model.asked).toHaveLength(1);
	});

	it('off: never, though one is connected', async () => {
		const model = new FakeChatModel(() => BOOK);
		expect((await ask(model, UNCLEAR, { useChatModel: 'off' })).output).toBe(PERSON_OUTPUT);
		expect([model.asked.length, model.supplied]).toEqual([0, 0]);
	});

	it('not while the sub-node is deactivated', async () => {
		const model = new FakeChatModel(() => BOOK, { disabled: true });
		const { output, read } = await ask(model, UNCLEAR);
		expect([output, read.note, model.supplied]).toEqual([PERSON_OUTPUT, undefined, 0]);
	});

	it('once a run for the model, once a text for the answer, also for a text from elsewhere', async () => {
		const model = new FakeChatModel(() => BOOK);
		const ran = await desk.runWithModel(model, 'classifyReply', { text: '={{ $json.words }}' }, [{ words: UNCLEAR }, { words: SURE }, { words: 'mm the thing from before, price or time or whatever' }]);
		expect(ran.outputs(NODE).map((items) => items.length)).toEqual([0, 2, 1, 0, 0, 0, 0]);
		expect([model.supplied, model.asked.length]).toEqual([1, 2]);
	});
});

it('the model is told what is known of the business and was asked, and the text as data', async () => {
	const model = new FakeChatModel(() => BOOK);
	await desk.run('sendTextBack', { message: 'Sorry we missed you. What happened?' }, [await desk.missedCall()]);
	await ask(model, UNCLEAR);
	const [system, user] = model.asked[0] ?? [];
	expect([system?.role, user?.role]).toEqual(['system', 'user']);
	expect(system?.content).not.toContain('gizmo');
	expect(JSON.parse(user?.content ?? '')).toMatchObject({ business: 'Bayside Plumbing', now: 'the business is open', asked: expect.stringContaining('What happened?'), message: UNCLEAR });
});

it('what it answered is kept with the reply', async () => {
	await ask(new FakeChatModel(() => BOOK), UNCLEAR);
	const events = await desk.ledger.events({ businessId: 'bayside', limit: 50 });
	expect(events.find((event) => event.kind === 'reply_classified')?.data).toMatchObject({ method: 'ai', route: 'booking' });
	expect(await desk.ledger.offerRepliesAgain({ holder: 'tests', now: Date.now() + 3_600_000, leaseMs: 1 }, 10)).toEqual([]);
});

describe('the shapes in which models answer', () => {
	const json = JSON.stringify(BOOK);
	it.each<[string, unknown]>([
		['a message with text', { content: json }],
		['a message in parts, thoughts first', { content: [{ type: 'reasoning', text: '{"intent":"vendor"}' }, { type: 'text', text: json.slice(0, 20) }, { type: 'output_text', text: json.slice(20) }] }],
		['text alone', json],
		['prose around a code fence', `Here:\n\`\`\`json\n${json}\n\`\`\``],
	])('%s', async (_, answer) => {
		expect((await ask(new FakeChatModel(() => answer), UNCLEAR)).output).toBe(BOOKING);
	});
});

it('an answer that cannot be used is asked for once more', async () => {
	const answers = ['I would say they want to book.', BOOK];
	const model = new FakeChatModel(() => answers.shift());
	expect((await ask(model, UNCLEAR)).output).toBe(BOOKING);
	expect(model.asked).toHaveLength(2);
});

describe('whatever goes wrong, the item goes on with the built-in reading and a note', () => {
	const down = () => {
		throw new Error('401 Incorrect API key provided: sk-secret');
	};

	it.each<[string, () => unknown, NodeSetup['parameters'], RegExp]>([
		['it refuses', down, {}, /could not be asked/],
		['it gives something that is no answer', () => 42n, {}, /no usable answer|could not be asked/],
		['it never answers', () => new Promise(() => {}), { options: { timeLimitSeconds: 0.2 } }, /did not answer in time/],
		['it talks nonsense', () => 'banana', {}, /no usable answer/],
		['it says nothing', () => ({ content: [] }), {}, /no usable answer/],
		['it answers undefined', () => ({ content: undefined }), {}, /no usable answer/],
	])('%s', async (_, answer, parameters, note) => {
		const { output, read } = await ask(new FakeChatModel(answer), UNCLEAR, parameters);
		expect(output).toBe(PERSON_OUTPUT);
		expect(read).toMatchObject({ unsure: true, note: expect.stringMatching(note) });
		expect(read.method).not.toBe('ai');
		expect(JSON.stringify(read)).not.toContain('sk-secret');
	});

	it('an outage changes nothing about what the built-in reading is sure of', async () => {
		const { output, read } = await ask(new FakeChatModel(down), SURE, { useChatModel: 'always' });
		expect([output, read.unsure, read.note]).toEqual([SALES, false, expect.stringContaining('could not be asked')]);
	});

	it('a sub-node that cannot supply a model', async () => {
		const model = new FakeChatModel(() => BOOK);
		model.broken = new Error('Credentials not found');
		const { output, read } = await ask(model, UNCLEAR);
		expect([output, read.note]).toEqual([PERSON_OUTPUT, expect.stringContaining('could not be asked')]);
	});

	it('after two texts in a row without an answer the rest of the run does without', async () => {
		const model = new FakeChatModel(down);
		const items = Array.from({ length: 5 }, () => ({ words: UNCLEAR }));
		const ran = await desk.runWithModel(model, 'classifyReply', { text: '={{ $json.words }}' }, items);
		expect(ran.json(NODE, PERSON_OUTPUT)).toHaveLength(5);
		expect(model.asked).toHaveLength(2);
	});
});

it('custom intents are the model’s to name, and have their output', async () => {
	const model = new FakeChatModel(() => ({ ...BOOK, intent: 'Gift Cards' }));
	const customIntents = { intents: [{ name: 'Hiring', examples: 'are you hiring' }, { name: 'Gift Cards', examples: 'do you sell gift cards' }] };
	expect(await ask(model, UNCLEAR, { customIntents })).toMatchObject({ output: 8, read: { custom: 'Gift Cards', method: 'ai' } });
});
