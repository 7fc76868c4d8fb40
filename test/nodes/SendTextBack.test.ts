import type { IDataObject } from 'n8n-workflow';
import { DANA, Desk, expectGoodItems, LINE, PERSON, timePasses, type NodeSetup } from '../support/engine';

const NODE = 'Send Text-Back';
const HOUR = 3_600_000;

let desk: Desk;
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(() => desk.close());

const send = (parameters: NodeSetup['parameters'], ...items: IDataObject[]) => desk.run('sendTextBack', parameters, items);
const sentTo = (number: string) => desk.twilio.textsTo(number).map((text) => text.body);

describe('the first text for a missed call', () => {
	it('goes out with nothing filled in, and the item says so', async () => {
		const call = await desk.missedCall();
		const ran = await send({}, call);
		expect(ran.error).toBeUndefined();
		expect(sentTo(PERSON)).toEqual([expect.stringMatching(/^Hi, this is Bayside Plumbing\. Sorry we missed your call! .* Reply STOP to opt out\.$/)]);
		expect(ran.json(NODE)).toEqual([
			expect.objectContaining({
				call: call.call,
				decision: expect.objectContaining({ action: 'text', reason: 'ok', explanation: expect.stringMatching(/\S/) }),
				message: expect.objectContaining({ direction: 'out', purpose: 'first_text', from: LINE, to: PERSON, status: 'sent', body: sentTo(PERSON)[0] }),
			}),
		]);
		expect(ran.json(NODE, 1)).toEqual([]);
		expectGoodItems(ran.outputs(NODE), 1);
		expect(await desk.ledger.decisionOf(call.call?.id ?? '')).toMatchObject({ action: 'text', reason: 'ok' });
	});

	it('goes out once, however often the node runs', async () => {
		const call = await desk.missedCall();
		const all = await Promise.all(Array.from({ length: 8 }, () => send({}, call)));
		const again = await send({}, call);
		expect(sentTo(PERSON)).toHaveLength(1);
		expect([...all, again].filter((ran) => ran.json(NODE).length === 1)).toHaveLength(1);
		expect(again.json(NODE, 1)).toEqual([expect.objectContaining({ decision: expect.objectContaining({ action: 'skip', reason: 'already_claimed' }) })]);
		expectGoodItems(again.outputs(NODE), 1);
	});

	it('goes to a person once within the cooldown of the profile, or that of the node', async () => {
		await send({}, await desk.missedCall());
		const [second, third] = [await desk.missedCall(), await desk.missedCall()];
		const held = await send({}, second);
		expect(held.json(NODE, 1)).toEqual([expect.objectContaining({ decision: expect.objectContaining({ reason: 'texted_lately', facts: expect.objectContaining({ cooldownHours: 24 }) }) })]);
		expect((await send({ options: { cooldownHours: 0 } }, third)).json(NODE)).toHaveLength(1);
		timePasses(25 * HOUR);
		expect((await send({}, await desk.missedCall())).json(NODE)).toHaveLength(1);
		expect(sentTo(PERSON)).toHaveLength(3);
	});

	it('says what the user wrote, with the fields in braces filled in and no hole where one is not known', async () => {
		const call = await desk.missedCall();
		await send({ message: 'Hi {first_name|there}, {business} here ({line}). {nonsense}Book: {booking_link}' }, call);
		expect(sentTo(PERSON)).toEqual([`Hi there, Bayside Plumbing here (${LINE}). Book: https://book.example.com/bayside Reply STOP to opt out.`]);
	});

	it('speaks the language and the name of the person', async () => {
		await desk.ledger.upsertPerson('bayside', PERSON, { firstName: 'Ana', language: 'es' }, Date.now());
		await send({}, await desk.missedCall());
		expect(sentTo(PERSON)).toEqual([expect.stringMatching(/^Hola Ana, le escribe Bayside Plumbing\./)]);
	});

	it('is not sent when the call is too long ago, unless the user says so', async () => {
		const call = await desk.missedCall();
		timePasses(13 * HOUR);
		const ran = await send({}, call);
		expect(ran.json(NODE, 1)).toEqual([expect.objectContaining({ decision: expect.objectContaining({ reason: 'stale' }) })]);
		expect((await send({ options: { staleAfterHours: 24 } }, await desk.missedCall(undefined, { at: Date.now() - 20 * HOUR }))).json(NODE)).toHaveLength(1);
	});
});

