import type { IDataObject } from 'n8n-workflow';
import { Desk, expectGoodItems, LINE, PERSON, timePasses, type NodeSetup } from '../support/engine';
import { until } from '../support/until';

const NODE = 'Conversation';
const HOUR = 3_600_000;

let desk: Desk;
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(() => desk.close());

const act = (parameters: NodeSetup['parameters'], ...items: IDataObject[]) => desk.run('conversation', parameters, items.length > 0 ? items : [{}]);
const kept = async () => await desk.ledger.findConversation('bayside', PERSON);
const part = (item: IDataObject | undefined) => item?.conversation as IDataObject;

describe('which conversation', () => {
	it('is the one of the item, or the one of an ID, or of a person and a business', async () => {
		const call = await desk.missedCall();
		const id = call.conversation?.id;
		for (const [parameters, item] of [
			[{}, call],
			[{ conversationId: id }, {}],
			[{ person: '(415) 555-0123', businessId: 'bayside' }, {}],
			[{ person: PERSON }, { business: call.business }],
			[{ person: PERSON }, await desk.missedCall('+14155550199')],
		] as [IDataObject, IDataObject][]) {
			const ran = await act({ operation: 'get', ...parameters }, item);
			expect(ran.json(NODE).map((found) => part(found).id)).toEqual([id]);
		}
	});

	it('is said to be missing, with what to give', async () => {
		const { business } = await desk.missedCall();
		const help = expect.stringContaining('a Person together with a Business ID');
		expect((await act({ operation: 'get' })).error).toMatchObject({ message: 'No conversation was found for this person', description: help });
		expect((await act({ operation: 'pause', conversationId: 'conv_x' })).error).toMatchObject({ message: 'There is no conversation "conv_x"', description: help });
		expect((await act({ operation: 'pause', person: '+14155550198' }, { business })).error).toMatchObject({ message: 'No conversation was found for this person' });
	});
});

it('Get gives the conversation with its texts, oldest first', async () => {
	const call = await desk.missedCall();
	await desk.run('sendTextBack', {}, [call]);
	await desk.reply('How much is it?');
	const ran = await act({ operation: 'get' }, call);
	expect(ran.json(NODE)).toEqual([
		expect.objectContaining({
			person: expect.objectContaining({ number: PERSON }),
			texts: [expect.objectContaining({ direction: 'out', purpose: 'first_text', from: LINE }), expect.objectContaining({ direction: 'in', body: 'How much is it?' })],
		}),
	]);
	expectGoodItems(ran.outputs(NODE), 1);
});

describe('what a person of the team does', () => {
	const on = async (parameters: NodeSetup['parameters']) => {
		const call = await desk.missedCall();
		const ran = await act(parameters, call);
		expect(ran.error).toBeUndefined();
		expect(ran.json(NODE)[0]).toMatchObject({ call: { id: call.call?.id }, conversation: { id: call.conversation?.id } });
		expectGoodItems(ran.outputs(NODE), 1);
		return part(ran.json(NODE)[0]);
	};

	it('pauses automation for some hours, or until it is resumed', async () => {
		expect(await on({ operation: 'pause', hours: 2, by: 'dana' })).toMatchObject({ automation: 'paused', pausedUntil: expect.any(String) });
		const call = await desk.missedCall();
		expect((await desk.run('sendTextBack', {}, [call])).json('Send Text-Back', 1)).toHaveLength(1);
		timePasses(3 * HOUR);
		expect((await desk.run('sendTextBack', {}, [await desk.missedCall()])).json('Send Text-Back')).toHaveLength(1);
		expect(await on({ operation: 'pause', hours: 0 })).toMatchObject({ automation: 'paused', pausedUntil: null });
		expect(await on({ operation: 'resume' })).toMatchObject({ automation: 'on', pausedUntil: null });
	});

	it('assigns and notes, for the record', async () => {
		expect(await on({ operation: 'assign', owner: 'lee' })).toMatchObject({ owner: 'lee' });
		await on({ operation: 'note', note: 'Prefers calls after 5', by: 'lee' });
		const events = await desk.ledger.events({ conversationId: (await kept())?.id ?? '', limit: 50 });
		expect(events.map((event) => event.data)).toContainEqual({ do: 'note', text: 'Prefers calls after 5', by: 'lee' });
		expect(events.map((event) => event.data)).toContainEqual({ do: 'assign', owner: 'lee', by: 'team' });
	});

	it.each(['booked', 'handled', 'lost', 'won'])('marks as %s', async (operation) => {
		expect(await on({ operation })).toMatchObject({ status: operation });
		expect((await kept())?.closedAt === undefined).toBe(operation === 'booked');
	});

	it('keeps what a won job brought in and why one was lost', async () => {
		await on({ operation: 'won', value: 450.5, currency: 'eur' });
		expect(await kept()).toMatchObject({ value: { amount: 450.5, currency: 'EUR' } });
		await on({ operation: 'lost', reason: 'Found someone else' });
		expect(await kept()).toMatchObject({ lostReason: 'Found someone else' });
	});

	it('reopens, unless the person has a newer conversation', async () => {
		const call = await desk.missedCall();
		await act({ operation: 'handled' }, call);
		expect(part((await act({ operation: 'reopen' }, call)).json(NODE)[0])).toMatchObject({ status: 'replied', closedAt: null });
		await act({ operation: 'handled' }, call);
		await desk.missedCall();
		expect((await act({ operation: 'reopen' }, call)).error?.message).toContain('already has an open conversation');
	});

	it.each([
		['assign', 'Owner'],
		['note', 'Note'],
	])('is asked for what %s needs', async (operation, label) => {
		const ran = await act({ operation }, await desk.missedCall());
		expect(ran.error).toMatchObject({ message: `"${label}" is empty`, description: `Fill in "${label}".` });
	});

	it('is asked for a currency only where there is a value', async () => {
		const call = await desk.missedCall();
		expect((await act({ operation: 'won', value: 10, currency: ' ' }, call)).error?.message).toBe('"Currency" is empty');
		expect((await act({ operation: 'won', currency: ' ' }, call)).error).toBeUndefined();
	});
});

