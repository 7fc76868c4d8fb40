import type { NumberSetup } from '../../../engine';
import { DEFAULT_MISSED_RULES, DEFAULT_TEXT_SETTINGS, EVENT_KINDS } from '../../../engine';
import { allEvents, ANN, atOnce, BAYSIDE, BOB, claim, DANA, DAY, dueAt, escalated, escalationOf, expectClaim, firstText, freshLedger, HOUR, intakeAt, kindsOf, LEASE, ledgerOfBayside, LINE, MINUTE, missedCall, nextId, present, profileOf, readAs, reply, SECOND_LINE, sendFirstText, T0, type OpenLedger } from './world';

export function recordContract(open: OpenLedger): void {
	describe('the record', () => {
		const ledger = ledgerOfBayside(open);

		it('tells the life of a call from the ring to the answer, line by line', async () => {
			const receipt = await missedCall(ledger(), T0);
			await sendFirstText(ledger(), T0 + 1, receipt, 'SM-life');
			await ledger().recordReceipt({ kind: 'receipt', system: 'twilio', account: 'AC1', providerId: 'SM-life', status: 'delivered' }, T0 + 2);
			const { message } = await reply(ledger(), T0 + MINUTE, 'No hot water');
			await ledger().recordClassification(present(message).id, readAs(), T0 + MINUTE);
			const conversationId = present(receipt.conversation).id;
			await ledger().openEscalation(escalationOf(conversationId, T0 + MINUTE));
			await reply(ledger(), T0 + 2 * MINUTE, 'ok', { from: '+14155550130' });
			expect(kindsOf(await allEvents(ledger(), { callId: receipt.call.id }))).toEqual(['call_recorded', 'call_judged', 'decision', 'text_claimed', 'text_settled', 'text_receipt']);
			expect(kindsOf(await allEvents(ledger(), { conversationId }))).toEqual(['conversation_opened', 'call_judged', 'decision', 'text_claimed', 'text_settled', 'text_receipt', 'reply_received', 'reply_classified', 'escalation_opened', 'conversation_changed', 'conversation_changed', 'escalation_taken']);
			const decision = (await allEvents(ledger(), { callId: receipt.call.id })).find(({ kind }) => kind === 'decision');
			expect(decision).toMatchObject({ at: T0 + 1, businessId: BAYSIDE, conversationId, data: { action: 'text', reason: 'ok', template: 'open' } });
		});

		it('only grows: what was written stays as it was, numbered upwards', async () => {
			const seen = new Map<number, string>();
			const check = async () => {
				const events = await allEvents(ledger());
				const numbers = events.map(({ seq }) => seq);
				expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
				expect(new Set(numbers).size).toBe(numbers.length);
				for (const [seq, line] of seen) expect(JSON.stringify(events.find((event) => event.seq === seq))).toBe(line);
				for (const event of events) seen.set(event.seq, JSON.stringify(event));
			};
			await check();
			const receipt = await missedCall(ledger(), T0);
			await sendFirstText(ledger(), T0, receipt);
			await check();
			await reply(ledger(), T0, 'STOP');
			await check();
			await ledger().changeConversation(present(receipt.conversation).id, { do: 'status', status: 'lost' }, 'dana', T0);
			await check();
			await ledger().removeBusiness(BAYSIDE, T0);
			await check();
			expect(seen.size).toBeGreaterThan(9);
		});

		it('is read from any place on, a page at a time, and from its end', async () => {
			for (let index = 0; index < 7; index += 1) await missedCall(ledger(), T0 + index, { from: `+1415555017${index}` });
			const all = await allEvents(ledger());
			const paged = [];
			for (let after = 0; ; after = present(paged.at(-1)).seq) {
				const page = await ledger().events({ after, limit: 3 });
				if (page.length === 0) break;
				paged.push(...page);
			}
			expect(paged).toEqual(all);
			expect(await ledger().latestEvents(BAYSIDE, 4)).toEqual(all.slice(-4));
			expect(await ledger().latestEvents('nobody', 4)).toEqual([]);
			expect(await ledger().events({ businessId: 'nobody', limit: 10 })).toEqual([]);
			expect(await ledger().events({ limit: 0 })).toEqual([]);
		});

		it('has a line for everything that happens', async () => {
			const settings = { ...DEFAULT_TEXT_SETTINGS, cooldownHours: 0, staleAfterHours: 0 };
			const receipt = await missedCall(ledger(), T0);
			await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(T0 + LEASE), 10);
			const hold = firstText(receipt, { settings });
			await claim(ledger(), T0, hold, () => ({ action: 'hold', reason: 'quiet_hours', until: T0 + 1, facts: {} }));
			const { due } = present((await dueAt(ledger(), T0 + 1))[0]);
			await ledger().finishDue(due.id, due.fence, { retryAt: T0 + 2, note: 'failed' }, T0 + 1);
			const { message } = expectClaim(await claim(ledger(), T0 + 2, hold), 'claimed');
			await ledger().settleText(message.id, 1, { status: 'sent', providerId: 'SM-all' }, T0 + 2);
			await ledger().recordReceipt({ kind: 'receipt', system: 'twilio', account: 'AC1', providerId: 'SM-all', status: 'delivered' }, T0 + 2);
			const received = await reply(ledger(), T0, 'Hello?');
			await ledger().offerRepliesAgain(intakeAt(T0 + LEASE), 10);
			await ledger().recordClassification(present(received.message).id, readAs(), T0);
			await ledger().correctReply(present(received.message).id, { route: 'sales', by: 'dana' }, T0);
			await reply(ledger(), T0, 'STOP');
			await reply(ledger(), T0, 'START');
			const one = await escalated(ledger(), T0, ANN);
			const ring = await ledger().claimAlertCall({ key: 'ring', businessId: BAYSIDE, conversationId: one.conversation.id, escalationId: one.escalation.id, member: 'dana', phone: DANA, line: LINE, system: 'twilio', account: 'AC1', now: T0, leaseMs: LEASE });
			if (ring.result === 'claimed') await ledger().settleAlertCall(ring.call.id, { status: 'placed', providerId: 'CA-ring' }, T0);
			await ledger().takeStep({ id: one.escalation.id, step: 0, loop: 0, next: { step: 1, loop: 0, dueAt: T0 }, told: [], now: T0 });
			await ledger().takeStep({ id: one.escalation.id, step: 1, loop: 0, next: 'exhausted', told: [], now: T0 });
			await ledger().acknowledge(one.escalation.id, 'dana', T0);
			await ledger().reopenEscalation({ id: one.escalation.id, takenAt: T0, firstStep: 0, firstStepAt: T0, now: T0 });
			await ledger().resolveEscalation(one.escalation.id, 'dana', T0);
			const other = await missedCall(ledger(), T0, { from: BOB });
			await claim(ledger(), T0, firstText(other), () => ({ action: 'hold', reason: 'circuit_open', until: T0 + 1, escalate: true, facts: { because: 'opt_outs' } }));
			await claim(ledger(), T0 + 1, firstText(other), () => ({ action: 'skip', reason: 'shadow', template: 'open', facts: { would: 'text' } }));
			expect(await dueAt(ledger(), T0 + 40 * DAY, ['stale'])).toHaveLength(2);
			await ledger().removeBusiness(BAYSIDE, T0 + DAY);
			expect([...new Set(kindsOf(await allEvents(ledger())))].sort()).toEqual([...EVENT_KINDS].sort());
		});

		it('decisions of a call that nobody has decided about are absent', async () => {
			expect(await ledger().decisionOf('call_nowhere')).toBeUndefined();
		});
	});

	describe('refused requests', () => {
		const ledger = freshLedger(open);

		it('are counted by day, place and reason, also by 50 at once', async () => {
			await atOnce(50, async () => await ledger().countRefusal('twilio calls', 'bad_signature', T0));
			await ledger().countRefusal('twilio calls', 'too_large', T0);
			await ledger().countRefusal('twilio texts', 'bad_signature', T0 + DAY);
			expect(await ledger().refusals(T0)).toEqual([
				{ day: '2026-01-14', where: 'twilio calls', reason: 'bad_signature', count: 50 },
				{ day: '2026-01-14', where: 'twilio calls', reason: 'too_large', count: 1 },
				{ day: '2026-01-15', where: 'twilio texts', reason: 'bad_signature', count: 1 },
			]);
			expect(await ledger().refusals(T0 + DAY)).toMatchObject([{ day: '2026-01-15' }]);
			expect(await ledger().refusals(T0 + 2 * DAY)).toEqual([]);
			expect(await ledger().events({ limit: 10 })).toEqual([]);
		});

		it('change days at midnight UTC', async () => {
			const midnight = Date.parse('2026-01-15T00:00:00Z');
			await ledger().countRefusal('w', 'r', midnight - 1);
			await ledger().countRefusal('w', 'r', midnight);
			expect((await ledger().refusals(0)).map(({ day }) => day)).toEqual(['2026-01-14', '2026-01-15']);
		});
	});

	describe('set-ups of numbers', () => {
		const ledger = freshLedger(open);
		const setup: NumberSetup = { system: 'twilio', account: 'AC1', number: LINE, purpose: 'calls', holder: 'w/t', before: { voiceUrl: 'https://example.com/old?a="1"&b=é', voiceMethod: '' }, ours: { voiceUrl: 'https://example.com/new' }, at: T0 };

		it('are remembered by system, account, number and purpose', async () => {
			await ledger().rememberSetup(setup);
			expect(await ledger().recallSetup('twilio', 'AC1', LINE, 'calls')).toEqual(setup);
			for (const [system, account, number, purpose] of [['twilio', 'AC1', LINE, 'texts'], ['twilio', 'AC2', LINE, 'calls'], ['telnyx', 'AC1', LINE, 'calls'], ['twilio', 'AC1', SECOND_LINE, 'calls']] as const) {
				expect(await ledger().recallSetup(system, account, number, purpose)).toBeUndefined();
			}
		});

		it('are replaced whole by a later one, and forgotten', async () => {
			const texts: NumberSetup = { ...setup, purpose: 'texts', receiptsUrl: 'https://example.com/receipts' };
			await ledger().rememberSetup(setup);
			await ledger().rememberSetup(texts);
			expect(await ledger().recallSetup('twilio', 'AC1', LINE, 'texts')).toEqual(texts);
			const { receiptsUrl: _url, ...without } = texts;
			const later: NumberSetup = { ...without, holder: 'other/trigger', before: {}, at: T0 + HOUR };
			await ledger().rememberSetup(later);
			expect(await ledger().recallSetup('twilio', 'AC1', LINE, 'texts')).toEqual(later);
			await ledger().forgetSetup('twilio', 'AC1', LINE, 'texts');
			await ledger().forgetSetup('twilio', 'AC1', LINE, 'texts');
			expect(await ledger().recallSetup('twilio', 'AC1', LINE, 'texts')).toBeUndefined();
			expect(await ledger().recallSetup('twilio', 'AC1', LINE, 'calls')).toEqual(setup);
		});
	});

	describe('closing', () => {
		it('ends a ledger: what is asked of it afterwards is refused', async () => {
			const ledger = await open();
			await ledger.saveBusiness(await profileOf(), T0);
			const underWay = missedCall(ledger, T0, { from: BOB, callId: nextId('CA') });
			await ledger.close();
			await expect(underWay).resolves.toMatchObject({ offer: true });
			await expect(ledger.getBusiness(BAYSIDE)).rejects.toThrow();
		});
	});
}
