import type { ConversationChange } from '../../../engine';
import { allEvents, ANN, atOnce, BAYSIDE, DAY, dueAt, escalationOf, HOUR, kindsOf, LEASE, ledgerOfBayside, LINE, missedCall, present, profileOf, reply, sendFirstText, T0, type OpenLedger } from './world';

export function staleContract(open: OpenLedger): void {
	describe('a conversation in which nothing happens any more', () => {
		const ledger = ledgerOfBayside(open);
		const look = async (now: number) => await dueAt(ledger(), now, ['stale']);
		const lookDaily = async (from: number, to: number) => {
			for (let now = from; now <= to; now += DAY) {
				const items = await look(now);
				if (items.length > 0) return { now, items };
			}
			return undefined;
		};
		const start = async (now = T0, from = ANN) => present((await missedCall(ledger(), now, { from })).conversation).id;

		it('is closed after as many days as the profile says, once, on the record, and leaves as it was left', async () => {
			const receipt = await missedCall(ledger(), T0);
			await sendFirstText(ledger(), T0, receipt);
			const id = present(receipt.conversation).id;
			expect(await lookDaily(T0 + DAY, T0 + 29 * DAY)).toBeUndefined();
			expect(await look(T0 + 30 * DAY - 1)).toEqual([]);
			const [item, ...more] = await look(T0 + 30 * DAY);
			expect(more).toEqual([]);
			expect(item).toMatchObject({ due: { kind: 'stale', dueAt: T0 + 30 * DAY, tries: 1 }, conversation: { id, status: 'texted', closedAt: T0 + 30 * DAY }, person: { number: ANN } });
			expect(await ledger().getConversation(id)).toEqual(item?.conversation);
			await ledger().finishDue(present(item).due.id, present(item).due.fence, 'done', T0 + 30 * DAY);
			expect(await lookDaily(T0 + 30 * DAY, T0 + 99 * DAY)).toBeUndefined();
			expect(kindsOf(await allEvents(ledger(), { conversationId: id })).filter((kind) => kind === 'conversation_stale' || kind === 'due_fired')).toEqual(['conversation_stale', 'due_fired']);
		});

		it('is closed once by 20 who look at once, and comes again to the next when their process dies', async () => {
			const id = await start();
			expect((await atOnce(20, async () => await look(T0 + 40 * DAY))).flat()).toHaveLength(1);
			const again = await look(T0 + 40 * DAY + LEASE);
			expect(again).toMatchObject([{ due: { tries: 2, dueAt: T0 + 30 * DAY }, conversation: { id, closedAt: T0 + 40 * DAY } }]);
			expect(kindsOf(await allEvents(ledger(), { conversationId: id })).filter((kind) => kind === 'conversation_stale')).toHaveLength(1);
		});

		it('says how late it is, also when it was looked at only now and then', async () => {
			await start();
			await look(T0 + 28 * DAY);
			const [item] = await look(T0 + 33 * DAY);
			expect(item?.due.dueAt).toBe(T0 + 30 * DAY);
			expect((await allEvents(ledger())).at(-1)).toMatchObject({ kind: 'due_fired', data: { kind: 'stale', lateSeconds: (3 * DAY) / 1000 } });
		});

		it.each([
			['a reply', async () => void (await reply(ledger(), T0 + 20 * DAY, 'Hello?'))],
			['another call', async () => void (await missedCall(ledger(), T0 + 20 * DAY))],
			['a call that was answered', async () => void (await missedCall(ledger(), T0 + 20 * DAY, { step: 'dial_ended', status: 'completed', bridged: true, durationSeconds: 9 }))],
			['a note', async (id: string) => void (await ledger().changeConversation(id, { do: 'note', text: 'waits for parts' }, 'dana', T0 + 20 * DAY))],
			['a follow-up time', async (id: string) => void (await ledger().saveLead({ businessId: BAYSIDE, number: ANN, patch: {}, conversationId: id, followUpAt: T0 + 20 * DAY, now: T0 }))],
			['a promise', async (id: string) => void (await ledger().changeConversation(id, { do: 'promise', at: T0 + 20 * DAY }, 'dana', T0))],
		])('counts from the last thing that happened or is to happen: %s', async (_what, happens) => {
			await happens(await start());
			expect(await lookDaily(T0 + DAY, T0 + 49 * DAY)).toBeUndefined();
			expect(await look(T0 + 50 * DAY - 1)).toEqual([]);
			expect(await look(T0 + 50 * DAY)).toHaveLength(1);
		});

		it('counts days of the calendar, over a change of clocks', async () => {
			// Clocks go forward in New York on 8 March 2026.
			const begin = Date.parse('2026-02-20T10:00:00-05:00');
			await start(begin);
			const end = Date.parse('2026-03-22T10:00:00-04:00');
			await look(end - 3 * DAY);
			expect(await look(end - 1)).toEqual([]);
			expect(await look(end)).toHaveLength(1);
		});

		it('stays with a person of the team who has it, and is looked at again when they let go', async () => {
			const id = await start();
			await ledger().changeConversation(id, { do: 'pause', because: 'never text her' }, 'dana', T0);
			expect(await lookDaily(T0 + DAY, T0 + 90 * DAY)).toBeUndefined();
			await ledger().changeConversation(id, { do: 'resume' }, 'dana', T0 + 90 * DAY);
			expect((await lookDaily(T0 + 91 * DAY, T0 + 140 * DAY))?.now).toBe(T0 + 120 * DAY);
		});

		it.each([
			{ do: 'status', status: 'handled' },
			{ do: 'status', status: 'won' },
		] satisfies ConversationChange[])('is not what somebody closed: $status', async (change) => {
			await ledger().changeConversation(await start(), change, 'dana', T0 + 1);
			expect(await lookDaily(T0 + DAY, T0 + 60 * DAY)).toBeUndefined();
		});

		it('opened again begins to count again', async () => {
			const id = await start();
			await look(T0 + 30 * DAY);
			await ledger().changeConversation(id, { do: 'reopen' }, 'dana', T0 + 31 * DAY);
			expect(await look(T0 + 60 * DAY)).toEqual([]);
			expect(await look(T0 + 61 * DAY)).toMatchObject([{ due: { tries: 1 }, conversation: { id } }]);
		});

		it('makes room for the next one, and what waited in it is over', async () => {
			const id = await start();
			const { escalation } = await ledger().openEscalation(escalationOf(id, T0, { firstStepAt: T0 + 200 * DAY }));
			await look(T0 + 30 * DAY);
			expect(await ledger().getEscalation(escalation.id)).toMatchObject({ state: 'resolved' });
			expect(await ledger().getEscalation(escalation.id)).not.toHaveProperty('takenBy');
			expect(await dueAt(ledger(), T0 + 300 * DAY)).toEqual([]);
			expect(await start(T0 + 31 * DAY)).not.toBe(id);
		});

		it('is never closed where the profile does not want it, and is where it is changed', async () => {
			await ledger().saveBusiness(await profileOf({ followUp: { staleDays: 0 } }), T0);
			await start();
			expect(await lookDaily(T0 + DAY, T0 + 60 * DAY)).toBeUndefined();
			await ledger().saveBusiness(await profileOf({ followUp: { staleDays: 10 } }), T0 + 61 * DAY);
			expect((await lookDaily(T0 + 61 * DAY, T0 + 70 * DAY))?.items).toMatchObject([{ due: { dueAt: T0 + 10 * DAY } }]);
		});

		it('does not keep from anybody what they wait for, however many there are', async () => {
			for (let index = 0; index < 9; index += 1) await ledger().openConversation(BAYSIDE, `+1415555017${index}`, LINE, T0 - 90 * DAY);
			await ledger().schedule({ key: 'pressing', kind: 'held_text', businessId: BAYSIDE, dueAt: T0 }, T0);
			const kinds = (await ledger().claimDue(['stale', 'held_text'], T0 + HOUR, LEASE, 3)).map(({ due }) => due.kind);
			expect(kinds).toEqual(['held_text', 'stale', 'stale']);
		});

		it('does not keep those from being forgotten whose time has come', async () => {
			const id = await start();
			expect(await ledger().forget(T0 + DAY, T0 + 5 * DAY)).toMatchObject({ conversations: 1 });
			expect(await ledger().getConversation(id)).toMatchObject({ closedAt: T0 + 5 * DAY });
			expect(await look(T0 + 60 * DAY)).toEqual([]);
		});
	});
}
