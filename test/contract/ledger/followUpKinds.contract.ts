import type { ConversationChange, DueKind, Ledger } from '../../../engine';
import { LEFT, MAKE, NEW_YORKER, PLANNED } from './planned';
import { ANN, BAYSIDE, claim, DAY, dueAt, escalationOf, expectClaim, firstText, HOUR, LEASE, ledgerOfBayside, LINE, MINUTE, missedCall, nextId, present, profileOf, reply, SECOND, sendFirstText, T0, type OpenLedger } from './world';

export function followUpKindsContract(open: OpenLedger): void {
	describe('taken up again later', () => {
		const ledger = ledgerOfBayside(open, { followUp: { nudgeHours: 2 } });
		const fired = async (now: number, kinds: readonly DueKind[] = PLANNED) => (await dueAt(ledger(), now, kinds)).map(({ due }) => due.kind);
		const change = async (id: string, what: ConversationChange, now: number, by = 'dana') => await ledger().changeConversation(id, what, by, now);

		describe('a voicemail', () => {
			it('is due once for its call, however often and late it is reported', async () => {
				const callId = nextId('CA');
				const { call, conversation } = await missedCall(ledger(), T0, { callId });
				await missedCall(ledger(), T0 + MINUTE, { callId, ...LEFT });
				await missedCall(ledger(), T0 + 2 * MINUTE, { callId, ...LEFT, key: 'again' });
				const [item] = await dueAt(ledger(), T0 + HOUR, ['voicemail']);
				expect(item).toMatchObject({ call: { id: call.id, facts: { voicemail: { url: LEFT.recordingUrl } } }, conversation: { id: conversation?.id } });
				await ledger().finishDue(present(item).due.id, present(item).due.fence, 'done', T0 + HOUR);
				await missedCall(ledger(), T0 + 2 * HOUR, { callId, ...LEFT, key: 'transcript' });
				expect(await fired(T0 + DAY)).toEqual([]);
			});

			it('is none without a message, without a number, or of a call that was answered after all', async () => {
				await missedCall(ledger(), T0);
				await missedCall(ledger(), T0, { from: 'Anonymous', ...LEFT });
				const callId = nextId('CA');
				await missedCall(ledger(), T0, { callId, from: NEW_YORKER, ...LEFT });
				await missedCall(ledger(), T0 + 1, { callId, from: NEW_YORKER, step: 'accepted' });
				expect(await fired(T0 + DAY, ['voicemail'])).toEqual([]);
			});

			it('waits for minutes of opening, over a night in which clocks change', async () => {
				const hours = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [['09:00', '17:00']]]));
				await ledger().saveBusiness(await profileOf({ hours, followUp: { voicemailMinutes: 60 } }), T0);
				// Clocks go forward in New York on 8 March 2026, and back on 1 November.
				for (const [left, due] of [
					['2026-03-07T16:30:00-05:00', '2026-03-08T09:30:00-04:00'],
					['2026-10-31T16:30:00-04:00', '2026-11-01T09:30:00-05:00'],
				] as const) {
					const made = await MAKE.voicemail(ledger(), Date.parse(left), due.startsWith('2026-03') ? ANN : NEW_YORKER);
					expect(made.conversationId).toBeDefined();
					expect([due, await fired(Date.parse(due) - 1)]).toEqual([due, []]);
					const [item, ...more] = await dueAt(ledger(), Date.parse(due), ['voicemail']);
					expect([due, item?.due.kind, more]).toEqual([due, 'voicemail', []]);
					await ledger().finishDue(present(item).due.id, present(item).due.fence, 'done', Date.parse(due));
				}
			});

			it('that a profile has switched off meanwhile reminds nobody', async () => {
				const made = await MAKE.voicemail(ledger(), T0);
				await ledger().saveBusiness(await profileOf({ followUp: { voicemailMinutes: 0 } }), T0 + 1);
				expect(await fired(made.dueAt)).toEqual([]);
				await MAKE.voicemail(ledger(), T0 + DAY, NEW_YORKER);
				expect(await fired(T0 + 9 * DAY)).toEqual([]);
			});
		});

		describe('a person who has not answered our text', () => {
			it.each([
				['has answered', async (l: Ledger) => void (await reply(l, T0 + MINUTE, 'Yes please'))],
				['has opted out', async (l: Ledger) => void (await reply(l, T0 + MINUTE, 'STOP'))],
				['is known to have opted out', async (l: Ledger) => void (await l.optOut(BAYSIDE, ANN, T0 + MINUTE, 'crm', '', LINE))],
				['has called again', async (l: Ledger) => void (await missedCall(l, T0 + MINUTE))],
				['was not reached by it', async (l: Ledger) => void (await l.recordReceipt({ kind: 'receipt', system: 'twilio', account: 'AC1', providerId: 'SM-nudge', status: 'undelivered' }, T0 + MINUTE))],
			])('is let be who %s', async (_what, happens) => {
				await sendFirstText(ledger(), T0, await missedCall(ledger(), T0), 'SM-nudge');
				await happens(ledger());
				expect(await fired(T0 + DAY, ['nudge'])).toEqual([]);
			});

			it('who answered before we heard that the text was out is let be', async () => {
				const receipt = await missedCall(ledger(), T0);
				const { message } = expectClaim(await claim(ledger(), T0, firstText(receipt)), 'claimed');
				await reply(ledger(), T0 + SECOND, 'Hello?');
				await ledger().settleText(message.id, message.attempt, { status: 'sent', providerId: nextId('SM') }, T0 + 2 * SECOND);
				expect(await fired(T0 + DAY, ['nudge'])).toEqual([]);
			});

			it('is asked once in a conversation, whatever follows', async () => {
				await MAKE.nudge(ledger(), T0);
				const [item] = await dueAt(ledger(), T0 + 2 * HOUR, ['nudge']);
				await ledger().finishDue(present(item).due.id, present(item).due.fence, 'done', T0 + 2 * HOUR);
				// Done work is tidied away; that it was done is not forgotten.
				await ledger().tidy(T0 + 40 * DAY);
				await sendFirstText(ledger(), T0 + 41 * DAY, await missedCall(ledger(), T0 + 41 * DAY));
				expect(await fired(T0 + 50 * DAY, ['nudge'])).toEqual([]);
			});

			it('is asked within the hours of their place, also when nobody looked before the night', async () => {
				const evening = Date.parse('2026-01-14T19:30:00-05:00');
				await MAKE.nudge(ledger(), evening, NEW_YORKER);
				expect(await fired(evening + 2 * HOUR)).toEqual([]);
				const morning = Date.parse('2026-01-15T08:00:00-05:00');
				expect(await fired(morning - 1)).toEqual([]);
				expect(await fired(morning)).toEqual(['nudge']);
				await MAKE.nudge(ledger(), T0, ANN);
				expect(await fired(Date.parse('2026-01-14T23:00:00-05:00'), ['nudge'])).toEqual([]);
				expect(await dueAt(ledger(), morning + LEASE, ['nudge'])).toHaveLength(2);
			});

			it('is not asked where the profile does not want it', async () => {
				await ledger().saveBusiness(await profileOf({}), T0);
				await MAKE.nudge(ledger(), T0);
				expect(await fired(T0 + 9 * DAY, ['nudge'])).toEqual([]);
			});

			it('whose nudge waits for its time gets none when they write', async () => {
				await MAKE.nudge(ledger(), T0);
				const { due, conversation } = present((await dueAt(ledger(), T0 + 2 * HOUR, ['nudge']))[0]);
				const key = `follow_up:${due.id}`;
				await claim(ledger(), T0 + 2 * HOUR, { key, purpose: 'follow_up', conversationId: present(conversation).id, dueId: due.id }, () => ({ action: 'hold', reason: 'circuit_open', until: T0 + 3 * HOUR, facts: {} }));
				await reply(ledger(), T0 + 2 * HOUR + 1, 'Sorry, yes');
				expect(await fired(T0 + 9 * HOUR, ['held_text', 'nudge'])).toEqual([]);
				expect((await ledger().messagesOf(present(conversation).id, 9)).find((message) => message.key === key)).toMatchObject({ status: 'failed', reason: 'reached_since' });
			});
		});

		describe('a call that was promised', () => {
			it('is kept with its reason, and comes at the time that was said last', async () => {
				const { conversationId } = await MAKE.callback(ledger(), T0);
				expect(await ledger().getConversation(conversationId)).toMatchObject({ callBackAt: T0 + HOUR, callBackBecause: 'the invoice', promisedAt: T0, lastHumanAt: T0 });
				await change(conversationId, { do: 'promise', at: T0 + 3 * HOUR }, T0 + 1);
				expect(await fired(T0 + 3 * HOUR - 1)).toEqual([]);
				await change(conversationId, { do: 'promise', at: T0 + 2 * HOUR, because: 'sooner' }, T0 + 2);
				expect(await dueAt(ledger(), T0 + 2 * HOUR, ['callback'])).toMatchObject([{ due: { dueAt: T0 + 2 * HOUR }, conversation: { callBackBecause: 'sooner' } }]);
			});

			it('is kept no longer than until somebody has called', async () => {
				const { conversationId } = await MAKE.callback(ledger(), T0);
				expect(await change(conversationId, { do: 'contacted' }, T0 + 1)).not.toHaveProperty('callBackAt');
			});

			it('was promised by whoever takes over, and outlives that', async () => {
				const { conversationId } = await MAKE.callback(ledger(), T0);
				const { escalation } = await ledger().openEscalation(escalationOf(conversationId, T0 + 1, { firstStepAt: T0 + DAY }));
				await ledger().acknowledge(escalation.id, 'dana', T0 + 2);
				expect(await fired(T0 + HOUR)).toEqual(['callback']);
			});

			it('at no time, or in a closed conversation, is refused and changes nothing', async () => {
				const { id } = await ledger().openConversation(BAYSIDE, ANN, LINE, T0);
				for (const at of [NaN, Infinity]) await expect(change(id, { do: 'promise', at }, T0)).rejects.toThrow('no time');
				const closed = await change(id, { do: 'status', status: 'handled' }, T0 + 1);
				await expect(change(id, { do: 'promise', at: T0 + HOUR }, T0 + 2)).rejects.toThrow('Reopen it first');
				expect(await ledger().getConversation(id)).toEqual(closed);
				expect(await fired(T0 + DAY)).toEqual([]);
			});
		});

		describe('the follow-up of a lead', () => {
			const lead = async (conversationId: string, more: object, now: number) => await ledger().saveLead({ businessId: BAYSIDE, number: ANN, patch: {}, conversationId, now, ...more });

			it('moves with its time, either way, and is over where there is none any more', async () => {
				const { conversationId } = await MAKE.lead_follow_up(ledger(), T0);
				await lead(conversationId, { followUpAt: T0 + 3 * HOUR }, T0 + 1);
				expect(await fired(T0 + 2 * HOUR)).toEqual([]);
				await change(conversationId, { do: 'next_action', nextAction: 'Call', followUpAt: T0 + 2 * HOUR }, T0 + 2);
				expect(await dueAt(ledger(), T0 + 2 * HOUR, ['lead_follow_up'])).toMatchObject([{ due: { dueAt: T0 + 2 * HOUR }, conversation: { nextAction: 'Call' } }]);
				await lead(conversationId, { followUpAt: T0 + 5 * HOUR }, T0 + 3);
				await lead(conversationId, { followUpAt: null }, T0 + 4);
				expect(await fired(T0 + DAY)).toEqual([]);
			});

			it('that is set once more as it was does not come twice', async () => {
				const { conversationId } = await MAKE.lead_follow_up(ledger(), T0);
				const { due } = present((await dueAt(ledger(), T0 + HOUR, ['lead_follow_up']))[0]);
				await lead(conversationId, { followUpAt: T0 + HOUR }, T0 + HOUR);
				await lead(conversationId, { nextAction: 'Wait' }, T0 + HOUR);
				await ledger().finishDue(due.id, due.fence, 'done', T0 + HOUR);
				expect(await fired(T0 + DAY)).toEqual([]);
			});

			it('comes again with a conversation that is opened again', async () => {
				const { conversationId } = await MAKE.lead_follow_up(ledger(), T0);
				await change(conversationId, { do: 'status', status: 'lost' }, T0 + 1);
				await change(conversationId, { do: 'reopen' }, T0 + 2);
				expect(await fired(T0 + HOUR)).toEqual(['lead_follow_up']);
			});

			it('whose time nobody chose waits only for those who were texted and of whom nobody has heard', async () => {
				const auto = async (from: string, texted: boolean, what?: ConversationChange) => {
					const receipt = await missedCall(ledger(), T0, { from });
					const conversationId = present(receipt.conversation).id;
					await ledger().saveLead({ businessId: BAYSIDE, number: from, patch: {}, conversationId, followUpAt: T0 + HOUR, followUpAuto: true, now: T0 });
					if (texted) await sendFirstText(ledger(), T0, receipt);
					if (what) await change(conversationId, what, T0 + MINUTE);
					return conversationId;
				};
				const wanted = await auto('+14155550160', true);
				await auto('+14155550161', false);
				await auto('+14155550162', true, { do: 'contacted' });
				await auto('+14155550163', true, { do: 'pause', because: 'mine' });
				await auto('+14155550164', true, { do: 'note', text: 'asked to wait' });
				const chosen = await auto('+14155550165', true, { do: 'next_action', nextAction: 'Call', followUpAt: T0 + HOUR + 1 });
				await change(chosen, { do: 'contacted' }, T0 + 2 * MINUTE);
				const items = await dueAt(ledger(), T0 + 2 * HOUR, ['lead_follow_up']);
				expect(items.map(({ conversation }) => conversation?.id)).toEqual([wanted, chosen]);
			});
		});
	});
}
