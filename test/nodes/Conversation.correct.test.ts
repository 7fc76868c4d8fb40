import type { IDataObject } from 'n8n-workflow';
import { INTENTS, ROUTES } from '../../engine';
import { Desk, expectGoodItems, OWN_NODES, PERSON, type NodeSetup } from '../support/engine';

const UNCLEAR = 'rather the other, unless it was the first, you tell me';
const NODE = 'Conversation';

let desk: Desk;
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(() => desk.close());

const correct = (parameters: NodeSetup['parameters'], ...items: IDataObject[]) => desk.run('conversation', { operation: 'correct', ...parameters }, items.length > 0 ? items : [{}]);
const BY_PERSON = { person: PERSON, businessId: 'bayside' };
const kept = async () => await desk.ledger.repliesToReview({ since: 0, until: Date.now() + 60_000, limit: 10 });

/** A reply that has gone through Classify Reply. */
async function readReply(body: string): Promise<IDataObject> {
	const ran = await desk.run('classifyReply', {}, [await desk.reply(body)]);
	const item = ran.outputs('Classify Reply').flat()[0]?.json;
	if (!item) throw new Error('Classify Reply gave nothing.');
	return item;
}

it('corrects the reply of the item, and the item goes on with what it should have been', async () => {
	const item = await readReply('Can I book an appointment for Thursday at 10am?');
	await readReply('and another thing');
	const ran = await correct({ intent: 'quote', note: 'wanted a price', by: 'dana' }, item);
	expect(ran.error).toBeUndefined();
	expect(ran.json(NODE)).toEqual([
		expect.objectContaining({
			business: expect.objectContaining({ id: 'bayside' }),
			reply: expect.objectContaining({ id: (item.reply as IDataObject).id, body: 'Can I book an appointment for Thursday at 10am?' }),
			person: expect.objectContaining({ number: PERSON }),
			conversation: expect.objectContaining({ person: PERSON }),
			classification: expect.objectContaining({ intent: 'quote', route: 'sales', unsure: false, method: 'person', when: expect.anything() }),
		}),
	]);
	expectGoodItems(ran.outputs(NODE), 1);
	expect((await kept()).filter(({ correction }) => correction)).toMatchObject([{ read: { intent: 'booking', route: 'booking' }, correction: { intent: 'quote', route: 'sales', by: 'dana', note: 'wanted a price' } }]);
});

it('corrects the latest reply of a person that was read, as an agent asks it to', async () => {
	await readReply(UNCLEAR);
	await readReply('not sure');
	const ran = await correct({ ...BY_PERSON, route: 'Needs a Person'.toLowerCase() });
	expect(ran.error).toMatchObject({ message: '"Route" does not know "needs_a_person"', description: expect.stringContaining('emergency, booking') });
	const again = await correct({ ...BY_PERSON, route: 'Booking' });
	expect(again.json(NODE)).toEqual([expect.objectContaining({ reply: expect.objectContaining({ body: 'not sure' }), classification: expect.objectContaining({ route: 'booking' }) })]);
	expectGoodItems(again.outputs(NODE), 1);
});

it('corrects the reply with the ID given, whoever it is from', async () => {
	const first = await readReply(UNCLEAR);
	await readReply('not sure');
	const ran = await correct({ replyId: (first.reply as { id: string }).id, intent: 'support' });
	expect(ran.json(NODE)).toEqual([expect.objectContaining({ reply: expect.objectContaining({ body: UNCLEAR }), conversation: expect.objectContaining({ person: PERSON }), classification: expect.objectContaining({ intent: 'support', route: 'support' }) })]);
});

it('leaves the item of another person behind where a person is named', async () => {
	const item = await readReply(UNCLEAR);
	await desk.run('classifyReply', {}, [await desk.reply('huh', '+14155550199')]);
	const ran = await correct({ person: '+14155550199', intent: 'quote' }, item);
	expect(ran.json(NODE)).toEqual([expect.objectContaining({ reply: expect.objectContaining({ body: 'huh' }), person: expect.objectContaining({ number: '+14155550199' }) })]);
});

it('holds an opt-out that a person found, and asks for one confirmation', async () => {
	const item = await readReply('not again, please');
	expect(await desk.ledger.optedOutAt('bayside', PERSON)).toBeUndefined();
	const ran = await correct({ intent: 'opt_out' }, item);
	expect(ran.json(NODE)).toEqual([expect.objectContaining({ consent: expect.objectContaining({ kind: 'opt_out', providerAnswered: false }), classification: expect.objectContaining({ route: 'opt_out' }) })]);
	expectGoodItems(ran.outputs(NODE), 1);
	expect(await desk.ledger.optedOutAt('bayside', PERSON)).toEqual(expect.any(Number));
});

it('is told what is missing, and keeps nothing then', async () => {
	const item = await readReply(UNCLEAR);
	expect((await correct({}, item)).error).toMatchObject({ message: '"Intent" and "Route" are both empty', description: expect.stringContaining('confirms the reading') });
	expect((await correct({ intent: 'pizza' }, item)).error).toMatchObject({ message: '"Intent" does not know "pizza"', description: expect.stringContaining('booking, reschedule') });
	expect((await correct({ replyId: 'msg_x', intent: 'quote' }, item)).error).toMatchObject({ message: 'There is no reply "msg_x" in the ledger', description: expect.stringContaining('Reply ID') });
	expect((await correct({ intent: 'quote' }, await desk.missedCall('+14155550177'))).error?.message).toBe('This person has not replied');
	expect((await correct({ intent: 'quote' })).error?.message).toBe('No conversation was found for this person');
	expect(await kept()).toEqual([expect.not.objectContaining({ correction: expect.anything() })]);
});

it('offers every intent and every route', () => {
	const fields = OWN_NODES.find(({ description }) => description.name === 'conversation')?.description.properties ?? [];
	const values = (name: string) => (fields.find((field) => field.name === name)?.options ?? []).map((option) => ('value' in option ? option.value : '')).filter((value) => value !== '').sort();
	expect(values('intent')).toEqual([...INTENTS].sort());
	expect(values('route')).toEqual([...ROUTES].sort());
});
