import type { DueKind } from '../../../engine';
import { allEvents, ANN, atOnce, BAYSIDE, DAY, dueAt, escalated, HOUR, kindsOf, LEASE, ledgerOfBayside, LINE, MINUTE, missedCall, nextId, present, SECOND, T0, type OpenLedger } from './world';

export function dueContract(open: OpenLedger): void {
	describe('due work', () => {
		const ledger = ledgerOfBayside(open);
		const plan = async (dueTime: number, more: { key?: string; kind?: DueKind; businessId?: string; messageId?: string } = {}, now = T0) =>
			await ledger().schedule({ key: nextId('due'), kind: 'held_text', businessId: BAYSIDE, dueAt: dueTime, ...more }, now);

		it('comes at its time, the oldest first, of the kinds asked for, and so many as are asked for', async () => {
			await plan(T0 + 3);
			await plan(T0 + 1, { kind: 'unanswered' });
			await plan(T0 + 2, { kind: 'escalation_step' });
			await plan(T0 + 4);
			expect(await dueAt(ledger(), T0)).toEqual([]);
			expect(await dueAt(ledger(), T0 + 9, [])).toEqual([]);
			const times = async (kinds: DueKind[], limit: number) => (await ledger().claimDue(kinds, T0 + 3, LEASE, limit)).map(({ due }) => due.dueAt - T0);
			expect(await times(['held_text', 'unanswered'], 0)).toEqual([]);
			expect(await times(['held_text', 'unanswered'], 1)).toEqual([1]);
			expect(await times(['held_text', 'unanswered', 'escalation_step'], 10)).toEqual([2, 3]);
		});

		it('comes with all that it is about', async () => {
			const { call, conversation } = await missedCall(ledger(), T0);
			const { escalation } = await escalated(ledger(), T0, ANN, { firstStepAt: T0 + DAY });
			await ledger().schedule({ key: 'k', kind: 'held_text', businessId: BAYSIDE, callId: call.id, conversationId: present(conversation).id, escalationId: escalation.id, dueAt: T0, note: 'first' }, T0);
			expect(await dueAt(ledger(), T0 + 90 * SECOND)).toMatchObject([{ due: { kind: 'held_text', tries: 1, note: 'first' }, call: { id: call.id }, conversation: { id: conversation?.id }, person: { number: ANN }, escalation: { id: escalation.id }, profile: { id: BAYSIDE } }]);
			expect((await allEvents(ledger())).at(-1)).toMatchObject({ kind: 'due_fired', callId: call.id, conversationId: conversation?.id, data: { kind: 'held_text', lateSeconds: 90, tries: 1 } });
		});

		it('is handed to one of 20 who look at once', async () => {
			for (let index = 0; index < 30; index += 1) await plan(T0 + index);
			const looks = await atOnce(20, async () => await dueAt(ledger(), T0 + MINUTE, ['held_text'], 4));
			const ids = looks.flat().map(({ due }) => due.id);
			expect(ids).toHaveLength(30);
			expect(new Set(ids).size).toBe(30);
		});

		it('belongs to its holder until the lease ends, and then to the next, with another fence', async () => {
			await plan(T0);
			const [first] = await dueAt(ledger(), T0);
			expect(await dueAt(ledger(), T0 + LEASE - 1)).toEqual([]);
			const [second] = await dueAt(ledger(), T0 + LEASE);
			expect(second?.due).toMatchObject({ id: first?.due.id, tries: 2 });
			expect(present(second).due.fence).toBeGreaterThan(present(first).due.fence);
		});

		it('stays with a holder who prolongs it, as long as it is theirs', async () => {
			await plan(T0);
			const { due } = present((await dueAt(ledger(), T0))[0]);
			expect(await ledger().extendDue(due.id, due.fence, T0 + HOUR)).toBe(true);
			expect(await dueAt(ledger(), T0 + HOUR - 1)).toEqual([]);
			expect(await dueAt(ledger(), T0 + HOUR)).toHaveLength(1);
			expect(await ledger().extendDue(due.id, due.fence, T0 + DAY)).toBe(false);
			expect(await ledger().extendDue('due_nowhere', 0, T0 + DAY)).toBe(false);
		});

		it('is done when its holder says so, and nobody else can say so', async () => {
			await plan(T0);
			const stale = present((await dueAt(ledger(), T0))[0]).due;
			const mine = present((await dueAt(ledger(), T0 + LEASE))[0]).due;
			await ledger().finishDue(stale.id, stale.fence, 'done', T0 + LEASE);
			await ledger().finishDue(stale.id, stale.fence, { retryAt: T0, note: 'stale' }, T0 + LEASE);
			await ledger().finishDue('due_nowhere', 1, 'done', T0 + LEASE);
			expect(await dueAt(ledger(), T0 + 2 * LEASE)).toHaveLength(1);
			await ledger().finishDue(mine.id, mine.fence, 'done', T0 + LEASE);
			await ledger().finishDue(mine.id, mine.fence + 1, 'done', T0 + LEASE);
			expect(await dueAt(ledger(), T0 + DAY)).toEqual([]);
			expect(await ledger().extendDue(mine.id, mine.fence + 1, T0 + DAY)).toBe(false);
		});

		it('is tried again at the time given, with the note of why', async () => {
			await plan(T0);
			const { due } = present((await dueAt(ledger(), T0))[0]);
			await ledger().finishDue(due.id, due.fence, { retryAt: T0 + HOUR, note: `CRM down ${'x'.repeat(2_000)}` }, T0 + SECOND);
			expect(await dueAt(ledger(), T0 + HOUR - 1)).toEqual([]);
			const [again] = await dueAt(ledger(), T0 + HOUR);
			expect(again?.due).toMatchObject({ id: due.id, tries: 2, dueAt: T0 + HOUR });
			expect(again?.due.note).toMatch(/^CRM down x+$/);
			const failed = (await allEvents(ledger())).filter(({ kind }) => kind === 'due_failed');
			expect(failed).toMatchObject([{ at: T0 + SECOND, businessId: BAYSIDE, data: { kind: 'held_text' } }]);
		});

		it('under one key waits once: the earlier time counts, the newest text is meant', async () => {
			await plan(T0 + HOUR, { key: 'one' });
			await plan(T0 + 2 * HOUR, { key: 'one', messageId: 'msg_new' });
			expect(await dueAt(ledger(), T0 + HOUR - 1)).toEqual([]);
			await plan(T0 + MINUTE, { key: 'one' });
			expect(await dueAt(ledger(), T0 + MINUTE)).toHaveLength(1);
			expect(await dueAt(ledger(), T0 + MINUTE + LEASE - 1)).toEqual([]);
		});

		it('under a key that is done is due anew, and its former holder is fenced off', async () => {
			await plan(T0, { key: 'two' });
			const { due } = present((await dueAt(ledger(), T0))[0]);
			await ledger().finishDue(due.id, due.fence, 'done', T0);
			await plan(T0 + HOUR, { key: 'two' });
			await ledger().finishDue(due.id, due.fence, 'done', T0 + 1);
			expect(await ledger().extendDue(due.id, due.fence, T0 + DAY)).toBe(false);
			expect(await dueAt(ledger(), T0 + HOUR - 1)).toEqual([]);
			expect(await dueAt(ledger(), T0 + HOUR)).toMatchObject([{ due: { tries: 1, dueAt: T0 + HOUR } }]);
		});

		it('planned again while somebody has it in hand comes again at its own time', async () => {
			await plan(T0, { key: 'three' });
			const { due } = present((await dueAt(ledger(), T0))[0]);
			await plan(T0 + HOUR, { key: 'three', messageId: 'msg_new' }, T0 + SECOND);
			await ledger().finishDue(due.id, due.fence, 'done', T0 + 2 * SECOND);
			expect(await dueAt(ledger(), T0 + HOUR - 1)).toEqual([]);
			expect(await dueAt(ledger(), T0 + HOUR)).toHaveLength(1);
		});

		it('planned again after its holder died keeps the earlier time', async () => {
			await plan(T0, { key: 'four' });
			await dueAt(ledger(), T0);
			await plan(T0 + DAY, { key: 'four' }, T0 + LEASE);
			expect(await dueAt(ledger(), T0 + LEASE)).toMatchObject([{ due: { tries: 2 } }]);
		});

		it('of a business that was removed is dropped', async () => {
			await plan(T0);
			await plan(T0, { businessId: 'never-was' });
			await ledger().removeBusiness(BAYSIDE, T0);
			expect(await dueAt(ledger(), T0)).toEqual([]);
			expect(kindsOf(await allEvents(ledger()))).not.toContain('due_fired');
		});

		it('is no reminder for a conversation that was closed and never was', async () => {
			const conversation = await ledger().openConversation(BAYSIDE, ANN, LINE, T0);
			await ledger().changeConversation(conversation.id, { do: 'status', status: 'won' }, 'dana', T0);
			await ledger().schedule({ key: 'late', kind: 'unanswered', businessId: BAYSIDE, conversationId: conversation.id, dueAt: T0 + 1 }, T0);
			expect(await dueAt(ledger(), T0 + HOUR)).toEqual([]);
			expect(await dueAt(ledger(), T0 + DAY)).toEqual([]);
		});
	});
}
