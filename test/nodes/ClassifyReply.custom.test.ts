import { NodeHelpers, type IDataObject, type INodeOutputConfiguration } from 'n8n-workflow';
import { Desk, expectGoodItems, nodeOf, OWN_NODES, workflowOf, type NodeSetup } from '../support/engine';

const NODE = 'Classify Reply';
const BUILT_IN = ['Emergency', 'Booking', 'Sales', 'Support', 'Needs a Person', 'No Answer Needed', 'Opt-Out'];
const GIFTS = { name: 'Gift Cards', examples: 'do you sell gift cards\nI want to buy a gift certificate for my sister\n\ncan I get a gift card online', countsAs: 'sales' };
const HIRING = { name: 'Hiring', examples: 'are you hiring\nI want to apply for the job\nwhere can I send my resume' };
const GIFT_TEXT = 'hi do you sell gift cards';
const HIRING_TEXT = 'are you guys hiring';

let desk: Desk;
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(() => desk.close());

const parameters = (...intents: IDataObject[]): NonNullable<NodeSetup['parameters']> => ({ customIntents: { intents } as never });
const classify = (settings: NodeSetup['parameters'], ...items: IDataObject[]) => desk.run('classifyReply', settings, items);

/** What the editor shows, worked out by n8n. */
function outputNames(settings: NodeSetup['parameters'], more: Partial<NodeSetup> = {}): (string | undefined)[] {
	const node = nodeOf({ type: 'classifyReply', parameters: settings ?? {}, ...more });
	const workflow = workflowOf([node]);
	const description = OWN_NODES.find((type) => type.description.name === 'classifyReply')?.description;
	if (!description) throw new Error('no such node');
	return (NodeHelpers.getNodeOutputs(workflow, workflow.nodes[node.name] ?? node, description) as INodeOutputConfiguration[]).map(({ displayName }) => displayName);
}

describe('the outputs', () => {
	it('are the built-in ones, then one for each custom intent in the order of the list', () => {
		expect(outputNames({})).toEqual(BUILT_IN);
		expect(outputNames(parameters())).toEqual(BUILT_IN);
		expect(outputNames(parameters(GIFTS, HIRING))).toEqual([...BUILT_IN, 'Gift Cards', 'Hiring']);
	});

	it('stay where they are when one is renamed, switched off, blank or added', () => {
		expect(outputNames(parameters({ ...GIFTS, name: 'Vouchers' }, HIRING))).toEqual([...BUILT_IN, 'Vouchers', 'Hiring']);
		expect(outputNames(parameters({ ...GIFTS, active: false }, HIRING))).toEqual([...BUILT_IN, 'Gift Cards (off)', 'Hiring']);
		expect(outputNames(parameters({}, HIRING, { name: 'New' }))).toEqual([...BUILT_IN, 'Custom 1', 'Hiring', 'New']);
	});

	it('have the error output behind them where the user chose one', () => {
		expect(outputNames(parameters(GIFTS), { onError: 'continueErrorOutput' })).toEqual([...BUILT_IN, 'Gift Cards', 'Error']);
	});

	it('take names of any kind', () => {
		expect(outputNames(parameters({ name: "}} ' \" ` ${x} \\" }, { name: '礼品卡' }))).toEqual([...BUILT_IN, "}} ' \" ` ${x} \\", '礼品卡']);
	});
});

it('a text goes to the output of its custom intent, and counts as what was chosen', async () => {
	const ran = await classify(parameters(GIFTS, HIRING), await desk.reply(GIFT_TEXT), await desk.reply(HIRING_TEXT, '+14155550130'), await desk.reply('How much do you charge for a drain cleaning?', '+14155550131'));
	expect(ran.error).toBeUndefined();
	expect(ran.outputs(NODE).map((items) => items.length)).toEqual([0, 0, 1, 0, 0, 0, 0, 1, 1]);
	expect(ran.json(NODE, 7)).toEqual([expect.objectContaining({ classification: expect.objectContaining({ custom: 'Gift Cards', intent: 'other', route: 'sales', summary: expect.stringContaining('Gift Cards') }) })]);
	expect(ran.json(NODE, 8)).toEqual([expect.objectContaining({ classification: expect.objectContaining({ custom: 'Hiring', route: 'person' }) })]);
	expectGoodItems(ran.outputs(NODE), 3);
});

it('a renamed custom intent keeps its output', async () => {
	const ran = await classify(parameters({ ...GIFTS, name: 'Vouchers' }, HIRING), await desk.reply(GIFT_TEXT));
	expect(ran.json(NODE, 7)).toEqual([expect.objectContaining({ classification: expect.objectContaining({ custom: 'Vouchers' }) })]);
});

it('one that is switched off gets nothing, and those behind it stay where they are', async () => {
	const ran = await classify(parameters({ ...GIFTS, active: false }, {}, HIRING), await desk.reply(GIFT_TEXT), await desk.reply(HIRING_TEXT, '+14155550130'));
	expect(ran.outputs(NODE).map((items) => items.length).slice(7)).toEqual([0, 0, 1]);
	expect(ran.json(NODE, 7)).toEqual([]);
});

it('opt-outs and emergencies come first, whatever the examples say', async () => {
	const greedy = { name: 'Mine', examples: 'STOP texting me\nbasement is flooding\nI smell gas' };
	const ran = await classify(parameters(greedy), await desk.reply('STOP texting me'), await desk.reply('basement is flooding', '+14155550130'));
	expect(ran.outputs(NODE).map((items) => items.length)).toEqual([1, 0, 0, 0, 0, 0, 1, 0]);
});

it('below the least confidence a person reads it', async () => {
	const ran = await classify({ ...parameters(GIFTS), options: { threshold: 1 } }, await desk.reply(GIFT_TEXT));
	expect(ran.json(NODE, 4)).toHaveLength(1);
});

it('settings that cannot be meant are refused in words, and the item goes to a person where the user goes on', async () => {
	const twice = parameters(GIFTS, { ...HIRING, name: 'gift cards' });
	const stopped = await classify(twice, await desk.reply('hello'));
	expect(stopped.error).toMatchObject({ message: 'Two custom intents are called "Gift Cards"', description: expect.stringContaining('"Custom Intents" in this node') });
	const went = await desk.run('classifyReply', twice, [await desk.reply('hello')], { onError: 'continueRegularOutput' });
	expect(went.outputs(NODE).map((items) => items.length)).toEqual([0, 0, 0, 0, 1, 0, 0, 0, 0]);
});
