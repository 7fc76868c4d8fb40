import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INode } from 'n8n-workflow';
import { DANA, Desk, PERSON } from '../support/engine';

/** Expressions that the canvases of the trades ship with, worked out in n8n's own engine. */
const nodeIn = (file: string, name: string): INode => {
	const { nodes } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'workflows', 'trades', `${file}.json`), 'utf8')) as { nodes: INode[] };
	return nodes.find((node) => node.name === name) as INode;
};

let desk: Desk;
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(() => desk.close());

/** What the JSON that a parameter writes comes to for an item. */
async function written(node: INode, parameter: string, item: IDataObject): Promise<IDataObject> {
	const fields = (node.parameters[parameter] as string).replace(/^={{(.*)}}$/s, '={{ JSON.parse($1) }}');
	const ran = await desk.runAll([{ type: 'n8n-nodes-base.set', name: 'Written', parameters: { fields } }], [item]);
	expect(ran.error).toBeUndefined();
	return ran.json('Written')[0] as IDataObject;
}

describe('the form of the agency', () => {
	const FORM = { 'Business name': 'Harbor Dental', Numbers: '+12125550101, +12125550102', 'Time zone': 'America/New_York', Trade: 'dental', Language: 'en', 'Who is told first': 'Dana', 'Their mobile': '+12125550111', 'Booking link': '' };
	const save = (form: IDataObject) => desk.run('businessProfile', nodeIn('agency-many-clients', 'Save the Client').parameters, [form]);

	it('saves a client, with or without a booking link', async () => {
		const team = [expect.objectContaining({ id: 'first', name: 'Dana', phone: '+12125550111', onCall: 1 })];
		expect((await save(FORM)).json('Business Profile')[0]).toMatchObject({ id: 'harbor-dental', profile: { industry: 'dental', numbers: [{ number: '+12125550101' }, { number: '+12125550102' }], team } });
		expect((await save({ ...FORM, 'Booking link': 'https://book.example.com/harbor' })).json('Business Profile')[0]).toMatchObject({ version: 2, profile: { bookingLink: 'https://book.example.com/harbor' } });
	});

	it('saves none with a fault, and says which', async () => {
		const ran = await save({ ...FORM, 'Their mobile': '12' });
		expect(ran.error?.message).toMatch(/^The business profile has a fault: team\[0\]\.phone: /);
		expect(await desk.ledger.getBusiness('harbor-dental')).toBeUndefined();
	});
});

