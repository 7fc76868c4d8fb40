import { ANN, BAYSIDE, DAY, dueAt, escalationOf, HOUR, LEASE, ledgerOfBayside, MINUTE, missedCall, present, reply, sendFirstText, T0, type OpenLedger } from './world';

export function leadFollowUpsContract(open: OpenLedger): void {
	describe('a follow-up time that nobody chose', () => {
		const ledger = ledgerOfBayside(open);
		const plan = async (conversationId: string, followUpAt: number, now: number, followUpAuto = true) =>
			await ledger().saveLead({ businessId: BAYSIDE, number: ANN, patch: {}, conversationId, nextAction: 'Call', followUpAt, followUpAuto, now });
		const begin = async (now = T0) => {
			const receipt = await missedCall(ledger(), now);
			await sendFirstText(ledger(), now, receipt);
			return present(receipt.conversation).id;
		};
		const take = async (now: number, kinds: Parameters<typeof dueAt>[2] = ['lead_follow_up']) => {
			const items = await dueAt(ledger(), now, kinds);
			for (const { due } of items) await ledger().finishDue(due.id, due.fence, 'done', now);
			return items.map(({ due }) => due.kind);
		};

		it('comes out once in a conversation, whatever follows', async () => {
			const id = await begin();
			await plan(id, T0 + HOUR, T0);
			expect(await take(T0 + HOUR)).toEqual(['lead_follow_up']);
			await reply(ledger(), T0 + 2 * HOUR, 'Hello?');
			await plan(id, T0 + 3 * HOUR, T0 + 2 * HOUR);
			expect(await take(T0 + 9 * HOUR)).toEqual([]);
			// Done work is tidied away; that it was done is not forgotten.
			await ledger().tidy(T0 + 40 * DAY);
			await plan(id, T0 + 41 * DAY, T0 + 40 * DAY);
			expect(await take(T0 + 42 * DAY)).toEqual([]);
		});

		it('comes again where the execution that had it died', async () => {
			await plan(await begin(), T0 + HOUR, T0);
			expect(await dueAt(ledger(), T0 + HOUR, ['lead_follow_up'])).toHaveLength(1);
			expect(await dueAt(ledger(), T0 + HOUR + LEASE, ['lead_follow_up'])).toMatchObject([{ due: { tries: 2 } }]);
		});

		it('is no reason against one that somebody chose', async () => {
			const id = await begin();
			await plan(id, T0 + HOUR, T0);
			expect(await take(T0 + HOUR)).toHaveLength(1);
			await plan(id, T0 + 2 * HOUR, T0 + HOUR, false);
			expect(await take(T0 + 2 * HOUR)).toHaveLength(1);
		});

		it('of another conversation is another', async () => {
			const id = await begin();
			await plan(id, T0 + HOUR, T0);
			expect(await take(T0 + HOUR)).toHaveLength(1);
			await ledger().changeConversation(id, { do: 'status', status: 'handled' }, 'dana', T0 + HOUR);
			const next = await begin(T0 + 2 * DAY);
			expect(next).not.toBe(id);
			await plan(next, T0 + 2 * DAY + HOUR, T0 + 2 * DAY);
			expect(await take(T0 + 2 * DAY + HOUR)).toHaveLength(1);
		});

		it('waits an hour after a reminder of a reply that nobody answered, also one that comes in the same look', async () => {
			const id = await begin();
			await reply(ledger(), T0 + MINUTE, 'Hello?');
			const [{ due } = { due: undefined }] = await dueAt(ledger(), T0 + DAY, ['unanswered']);
			const answerBy = present(due).dueAt;
			await ledger().finishDue(present(due).id, present(due).fence, { retryAt: answerBy, note: 'again' }, T0 + DAY);
			await plan(id, answerBy, T0 + MINUTE);
			expect(await take(answerBy, ['unanswered', 'lead_follow_up'])).toEqual(['unanswered']);
			expect(await take(T0 + DAY + HOUR - 1)).toEqual([]);
			expect(await take(T0 + DAY + HOUR)).toEqual(['lead_follow_up']);
		});

		it('waits for a reminder that is due shortly', async () => {
			const id = await begin();
			await ledger().changeConversation(id, { do: 'promise', at: T0 + HOUR + 30 * MINUTE }, 'dana', T0);
			await plan(id, T0 + HOUR, T0 + 1);
			expect(await take(T0 + HOUR, ['callback', 'lead_follow_up'])).toEqual([]);
			expect(await take(T0 + HOUR + 30 * MINUTE, ['callback', 'lead_follow_up'])).toEqual(['callback']);
			expect(await take(T0 + 2 * HOUR + 30 * MINUTE - 1)).toEqual([]);
			expect(await take(T0 + 2 * HOUR + 30 * MINUTE)).toEqual(['lead_follow_up']);
		});

		it('waits while the team is being told of an alert, and does not come once somebody has taken it', async () => {
			const id = await begin();
			await plan(id, T0 + HOUR, T0);
			const { escalation } = await ledger().openEscalation(escalationOf(id, T0 + 30 * MINUTE));
			expect(await take(T0 + HOUR)).toEqual([]);
			await ledger().takeStep({ id: escalation.id, step: 0, loop: 0, next: { step: 1, loop: 0, dueAt: T0 + 9 * HOUR }, told: ['dana'], now: T0 + HOUR });
			expect(await take(T0 + HOUR + 30 * MINUTE)).toEqual([]);
			await ledger().acknowledge(escalation.id, 'dana', T0 + HOUR + 31 * MINUTE);
			expect(await take(T0 + 9 * HOUR)).toEqual([]);
		});
	});
}
