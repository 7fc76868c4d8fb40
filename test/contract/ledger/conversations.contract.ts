import type { ConversationFilter, LeadStatus } from '../../../engine';
import { allEvents, ANN, atOnce, BAYSIDE, BOB, claim, DAY, dueAt, escalated, expectClaim, HOUR, kindsOf, ledgerOfBayside, LINE, MINUTE, nextId, present, reply, SECOND_LINE, T0, UPTOWN, uptownProfile, type OpenLedger } from './world';

export function conversationsContract(open: OpenLedger): void {
	describe('conversations', () => {
		const ledger = ledgerOfBayside(open);
		const start = async (person = ANN, now = T0) => await ledger().openConversation(BAYSIDE, person, LINE, now);

		it('are opened once a person, whoever races', async () => {
			const found = await atOnce(20, async (index) => await ledger().openConversation(BAYSIDE, ANN, index % 2 === 0 ? LINE : SECOND_LINE, T0));
			expect(new Set(found.map(({ id }) => id)).size).toBe(1);
			expect(await ledger().getConversation(present(found[0]).id)).toEqual(found[0]);
			expect(kindsOf(await allEvents(ledger())).filter((kind) => kind === 'conversation_opened')).toHaveLength(1);
		});

		it('are found by person: the open one, else the one that was closed last', async () => {
			expect(await ledger().findConversation(BAYSIDE, ANN)).toBeUndefined();
			expect(await ledger().getConversation('conv_nowhere')).toBeUndefined();
			const one = await start(ANN, T0);
			await ledger().changeConversation(one.id, { do: 'status', status: 'lost' }, 'dana', T0 + 1);
			const two = await start(ANN, T0 + 2);
			await ledger().changeConversation(two.id, { do: 'status', status: 'won' }, 'dana', T0 + 3);
			expect(await ledger().findConversation(BAYSIDE, ANN)).toMatchObject({ id: two.id });
			await ledger().changeConversation(one.id, { do: 'reopen' }, 'dana', T0 + 4);
			expect(await ledger().findConversation(BAYSIDE, ANN)).toMatchObject({ id: one.id, status: 'replied' });
		});

		it('change as they are told, and say who did it', async () => {
			const { id } = await start();
			const change = async (what: Parameters<ReturnType<typeof ledger>['changeConversation']>[1], now: number) => await ledger().changeConversation(id, what, 'dana', now);
			expect(await change({ do: 'pause', until: T0 + DAY, because: 'I call' }, T0 + 1)).toMatchObject({ automation: 'paused', pausedUntil: T0 + DAY, pausedBecause: 'I call', lastHumanAt: T0 + 1 });
			const resumed = await change({ do: 'resume' }, T0 + 2);
			expect(resumed).toMatchObject({ automation: 'on' });
			expect(resumed).not.toHaveProperty('pausedUntil');
			expect(resumed).not.toHaveProperty('pausedBecause');
			expect(await change({ do: 'assign', owner: 'eve' }, T0 + 3)).toMatchObject({ owner: 'eve' });
			expect(await change({ do: 'note', text: 'has a dog' }, T0 + 4)).toMatchObject({ lastHumanAt: T0 + 4 });
			expect(await change({ do: 'next_action', nextAction: 'Quote', followUpAt: T0 + HOUR }, T0 + 5)).toMatchObject({ nextAction: 'Quote', followUpAt: T0 + HOUR });
			expect(await change({ do: 'next_action', nextAction: 'Call' }, T0 + 6)).toMatchObject({ nextAction: 'Call', followUpAt: T0 + HOUR });
			expect(await change({ do: 'status', status: 'won', value: { amount: 1_250.5, currency: 'USD' } }, T0 + 7)).toMatchObject({ status: 'won', closedAt: T0 + 7, value: { amount: 1_250.5, currency: 'USD' } });
			expect(await change({ do: 'status', status: 'lost', lostReason: 'too dear' }, T0 + 8)).toMatchObject({ status: 'lost', lostReason: 'too dear' });
			const reopened = await change({ do: 'reopen' }, T0 + 9);
			expect(reopened).toMatchObject({ status: 'replied', owner: 'eve' });
			expect(reopened).not.toHaveProperty('closedAt');
			const events = (await allEvents(ledger(), { conversationId: id })).filter(({ kind }) => kind === 'conversation_changed');
			expect(events.map(({ data }) => data.do)).toEqual(['pause', 'resume', 'assign', 'note', 'next_action', 'next_action', 'status', 'status', 'reopen']);
			expect(events.every(({ data, businessId }) => data.by === 'dana' && businessId === BAYSIDE)).toBe(true);
			expect(events[3]?.data).toMatchObject({ text: 'has a dog' });
		});

		it.each(['handled', 'won', 'lost'] satisfies LeadStatus[])('are closed by %s: nothing is due any more, and what was escalated is resolved, on the record', async (status) => {
			await reply(ledger(), T0, 'Hello?');
			const { conversation, escalation } = await escalated(ledger(), T0, ANN);
			await ledger().changeConversation(conversation.id, { do: 'status', status }, 'dana', T0 + MINUTE);
			expect(await dueAt(ledger(), T0 + 30 * DAY)).toEqual([]);
			expect(await ledger().getEscalation(escalation.id)).toMatchObject({ state: 'resolved', resolvedAt: T0 + MINUTE });
			expect(await ledger().openEscalations(BAYSIDE)).toEqual([]);
			const resolved = (await allEvents(ledger(), { conversationId: conversation.id })).filter(({ kind }) => kind === 'escalation_resolved');
			expect(resolved).toMatchObject([{ at: T0 + MINUTE, data: { escalation: escalation.id, by: 'dana' } }]);
		});

		it('are not closed by a status that is on the way', async () => {
			const { id } = await start();
			for (const status of ['texted', 'replied', 'qualified', 'booked'] as const) expect(await ledger().changeConversation(id, { do: 'status', status }, 'dana', T0)).not.toHaveProperty('closedAt');
		});

		it('are not reopened beside an open one of the same person', async () => {
			const one = await start();
			await ledger().changeConversation(one.id, { do: 'status', status: 'handled' }, 'dana', T0 + 1);
			const two = await start(ANN, T0 + 2);
			for (const change of [{ do: 'reopen' }, { do: 'status', status: 'booked' }] as const) {
				await expect(ledger().changeConversation(one.id, change, 'dana', T0 + 3)).rejects.toThrow(two.id);
			}
			expect(await ledger().getConversation(one.id)).toMatchObject({ status: 'handled' });
			await expect(ledger().changeConversation('conv_nowhere', { do: 'resume' }, 'dana', T0)).rejects.toThrow('There is no conversation "conv_nowhere"');
		});

		it('remind nobody of what a person has taken over, answered or closed meanwhile', async () => {
			const due = T0 + 15 * MINUTE;
			const changes = [
				{ do: 'pause', because: 'mine' },
				{ do: 'note', text: 'called her' },
				{ do: 'status', status: 'booked' },
				{ do: 'status', status: 'handled' },
			] as const;
			for (const [index, change] of changes.entries()) {
				const { conversation } = await reply(ledger(), T0, 'Hello?', { from: `+1415555018${index}` });
				await ledger().changeConversation(present(conversation).id, change, 'dana', T0 + MINUTE);
			}
			expect(await dueAt(ledger(), due)).toEqual([]);
			expect(await dueAt(ledger(), due + DAY)).toEqual([]);
		});

		it('remind again of what a person writes after the team was there', async () => {
			const { conversation } = await reply(ledger(), T0, 'Hello?');
			await ledger().changeConversation(present(conversation).id, { do: 'note', text: 'called' }, 'dana', T0 + MINUTE);
			expect(await dueAt(ledger(), T0 + 15 * MINUTE)).toEqual([]);
			const next = await reply(ledger(), T0 + HOUR, 'You did not come');
			expect(await dueAt(ledger(), T0 + HOUR + 15 * MINUTE)).toMatchObject([{ due: { kind: 'unanswered', messageId: next.message?.id, tries: 1 } }]);
		});

		it('are listed as asked, the newest first', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0);
			const uptown = await ledger().openConversation(UPTOWN, ANN, '+12125550150', T0 + 5);
			const bob = await start(BOB, T0 + 1);
			const ann = present((await reply(ledger(), T0 + 2, 'Hello?')).conversation);
			await ledger().saveLead({ businessId: BAYSIDE, number: BOB, patch: {}, conversationId: bob.id, owner: 'eve', followUpAt: T0 + HOUR, now: T0 });
			const closed = await start('+14155550129', T0 + 3);
			await ledger().changeConversation(closed.id, { do: 'status', status: 'handled' }, 'dana', T0 + 4);
			const list = async (filter: Omit<ConversationFilter, 'limit'>, limit = 10) => (await ledger().listConversations({ ...filter, limit })).map(({ id }) => id);
			expect(await list({})).toEqual([uptown.id, closed.id, ann.id, bob.id]);
			expect(await list({}, 2)).toEqual([uptown.id, closed.id]);
			expect(await list({ businessId: BAYSIDE, open: true })).toEqual([ann.id, bob.id]);
			expect(await list({ businessId: BAYSIDE, open: false })).toEqual([closed.id]);
			expect(await list({ person: ANN })).toEqual([uptown.id, ann.id]);
			expect(await list({ unanswered: true })).toEqual([ann.id]);
			expect(await list({ owner: 'eve' })).toEqual([bob.id]);
			expect(await list({ overdueAt: T0 + HOUR })).toEqual([bob.id]);
			expect(await list({ overdueAt: T0 + HOUR - 1 })).toEqual([]);
			expect(await list({ businessId: 'nobody' })).toEqual([]);
			await ledger().changeConversation(ann.id, { do: 'note', text: 'called' }, 'dana', T0 + 9);
			expect(await list({ unanswered: true })).toEqual([]);
		});

		it('give their texts oldest first, and the latest when there are many', async () => {
			const { id } = await start();
			for (let index = 0; index < 5; index += 1) {
				expectClaim(await claim(ledger(), T0 + index, { key: nextId('k'), purpose: 'answer', conversationId: id, compose: () => ({ body: `text ${index}`, media: [] }) }), 'claimed');
			}
			expect((await ledger().messagesOf(id, 3)).map(({ body }) => body)).toEqual(['text 2', 'text 3', 'text 4']);
			expect(await ledger().messagesOf('conv_nowhere', 3)).toEqual([]);
		});
	});
}
