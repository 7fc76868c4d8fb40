import { decide, DEFAULT_TEXT_SETTINGS, type Decision, type TextFacts } from '../../../engine';
import { allEvents, ANN, atOnce, BAYSIDE, BOB, claim, claimRequest, DANA, DAY, dueAt, escalated, expectClaim, firstText, HOUR, kindsOf, LEASE, ledgerOfBayside, LINE, MINUTE, missedCall, nextId, present, SECOND, SECOND_LINE, sendFirstText, T0, type OpenLedger } from './world';

export function claimsContract(open: OpenLedger): void {
	describe('claims', () => {
		const ledger = ledgerOfBayside(open);

		it('gives the text to whoever claims it, with the decision and what it rests on', async () => {
			const receipt = await missedCall(ledger(), T0);
			let seen: TextFacts | undefined;
			const found = await claim(ledger(), T0 + SECOND, firstText(receipt, {
				compose: (decision, facts) => {
					seen = facts;
					return { body: `${decision.template}: sorry ☎`, media: ['https://example.com/a.png'] };
				},
			}));
			expect(expectClaim(found, 'claimed')).toMatchObject({
				decision: { action: 'text', reason: 'ok', template: 'open' },
				message: { businessId: BAYSIDE, conversationId: receipt.conversation?.id, callId: receipt.call.id, direction: 'out', purpose: 'first_text', from: LINE, to: ANN, body: 'open: sorry ☎', media: ['https://example.com/a.png'], status: 'claimed', at: T0 + SECOND, attempt: 1, key: `first_text:${receipt.call.id}` },
			});
			expect(seen).toMatchObject({ now: T0 + SECOND, purpose: 'first_text', profile: { id: BAYSIDE }, to: { kind: 'number', e164: ANN }, call: { outcome: 'missed', startedAt: T0 }, conversation: { automation: 'on' } });
			expect(seen).not.toHaveProperty('lastFirstTextAt');
			expect(await ledger().decisionOf(receipt.call.id)).toEqual(found.decision);
			expect(await ledger().messagesOf(present(receipt.conversation).id, 10)).toEqual([present((found as { message?: unknown }).message)]);
		});

		it('keeps which of several wordings it was, on the text and in the record', async () => {
			const variants = async (variant?: string) => {
				const receipt = await missedCall(ledger(), T0, { from: variant === undefined ? BOB : ANN });
				const { message } = expectClaim(await claim(ledger(), T0, firstText(receipt, { compose: () => ({ body: 'Sorry!', media: [], ...(variant === undefined ? {} : { variant }) }) })), 'claimed');
				await ledger().settleText(message.id, 1, { status: 'sent', providerId: nextId('SM') }, T0);
				const events = await allEvents(ledger(), { callId: receipt.call.id });
				return { message, said: events.filter(({ kind }) => kind.startsWith('text_')).map(({ kind, data }) => [kind, data.purpose, data.template, data.variant]) };
			};
			const { message, said } = await variants('warm');
			expect(message.variant).toBe('warm');
			expect(said).toEqual([['text_claimed', 'first_text', 'open', 'warm'], ['text_settled', 'first_text', undefined, 'warm']]);
			const plain = await variants();
			expect(plain.message).not.toHaveProperty('variant');
			expect(plain.said).toEqual([['text_claimed', 'first_text', 'open', null], ['text_settled', 'first_text', undefined, null]]);
		});

		it('takes off the list the work that it carries out, whatever that was listed for', async () => {
			const conversation = await ledger().openConversation(BAYSIDE, ANN, LINE, T0);
			await ledger().schedule({ key: 'unanswered:1', kind: 'unanswered', businessId: BAYSIDE, conversationId: conversation.id, dueAt: T0 }, T0);
			const [item] = await dueAt(ledger(), T0);
			expectClaim(await claim(ledger(), T0, { key: 'answer:1', purpose: 'answer', dueId: present(item).due.id }), 'claimed');
			expect((await dueAt(ledger(), T0 + HOUR)).map(({ due }) => due.kind)).toEqual(['held_text']);
		});

		it('names where receipts go, if the number was set up for it', async () => {
			await ledger().rememberSetup({ system: 'twilio', account: 'AC1', number: LINE, purpose: 'texts', holder: 'w/t', before: {}, ours: {}, receiptsUrl: 'https://example.com/texts', at: T0 });
			const url = async (from: string, account: string) => expectClaim(await claim(ledger(), T0, { key: nextId('k'), purpose: 'answer', from, account }), 'claimed').receiptsUrl;
			expect(await url(LINE, 'AC1')).toBe('https://example.com/texts');
			expect(await url(SECOND_LINE, 'AC1')).toBeUndefined();
			expect(await url(LINE, 'AC2')).toBeUndefined();
			await ledger().rememberSetup({ system: 'twilio', account: 'AC2', number: LINE, purpose: 'texts', holder: 'w/t', before: {}, ours: {}, at: T0 });
			expect(await url(LINE, 'AC2')).toBeUndefined();
		});

		it('gives a key to one of 20 that want it at once', async () => {
			const receipt = await missedCall(ledger(), T0);
			const found = await atOnce(20, async () => await claim(ledger(), T0, firstText(receipt)));
			expect(found.filter(({ result }) => result === 'claimed')).toHaveLength(1);
			expect(found.filter(({ result }) => result === 'taken')).toHaveLength(19);
			expect(found.every(({ decision }) => decision.action === 'text')).toBe(true);
			expect(kindsOf(await allEvents(ledger(), { callId: receipt.call.id })).filter((kind) => kind === 'text_claimed' || kind === 'decision')).toEqual(['decision', 'text_claimed']);
		});

		it('texts a person once for two different calls in the same second, and says why', async () => {
			const one = await missedCall(ledger(), T0);
			const two = await missedCall(ledger(), T0, { to: SECOND_LINE });
			expectClaim(await claim(ledger(), T0 + SECOND, firstText(one)), 'claimed');
			const second = expectClaim(await claim(ledger(), T0 + SECOND, firstText(two)), 'not_now');
			expect(second.decision).toMatchObject({ action: 'skip', reason: 'texted_lately', facts: { lastTextAt: T0 + SECOND } });
			expect(await ledger().decisionOf(one.call.id)).toMatchObject({ action: 'text' });
			expect(await ledger().decisionOf(two.call.id)).toMatchObject({ reason: 'texted_lately' });
		});

		it('texts a person once for 20 calls whose canvases run at once', async () => {
			const receipts = await atOnce(20, async () => await missedCall(ledger(), T0));
			const found = await Promise.all(receipts.map(async (receipt) => await claim(ledger(), T0, firstText(receipt))));
			expect(found.filter(({ result }) => result === 'claimed')).toHaveLength(1);
			expect(found.filter(({ result, decision }) => result === 'not_now' && decision.reason === 'texted_lately')).toHaveLength(19);
			for (const { call } of receipts) expect(await ledger().decisionOf(call.id)).toBeDefined();
		});

		it('counts the cooldown from when the text went out, by person and by its hours', async () => {
			await sendFirstText(ledger(), T0, await missedCall(ledger(), T0));
			const again = async (now: number, more: object = {}) => (await claim(ledger(), now, firstText(await missedCall(ledger(), now), more))).decision.reason;
			expect(await again(T0 + DAY - 1)).toBe('texted_lately');
			expect(await again(T0 + HOUR, { settings: { ...DEFAULT_TEXT_SETTINGS, cooldownHours: 1 } })).toBe('ok');
			expect(await again(T0 + DAY)).toBe('texted_lately');
			expect(await again(T0 + DAY + HOUR)).toBe('ok');
			const bob = await missedCall(ledger(), T0 + HOUR, { from: BOB });
			expectClaim(await claim(ledger(), T0 + HOUR, firstText(bob)), 'claimed');
		});

		it('counts the cooldown from the end of the sending, where that took long', async () => {
			const first = expectClaim(await claim(ledger(), T0, firstText(await missedCall(ledger(), T0))), 'claimed');
			await ledger().settleText(first.message.id, 1, { status: 'failed', reason: 'throttled', retryAt: T0 + HOUR }, T0);
			const retried = expectClaim(await claim(ledger(), T0 + HOUR, { ...firstText({}), key: present(first.message.key) }), 'claimed');
			await ledger().settleText(retried.message.id, 2, { status: 'sent', providerId: nextId('SM') }, T0 + HOUR);
			const later = await missedCall(ledger(), T0 + DAY + MINUTE);
			expect((await claim(ledger(), T0 + DAY + MINUTE, firstText(later))).decision).toMatchObject({ reason: 'texted_lately', facts: { lastTextAt: T0 + HOUR } });
		});

		it('counts from a retry that is under way, and from a text that may have gone out', async () => {
			const first = expectClaim(await claim(ledger(), T0, firstText(await missedCall(ledger(), T0))), 'claimed');
			const reasonAt = async (now: number) => (await claim(ledger(), now, firstText(await missedCall(ledger(), now)))).decision;
			await ledger().settleText(first.message.id, 1, { status: 'unknown', reason: 'time-out', retryAt: T0 + MINUTE }, T0);
			expect(await reasonAt(T0 + SECOND)).toMatchObject({ reason: 'texted_lately', facts: { lastTextAt: T0 } });
			expectClaim(await claim(ledger(), T0 + MINUTE, { key: present(first.message.key) }), 'doubtful');
			await ledger().settleText(first.message.id, 2, { status: 'failed', reason: 'throttled', retryAt: T0 + HOUR }, T0 + MINUTE);
			expectClaim(await claim(ledger(), T0 + HOUR, { key: present(first.message.key) }), 'claimed');
			expect(await reasonAt(T0 + DAY + MINUTE)).toMatchObject({ reason: 'texted_lately', facts: { lastTextAt: T0 + HOUR } });
		});

		it('keeps the reason of a skip, composes nothing for it and owes nothing more', async () => {
			const receipt = await missedCall(ledger(), T0, { from: 'Anonymous' });
			const compose = jest.fn();
			const found = expectClaim(await claim(ledger(), T0, firstText(receipt, { compose })), 'not_now');
			expect(found.decision).toMatchObject({ action: 'skip', reason: 'no_caller_id' });
			expect(compose).not.toHaveBeenCalled();
			expect(await ledger().decisionOf(receipt.call.id)).toEqual(found.decision);
			expect(kindsOf(await allEvents(ledger(), { callId: receipt.call.id }))).toEqual(['call_recorded', 'call_judged', 'decision']);
		});

		it('does not text who was answered after all', async () => {
			const receipt = await missedCall(ledger(), T0, { callId: 'CA-x', step: 'dial_ended', status: 'no_answer' });
			await missedCall(ledger(), T0 + 1, { callId: 'CA-x', step: 'accepted' });
			expect(expectClaim(await claim(ledger(), T0 + 2, firstText(receipt)), 'not_now').decision.reason).toBe('answered');
		});

		it('refuses for a business that is not there', async () => {
			const found = expectClaim(await claim(ledger(), T0, { key: 'k', businessId: 'nobody' }), 'not_now');
			expect(found.decision).toEqual({ action: 'skip', reason: 'unknown_business', facts: {} });
		});

		it.each(['decide', 'compose'])('writes nothing at all when %s throws, and can be claimed after that', async (which) => {
			const receipt = await missedCall(ledger(), T0);
			const before = await allEvents(ledger());
			const fail = () => {
				throw new Error('a fault in the rules');
			};
			const faulty = which === 'decide' ? claim(ledger(), T0, firstText(receipt), fail) : claim(ledger(), T0, firstText(receipt, { compose: fail }));
			await expect(faulty).rejects.toThrow('a fault in the rules');
			expect(await allEvents(ledger())).toEqual(before);
			expect(await ledger().decisionOf(receipt.call.id)).toBeUndefined();
			expect(await ledger().messagesOf(present(receipt.conversation).id, 10)).toEqual([]);
			expectClaim(await claim(ledger(), T0, firstText(receipt)), 'claimed');
		});

		it('keeps the decision of a call as its first text had it, whatever later texts are decided', async () => {
			const receipt = await missedCall(ledger(), T0);
			await sendFirstText(ledger(), T0, receipt);
			await ledger().optOut(BAYSIDE, ANN, T0 + MINUTE, 'keyword', 'STOP');
			expectClaim(await claim(ledger(), T0 + HOUR, firstText(receipt, { key: nextId('follow_up'), purpose: 'follow_up' })), 'not_now');
			expect(await ledger().decisionOf(receipt.call.id)).toMatchObject({ action: 'text', reason: 'ok' });
		});

		describe('while a person of the team has the conversation', () => {
			const paused = async (until?: number) => {
				const receipt = await missedCall(ledger(), T0);
				const conversation = present(receipt.conversation);
				await ledger().changeConversation(conversation.id, { do: 'pause', because: 'Dana answers', ...(until === undefined ? {} : { until }) }, 'dana', T0);
				return { receipt, conversation };
			};

			it('claims no text to the person until the pause ends', async () => {
				const { receipt } = await paused(T0 + HOUR);
				for (const purpose of ['first_text', 'booking_link', 'answer', 'follow_up'] as const) {
					const found = expectClaim(await claim(ledger(), T0 + HOUR - 1, firstText(receipt, { purpose, key: `${purpose}:k` })), 'not_now');
					expect(found.decision).toMatchObject({ action: 'skip', reason: 'human_active', facts: { pausedUntil: T0 + HOUR } });
				}
				expectClaim(await claim(ledger(), T0 + HOUR, firstText(receipt, { purpose: 'answer', key: 'answer:later' })), 'claimed');
			});

			it('claims again once they hand back', async () => {
				const { receipt, conversation } = await paused();
				expect((await claim(ledger(), T0 + 365 * DAY, firstText(receipt, { purpose: 'answer' }))).decision.reason).toBe('human_active');
				await ledger().changeConversation(conversation.id, { do: 'resume' }, 'dana', T0 + HOUR);
				expectClaim(await claim(ledger(), T0 + HOUR, firstText(receipt, { purpose: 'answer', key: 'after' })), 'claimed');
			});

			it('holds also where the item has lost the conversation, or names one that is closed', async () => {
				const old = await ledger().openConversation(BAYSIDE, ANN, LINE, T0 - DAY);
				await ledger().changeConversation(old.id, { do: 'status', status: 'handled' }, 'dana', T0 - DAY);
				const { receipt } = await paused();
				for (const conversationId of [undefined, old.id]) {
					const found = await claim(ledger(), T0 + 1, { ...firstText({ call: receipt.call }), purpose: 'answer', key: nextId('answer'), ...(conversationId === undefined ? {} : { conversationId }) });
					expect(found).toMatchObject({ result: 'not_now', decision: { reason: 'human_active' } });
				}
			});

			it('still alerts the team', async () => {
				const { conversation } = await escalated(ledger(), T0, ANN);
				await ledger().changeConversation(conversation.id, { do: 'pause', because: 'x' }, 'dana', T0);
				expectClaim(await claim(ledger(), T0, { key: 'alert', purpose: 'team_alert', to: DANA, conversationId: conversation.id }), 'claimed');
			});
		});

		it('keeps whatever is written, to the last character', async () => {
			const body = `${'é🤝'.repeat(2_000)} "'\\ \u2028 </script> %s ? ; DROP TABLE messages; --`;
			const found = expectClaim(await claim(ledger(), T0, { key: 'k', purpose: 'answer', compose: () => ({ body, media: [body] }) }), 'claimed');
			await ledger().settleText(found.message.id, 1, { status: 'failed', reason: 'bad_text' }, T0);
			const taken = expectClaim(await claim(ledger(), T0 + LEASE, { key: 'k', purpose: 'answer' }), 'taken');
			expect(taken.message).toMatchObject({ body, media: [body] });
		});

		it('asks the rules that it is given, and no others', async () => {
			const skip: Decision = { action: 'skip', reason: 'stale', facts: { asked: true } };
			const receipt = await missedCall(ledger(), T0);
			expect(await ledger().claimText(claimRequest(T0, firstText(receipt)), () => skip)).toEqual({ result: 'not_now', decision: skip });
			expect(await ledger().claimText(claimRequest(T0, firstText(receipt)), decide)).toMatchObject({ result: 'claimed' });
		});
	});
}