describe('who is not texted', () => {
	const reasonFor = async (item: IDataObject, parameters: NodeSetup['parameters'] = {}) => {
		const ran = await send(parameters, item);
		expect(ran.error).toBeUndefined();
		expect(ran.json(NODE)).toEqual([]);
		expectGoodItems(ran.outputs(NODE), 1);
		// Whom a person is to call back instead leaves on the output for that.
		return ((ran.json(NODE, 1)[0] ?? ran.json(NODE, 2)[0])?.decision as IDataObject).reason;
	};

	it.each([
		['a withheld number', 'anonymous', 'no_caller_id'],
		['a number that cannot exist', '+10000000000000', 'invalid_number'],
		['a short code', '555010', 'short_code'],
		['a toll-free number', '+18005550123', 'toll_free'],
		['a line of the business', LINE, 'own_number'],
		['a member of the team', DANA, 'team_number'],
	])('%s', async (_who, from, reason) => {
		expect(await reasonFor(await desk.missedCall(from))).toBe(reason);
		expect(desk.twilio.state.messages).toEqual([]);
	});

	it('who opted out', async () => {
		await desk.ledger.optOut('bayside', PERSON, Date.now(), 'keyword', 'STOP');
		expect(await reasonFor(await desk.missedCall())).toBe('opted_out');
		expect(await reasonFor(await desk.reply('How much?'), { purpose: 'answer' })).toBe('opted_out');
	});

	it('whom a person of the team has taken over', async () => {
		const call = await desk.missedCall();
		await desk.ledger.changeConversation(call.conversation?.id ?? '', { do: 'pause', because: 'test' }, 'dana', Date.now());
		expect(await reasonFor(call)).toBe('human_active');
	});

	it('whose call was answered after all', async () => {
		const call = await desk.missedCall();
		await desk.missedCall(PERSON, { callId: 'CA1', step: 'dial_ended', status: 'completed', bridged: true });
		expect(await reasonFor(call)).toBe('answered');
	});

	it('whose number turned out to be a landline', async () => {
		desk.twilio.setRecipient(PERSON, { refusedWith: 21635 });
		const first = await send({}, await desk.missedCall());
		expect(first.json(NODE, 2)).toEqual([expect.objectContaining({ decision: expect.objectContaining({ action: 'text', failure: 'landline', advice: expect.stringContaining('landline') }), message: expect.objectContaining({ status: 'failed', reason: 'landline' }) })]);
		expectGoodItems(first.outputs(NODE), 2);
		expect(await reasonFor(await desk.missedCall())).toBe('not_textable');
		expect(desk.twilio.requests.filter((request) => request.operation === 'messages.create')).toHaveLength(1);
	});

	it('anybody, when the business is not in the ledger', async () => {
		const call = await desk.missedCall();
		await desk.ledger.removeBusiness('bayside', Date.now());
		expect(await reasonFor(call)).toBe('unknown_business');
	});
});

describe('items', () => {
	it('are each decided for themselves, and keep their places', async () => {
		const calls = [await desk.missedCall(), await desk.missedCall('anonymous'), await desk.missedCall('+14155550124')];
		const ran = await send({}, ...calls);
		expect(ran.outputs(NODE)[0]?.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
		expect(ran.outputs(NODE)[1]?.map((item) => item.pairedItem)).toEqual([{ item: 1 }]);
		expectGoodItems(ran.outputs(NODE), 3);
	});

	it('that are not of this package stop the node with what to do', async () => {
		const ran = await send({}, { hello: 'world' });
		expect(ran.error?.message).toBe('The item has no "business"');
		expect(ran.error?.description).toContain('Wire this node behind a Missed Call Trigger');
		expect((ran.error as { context?: IDataObject } | undefined)?.context?.itemIndex).toBe(0);
	});

	it('that say too little name the field to fill in', async () => {
		const { business } = await desk.missedCall();
		expect((await send({}, { business })).error).toMatchObject({ message: 'The item does not say which text is due', description: expect.stringContaining('"Text"') });
		expect((await send({ purpose: 'answer' }, { business })).error).toMatchObject({ message: 'There is nobody to text in this item', description: expect.stringContaining('"To" under Options') });
		expect((await send({ purpose: 'answer', options: { to: PERSON } }, { business })).error).toMatchObject({ message: 'There is no number to text from in this item', description: expect.stringContaining('"From"') });
	});

	it('that fail leave on the last output where the user goes on after errors', async () => {
		const call = await desk.missedCall();
		const ran = await desk.run('sendTextBack', {}, [{ hello: 'world' }, call], { onError: 'continueRegularOutput' });
		expect(ran.error).toBeUndefined();
		expect(ran.outputs(NODE)[1]).toEqual([{ json: { hello: 'world', error: 'The item has no "business"' }, pairedItem: { item: 0 } }]);
		expect(ran.outputs(NODE)[0]?.map((item) => item.pairedItem)).toEqual([{ item: 1 }]);
	});

	it('need a credential', async () => {
		const call = await desk.missedCall();
		const ran = await desk.run('sendTextBack', {}, [call], { credentials: {} });
		expect(ran.error?.message).toContain('credential');
	});
});

describe('an answer', () => {
	const answerTo = async (classification: IDataObject, more: IDataObject = {}) => {
		const item = await desk.reply('Something');
		const ran = await send({ purpose: 'answer', ...more }, { ...item, classification: { also: [], confidence: 0.9, unsure: false, urgency: 'routine', language: 'en', summary: '', method: 'model', evidence: [], ...classification } });
		expect(ran.error).toBeUndefined();
		return sentTo(PERSON).at(-1);
	};

	it('has the wording of its own intent, else of its route, else of any; what is unsure has that of its route', async () => {
		await desk.close();
		desk = await Desk.open({ templates: { answer: 'Any answer from {business}', 'answer:support': 'Our help desk', 'answer:gift-cards': 'Cards are at the desk', 'answer:reschedule': 'Moving is easy' } });
		expect(await answerTo({ intent: 'support', route: 'support' })).toBe('Our help desk');
		expect(await answerTo({ intent: 'other', custom: 'Gift Cards', route: 'support' })).toBe('Cards are at the desk');
		expect(await answerTo({ intent: 'reschedule', route: 'booking' })).toBe('Moving is easy');
		expect(await answerTo({ intent: 'reschedule', route: 'person', unsure: true })).toBe('Any answer from Bayside Plumbing');
		expect(await answerTo({ intent: 'support', route: 'support' }, { message: 'My own words' })).toBe('My own words');
	});
});
