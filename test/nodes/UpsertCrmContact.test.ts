import type { IDataObject } from 'n8n-workflow';
import { clockSays, Desk, expectGoodItems, PERSON, type NodeSetup } from '../support/engine';

const NODE = 'Upsert CRM Contact';

let desk: Desk;
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(() => desk.close());

const upsert = (fields: IDataObject, ...items: IDataObject[]) => desk.run('upsertCrmContact', { fields } as NodeSetup['parameters'], items);

it('keeps the caller as one contact with owner, next action and a time, with nothing filled in', async () => {
	clockSays('2026-03-10T10:00:00-07:00');
	const call = await desk.missedCall(PERSON, { callerName: 'MARIA LOPEZ' });
	const ran = await upsert({}, call);
	expect(ran.error).toBeUndefined();
	expect(ran.json(NODE)).toEqual([
		{
			...call,
			person: expect.objectContaining({ number: PERSON, name: 'MARIA LOPEZ', calls: 1 }),
			conversation: expect.objectContaining({ owner: 'dana', nextAction: 'Call back if they do not answer the text', followUpAt: expect.stringMatching(/^2026-03-10T11:00:00\.\d{3}-07:00$/) }),
			crm: { system: 'ledger', contactId: expect.stringMatching(/^person_/), created: false, status: 'saved' },
		},
	]);
	expectGoodItems(ran.outputs(NODE), 1);
	expect(await desk.ledger.getPerson('bayside', PERSON)).toMatchObject({ fields: { source: 'Website', serviceLine: 'Plumbing' } });
});

it('finds the same contact again, in every format, and says whether it was made', async () => {
	const [first] = (await upsert({}, { business: (await desk.missedCall('+14155550177')).business, person: { number: '+14155550188' } })).json(NODE);
	const [second] = (await upsert({}, { business: first?.business, person: { number: '+14155550188' } })).json(NODE);
	expect(first?.crm).toMatchObject({ created: true });
	expect(second?.crm).toMatchObject({ created: false, contactId: (first?.crm as IDataObject).contactId });
});

it('keeps what the fields say, and never lets emptier data win over better', async () => {
	const call = await desk.missedCall();
	await upsert({ name: 'Maria Lopez', firstName: 'Maria', email: 'maria@example.com', address: '345 Oak Street', tags: 'missed call, google ads', custom: '{"plan": "gold", "visits": 3, "nested": {"a": 1}}', owner: 'lee', nextAction: 'Send the price list' }, call);
	await upsert({ name: '  ', email: '', tags: 'google ads, vip', custom: '{"visits": 4}' }, call);
	expect(await desk.ledger.getPerson('bayside', PERSON)).toMatchObject({
		name: 'Maria Lopez',
		firstName: 'Maria',
		email: 'maria@example.com',
		address: '345 Oak Street',
		tags: ['missed call', 'google ads', 'vip'],
		fields: { plan: 'gold', visits: 4, nested: '{"a":1}' },
	});
	expect(await desk.ledger.findConversation('bayside', PERSON)).toMatchObject({ owner: 'lee', nextAction: 'Call back if they do not answer the text' });
});

it('takes the next step from how the reply was read', async () => {
	const ran = await desk.runAll([{ type: 'classifyReply' }, { type: 'upsertCrmContact' }], [await desk.reply("There's water everywhere, the pipe burst!! I'm Ann at 12 Elm St")]);
	const [item] = ran.json(NODE);
	expect(item).toMatchObject({ conversation: { nextAction: 'Call now', status: 'qualified' }, person: { name: 'Ann' } });
	const { followUpAt } = (item as { conversation: { followUpAt: string } }).conversation;
	expect(Date.parse(followUpAt) - Date.now()).toBeLessThanOrEqual(2 * 60_000);
	expect(await desk.ledger.getPerson('bayside', PERSON)).toMatchObject({ fields: { urgency: 'emergency' } });
});

it('counts the minutes of a follow-up in opening hours', async () => {
	const days = ['mon', 'tue', 'wed', 'thu', 'fri'];
	const { profile, ledger } = desk;
	await ledger.saveBusiness({ ...profile, hours: { sat: [], sun: [], ...Object.fromEntries(days.map((day) => [day, [['08:00', '17:00']]])) } as never }, Date.now());
	clockSays('2026-03-13T16:45:00-07:00');
	const ran = await upsert({ followUpMinutes: 30 }, await desk.missedCall());
	expect(ran.json(NODE)[0]).toMatchObject({ conversation: { followUpAt: expect.stringMatching(/^2026-03-16T08:15:00/) } });
});

it('passes a caller on who withheld the number: nobody is kept, nothing is lost', async () => {
	const call = await desk.missedCall('anonymous');
	const ran = await upsert({ name: 'Nobody' }, call);
	expect(ran.json(NODE)).toEqual([call]);
	expect(ran.outputs(NODE)[0]?.[0]?.pairedItem).toEqual({ item: 0 });
});

describe('items', () => {
	it('are kept each for itself and keep their places', async () => {
		const items = [await desk.missedCall(), await desk.missedCall('anonymous'), await desk.missedCall('+14155550124')];
		const ran = await desk.run('upsertCrmContact', { fields: { name: '={{ "Caller " + $itemIndex }}' } }, items);
		expect(ran.outputs(NODE)[0]?.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
		expect(ran.json(NODE).map((item) => (item.person as IDataObject | undefined)?.name)).toEqual(['Caller 0', undefined, 'Caller 2']);
		expectGoodItems(ran.outputs(NODE), 3);
	});

	it('that are not of this package, or of a business that is gone, stop the node with what to do', async () => {
		expect((await upsert({}, { hello: 'world' })).error).toMatchObject({ message: 'The item has no "business"', description: expect.stringContaining('Missed Call Trigger') });
		const call = await desk.missedCall();
		await desk.ledger.removeBusiness('bayside', Date.now());
		expect((await upsert({}, call)).error).toMatchObject({ message: 'There is no business "bayside" in the ledger', description: expect.stringContaining('Business Profile node') });
	});

	it.each(['{"a": ', '[1, 2]', 'null', '"words"'])('with custom fields that are no object name the field: %s', async (custom) => {
		const ran = await upsert({ custom }, await desk.missedCall());
		expect(ran.error).toMatchObject({ message: expect.stringContaining('"Custom Fields"'), description: expect.stringContaining('object in braces') });
	});

	it('that fail go on as they came where the user goes on after errors, or on the error output', async () => {
		const call = await desk.missedCall();
		const on = async (onError: NodeSetup['onError']) => await desk.run('upsertCrmContact', {}, [{ hello: 'world' }, call], { onError });
		const regular = await on('continueRegularOutput');
		expect(regular.outputs(NODE)[0]?.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(regular.json(NODE)[0]).toEqual({ hello: 'world', error: 'The item has no "business"' });
		const split = await on('continueErrorOutput');
		expect(split.outputs(NODE).map((items) => items.length)).toEqual([1, 1]);
		expect(split.json(NODE, 1)).toEqual([expect.objectContaining({ hello: 'world', error: 'The item has no "business"' })]);
	});
});
