import { DEFAULT_MISSED_RULES, type Intake, type Offer } from '../../../engine';
import { allEvents, ANN, atOnce, BAYSIDE, claim, DAY, expectClaim, firstText, HOUR, intakeAt, kindsOf, LEASE, ledgerOfBayside, MINUTE, missedCall, nextId, report, SECOND, sendFirstText, T0, type OpenLedger } from './world';

const SETTLE = 8 * SECOND;
const FORWARD = { mode: 'forward', acceptance: false } as const;

export function recoveryContract(open: OpenLedger): void {
	describe('what a crash cut off', () => {
		const ledger = ledgerOfBayside(open);
		const sweep = async (now: number, more: Partial<Intake> = {}, limit = 100, rules = DEFAULT_MISSED_RULES): Promise<readonly Offer[]> => await ledger().offerAgain(rules, intakeAt(now, more), limit);

		it('a call without a decision comes back when its lease ends, once, with all that belongs to it', async () => {
			const { call, conversation } = await missedCall(ledger(), T0);
			expect(await sweep(T0 + LEASE - 1)).toEqual([]);
			expect(await sweep(T0 + LEASE)).toMatchObject([{ call: { id: call.id, outcome: 'missed', offers: 2 }, conversation: { id: conversation?.id }, person: { number: ANN }, profile: { id: BAYSIDE } }]);
			expect(await sweep(T0 + 2 * LEASE - 1)).toEqual([]);
			expect((await allEvents(ledger(), { callId: call.id })).at(-1)).toMatchObject({ kind: 'call_offered', data: { offer: 2 } });
		});

		it('a call that no canvas ever decides gets a decision that says so when the canvas has run, and comes back no more', async () => {
			const { call } = await missedCall(ledger(), T0);
			await sweep(T0 + LEASE);
			expect(await ledger().decisionOf(call.id)).toBeUndefined();
			await ledger().offerEnded({ callId: call.id }, false, T0 + LEASE + SECOND);
			expect(await sweep(T0 + 2 * LEASE)).toEqual([]);
			expect(await ledger().decisionOf(call.id)).toEqual({ action: 'skip', reason: 'not_processed', facts: { offers: 2 } });
			for (const wait of [3, 10, 10_000]) expect(await sweep(T0 + wait * LEASE)).toEqual([]);
			expect(kindsOf(await allEvents(ledger(), { callId: call.id }))).toEqual(['call_recorded', 'call_judged', 'call_offered', 'decision']);
		});

		it('a call whose every run dies comes back each time, and in the end says so', async () => {
			const { call } = await missedCall(ledger(), T0);
			let offers = 1;
			for (let round = 1; round <= 60; round += 1) offers += (await sweep(T0 + round * HOUR)).length;
			expect(offers).toBeGreaterThanOrEqual(10);
			expect(offers).toBeLessThanOrEqual(20);
			expect(await ledger().decisionOf(call.id)).toMatchObject({ reason: 'not_processed' });
		});

		it('a call on which the canvas fails comes back a few times only', async () => {
			const { call } = await missedCall(ledger(), T0);
			let runs = 0;
			for (let round = 1; round <= 10; round += 1) {
				for (const offer of await sweep(T0 + round * HOUR)) {
					runs += 1;
					await ledger().offerEnded({ callId: offer.call.id }, true, T0 + round * HOUR + SECOND);
				}
			}
			expect(runs).toBe(2);
			expect(await ledger().decisionOf(call.id)).toMatchObject({ reason: 'not_processed' });
		});

		it('a call that the canvas is still at work with does not come back', async () => {
			const { call } = await missedCall(ledger(), T0);
			await sweep(T0 + LEASE);
			await ledger().extendOffers('calls', [call.id], T0 + 3 * LEASE);
			expect(await sweep(T0 + 3 * LEASE - 1)).toEqual([]);
			expect(await sweep(T0 + 3 * LEASE)).toHaveLength(1);
		});

		it('the end of a run takes nothing back that was decided in it', async () => {
			const receipt = await missedCall(ledger(), T0);
			await sweep(T0 + LEASE);
			expectClaim(await claim(ledger(), T0 + LEASE, firstText(receipt)), 'claimed');
			await ledger().offerEnded({ callId: receipt.call.id }, false, T0 + LEASE);
			await ledger().extendOffers('calls', [receipt.call.id], T0 + DAY);
			expect(await ledger().decisionOf(receipt.call.id)).toMatchObject({ action: 'text' });
			expect(await sweep(T0 + 2 * LEASE)).toHaveLength(1);
		});

		it('a call of a caller without a number comes back as well', async () => {
			const { call } = await missedCall(ledger(), T0, { from: 'Anonymous' });
			const [offer] = await sweep(T0 + LEASE);
			expect(offer).toMatchObject({ call: { id: call.id, from: null } });
			expect(offer).not.toHaveProperty('conversation');
		});

		it('a canvas that is slow may still decide, at any time', async () => {
			const receipt = await missedCall(ledger(), T0);
			await sweep(T0 + LEASE);
			await sweep(T0 + 2 * LEASE);
			expectClaim(await claim(ledger(), T0 + HOUR, firstText(receipt)), 'claimed');
			expect(await ledger().decisionOf(receipt.call.id)).toMatchObject({ action: 'text' });
		});

		it('nothing comes back that was decided against, sent, refused for good, or answered', async () => {
			await claim(ledger(), T0, firstText(await missedCall(ledger(), T0, { from: 'Anonymous' })));
			await sendFirstText(ledger(), T0, await missedCall(ledger(), T0));
			const refused = expectClaim(await claim(ledger(), T0, firstText(await missedCall(ledger(), T0, { from: '+14155550171' }))), 'claimed');
			await ledger().settleText(refused.message.id, 1, { status: 'failed', reason: 'filtered' }, T0);
			await missedCall(ledger(), T0, { callId: 'CA-late', step: 'dial_ended', status: 'no_answer' });
			await missedCall(ledger(), T0, { callId: 'CA-late', step: 'accepted' });
			for (const wait of [1, 2, 100]) expect(await sweep(T0 + wait * LEASE)).toEqual([]);
		});

		it('a claim without an outcome comes back when its lease ends, and is doubtful', async () => {
			const receipt = await missedCall(ledger(), T0);
			expectClaim(await claim(ledger(), T0 + 10 * SECOND, firstText(receipt)), 'claimed');
			expect(await sweep(T0 + 10 * SECOND + LEASE - 1)).toEqual([]);
			expect(await sweep(T0 + 10 * SECOND + LEASE)).toMatchObject([{ call: { id: receipt.call.id } }]);
			expectClaim(await claim(ledger(), T0 + 10 * SECOND + LEASE, firstText(receipt)), 'doubtful');
		});

		it('a claim without an outcome comes back also when the call turns out to have been answered', async () => {
			const receipt = await missedCall(ledger(), T0, { callId: 'CA-turn', step: 'dial_ended', status: 'no_answer' });
			expectClaim(await claim(ledger(), T0, firstText(receipt)), 'claimed');
			await missedCall(ledger(), T0 + SECOND, { callId: 'CA-turn', step: 'accepted' });
			expect(await sweep(T0 + LEASE)).toMatchObject([{ call: { id: receipt.call.id, outcome: 'answered' } }]);
			const doubtful = expectClaim(await claim(ledger(), T0 + LEASE, firstText(receipt)), 'doubtful');
			expect(doubtful.decision).toMatchObject({ action: 'skip', reason: 'answered' });
			await ledger().settleText(doubtful.message.id, 2, { status: 'failed', reason: 'answered' }, T0 + LEASE);
			for (const wait of [2, 3, 100]) expect(await sweep(T0 + wait * LEASE)).toEqual([]);
		});

		it('an outcome that stays unknown is looked up again as often as that may help, not for ever', async () => {
			const receipt = await missedCall(ledger(), T0);
			expectClaim(await claim(ledger(), T0, firstText(receipt)), 'claimed');
			let offers = 0;
			for (let round = 1; round <= 100; round += 1) {
				const now = T0 + round * HOUR;
				for (const offer of await sweep(now)) {
					offers += 1;
					const found = expectClaim(await claim(ledger(), now, firstText(offer)), 'doubtful');
					await ledger().settleText(found.message.id, found.message.attempt, { status: 'unknown', reason: 'provider is down', retryAt: now + MINUTE }, now);
				}
			}
			expect(offers).toBeGreaterThanOrEqual(30);
			expect(offers).toBeLessThanOrEqual(60);
		});

		it('a forwarded call whose dialling never reported becomes missed after eight seconds, is handed over, once', async () => {
			await missedCall(ledger(), T0, { callId: 'CA-set', step: 'arrived', answering: FORWARD });
			const ended = await missedCall(ledger(), T0 + 20 * SECOND, { callId: 'CA-set', step: 'ended', status: 'completed' });
			expect(ended).toMatchObject({ offer: false, call: { outcome: 'open' } });
			expect(await sweep(T0 + 20 * SECOND + SETTLE - 1)).toEqual([]);
			expect(await sweep(T0 + 20 * SECOND + SETTLE)).toMatchObject([{ call: { id: ended.call.id, outcome: 'missed', missedReason: 'abandoned', offers: 1 }, conversation: { person: ANN }, person: { calls: 1 }, profile: { id: BAYSIDE } }]);
			expect(await sweep(T0 + 20 * SECOND + SETTLE + LEASE - 1)).toEqual([]);
			expect(await sweep(T0 + 20 * SECOND + SETTLE + LEASE)).toMatchObject([{ call: { offers: 2 } }]);
			await ledger().offerEnded({ callId: ended.call.id }, false, T0 + 20 * SECOND + SETTLE + LEASE);
			expect(await sweep(T0 + DAY)).toEqual([]);
		});

		it('a call that settles is judged by what was reported last, and by the rules of the trigger', async () => {
			const settling = async (callId: string) => {
				await missedCall(ledger(), T0, { callId, step: 'arrived', answering: FORWARD });
				return await missedCall(ledger(), T0 + SECOND, { callId, step: 'ended', status: 'completed' });
			};
			const answered = await settling('CA-s1');
			await missedCall(ledger(), T0 + 2 * SECOND, { callId: 'CA-s1', step: 'dial_ended', status: 'completed', bridged: true });
			expect(await sweep(T0 + MINUTE)).toEqual([]);
			expect(await ledger().getCall(answered.call.id)).toMatchObject({ outcome: 'answered' });
			const off = await settling('CA-s2');
			expect(await sweep(T0 + MINUTE, {}, 10, { ...DEFAULT_MISSED_RULES, reasons: ['busy'] })).toEqual([]);
			expect(await ledger().getCall(off.call.id)).toMatchObject({ outcome: 'ignored', ignoredBecause: 'reason_off:abandoned' });
			expect(await sweep(T0 + HOUR)).toEqual([]);
		});

		it('a call that looked answered before its reports were complete settles like any other', async () => {
			const ended = await missedCall(ledger(), T0, { callId: 'CA-u', step: 'ended', status: 'completed' });
			expect(ended.call.outcome).toBe('answered');
			await missedCall(ledger(), T0 + SECOND, { callId: 'CA-u', step: 'arrived', answering: FORWARD });
			expect(await sweep(T0 + MINUTE)).toMatchObject([{ call: { id: ended.call.id, outcome: 'missed', missedReason: 'abandoned' } }]);
		});

		it('a call in the hands of a canvas is not handed to it again by a report that makes it settle', async () => {
			await missedCall(ledger(), T0, { callId: 'CA-h' });
			await missedCall(ledger(), T0 + SECOND, { callId: 'CA-h', step: 'arrived', answering: FORWARD });
			expect(await sweep(T0 + LEASE - 1)).toEqual([]);
			expect(await sweep(T0 + LEASE)).toHaveLength(1);
		});

		it('comes back to the canvas that took it in, not to another', async () => {
			await ledger().recordCallEvent(report({ callId: nextId('CA') }), DEFAULT_MISSED_RULES, intakeAt(T0, { holder: 'one' }));
			await ledger().recordCallEvent(report({ callId: nextId('CA') }), DEFAULT_MISSED_RULES, intakeAt(T0, { holder: 'two' }));
			expect(await sweep(T0 + DAY, { holder: 'three' })).toEqual([]);
			expect(await sweep(T0 + DAY, { holder: 'one' })).toHaveLength(1);
			expect(await sweep(T0 + DAY, { holder: 'two' })).toHaveLength(1);
		});

		it('comes back to one of 20 who look at once, in the order in which it is owed, so much as can be borne', async () => {
			for (let index = 0; index < 30; index += 1) await missedCall(ledger(), T0 + index, { from: `+141555501${String(index).padStart(2, '0')}` });
			const [oldest] = await sweep(T0 + HOUR, {}, 1);
			expect(oldest?.call.startedAt).toBe(T0);
			const looks = await atOnce(20, async () => await sweep(T0 + HOUR, {}, 3));
			expect(looks.every((offers) => offers.length <= 3)).toBe(true);
			const ids = looks.flat().map(({ call }) => call.id);
			expect(ids).toHaveLength(29);
			expect(new Set([...ids, oldest?.call.id]).size).toBe(30);
		});

		it('does not come back for a business that was removed, and the call still has its reason', async () => {
			const offered = await missedCall(ledger(), T0);
			await missedCall(ledger(), T0, { callId: 'CA-g', step: 'arrived', answering: FORWARD });
			const settling = await missedCall(ledger(), T0, { callId: 'CA-g', step: 'ended', status: 'completed' });
			await ledger().removeBusiness(BAYSIDE, T0 + 1);
			for (const wait of [1, 2, 3]) expect(await sweep(T0 + wait * LEASE)).toEqual([]);
			expect(await ledger().decisionOf(offered.call.id)).toMatchObject({ action: 'skip', reason: 'unknown_business' });
			expect(await ledger().getCall(settling.call.id)).toMatchObject({ outcome: 'ignored', ignoredBecause: 'unknown_business' });
		});
	});
}
