import { DEFAULT_MISSED_RULES, type Settlement } from '../../../engine';
import { allEvents, ANN, BAYSIDE, claim, DANA, DAY, dueAt, expectClaim, firstText, HOUR, intakeAt, kindsOf, LEASE, ledgerOfBayside, MINUTE, missedCall, nextId, present, SECOND, sendFirstText, T0, type OpenLedger } from './world';

export function outcomesContract(open: OpenLedger): void {
	describe('outcomes of claims', () => {
		const ledger = ledgerOfBayside(open);

		const claimed = async (now = T0) => {
			const receipt = await missedCall(ledger(), now);
			const { message } = expectClaim(await claim(ledger(), now, firstText(receipt)), 'claimed');
			return { receipt, message, again: async (at: number) => await claim(ledger(), at, firstText(receipt)) };
		};
		const kept = async (conversationId: string | undefined, id: string) => (await ledger().messagesOf(present(conversationId), 100)).find((message) => message.id === id);

		it('keeps that it was sent: on the text, on the conversation, in the record', async () => {
			const { receipt, message } = await claimed();
			const providerId = nextId('SM');
			expect(await ledger().settleText(message.id, 1, { status: 'sent', providerId }, T0 + SECOND)).toBe(true);
			expect(await kept(receipt.conversation?.id, message.id)).toEqual({ ...message, status: 'sent', providerId, sentAt: T0 + SECOND });
			expect(await ledger().getConversation(present(receipt.conversation).id)).toMatchObject({ status: 'texted', lastTextAt: T0 + SECOND });
			const events = await allEvents(ledger(), { callId: receipt.call.id });
			expect(events.at(-1)).toMatchObject({ kind: 'text_settled', messageId: message.id, at: T0 + SECOND, data: { status: 'sent', attempt: 1, providerId } });
		});

		it('keeps that it was delivered, and when', async () => {
			const { receipt, message } = await claimed();
			await ledger().settleText(message.id, 1, { status: 'delivered', providerId: nextId('SM') }, T0 + SECOND);
			expect(await kept(receipt.conversation?.id, message.id)).toMatchObject({ status: 'delivered', sentAt: T0 + SECOND, deliveredAt: T0 + SECOND });
		});

		const outcomes: Settlement[] = [
			{ status: 'sent', providerId: 'SM-settled-1' },
			{ status: 'delivered', providerId: 'SM-settled-2' },
			{ status: 'failed', reason: 'filtered', vendorCode: '30007' },
		];
		it.each(outcomes)('takes $status for final: nobody settles or claims it again, ever', async (outcome) => {
			const { receipt, message, again } = await claimed();
			expect(await ledger().settleText(message.id, 1, outcome, T0)).toBe(true);
			const before = await allEvents(ledger());
			expect(await ledger().settleText(message.id, 1, { status: 'sent', providerId: nextId('SM') }, T0)).toBe(false);
			expect(await ledger().renewClaim(message.id, 1, T0, LEASE)).toBeUndefined();
			for (const now of [T0, T0 + LEASE, T0 + 400 * 24 * HOUR]) expect(expectClaim(await again(now), 'taken').message.status).toBe(outcome.status);
			expect(await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(T0 + HOUR), 10)).toEqual([]);
			expect(await allEvents(ledger())).toEqual(before);
			expect(await kept(receipt.conversation?.id, message.id)).toMatchObject(outcome);
		});

		it('does nothing for a claim that is not there', async () => {
			const { message } = await claimed();
			for (const [id, attempt] of [['msg_nowhere', 1], [message.id, 0], [message.id, 2], ['', 1]] as const) {
				expect(await ledger().settleText(id, attempt, { status: 'failed', reason: 'other' }, T0)).toBe(false);
				expect(await ledger().renewClaim(id, attempt, T0, LEASE)).toBeUndefined();
			}
			expect(await ledger().settleText(message.id, 1, { status: 'failed', reason: 'other' }, T0)).toBe(true);
		});

		it('holds a claim until its lease ends; after that it is doubtful, and its former holder is fenced off', async () => {
			const { message, again } = await claimed();
			expectClaim(await again(T0 + LEASE - 1), 'taken');
			const doubtful = expectClaim(await again(T0 + LEASE), 'doubtful');
			expect(doubtful).toMatchObject({ firstTryAt: T0, decision: { action: 'text' }, message: { id: message.id, attempt: 2, body: message.body } });
			expectClaim(await again(T0 + LEASE), 'taken');
			expect(await ledger().settleText(message.id, 1, { status: 'sent', providerId: nextId('SM') }, T0 + LEASE)).toBe(false);
			expect(await ledger().settleText(message.id, 2, { status: 'sent', providerId: nextId('SM') }, T0 + LEASE)).toBe(true);
		});

		it('says in the record that it was claimed again, and whether it may have gone out; ours to send, it carries no reason', async () => {
			const { receipt, message, again } = await claimed();
			expectClaim(await again(T0 + LEASE), 'doubtful');
			expect(await kept(receipt.conversation?.id, message.id)).not.toHaveProperty('reason');
			await ledger().settleText(message.id, 2, { status: 'failed', reason: 'throttled', retryAt: T0 + MINUTE }, T0 + LEASE);
			expectClaim(await again(T0 + MINUTE), 'claimed');
			const claims = (await allEvents(ledger(), { callId: receipt.call.id })).filter(({ kind }) => kind === 'text_claimed').map(({ data }) => data);
			expect(claims.slice(1)).toEqual([{ purpose: 'first_text', attempt: 2, doubtful: true }, { purpose: 'first_text', attempt: 3, doubtful: false }]);
		});

		it('looks up from the first try on, also when that was refused', async () => {
			const { message, again } = await claimed();
			await ledger().settleText(message.id, 1, { status: 'failed', reason: 'throttled', retryAt: T0 + HOUR }, T0);
			expectClaim(await again(T0 + HOUR), 'claimed');
			expect(expectClaim(await again(T0 + HOUR + LEASE), 'doubtful').firstTryAt).toBe(T0);
		});

		it('gives a doubtful claim to one of 20', async () => {
			const { again } = await claimed();
			const found = await Promise.all(Array.from({ length: 20 }, async () => await again(T0 + LEASE)));
			expect(found.filter(({ result }) => result === 'doubtful')).toHaveLength(1);
			expect(found.filter(({ result }) => result === 'taken')).toHaveLength(19);
		});

		it('takes a late outcome of a holder whom nobody has relieved', async () => {
			const { message, again } = await claimed();
			expect(await ledger().settleText(message.id, 1, { status: 'sent', providerId: nextId('SM') }, T0 + HOUR)).toBe(true);
			expectClaim(await again(T0 + 2 * HOUR), 'taken');
		});

		it('says that a doubtful text must not go out any more', async () => {
			const { again } = await claimed();
			await ledger().optOut(BAYSIDE, ANN, T0 + SECOND, 'keyword', 'STOP');
			expect(expectClaim(await again(T0 + LEASE), 'doubtful').decision).toMatchObject({ action: 'skip', reason: 'opted_out' });
		});

		it('renews a claim: the former attempt is fenced off and the lease begins anew', async () => {
			const { message, again } = await claimed();
			const renewed = present(await ledger().renewClaim(message.id, 1, T0 + 40 * SECOND, LEASE));
			expect(renewed).toMatchObject({ id: message.id, status: 'claimed', attempt: 2 });
			expect(await ledger().renewClaim(message.id, 1, T0 + 40 * SECOND, LEASE)).toBeUndefined();
			expect(await ledger().settleText(message.id, 1, { status: 'failed', reason: 'other' }, T0 + 40 * SECOND)).toBe(false);
			expectClaim(await again(T0 + LEASE), 'taken');
			expect(await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(T0 + LEASE), 10)).toEqual([]);
			expectClaim(await again(T0 + 40 * SECOND + LEASE), 'doubtful');
		});

		it('keeps an unknown outcome for a look-up at the time given, as often as it stays unknown', async () => {
			const { message, again } = await claimed();
			await ledger().settleText(message.id, 1, { status: 'unknown', reason: 'time-out', retryAt: T0 + MINUTE }, T0 + SECOND);
			expectClaim(await again(T0 + MINUTE - 1), 'taken');
			expect(expectClaim(await again(T0 + MINUTE), 'doubtful')).toMatchObject({ firstTryAt: T0, message: { attempt: 2 } });
			await ledger().settleText(message.id, 2, { status: 'unknown', reason: 'still', retryAt: T0 + 2 * MINUTE }, T0 + MINUTE);
			expect(expectClaim(await again(T0 + 2 * MINUTE), 'doubtful')).toMatchObject({ firstTryAt: T0, message: { attempt: 3 } });
		});

		it('tries a refusal for the moment again at the time given, as a fresh claim', async () => {
			const { message, again } = await claimed();
			await ledger().settleText(message.id, 1, { status: 'failed', reason: 'throttled', retryAt: T0 + MINUTE }, T0);
			expectClaim(await again(T0 + MINUTE - 1), 'taken');
			expect(expectClaim(await again(T0 + MINUTE), 'claimed').message).toMatchObject({ id: message.id, attempt: 2, status: 'claimed' });
			expect(await ledger().settleText(message.id, 1, { status: 'sent', providerId: nextId('SM') }, T0 + MINUTE)).toBe(false);
		});

		it('decides a retry anew, and lets the refusal stand for good when nothing may go out any more', async () => {
			const { receipt, message, again } = await claimed();
			await ledger().settleText(message.id, 1, { status: 'failed', reason: 'throttled', retryAt: T0 + MINUTE }, T0);
			await ledger().optOut(BAYSIDE, ANN, T0 + SECOND, 'keyword', 'STOP');
			expect(expectClaim(await again(T0 + MINUTE), 'not_now').decision.reason).toBe('opted_out');
			expect(await ledger().decisionOf(receipt.call.id)).toMatchObject({ action: 'skip', reason: 'opted_out' });
			await ledger().optIn(BAYSIDE, ANN, T0 + 2 * MINUTE, 'keyword', 'START');
			expectClaim(await again(T0 + HOUR), 'taken');
			expect(await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(T0 + HOUR), 10)).toEqual([]);
		});

		it('does not let a refused text stand in the way of the next call', async () => {
			const { message } = await claimed();
			await ledger().settleText(message.id, 1, { status: 'failed', reason: 'filtered' }, T0);
			expectClaim(await claim(ledger(), T0 + MINUTE, firstText(await missedCall(ledger(), T0 + MINUTE))), 'claimed');
		});

		it.each(['landline', 'invalid_number', 'not_textable'])('learns from %s that the number is not to be tried again', async (reason) => {
			const { message } = await claimed();
			await ledger().settleText(message.id, 1, { status: 'failed', reason }, T0);
			expect(await ledger().getPerson(BAYSIDE, ANN)).toMatchObject({ mark: reason });
			const next = await claim(ledger(), T0 + MINUTE, firstText(await missedCall(ledger(), T0 + MINUTE)));
			expect(expectClaim(next, 'not_now').decision).toMatchObject({ reason: 'not_textable', facts: { mark: reason } });
		});

		it('learns nothing lasting from a refusal that says nothing lasting, nor from one of a text to the team', async () => {
			const { message } = await claimed();
			await ledger().settleText(message.id, 1, { status: 'failed', reason: 'filtered' }, T0);
			expect(await ledger().getPerson(BAYSIDE, ANN)).not.toHaveProperty('mark');
			await ledger().upsertPerson(BAYSIDE, DANA, {}, T0);
			const alert = expectClaim(await claim(ledger(), T0, { key: 'alert', purpose: 'team_alert', to: DANA }), 'claimed');
			await ledger().settleText(alert.message.id, 1, { status: 'failed', reason: 'opted_out' }, T0);
			expect(await ledger().optedOutAt(BAYSIDE, DANA)).toBeUndefined();
		});

		it('learns nothing from an outcome that is not known', async () => {
			const { message } = await claimed();
			await ledger().settleText(message.id, 1, { status: 'unknown', reason: 'landline', retryAt: T0 + MINUTE }, T0);
			expect(await ledger().getPerson(BAYSIDE, ANN)).not.toHaveProperty('mark');
		});

		it('takes over an opt-out that the provider knows of', async () => {
			const { message } = await claimed();
			await ledger().settleText(message.id, 1, { status: 'failed', reason: 'opted_out', vendorCode: '21610' }, T0 + SECOND);
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBe(T0 + SECOND);
		});

		it('does not take its own decision for a word of the provider', async () => {
			const { message, again } = await claimed();
			await ledger().optOut(BAYSIDE, ANN, T0 + SECOND, 'keyword', 'STOP');
			expectClaim(await again(T0 + LEASE), 'doubtful');
			await ledger().optIn(BAYSIDE, ANN, T0 + LEASE + SECOND, 'keyword', 'START');
			expect(await ledger().settleText(message.id, 2, { status: 'failed', reason: 'opted_out' }, T0 + LEASE + 2 * SECOND)).toBe(true);
			expect(await ledger().optedOutAt(BAYSIDE, ANN)).toBeUndefined();
			expect(expectClaim(await again(T0 + DAY), 'taken').message).toMatchObject({ status: 'failed', reason: 'opted_out' });
		});

		it('settles nothing with a provider id that another text has, and does not fail over it', async () => {
			const one = await claimed();
			expect(await ledger().settleText(one.message.id, 1, { status: 'sent', providerId: 'SM-shared' }, T0)).toBe(true);
			const two = expectClaim(await claim(ledger(), T0, { key: 'other', purpose: 'answer' }), 'claimed');
			expect(await ledger().settleText(two.message.id, 1, { status: 'sent', providerId: 'SM-shared' }, T0)).toBe(false);
			expectClaim(await claim(ledger(), T0 + LEASE, { key: 'other', purpose: 'answer' }), 'doubtful');
		});

		describe('of later texts', () => {
			const later = { key: 'follow_up:1', purpose: 'follow_up' as const };

			it('come out of the due list when their holder dies', async () => {
				const conversation = await ledger().openConversation(BAYSIDE, ANN, later.key, T0);
				const { message } = expectClaim(await claim(ledger(), T0, { ...later, conversationId: conversation.id }), 'claimed');
				expect(await dueAt(ledger(), T0 + LEASE - 1)).toEqual([]);
				const [item, ...more] = await dueAt(ledger(), T0 + LEASE);
				expect(more).toEqual([]);
				expect(item).toMatchObject({ due: { kind: 'held_text', conversationId: conversation.id, messageId: message.id }, message: { id: message.id, key: later.key, body: message.body }, conversation: { id: conversation.id }, profile: { id: BAYSIDE } });
				expectClaim(await claim(ledger(), T0 + LEASE, { ...later, dueId: present(item).due.id }), 'doubtful');
				expect(kindsOf(await allEvents(ledger()))).toContain('due_fired');
			});

			it('come out again at the time of their retry, also when whoever fired them ends afterwards', async () => {
				const { message } = expectClaim(await claim(ledger(), T0, later), 'claimed');
				const [first] = await dueAt(ledger(), T0 + LEASE);
				const { due } = present(first);
				const retaken = expectClaim(await claim(ledger(), T0 + LEASE, { ...later, dueId: due.id }), 'doubtful');
				await ledger().settleText(message.id, retaken.message.attempt, { status: 'unknown', reason: 'time-out', retryAt: T0 + HOUR }, T0 + LEASE);
				await ledger().finishDue(due.id, due.fence, 'done', T0 + LEASE + SECOND);
				expect(await dueAt(ledger(), T0 + HOUR - 1)).toEqual([]);
				expect(await dueAt(ledger(), T0 + HOUR)).toMatchObject([{ message: { id: message.id, status: 'unknown' } }]);
			});

			it('come out when the lease of whoever has them ends, not when that of a former holder would have', async () => {
				expectClaim(await claim(ledger(), T0, later), 'claimed');
				expectClaim(await claim(ledger(), T0 + HOUR, later), 'doubtful');
				expect(await dueAt(ledger(), T0 + HOUR + LEASE - 1)).toEqual([]);
				expect(await dueAt(ledger(), T0 + HOUR + LEASE)).toHaveLength(1);
			});

			it('come out again when the clock was set back between their firing and their claim', async () => {
				expectClaim(await claim(ledger(), T0, later), 'claimed');
				const { due } = present((await dueAt(ledger(), T0 + LEASE))[0]);
				expectClaim(await claim(ledger(), T0 + LEASE - MINUTE, { ...later, dueId: due.id }), 'taken');
				await ledger().finishDue(due.id, due.fence, 'done', T0 + LEASE - MINUTE);
				expect(await dueAt(ledger(), T0 + LEASE - 1)).toEqual([]);
				expect(await dueAt(ledger(), T0 + LEASE)).toHaveLength(1);
			});

			it('come out again when an execution found them in somebody else’s hands and ended', async () => {
				expectClaim(await claim(ledger(), T0, later), 'claimed');
				const { due } = present((await dueAt(ledger(), T0 + LEASE))[0]);
				expectClaim(await claim(ledger(), T0 + LEASE, later), 'doubtful');
				expectClaim(await claim(ledger(), T0 + LEASE + SECOND, { ...later, dueId: due.id }), 'taken');
				await ledger().finishDue(due.id, due.fence, 'done', T0 + LEASE + SECOND);
				expect(await dueAt(ledger(), T0 + 2 * LEASE - 1)).toEqual([]);
				expect(await dueAt(ledger(), T0 + 2 * LEASE)).toHaveLength(1);
			});

			it('come out of the list also where they belong to a call: that is owed its own text alone', async () => {
				const receipt = await missedCall(ledger(), T0);
				await sendFirstText(ledger(), T0, receipt);
				const answer = { ...firstText(receipt), key: 'answer:of-call', purpose: 'answer' as const };
				const { message } = expectClaim(await claim(ledger(), T0, answer), 'claimed');
				await ledger().renewClaim(message.id, 1, T0, LEASE);
				expect(await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(T0 + DAY), 10)).toEqual([]);
				expect(await dueAt(ledger(), T0 + LEASE, ['held_text'])).toMatchObject([{ message: { id: message.id }, call: { id: receipt.call.id } }]);
				await ledger().settleText(message.id, 2, { status: 'failed', reason: 'throttled', retryAt: T0 + HOUR }, T0 + LEASE);
				expect(await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(T0 + DAY), 10)).toEqual([]);
				expect(await dueAt(ledger(), T0 + HOUR, ['held_text'])).toMatchObject([{ message: { id: message.id } }]);
			});

			it('that are held leave what the call is owed as it is', async () => {
				const receipt = await missedCall(ledger(), T0);
				const found = await claim(ledger(), T0, { ...firstText(receipt), key: 'answer:held', purpose: 'answer' }, () => ({ action: 'hold', reason: 'grace_period', until: T0 + MINUTE, facts: {} }));
				expectClaim(found, 'not_now');
				expect(await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(T0 + LEASE), 10)).toMatchObject([{ call: { id: receipt.call.id } }]);
				expect(await dueAt(ledger(), T0 + MINUTE, ['held_text'])).toMatchObject([{ message: { key: 'answer:held', status: 'held' } }]);
			});

			it('do not say of a lead that it was texted after its call', async () => {
				const conversation = await ledger().openConversation(BAYSIDE, ANN, later.key, T0);
				const { message } = expectClaim(await claim(ledger(), T0, { ...later, conversationId: conversation.id }), 'claimed');
				await ledger().settleText(message.id, 1, { status: 'sent', providerId: nextId('SM') }, T0);
				expect(await ledger().getConversation(conversation.id)).toMatchObject({ status: 'new_missed_call', lastTextAt: T0 });
			});

			it('are first texts of no call, too', async () => {
				const first = { key: 'first_text:by-hand', purpose: 'first_text' as const };
				const { message } = expectClaim(await claim(ledger(), T0, first), 'claimed');
				expect(await dueAt(ledger(), T0 + LEASE, ['held_text'])).toMatchObject([{ message: { id: message.id } }]);
				await ledger().renewClaim(message.id, 1, T0 + LEASE, LEASE);
				expect(await dueAt(ledger(), T0 + 2 * LEASE - 1)).toEqual([]);
				expect(await dueAt(ledger(), T0 + 2 * LEASE)).toHaveLength(1);
				await ledger().settleText(message.id, 2, { status: 'failed', reason: 'throttled', retryAt: T0 + HOUR }, T0 + 2 * LEASE);
				expect(await dueAt(ledger(), T0 + HOUR)).toHaveLength(1);
				expectClaim(await claim(ledger(), T0 + HOUR, first), 'claimed');
				expect(await dueAt(ledger(), T0 + HOUR + LEASE - 1)).toEqual([]);
			});

			it('are not on the list any more when they may not go after all', async () => {
				const { message } = expectClaim(await claim(ledger(), T0, later), 'claimed');
				await ledger().settleText(message.id, 1, { status: 'failed', reason: 'throttled', retryAt: T0 + HOUR }, T0);
				await ledger().optOut(BAYSIDE, ANN, T0 + SECOND, 'keyword', 'STOP');
				expectClaim(await claim(ledger(), T0 + HOUR, later), 'not_now');
				expect(await dueAt(ledger(), T0 + DAY)).toEqual([]);
			});

			it('stay with the time of whoever has them, though somebody came for them in vain', async () => {
				const { message } = expectClaim(await claim(ledger(), T0, later), 'claimed');
				await ledger().settleText(message.id, 1, { status: 'unknown', reason: 'time-out', retryAt: T0 + HOUR }, T0);
				await ledger().schedule({ key: 'another', kind: 'unanswered', businessId: BAYSIDE, dueAt: T0 }, T0);
				const { due } = present((await dueAt(ledger(), T0, ['unanswered']))[0]);
				expectClaim(await claim(ledger(), T0 + SECOND, { ...later, dueId: due.id }), 'taken');
				expect(await dueAt(ledger(), T0 + HOUR - 1, ['held_text'])).toEqual([]);
				expect(await dueAt(ledger(), T0 + HOUR, ['held_text'])).toHaveLength(1);
			});

			it('that are settled are not listed anew by somebody who comes for them late', async () => {
				const { message } = expectClaim(await claim(ledger(), T0, later), 'claimed');
				const { due } = present((await dueAt(ledger(), T0 + LEASE))[0]);
				await ledger().settleText(message.id, 1, { status: 'sent', providerId: nextId('SM') }, T0 + LEASE);
				expectClaim(await claim(ledger(), T0 + LEASE, { ...later, dueId: due.id }), 'taken');
				expect(await dueAt(ledger(), T0 + DAY)).toEqual([]);
			});

			it('are owed nothing once they are settled', async () => {
				const { message } = expectClaim(await claim(ledger(), T0, later), 'claimed');
				await ledger().settleText(message.id, 1, { status: 'sent', providerId: nextId('SM') }, T0);
				expect(await dueAt(ledger(), T0 + HOUR)).toEqual([]);
			});

			it('are not fired while a renewed claim is in hand', async () => {
				const { message } = expectClaim(await claim(ledger(), T0, later), 'claimed');
				await ledger().renewClaim(message.id, 1, T0 + 30 * SECOND, LEASE);
				expect(await dueAt(ledger(), T0 + 30 * SECOND + LEASE - 1)).toEqual([]);
				expect(await dueAt(ledger(), T0 + 30 * SECOND + LEASE)).toHaveLength(1);
			});
		});
	});
}
