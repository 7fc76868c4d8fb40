import { allEvents, ANN, atOnce, BAYSIDE, BOB, HOUR, ledgerOfBayside, LINE, missedCall, T0, type OpenLedger } from './world';

export function peopleContract(open: OpenLedger): void {
	describe('people', () => {
		const ledger = ledgerOfBayside(open);
		const save = async (patch: Parameters<ReturnType<typeof ledger>['upsertPerson']>[2], now = T0) => await ledger().upsertPerson(BAYSIDE, ANN, patch, now);

		it('are made once and known by their number', async () => {
			expect(await ledger().getPerson(BAYSIDE, ANN)).toBeUndefined();
			const { person, created } = await save({ name: 'Ann Smith', firstName: 'Ann', email: 'ann@example.com', language: 'en', address: '12 Oak St', tags: ['vip'], fields: { boiler: 'Vaillant', age: 12, gas: true, note: null } });
			expect(created).toBe(true);
			expect(person).toEqual({ id: person.id, businessId: BAYSIDE, number: ANN, name: 'Ann Smith', firstName: 'Ann', email: 'ann@example.com', language: 'en', address: '12 Oak St', tags: ['vip'], fields: { boiler: 'Vaillant', age: 12, gas: true, note: null }, firstSeenAt: T0, lastSeenAt: T0, calls: 0 });
			expect(await ledger().getPerson(BAYSIDE, ANN)).toEqual(person);
			expect(await save({}, T0 + 1)).toEqual({ created: false, person: { ...person, lastSeenAt: T0 + 1 } });
			expect((await allEvents(ledger())).filter(({ kind }) => kind === 'person_saved').map(({ data }) => data.created)).toEqual([true, false]);
		});

		it('keep what is known when less is said of them', async () => {
			await save({ name: 'Ann', email: 'ann@example.com', tags: ['vip'], fields: { boiler: 'Vaillant', gas: false } });
			const { person } = await save({ name: '', email: ' \n', tags: [], fields: { boiler: '', gas: null, floor: 0 } }, T0 + 1);
			expect(person).toMatchObject({ name: 'Ann', email: 'ann@example.com', tags: ['vip'], fields: { boiler: 'Vaillant', gas: false, floor: 0 } });
			expect(await ledger().getPerson(BAYSIDE, ANN)).toEqual(person);
		});

		it('take what is new: better words, further tags, other fields', async () => {
			await save({ name: 'Ann', tags: ['vip', 'old'], fields: { a: 1 } });
			const { person } = await save({ name: 'Ann Smith', tags: ['old', 'new'], fields: { a: 2, b: 'x' } }, T0 + 1);
			expect(person).toMatchObject({ name: 'Ann Smith', tags: ['vip', 'old', 'new'], fields: { a: 2, b: 'x' } });
		});

		it('are made once by 20 who save them at once, and nothing of the 20 is lost', async () => {
			const saved = await atOnce(20, async (index) => await save({ tags: [`t${index}`], fields: { [`f${index}`]: index } }));
			expect(saved.filter(({ created }) => created)).toHaveLength(1);
			const person = await ledger().getPerson(BAYSIDE, ANN);
			expect(new Set(person?.tags).size).toBe(20);
			expect(Object.keys(person?.fields ?? {})).toHaveLength(20);
		});

		it('bear field names and words of any kind', async () => {
			const fields = JSON.parse('{"__proto__":"x","constructor":1,"":"empty","a.b[0]":true,"\\u0027;--":"q"}') as Record<string, string>;
			await save({ name: '名前 "x"', tags: ['__proto__', '"; DROP'], fields });
			const person = await ledger().getPerson(BAYSIDE, ANN);
			expect(person?.name).toBe('名前 "x"');
			expect(JSON.stringify(person?.fields)).toBe(JSON.stringify(fields));
			expect(({} as Record<string, unknown>).x).toBeUndefined();
		});

		it('keep the name a person gave when the caller ID brings another', async () => {
			await save({ name: 'Ann Smith' });
			const { person } = await missedCall(ledger(), T0 + 1, { callerName: 'WIRELESS CALLER' });
			expect(person).toMatchObject({ name: 'Ann Smith', calls: 1, firstSeenAt: T0, lastSeenAt: T0 + 1 });
		});

		it('are saved as a lead together with the next step', async () => {
			const { conversation } = await missedCall(ledger(), T0);
			const lead = await ledger().saveLead({ businessId: BAYSIDE, number: ANN, patch: { name: 'Ann' }, conversationId: conversation?.id ?? '', owner: 'eve', nextAction: 'Call back', followUpAt: T0 + HOUR, now: T0 + 1 });
			expect(lead).toMatchObject({ created: false, person: { name: 'Ann', calls: 1 }, conversation: { id: conversation?.id, owner: 'eve', nextAction: 'Call back', followUpAt: T0 + HOUR } });
			const events = await allEvents(ledger(), { conversationId: conversation?.id ?? '' });
			expect(events.at(-1)).toMatchObject({ kind: 'conversation_changed', data: { nextAction: 'Call back', by: 'automation' } });
		});

		it('keep as a lead the owner whom somebody chose, and take the newer step', async () => {
			const conversation = await ledger().openConversation(BAYSIDE, BOB, LINE, T0);
			await ledger().changeConversation(conversation.id, { do: 'assign', owner: 'dana' }, 'dana', T0);
			const lead = { businessId: BAYSIDE, number: BOB, patch: {}, conversationId: conversation.id, owner: 'eve', now: T0 };
			await ledger().saveLead({ ...lead, nextAction: 'Quote', followUpAt: T0 + 1 });
			expect((await ledger().saveLead(lead)).conversation).toMatchObject({ owner: 'dana', nextAction: 'Quote', followUpAt: T0 + 1 });
			expect((await ledger().saveLead({ ...lead, nextAction: 'Call' })).conversation).toMatchObject({ nextAction: 'Call' });
		});

		it('can be leads without a conversation', async () => {
			const lead = await ledger().saveLead({ businessId: BAYSIDE, number: BOB, patch: { name: 'Bob' }, now: T0 });
			expect(lead).toMatchObject({ created: true, person: { name: 'Bob' } });
			expect(lead).not.toHaveProperty('conversation');
		});
	});
}
