import type { IDataObject } from 'n8n-workflow';
import { clockSays, Desk, LINE, PERSON } from '../support/engine';

let desk: Desk;
beforeEach(async () => {
	clockSays('2026-03-10T10:00:00-07:00');
	desk = await Desk.open();
});
afterEach(() => desk.close());

/** The fields that a model fills in, all of them as text. */
const fromAi = (...fields: readonly string[]): Record<string, string> => Object.fromEntries(fields.map((field) => [field, `={{ $fromAI('${field}', '', 'string') }}`]));
const ask = async (operation: string, fields: readonly string[], ...calls: IDataObject[]) =>
	await desk.asTool('conversation', { operation, ...fromAi(...fields) }, calls);
const kept = async () => await desk.ledger.findConversation('bayside', PERSON);
const errorIn = (told: IDataObject | undefined) => (told?.answer as IDataObject[])[0]?.error;
const answer = (told: IDataObject | undefined) => told?.answer as { conversation: IDataObject; person: IDataObject }[];
const WHO = ['conversationId', 'person', 'businessId'];
const noOne = { conversationId: '', person: '', businessId: '' };

it('lists what it is asked for, and says so where there is nothing', async () => {
	await desk.reply('Anybody there?');
	await desk.missedCall('+14155550144');
	const fields = ['state', 'owner', 'businessId', 'person', 'since', 'limit'];
	const nothing = { state: '', owner: '', businessId: '', person: '', since: '', limit: '' };
	const told = await ask(
		'list',
		fields,
		{ ...nothing, state: 'Unanswered' },
		{ ...nothing, limit: '1' },
		{ ...nothing, owner: 'Dana', businessId: 'bayside' },
		{ ...nothing, since: '2026-03-11' },
		{ ...nothing, state: 'null', owner: 'null', person: '(415) 555-0144' },
	);
		expect(told.map((one) => answer(one).map(({ conversation }) => conversation.person))).toEqual([[PERSON], ['+14155550144'], [], [], ['+14155550144']]);
	expect(told[0]).toMatchObject({ tool: 'Conversation_Tool', description: expect.stringContaining('conversation') });
});

it('does what a person of the team does, with every value as text', async () => {
	const id = (await desk.missedCall()).conversation?.id ?? '';
	const who = { ...noOne, conversationId: ` ${id} ` };
	const act = async (operation: string, args: IDataObject = {}) => {
		const [told] = await ask(operation, [...WHO, 'by', ...Object.keys(args)], { ...who, by: 'agent', ...args });
		expect(errorIn(told)).toBeUndefined();
		return answer(told)[0]?.conversation;
	};
	expect(await act('get')).toMatchObject({ id, status: 'new_missed_call' });
	expect(await act('pause', { hours: '2' })).toMatchObject({ automation: 'paused', pausedUntil: expect.stringMatching(/^2026-03-10T12:0/) });
	expect(await act('pause', { hours: '0' })).toMatchObject({ automation: 'paused', pausedUntil: null });
	expect(await act('resume')).toMatchObject({ automation: 'on' });
	expect(await act('assign', { owner: 'LEE' })).toMatchObject({ owner: 'lee' });
	expect(await act('note', { note: 'Has a dog' })).toMatchObject({ id });
	expect(await act('promise', { at: '2026-03-10T15:00', about: 'The price' })).toMatchObject({ id });
	expect(await kept()).toMatchObject({ callBackAt: Date.parse('2026-03-10T15:00:00-07:00'), callBackBecause: 'The price' });
	expect(await act('promise', { at: '2026-03-10 16:30', about: '' })).toMatchObject({ id });
	expect(await kept()).toMatchObject({ callBackAt: Date.parse('2026-03-10T16:30:00-07:00') });
	expect(await act('contacted')).toMatchObject({ id });
	expect(await act('booked')).toMatchObject({ status: 'booked' });
	expect(await act('won', { value: '$1,450.50', currency: 'usd' })).toMatchObject({ status: 'won' });
	expect(await kept()).toMatchObject({ value: { amount: 1450.5, currency: 'USD' } });
	expect(await act('reopen')).toMatchObject({ status: 'replied', closedAt: null });
	expect(await act('lost', { reason: 'Too dear' })).toMatchObject({ status: 'lost' });
	expect(await act('handled')).toMatchObject({ status: 'handled' });
	const said = (await desk.ledger.events({ conversationId: id, limit: 100 })).filter(({ kind }) => kind === 'conversation_changed');
	expect(said.map(({ data }) => data.by)).toEqual(said.map(() => 'agent'));
});

