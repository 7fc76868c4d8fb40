import { allEvents, ANN, BAYSIDE, claim, claimRequest, DAY, dueAt, escalated, expectClaim, firstText, HOUR, ledgerOfBayside, MINUTE, missedCall, nextId, present, profileOf, reply, sendFirstText, T0, type OpenLedger } from './world';

/** By default the team has so long to answer. */
const SLA = 15 * MINUTE;

export function unreachedContract(open: OpenLedger): void {
	describe('a caller whom no text reaches', () => {
		const ledger = ledgerOfBayside(open);
		const remindedAt = async (now: number) => await dueAt(ledger(), now, ['unanswered']);
		/** Called again after the text: a person is to call back. */
		const calledAgain = async () => {
			await sendFirstText(ledger(), T0 - HOUR, await missedCall(ledger(), T0 - HOUR));
			const receipt = await missedCall(ledger(), T0);
			expect((await claim(ledger(), T0, firstText(receipt))).decision).toMatchObject({ action: 'skip', reason: 'texted_lately', escalate: true });
			return { receipt, conversationId: present(receipt.conversation).id };
		};

		it('comes up as a reminder when the time for an answer is over, though the process died before it opened an escalation', async () => {
			const { receipt, conversationId } = await calledAgain();
			expect(await remindedAt(T0 + SLA - 1)).toEqual([]);
			const [item, ...more] = await remindedAt(T0 + SLA);
			expect(more).toEqual([]);
			expect(item).toMatchObject({ due: { kind: 'unanswered', conversationId, callId: receipt.call.id }, call: { id: receipt.call.id }, conversation: { id: conversationId, person: ANN } });
			expect(item).not.toHaveProperty('message');
			await ledger().finishDue(present(item).due.id, present(item).due.fence, 'done', T0 + SLA);
			expect(await remindedAt(T0 + DAY)).toEqual([]);
		});

		it('comes up once, however often they call', async () => {
			await calledAgain();
			for (let n = 1; n <= 3; n += 1) await claim(ledger(), T0 + n * MINUTE, firstText(await missedCall(ledger(), T0 + n * MINUTE)));
			expect(await remindedAt(T0 + SLA)).toHaveLength(1);
		});

		it.each([
			['somebody has called them back', async (id: string): Promise<void> => void (await ledger().changeConversation(id, { do: 'contacted' }, 'dana', T0 + MINUTE))],
			['somebody has taken the conversation', async (id: string): Promise<void> => void (await ledger().changeConversation(id, { do: 'pause', because: 'mine' }, 'dana', T0 + MINUTE))],
			['the conversation is closed', async (id: string): Promise<void> => void (await ledger().changeConversation(id, { do: 'status', status: 'handled' }, 'dana', T0 + MINUTE))],
			['they called once more and were answered', async (): Promise<void> => void (await missedCall(ledger(), T0 + MINUTE, { status: 'completed' }))],
			['the escalation was taken', async (): Promise<void> => void (await ledger().acknowledge((await escalated(ledger(), T0, ANN)).escalation.id, 'dana', T0 + MINUTE))],
		] as const)('does not come up when %s', async (_what, happen) => {
			const { conversationId } = await calledAgain();
			await happen(conversationId);
			expect(await remindedAt(T0 + DAY)).toEqual([]);
		});

		it('comes up where the text was refused for good, and where it was not delivered', async () => {
			const refused = expectClaim(await claim(ledger(), T0, firstText(await missedCall(ledger(), T0))), 'claimed');
			await ledger().settleText(refused.message.id, 1, { status: 'failed', reason: 'landline' }, T0);
			await sendFirstText(ledger(), T0, await missedCall(ledger(), T0, { from: '+14155550177' }), 'SM-lost');
			await ledger().recordReceipt({ kind: 'receipt', system: 'twilio', account: 'AC1', providerId: 'SM-lost', status: 'undelivered' }, T0 + MINUTE);
			expect((await remindedAt(T0 + SLA)).map(({ conversation }) => conversation?.person)).toEqual([ANN]);
			expect((await remindedAt(T0 + MINUTE + SLA)).map(({ conversation }) => conversation?.person)).toContain('+14155550177');
		});

		it('does not come up while the text is still tried, after an opt-out, for another text, or where the business wants none of it', async () => {
			const failing = async (from: string, reason: string, more: object = {}) => {
				const { message } = expectClaim(await claim(ledger(), T0, firstText(await missedCall(ledger(), T0, { from }))), 'claimed');
				await ledger().settleText(message.id, 1, { status: 'failed', reason, ...more }, T0);
			};
			await failing(ANN, 'throttled', { retryAt: T0 + HOUR });
			await failing('+14155550178', 'opted_out');
			await sendFirstText(ledger(), T0, await missedCall(ledger(), T0, { from: '+14155550179' }), 'SM-out');
			await ledger().recordReceipt({ kind: 'receipt', system: 'twilio', account: 'AC1', providerId: 'SM-out', status: 'undelivered', reason: 'opted_out' }, T0);
			const answer = expectClaim(await claim(ledger(), T0, { key: nextId('answer'), purpose: 'answer', to: '+14155550176' }), 'claimed');
			await ledger().settleText(answer.message.id, 1, { status: 'failed', reason: 'filtered' }, T0);
			await ledger().saveBusiness(await profileOf({ undelivered: 'skip', repeatCallers: { then: 'skip' } }), T0);
			await failing('+14155550175', 'filtered');
			await claim(ledger(), T0, firstText(await missedCall(ledger(), T0, { from: '+14155550175' })));
			expect(await remindedAt(T0 + DAY)).toEqual([]);
		});

		it('is no reason to forget what they wrote', async () => {
			await sendFirstText(ledger(), T0 - HOUR, await missedCall(ledger(), T0 - HOUR));
			await reply(ledger(), T0 - MINUTE, 'How much for a new tap?');
			await claim(ledger(), T0, firstText(await missedCall(ledger(), T0)));
			const reminders = await remindedAt(T0 + SLA);
			expect(reminders.map(({ message }) => message?.body)).toContain('How much for a new tap?');
		});

		it('that withheld the number can be called by nobody', async () => {
			const receipt = await missedCall(ledger(), T0, { from: 'Anonymous' });
			await ledger().claimText(claimRequest(T0, firstText(receipt)), () => ({ action: 'skip', reason: 'no_caller_id', escalate: true, facts: {} }));
			expect(await remindedAt(T0 + DAY)).toEqual([]);
			expect((await allEvents(ledger(), { businessId: BAYSIDE })).some(({ kind }) => kind === 'due_fired')).toBe(false);
		});
	});
}
