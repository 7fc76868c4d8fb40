import { ANN, allEvents, atOnce, BAYSIDE, BOB, DAY, HOUR, ledgerOfBayside, LINE, T0, UPTOWN, type OpenLedger } from './world';
import type { LeadRequest } from '../../../engine';

export function turnsContract(open: OpenLedger): void {
	const ledger = ledgerOfBayside(open);

	describe('turns', () => {
		it('go round, however many ask at once, and a conversation keeps its own', async () => {
			const take = async (index: number) => await ledger().takeTurn(BAYSIDE, 'default', `conv_${index}`, T0);
			const turns = await atOnce(12, take);
			expect([...turns].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
			expect(await atOnce(12, take)).toEqual(turns);
			expect(await atOnce(3, async () => await take(99))).toEqual([12, 12, 12]);
		});

		it('are counted for each rule and each business', async () => {
			expect(await ledger().takeTurn(BAYSIDE, 'default', 'conv_a', T0)).toBe(0);
			expect(await ledger().takeTurn(BAYSIDE, 'default', 'conv_b', T0)).toBe(1);
			expect(await ledger().takeTurn(BAYSIDE, 'byRoute.sales', 'conv_a', T0)).toBe(0);
			expect(await ledger().takeTurn(UPTOWN, 'default', 'conv_c', T0)).toBe(0);
			expect(await ledger().takeTurn(BAYSIDE, 'default', 'conv_d', T0)).toBe(2);
		});

		it('are forgotten with their conversation, and go on where they were', async () => {
			const { id } = await ledger().openConversation(BAYSIDE, ANN, LINE, T0);
			await ledger().takeTurn(BAYSIDE, 'default', id, T0);
			await ledger().changeConversation(id, { do: 'status', status: 'handled' }, 'dana', T0);
			const rowsOf = async () => {
				const tables: string[] = [];
				for await (const { table } of ledger().exportAll(BAYSIDE)) tables.push(table);
				return tables.filter((table) => table.startsWith('turn'));
			};
			expect((await rowsOf()).sort()).toEqual(['turn_counts', 'turns']);
			await ledger().forget(T0 + DAY, T0 + 2 * DAY);
			expect(await rowsOf()).toEqual(['turn_counts']);
			expect(await ledger().takeTurn(BAYSIDE, 'default', 'conv_next', T0)).toBe(1);
		});
	});

	describe('the owner of a lead', () => {
		const lead = (conversationId: string, more: Partial<LeadRequest>): LeadRequest => ({ businessId: BAYSIDE, number: ANN, patch: {}, conversationId, now: T0, ...more });

		it('stays, unless it is taken from just that person', async () => {
			const { id } = await ledger().openConversation(BAYSIDE, ANN, LINE, T0);
			const owner = async (more: Partial<LeadRequest>) => (await ledger().saveLead(lead(id, more))).conversation?.owner;
			expect(await owner({ owner: 'dana' })).toBe('dana');
			expect(await owner({ owner: 'eve' })).toBe('dana');
			expect(await owner({ owner: 'eve', insteadOf: 'zoe' })).toBe('dana');
			expect(await owner({ owner: 'eve', insteadOf: 'dana' })).toBe('eve');
			expect(await owner({})).toBe('eve');
			const named = (await allEvents(ledger(), { conversationId: id })).filter(({ kind }) => kind === 'conversation_changed').map(({ data }) => data.owner);
			expect(named).toEqual(['dana', null, null, 'eve', null]);
		});

		it('is provisional until more is known, or somebody is assigned', async () => {
			const { id } = await ledger().openConversation(BAYSIDE, ANN, LINE, T0);
			expect((await ledger().saveLead(lead(id, { owner: 'dana', ownerProvisional: true }))).conversation).toMatchObject({ ownerProvisional: true });
			expect((await ledger().saveLead(lead(id, { owner: 'dana' }))).conversation).not.toHaveProperty('ownerProvisional');
			await ledger().saveLead(lead(id, { owner: 'dana', ownerProvisional: true }));
			expect(await ledger().changeConversation(id, { do: 'assign', owner: 'dana' }, 'dana', T0)).not.toHaveProperty('ownerProvisional');
		});

		it('is known from the person’s last conversation, unless that was a guess by the call', async () => {
			const first = await ledger().openConversation(BAYSIDE, ANN, LINE, T0);
			expect(await ledger().formerOwner(BAYSIDE, ANN, first.id)).toBeUndefined();
			await ledger().saveLead(lead(first.id, { owner: 'dana' }));
			expect(await ledger().formerOwner(BAYSIDE, ANN, first.id)).toBeUndefined();
			await ledger().changeConversation(first.id, { do: 'status', status: 'won' }, 'dana', T0);
			const second = await ledger().openConversation(BAYSIDE, ANN, LINE, T0 + HOUR);
			await ledger().saveLead(lead(second.id, { owner: 'eve', ownerProvisional: true }));
			await ledger().changeConversation(second.id, { do: 'status', status: 'lost' }, 'dana', T0 + HOUR);
			const third = await ledger().openConversation(BAYSIDE, ANN, LINE, T0 + 2 * HOUR);
			expect(await ledger().formerOwner(BAYSIDE, ANN, third.id)).toBe('dana');
			expect(await ledger().formerOwner(BAYSIDE, BOB, third.id)).toBeUndefined();
		});

		it('may have a step without a time', async () => {
			const { id } = await ledger().openConversation(BAYSIDE, ANN, LINE, T0);
			await ledger().saveLead(lead(id, { nextAction: 'Call', followUpAt: T0 + HOUR }));
			const { conversation } = await ledger().saveLead(lead(id, { nextAction: 'Nothing to do', followUpAt: null }));
			expect(conversation).toMatchObject({ nextAction: 'Nothing to do' });
			expect(conversation).not.toHaveProperty('followUpAt');
		});
	});
}
