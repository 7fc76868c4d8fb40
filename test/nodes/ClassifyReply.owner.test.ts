import type { IDataObject } from 'n8n-workflow';
import { clockSays, DANA, Desk, expectGoodItems, LEE, PERSON, PROFILE } from '../support/engine';

const NODE = 'Classify Reply';
const TEAM = [...PROFILE.team, { id: 'kim', name: 'Kim', email: 'kim@example.com', routes: ['support'] }];

let desk: Desk;
afterEach(() => desk.close());

const read = async (body: string, from = PERSON): Promise<IDataObject> => {
	const ran = await desk.run('classifyReply', {}, [await desk.reply(body, from)]);
	expect(ran.error).toBeUndefined();
	expectGoodItems(ran.outputs(NODE), 7);
	return ran.outputs(NODE).flat()[0]?.json ?? {};
};
const upsert = async (item: IDataObject) => (await desk.run('upsertCrmContact', {}, [item])).json('Upsert CRM Contact')[0] ?? {};
const owner = (item: IDataObject | undefined) => (item?.owner as IDataObject | null)?.id;
const kept = async (from = PERSON) => await desk.ledger.findConversation('bayside', from);

it('says who acts on a reply, what on and by when, and the CRM keeps the same', async () => {
	clockSays('2026-03-10T10:00:00-07:00');
	desk = await Desk.open({ team: TEAM, owner: { byIntent: { quote: 'lee' } } });
	const item = await read('How much do you charge to replace a water heater?');
	expect(item).toMatchObject({
		owner: { id: 'lee', name: 'Lee', phone: LEE, email: null, because: 'intent' },
		nextAction: { what: 'Answer and quote', byWhen: expect.stringMatching(/^2026-03-10T10:1[5-9]:.*-07:00$/) },
	});
	const saved = await upsert(item);
	expect(saved).toMatchObject({ owner: item.owner, conversation: { owner: 'lee', nextAction: 'Answer and quote', followUpAt: expect.stringMatching(/^2026-03-10T10:1[5-9]:/) } });
});

it('goes by the route, an emergency at once and to whom emergencies go', async () => {
	desk = await Desk.open({ team: TEAM, owner: { byRoute: { emergency: 'on_call' } } });
	await desk.ledger.changeConversation((await desk.missedCall()).conversation?.id ?? '', { do: 'assign', owner: 'kim' }, 'lee', Date.now());
	expect(await read('There is a gas smell in the kitchen')).toMatchObject({ owner: { id: 'dana', phone: DANA, because: 'emergency' }, nextAction: { what: 'Call now' } });
	expect(await read('My invoice is wrong, I paid already last week', '+14155550144')).toMatchObject({ owner: { id: 'kim', because: 'answers_for_route' }, nextAction: { what: 'Solve the problem' } });
});

it('has nothing to be done by a time after thanks, and clears what was', async () => {
	desk = await Desk.open({ team: TEAM });
	await upsert(await desk.missedCall());
	expect(await kept()).toMatchObject({ followUpAt: expect.any(Number) });
	const item = await read('ok thanks so much');
	expect(item.nextAction).toEqual({ what: 'Nothing to do', byWhen: null });
	await upsert(item);
	expect(await kept()).not.toHaveProperty('followUpAt');
});

it('keeps whoever has the conversation or had the last one, while they are in the team', async () => {
	desk = await Desk.open({ team: TEAM });
	const first = await desk.missedCall();
	await desk.ledger.changeConversation(first.conversation?.id ?? '', { do: 'assign', owner: 'kim' }, 'lee', Date.now());
	expect(await read('Do you have time on Thursday?')).toMatchObject({ owner: { id: 'kim', because: 'existing' } });
	await desk.ledger.changeConversation(first.conversation?.id ?? '', { do: 'status', status: 'handled' }, 'kim', Date.now());
	await desk.missedCall();
	expect(await read('Do you have time on Friday?')).toMatchObject({ owner: { id: 'kim', because: 'existing' } });
	await desk.ledger.saveBusiness({ ...desk.profile, team: desk.profile.team.filter(({ id }) => id !== 'kim') }, Date.now());
	expect(await read('Do you have time on Monday?')).toMatchObject({ owner: { id: 'dana', because: 'on_call' } });
});

it('takes turns: a conversation keeps the turn of its call, from reading to CRM', async () => {
	desk = await Desk.open({ team: TEAM, owner: { default: ['dana', 'lee', 'kim'] } });
	const people = ['+14155550131', '+14155550132', '+14155550133', '+14155550134'];
	for (const person of people) await upsert(await desk.missedCall(person));
	const owners = [];
	for (const person of people) owners.push((await kept(person))?.owner);
	expect(owners).toEqual(['dana', 'lee', 'kim', 'dana']);
	for (const [index, person] of people.entries()) {
		const item = await read('Can somebody call me please, I would rather talk', person);
		expect(owner(item)).toBe(owners[index]);
		expect((await upsert(item)).conversation).toMatchObject({ owner: owners[index] });
	}
});

it('gives what turns out to be for others to them, unless a human chose', async () => {
	desk = await Desk.open({ team: TEAM, owner: { byRoute: { sales: 'lee' } } });
	await upsert(await desk.missedCall());
	expect(await kept()).toMatchObject({ owner: 'lee', ownerProvisional: true });
	const item = await read('My invoice is wrong, I paid already last week');
	expect(owner(item)).toBe('kim');
	await upsert(item);
	expect(await kept()).toMatchObject({ owner: 'kim' });
	// From here on it is Kim's, whatever else is asked.
	expect(await read('How much is a new water heater?')).toMatchObject({ owner: { id: 'kim', because: 'existing' } });
	await upsert(await desk.missedCall());
	expect(await kept()).not.toHaveProperty('ownerProvisional');
});

it('is nobody without a team, and nothing for a text from elsewhere', async () => {
	desk = await Desk.open({ team: [] });
	expect(await read('How much is a new water heater?')).toMatchObject({ owner: null, nextAction: { what: 'Answer and quote' } });
	const [item] = (await desk.run('classifyReply', { text: 'How much is it?' }, [{ hello: 'world' }])).outputs(NODE).flat();
	expect(Object.keys(item?.json ?? {}).sort()).toEqual(['classification', 'hello']);
});
