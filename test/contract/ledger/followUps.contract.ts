import { DUE_KINDS, type ConversationChange, type DueKind } from '../../../engine';
import { MAKE, NEW_YORKER, PLANNED, type Planned } from './planned';
import { allEvents, ANN, atOnce, BAYSIDE, DANA, DAY, dueAt, escalationOf, HOUR, LEASE, ledgerOfBayside, LINE, MINUTE, missedCall, present, reply, SECOND, T0, type OpenLedger } from './world';

export function followUpsContract(open: OpenLedger): void {
	describe('what is taken up again later', () => {
		const ledger = ledgerOfBayside(open, { followUp: { nudgeHours: 2 } });
		const fired = async (now: number, kinds: readonly DueKind[] = PLANNED) => (await dueAt(ledger(), now, kinds)).map(({ due }) => due.kind);
		const change = async (id: string, what: ConversationChange, now: number, by = 'dana') => await ledger().changeConversation(id, what, by, now);

		describe.each(PLANNED)('%s', (kind) => {
			it('comes at its time, once, with what it is about, and stays silent when it is done', async () => {
				const made = await MAKE[kind](ledger(), T0);
				expect(await fired(made.dueAt - 1)).toEqual([]);
				const [item, ...more] = await dueAt(ledger(), made.dueAt, [kind]);
				expect(more).toEqual([]);
				expect(item).toMatchObject({ due: { kind, dueAt: made.dueAt, tries: 1, conversationId: made.conversationId }, conversation: { id: made.conversationId, person: ANN }, profile: { id: BAYSIDE } });
				await ledger().finishDue(present(item).due.id, present(item).due.fence, 'done', made.dueAt);
				expect(await fired(made.dueAt + 20 * DAY)).toEqual([]);
			});

			it('is handed to one of 20 who look at once', async () => {
				const made = await MAKE[kind](ledger(), T0);
				expect((await atOnce(20, async () => await dueAt(ledger(), made.dueAt, [kind]))).flat()).toHaveLength(1);
			});

			it('says how late it is', async () => {
				const made = await MAKE[kind](ledger(), T0);
				expect(await fired(made.dueAt + 90 * SECOND)).toEqual([kind]);
				expect((await allEvents(ledger(), { conversationId: made.conversationId })).filter((event) => event.kind === 'due_fired').at(-1)).toMatchObject({ data: { kind, lateSeconds: 90, tries: 1 } });
			});

			it('comes once, however the clock jumps', async () => {
				const made = await MAKE[kind](ledger(), T0);
				expect(await fired(T0 - DAY)).toEqual([]);
				const [item] = await dueAt(ledger(), made.dueAt + HOUR, [kind]);
				expect(await fired(T0)).toEqual([]);
				await ledger().finishDue(present(item).due.id, present(item).due.fence, 'done', T0);
				for (const now of [T0 - DAY, T0 + 1, made.dueAt, made.dueAt + DAY]) expect([now, await fired(now)]).toEqual([now, []]);
			});

			it('whose process died comes again when the lease ends', async () => {
				const made = await MAKE[kind](ledger(), T0);
				await dueAt(ledger(), made.dueAt, [kind]);
				expect(await fired(made.dueAt + LEASE - 1)).toEqual([]);
				expect(await dueAt(ledger(), made.dueAt + LEASE, [kind])).toMatchObject([{ due: { kind, tries: 2 } }]);
			});

			it.each(['handled', 'won', 'lost'] as const)('is over when the conversation is closed as %s, also in the very moment', async (status) => {
				const made = await MAKE[kind](ledger(), T0);
				await change(made.conversationId, { do: 'status', status }, T0);
				expect(await fired(made.dueAt + 20 * DAY)).toEqual([]);
			});

			it('is over when the person is forgotten', async () => {
				const made = await MAKE[kind](ledger(), T0);
				await ledger().forgetPerson(BAYSIDE, ANN, T0 + 1);
				expect(await fired(made.dueAt)).toEqual([]);
			});

			it('of one person is not over by what is done about another', async () => {
				const made = await MAKE[kind](ledger(), T0);
				const other = await ledger().openConversation(BAYSIDE, NEW_YORKER, LINE, T0);
				await change(other.id, { do: 'contacted' }, T0 + 1);
				await change(other.id, { do: 'status', status: 'handled' }, T0 + 1);
				expect(await fired(made.dueAt)).toEqual([kind]);
			});
		});

		it.each([
			['pause', { do: 'pause', because: 'mine' }, ['callback', 'lead_follow_up']],
			['contacted', { do: 'contacted' }, ['lead_follow_up']],
			['booked', { do: 'status', status: 'booked' }, ['lead_follow_up']],
			['promise', { do: 'promise', at: T0 + 90 * MINUTE }, ['callback', 'lead_follow_up']],
			['assign', { do: 'assign', owner: 'eve' }, ['callback', 'lead_follow_up']],
			['note', { do: 'note', text: 'tried twice' }, ['callback', 'lead_follow_up', 'voicemail']],
			['next_action', { do: 'next_action', nextAction: 'Wait' }, ['callback', 'lead_follow_up', 'nudge', 'voicemail']],
			['resume', { do: 'resume' }, ['callback', 'lead_follow_up', 'nudge', 'voicemail']],
		] as ReadonlyArray<[string, ConversationChange, Planned[]]>)('%s leaves what is still to be done, and nothing else', async (_name, what, left) => {
			const whole: Planned[] = [];
			for (const [index, kind] of PLANNED.entries()) {
				const made = await MAKE[kind](ledger(), T0, `+1415555018${index}`);
				await change(made.conversationId, what, T0 + MINUTE);
			}
			whole.push(...((await fired(T0 + 2 * HOUR)) as Planned[]));
			expect([...new Set(whole)].sort()).toEqual(left);
		});

		it('is not over by who was made owner by the rules', async () => {
			const made = await MAKE.voicemail(ledger(), T0);
			await change(made.conversationId, { do: 'assign', owner: 'eve' }, T0 + 1, 'automation');
			expect(await fired(made.dueAt)).toEqual(['voicemail']);
		});

		it.each(['voicemail', 'nudge', 'callback'] as const)('%s is over when they have called again and were answered, or when it was taken and closed', async (kind) => {
			const spoken = await MAKE[kind](ledger(), T0);
			await missedCall(ledger(), T0 + MINUTE, { step: 'dial_ended', status: 'completed', bridged: true, durationSeconds: 60 });
			const closed = await MAKE[kind](ledger(), T0, NEW_YORKER);
			const { escalation } = await ledger().openEscalation(escalationOf(closed.conversationId, T0, { person: NEW_YORKER }));
			await ledger().resolveEscalation(escalation.id, 'dana', T0 + MINUTE);
			expect(await fired(spoken.dueAt)).toEqual([]);
		});

		it('is not looked at where it is not asked for', async () => {
			for (const [index, kind] of PLANNED.entries()) await MAKE[kind](ledger(), T0, `+1415555018${index}`);
			for (const kind of PLANNED) expect(await fired(T0 + 3 * HOUR, [kind])).toEqual(kind === 'nudge' ? ['nudge'] : [kind]);
			expect(await fired(T0 + 3 * HOUR, DUE_KINDS)).toEqual([]);
		});

		it('is nothing that a text of the team does', async () => {
			const made = await MAKE.voicemail(ledger(), T0);
			await reply(ledger(), T0 + 1, 'ok', { from: DANA });
			expect(await fired(made.dueAt)).toEqual(['voicemail']);
		});
	});
}
