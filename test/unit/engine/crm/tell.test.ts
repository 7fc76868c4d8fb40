import { tellCrm, type BusinessProfile, type Conversation, type LeadField, type TellRequest, type Told } from '../../../../engine';
import { openWorld, type World } from '../../../support/world';
import { HandMadeCrm } from './handMadeCrm';

const CALLER = '+14155550132';
const MAPPING = { name: { field: 'full_name', rule: 'fill' }, status: { field: 'lead_status', rule: 'always' }, owner: { field: 'owner_id', rule: 'fill' }, source: { field: 'source', rule: 'fill' }, history: { field: 'history', rule: 'always' } } as const;

describe('a CRM is told of a lead', () => {
	let world: World;
	let crm: HandMadeCrm;
	let profile: BusinessProfile;

	beforeEach(async () => {
		world = await openWorld({ team: [{ id: 'dana', name: 'Dana Cruz', email: 'dana@smith.example', phone: '+14155550110' }, { id: 'eve', name: 'Eve', phone: '+14155550111' }] });
		profile = world.profile;
		crm = new HandMadeCrm();
		crm.team = [{ id: '71', name: 'D. Cruz', email: 'Dana@Smith.Example' }, { id: '72', name: 'eve ' }, { id: '73', name: 'Stranger', email: 's@elsewhere.example' }];
	});
	afterEach(async () => await world.close());

	const tell = async (more: Partial<TellRequest> = {}): Promise<Told> =>
		await tellCrm({ ledger: world.ledger, crm, clock: world.clock, random: () => 0.5 }, { profile, number: CALLER, mapping: MAPPING, overrides: [], extra: {}, wishes: { kinds: new Set(['call', 'text']) }, tags: [], deadline: world.clock.now() + 3_000, ...more });
	const person = async () => await world.ledger.getPerson(profile.id, CALLER);
	const values = () => [...crm.records.values()][0]?.values;
	const called = async (): Promise<Conversation> => (await world.missedCall(CALLER)).conversation;
	const conversation = async (id: string) => await world.ledger.getConversation(id);
	const due = async () => (await world.ledger.claimDue(['crm_write'], world.clock.now() + 86_400_000, 1, 10)).length;

	it('what the ledger knows, with the call, once', async () => {
		const { id } = await called();
		expect(await tell({ conversationId: id })).toMatchObject({ status: 'saved', created: true });
		expect(await tell({ conversationId: id })).toMatchObject({ status: 'saved', created: false });
		expect(values()).toMatchObject({ lead_status: 'New missed call', source: '+14155550100' });
		expect(crm.entries.map(({ entry }) => entry.kind)).toEqual(['call']);
		expect(await due()).toBe(0);
	});

	it('only what is asked for, and what a contact is made of', async () => {
		const { id } = await called();
		await world.ledger.upsertPerson(profile.id, CALLER, { name: 'Ann Lee' }, world.clock.now());
		await tell({ conversationId: id, only: new Set<LeadField>(['source']), wishes: { kinds: new Set() } });
		expect(values()).toEqual({ full_name: 'Ann Lee', source: '+14155550100' });
		expect(crm.entries).toEqual([]);
	});

	it('with what the user set by hand above what is known, and fields of their own', async () => {
		const { id } = await called();
		await tell({ conversationId: id, extra: { status: 'Contacted' }, overrides: [{ field: 'plan', value: 'gold', rule: 'always' }] });
		expect(values()).toMatchObject({ lead_status: 'Contacted', plan: 'gold' });
	});

	it('with the tags of the node and of the person, each once', async () => {
		await called();
		await world.ledger.upsertPerson(profile.id, CALLER, { tags: ['vip', 'ads'] }, world.clock.now());
		await tell({ tags: ['ads', 'missed call'] });
		expect([...crm.records.values()][0]?.tags).toEqual(['ads', 'missed call', 'vip']);
	});

	it.each([['e-mail address, in any case', 'dana', '71'], ['name, where there is no address', 'eve', '72']])('with the owner, found by %s', async (_how, owner, id) => {
		const { id: thread } = await called();
		await world.ledger.changeConversation(thread, { do: 'assign', owner }, owner, world.clock.now());
		await tell({ conversationId: thread });
		expect(values()).toMatchObject({ owner_id: id });
	});

	it('with the owner whom the user chose, and that is nobody’s news', async () => {
		const { id } = await called();
		crm.seed(CALLER, {}, { owner: '72' });
		expect(await tell({ conversationId: id, ownerId: '73' })).toMatchObject({ member: 'eve' });
		expect(values()).toMatchObject({ owner_id: '73' });
		expect(await conversation(id)).not.toHaveProperty('owner');
	});

	it('also when it does not say who works there', async () => {
		const { id } = await called();
		await world.ledger.changeConversation(id, { do: 'assign', owner: 'dana' }, 'dana', world.clock.now());
		crm.failNext('owners', 'busy');
		expect(await tell({ conversationId: id })).toMatchObject({ status: 'saved' });
		expect(values()).not.toHaveProperty('owner_id');
		// A failure is not remembered.
		await tell({ conversationId: id });
		expect(values()).toMatchObject({ owner_id: '71' });
	});

	it('and what it cannot take now waits: nothing is thrown', async () => {
		const { id } = await called();
		crm.failNext('find', 'unknown', { times: 99 });
		expect(await tell({ conversationId: id })).toMatchObject({ status: 'pending', error: 'The CRM says unknown.' });
		expect(await due()).toBe(1);
	});

	it('again of what happened while it was told', async () => {
		const { id } = await called();
		crm.before.create = async () => {
			await world.ledger.recordReply({ kind: 'text', system: 'fake', account: 'AC1', providerId: 'SM1', from: CALLER, to: '+14155550100', body: 'No hot water', media: [] }, world.intake());
		};
		await tell({ conversationId: id });
		expect(crm.entries).toHaveLength(1);
		expect(await due()).toBe(1);
		await tell({ conversationId: id });
		expect(crm.entries.map(({ entry }) => entry.kind)).toEqual(['call', 'text']);
		expect(await due()).toBe(0);
	});

	it('again of what happened after the state was read, also before anything was planned', async () => {
		const { id } = await called();
		const { ledger } = world;
		const reply = { kind: 'text', system: 'fake', account: 'AC1', providerId: 'SM1', from: CALLER, to: '+14155550100', body: 'No hot water', media: [] } as const;
		const read = ledger.messagesOf.bind(ledger);
		let once = true;
		ledger.messagesOf = async (...args) => {
			const found = await read(...args);
			if (once) await ledger.recordReply(reply, world.intake());
			once = false;
			return found;
		};
		await tell({ conversationId: id });
		expect(crm.entries.map(({ entry }) => entry.kind)).toEqual(['call']);
		expect(await due()).toBe(1);
	});

	describe('and learns from it', () => {
		it('name and address of whom nobody knew', async () => {
			crm.seed(CALLER, {}, { name: 'Ann Lee', firstName: 'Ann', email: 'ann@example.com' });
			await called();
			await tell();
			expect(await person()).toMatchObject({ name: 'Ann Lee', firstName: 'Ann', email: 'ann@example.com' });
		});

		it('nothing where it is known better here', async () => {
			await called();
			await world.ledger.upsertPerson(profile.id, CALLER, { name: 'Ann Miller', email: 'a@miller.example' }, world.clock.now());
			crm.seed(CALLER, {}, { name: 'Somebody Else', email: 'other@example.com' });
			await tell();
			expect(await person()).toMatchObject({ name: 'Ann Miller', email: 'a@miller.example' });
		});

		it.each(['Caller (415) 555-0132', 'caller', '(415) 555-0132', '+1 415-555-0132', 'Missed call 5550132'])('no name that only stands for one: %s', async (name) => {
			crm.seed(CALLER, {}, { name, firstName: name });
			await called();
			await tell();
			expect((await person())?.name).toBeUndefined();
			expect((await person())?.firstName).toBeUndefined();
		});

		it.each(['Callery Pear', 'Ann 2'])('a name that only looks like that: %s', async (name) => {
			crm.seed(CALLER, {}, { name });
			await called();
			await tell();
			expect(await person()).toMatchObject({ name });
		});

		it('the owner of whom nobody has taken here, or whom the rules had only guessed', async () => {
			crm.seed(CALLER, {}, { owner: '71' });
			const { id } = await called();
			expect(await tell({ conversationId: id })).toMatchObject({ member: 'dana' });
			expect(await conversation(id)).toMatchObject({ owner: 'dana' });
		});

		it('the owner instead of one whom the rules had only guessed, and of nobody else', async () => {
			crm.seed(CALLER, {}, { owner: '71' });
			const { id } = await called();
			await world.ledger.saveLead({ businessId: profile.id, number: CALLER, patch: {}, conversationId: id, owner: 'eve', ownerProvisional: true, now: world.clock.now() });
			await tell({ conversationId: id });
			expect(await conversation(id)).toMatchObject({ owner: 'dana' });
			await world.ledger.changeConversation(id, { do: 'assign', owner: 'eve' }, 'eve', world.clock.now());
			await tell({ conversationId: id });
			expect(await conversation(id)).toMatchObject({ owner: 'eve' });
		});

		it('no owner who is nobody of the team', async () => {
			crm.seed(CALLER, {}, { owner: '73' });
			const { id } = await called();
			expect(await tell({ conversationId: id })).not.toHaveProperty('member');
			expect(await conversation(id)).not.toHaveProperty('owner');
		});
	});
});