describe('List', () => {
	const people = async (parameters: NodeSetup['parameters']) => {
		const ran = await act(parameters);
		expectGoodItems(ran.outputs(NODE), 1);
		return ran.json(NODE).map((item) => (part(item).person as string).slice(-2)).sort();
	};

	it('lists those that nobody of the team ever answered, and says so of each', async () => {
		const trigger = await desk.trigger('followUpTrigger').listen();
		for (const end of ['31', '32']) await desk.missedCall(`+141555501${end}`);
		await act({ operation: 'contacted', person: '+14155550132', businessId: 'bayside' });
		expect(await people({ state: 'never_answered' })).toEqual([]);
		timePasses(40 * 24 * HOUR);
		const came = await until('two items', () => {
			trigger.tick();
			return trigger.emitted.length >= 2 && trigger.emitted;
		});
		const said = came.flatMap(({ data }) => data.flat()).map(({ json }) => [part(json).person, part(json).neverAnswered]);
		expect(said.sort()).toEqual([['+14155550131', true], ['+14155550132', false]]);
		expect(await people({ state: 'Never Answered' })).toEqual(['31']);
		expect((await act({ state: 'never_answered' })).json(NODE).map((item) => part(item).neverAnswered)).toEqual([true]);
		expect(await people({ state: 'closed' })).toEqual(['31', '32']);
	});

	it('lists by state, owner, person and business', async () => {
		for (const end of ['31', '32', '33', '34']) await desk.missedCall(`+141555501${end}`);
		await act({ operation: 'handled', person: '+14155550131', businessId: 'bayside' });
		await act({ operation: 'assign', owner: 'lee', person: '+14155550132', businessId: 'bayside' });
		await desk.reply('Anybody there?', '+14155550133');
		await desk.run('upsertCrmContact', { fields: { followUpMinutes: 0 } }, [await desk.missedCall('+14155550134')]);
		timePasses(1_000);
		expect(await people({})).toEqual(['32', '33', '34']);
		expect(await people({ state: 'all' })).toEqual(['31', '32', '33', '34']);
		expect(await people({ state: 'closed' })).toEqual(['31']);
		expect(await people({ state: 'unanswered' })).toEqual(['33']);
		expect(await people({ state: 'overdue' })).toEqual(['34']);
		expect(await people({ owner: 'lee' })).toEqual(['32']);
		expect(await people({ person: '(415) 555-0133' })).toEqual(['33']);
		expect(await people({ businessId: 'nobody' })).toEqual([]);
		expect(await people({ limit: 1 })).toHaveLength(1);
	});

	it('lists for each item', async () => {
		await desk.missedCall('+14155550131');
		await desk.missedCall('+14155550132');
		const ran = await act({ person: '={{ $json.number }}' }, { number: '+14155550132' }, { number: '+14155550131' });
		expect(ran.outputs(NODE)[0]?.map((item) => [part(item.json).person, item.pairedItem])).toEqual([
			['+14155550132', { item: 0 }],
			['+14155550131', { item: 1 }],
		]);
	});
});

it('goes on after an item that it cannot do where the user says so', async () => {
	const call = await desk.missedCall();
	const ran = await desk.run('conversation', { operation: 'handled' }, [{ hello: 'world' }, call], { onError: 'continueRegularOutput' });
	expect(ran.json(NODE)).toEqual([{ hello: 'world', error: 'No conversation was found for this person' }, expect.objectContaining({ call: call.call })]);
	expect(ran.outputs(NODE)[0]?.map((item) => item.pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
});