describe('the alert in Slack', () => {
	const ids = { business: { id: 'bayside' }, conversation: { id: 'conv_1' }, escalation: { id: 'esc_1' } };
	const ALERT = 'EMERGENCY for Bayside: "<!channel> it\'s {{ flooding }} \\ here"\n' + PERSON;

	it.each(['Post with Buttons', 'Post Again'])('%s: plain text whatever the customer wrote, and three buttons that carry the ids', async (name) => {
		const { blocks } = (await written(nodeIn('slack-hand-over', name), 'blocksUi', { ...ids, escalation: { ...ids.escalation, step: { text: ALERT } } })) as { blocks: IDataObject[] };
		expect(blocks[0]).toEqual({ type: 'section', text: { type: 'plain_text', text: ALERT } });
		const buttons = (blocks[1]?.elements ?? []) as { action_id: string; value: string }[];
		expect(buttons.map(({ action_id }) => action_id)).toEqual(['take', 'done', 'resume']);
		expect(buttons.map(({ value }) => JSON.parse(value) as unknown)).toEqual([ids, ids, ids]);
	});

	it.each([
		['v0=a1b2', true],
		['v0=a1b3', false],
		['', false],
		[undefined, false],
	])('is let through only with the very signature: %s', async (signature, through) => {
		const conditions = (nodeIn('slack-hand-over', 'Is It Slack?').parameters.conditions as unknown as { conditions: { leftValue: string; rightValue: string }[] }).conditions;
		const [left, right] = [conditions[0]?.leftValue, conditions[0]?.rightValue].map((side) => side?.replace(/^={{(.*)}}$/s, '$1') ?? '');
		const fields = `={{ ({ left: ${left}, right: ${right} }) }}`;
		const headers = signature === undefined ? {} : { 'x-slack-signature': signature };
		const ran = await desk.runAll([{ type: 'n8n-nodes-base.set', name: 'Written', parameters: { fields } }], [{ signed: 'a1b2', headers }]);
		expect(ran.error).toBeUndefined();
		const sides = ran.json('Written')[0] as { left: string; right: string };
		// Hashes are compared: how long that takes tells nothing of the signature.
		expect([sides.left, sides.right]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
		expect(sides.left === sides.right).toBe(through);
	});

	it('reads who pressed which button, of the team or not', async () => {
		const pressed = { user: { id: 'U_DANA', username: 'dana.k' }, actions: [{ action_id: 'take', value: JSON.stringify(ids) }], message: { blocks: [{ text: { text: ALERT } }] }, response_url: 'https://hooks.slack.example/1' };
		const node = nodeIn('slack-hand-over', 'Who Pressed What');
		expect(await written(node, 'jsonOutput', pressed)).toMatchObject({ ...ids, by: 'dana', action: 'take', text: ALERT, answerTo: 'https://hooks.slack.example/1' });
		expect(await written(node, 'jsonOutput', { ...pressed, user: { id: 'U_OTHER', username: 'sam' } })).toMatchObject({ by: 'sam' });
	});

	it('says in Slack who has it, and offers no button on what is done', async () => {
		const node = nodeIn('slack-hand-over', 'Say So in Slack');
		const taken = (await written(node, 'jsonBody', { ...ids, escalation: { id: 'esc_1', takenBy: 'lee' }, by: 'dana', action: 'take', text: ALERT })) as { blocks: IDataObject[] };
		expect(taken).toMatchObject({ replace_original: true, blocks: [{}, { elements: [{ text: 'Taken by lee' }] }, { type: 'actions' }] });
		const done = (await written(node, 'jsonBody', { ...ids, by: 'dana', action: 'done', text: ALERT })) as { blocks: IDataObject[] };
		expect(done.blocks).toHaveLength(2);
	});
});

describe('what is read', () => {
	const leavesOn = async (file: string, text: string) => {
		const ran = await desk.run('classifyReply', nodeIn(file, 'Classify Reply').parameters, [await desk.reply(text)]);
		expect(ran.error).toBeUndefined();
		return ran.outputs('Classify Reply').findIndex((items) => items.length > 0);
	};

	it.each([
		['does my insurance cover a filling', 7],
		['can you refill my prescription please', 8],
		['Can I move my appointment to Thursday?', 1],
		['I need to cancel my appointment', 1],
		['can I book a cleaning for next week', 1],
	])('at the clinic: %s', async (text, output) => {
		expect(await leavesOn('clinic-front-desk', text)).toBe(output);
	});

	it('at the law firm an arrest is an emergency', async () => {
		expect(await leavesOn('law-firm-intake', 'my brother was arrested last night')).toBe(0);
	});
});

describe('the summaries of alerts', () => {
	const REPLY = 'my tooth is bleeding since the extraction on Monday';
	const summaryOf = (node: INode) => (node.parameters.options as IDataObject | undefined)?.summary;

	it('of the clinic repeat nothing that a patient wrote', async () => {
		const { nodes } = JSON.parse(readFileSync(join(__dirname, '..', '..', 'workflows', 'trades', 'clinic-front-desk.json'), 'utf8')) as { nodes: INode[] };
		// What is open already has its line, and a text of the team is no patient's.
		const opening = nodes.filter(({ type, name }) => type.endsWith('.escalate') && !['Next in Line', 'Answer the Team'].includes(name));
		expect(opening.length).toBeGreaterThan(5);
		for (const node of opening) expect({ node: node.name, summary: summaryOf(node) }).toEqual({ node: node.name, summary: expect.stringMatching(/^[^={}]+$/) });
		const item = await desk.reply(REPLY);
		const ran = await desk.run('escalate', opening[0]?.parameters ?? {}, [{ ...item, classification: { route: 'person', urgency: 'routine' } }]);
		expect(ran.error).toBeUndefined();
		const alerts = desk.twilio.textsTo(DANA).map(({ body }) => body);
		expect(alerts).toEqual([expect.stringContaining('patient')]);
		expect(alerts.join()).not.toContain('tooth');
	});
});