it('finds a person of the only business by the number alone, and opens a conversation where there is none', async () => {
	const [opened, again] = await ask('open', ['person', 'businessId'], { person: '415-555-0123', businessId: '' }, { person: '14155550123', businessId: '' });
	expect(answer(opened)[0]).toMatchObject({ conversation: { person: PERSON, line: LINE } });
	expect(answer(again)[0]?.conversation).toEqual(answer(opened)[0]?.conversation);
	expect(answer((await ask('handled', WHO, { ...noOne, person: '(415) 555-0123' }))[0])[0]).toMatchObject({ conversation: { status: 'handled' } });
	await ask('open', ['person', 'businessId'], { person: PERSON, businessId: 'bayside' });
	expect((await kept())?.id).not.toBe(answer(opened)[0]?.conversation.id);
});

describe('what cannot be done is said in words that a model can go by', () => {
	beforeEach(async () => {
		await desk.missedCall();
	});
	const who = { ...noOne, person: PERSON };

	it.each<[string, IDataObject, RegExp]>([
		['handled', { person: '', conversationId: 'conv_nowhere' }, /There is no conversation "conv_nowhere"[^]*Give a Conversation ID/],
		['get', { person: '+14155550199' }, /No conversation was found for this person[^]*Business ID/],
		['pause', { hours: 'a while' }, /"For \(Hours\)" cannot be "a while"[^]*plain number/],
		['pause', { hours: '-2' }, /"For \(Hours\)" cannot be "-2"/],
		['assign', { owner: 'Zoe' }, /Nobody in the team is "Zoe"[^]*dana \(Dana\), lee \(Lee\)/],
		['assign', { owner: 'null' }, /"Owner" is empty/],
		['note', { note: ' ' }, /"Note" is empty/],
		['promise', { at: 'tomorrow at three' }, /"Call At" cannot be read as a time[^]*America\/Los_Angeles, where it is now 2026-03-10T10:0/],
		['promise', { at: '2026-03-09T15:00' }, /"Call At" has passed already[^]*2026-03-10T10:0/],
		['promise', { at: '' }, /"Call At" is empty/],
		['won', { value: 'a lot', currency: 'USD' }, /"Value" cannot be "a lot"/],
		['won', { value: '1.450,50', currency: 'USD' }, /"Value" cannot be/],
		['won', { value: '10', currency: 'dollars' }, /"Currency" cannot be "DOLLARS"/],
	])('%s %j', async (operation, args, words) => {
		const before = await kept();
		const [told] = await ask(operation, [...WHO, ...Object.keys(args).filter((name) => !WHO.includes(name))], { ...who, ...args });
		expect(errorIn(told)).toMatch(words);
		expect(told?.answer).toHaveLength(1);
		expect(await kept()).toEqual(before);
	});

	it.each<[string, IDataObject, RegExp]>([
		['list', { state: 'angry' }, /"State" does not know "angry"[^]*unanswered/],
		['list', { since: 'last week' }, /"Since" cannot be read as a time/],
		['list', { limit: 'all' }, /"Limit" cannot be "all"/],
		['list', { owner: 'zoe', businessId: 'bayside' }, /Nobody in the team is "zoe"/],
		['open', { person: '911' }, /"911" is not a phone number/],
		['open', { person: '' }, /"Person" is empty/],
		['open', { person: PERSON, line: '+14155550999' }, /is not a number of this business[^]*\+14155550100/],
		['open', { person: PERSON, businessId: 'nobody' }, /not clear for which business/],
	])('%s %j', async (operation, args, words) => {
		const [told] = await ask(operation, Object.keys(args), args);
		expect(errorIn(told)).toMatch(words);
		expect(told?.answer).toHaveLength(1);
	});
});
