import { DEFAULT_MISSED_RULES, DEFAULT_TEXT_SETTINGS, type CallReceipt } from '../../../engine';
import { claim, dueAt, expectClaim, firstText, HOUR, intakeAt, kindsOf, LEASE, ledgerOfBayside, MINUTE, missedCall, nextId, present, profileOf, reply, SECOND, sendFirstText, T0, allEvents, DAY, type OpenLedger } from './world';

const GRACE = MINUTE;

export function graceContract(open: OpenLedger): void {
	describe('the grace period', () => {
		const ledger = ledgerOfBayside(open, { graceSeconds: 60 });
		const again = async (now: number) => await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(now), 10);
		const waiting = async (now = T0) => {
			const receipt = await missedCall(ledger(), now);
			const found = expectClaim(await claim(ledger(), now, firstText(receipt)), 'not_now');
			expect(found.decision).toEqual({ action: 'hold', reason: 'grace_period', until: now + GRACE, facts: { graceSeconds: 60 } });
			return receipt;
		};
		const decideAt = async (now: number, receipt: Pick<CallReceipt, 'call' | 'conversation'>) => await claim(ledger(), now, firstText(receipt));

		it('is waited out by the run that began it, and by nobody else: the due list does not know of it', async () => {
			const receipt = await waiting();
			expect(await dueAt(ledger(), T0 + HOUR)).toEqual([]);
			expect(await again(T0 + GRACE + LEASE - 1)).toEqual([]);
			const sent = expectClaim(await decideAt(T0 + GRACE, receipt), 'claimed');
			expect(sent).toMatchObject({ decision: { action: 'text', template: 'open' }, message: { attempt: 1, at: T0 + GRACE } });
			expect(kindsOf(await allEvents(ledger(), { callId: receipt.call.id })).filter((kind) => kind === 'decision')).toHaveLength(2);
		});

		it.each([
			['called again and was answered', 'reached_since', async (): Promise<unknown> => await missedCall(ledger(), T0 + SECOND, { status: 'completed' })],
			['opted out', 'opted_out', async () => void (await ledger().optOut('bayside', '+14155550120', T0 + SECOND, 'team', 'asked on the phone'))],
			['was taken over by the team', 'human_active', async (id: string): Promise<unknown> => await ledger().changeConversation(id, { do: 'pause', because: 'Dana calls back' }, 'dana', T0 + SECOND)],
			['was called back', 'reached_since', async (id: string): Promise<unknown> => await ledger().changeConversation(id, { do: 'contacted' }, 'dana', T0 + SECOND)],
		] as const)('the person %s meanwhile: no text goes, and the reason is kept', async (_what, reason, happen) => {
			const receipt = await waiting();
			await happen(present(receipt.conversation).id);
			expect((await decideAt(T0 + GRACE, receipt)).decision).toMatchObject({ action: 'skip', reason });
			expect(await ledger().decisionOf(receipt.call.id)).toMatchObject({ action: 'skip', reason });
			expect(await ledger().messagesOf(present(receipt.conversation).id, 9)).toMatchObject([{ status: 'failed', reason }]);
			expect(await again(T0 + DAY)).toEqual([]);
		});

		it.each([
			['wrote STOP', 'opted_out', async () => void (await reply(ledger(), T0 + SECOND, 'STOP'))],
			['was dealt with, and the conversation closed', 'answered_by_human', async (id: string) => void (await ledger().changeConversation(id, { do: 'status', status: 'handled' }, 'dana', T0 + SECOND))],
		] as const)('the person %s meanwhile: it is given up at once', async (_what, reason, happen) => {
			const receipt = await waiting();
			await happen(present(receipt.conversation).id);
			const found = expectClaim(await decideAt(T0 + GRACE, receipt), 'taken');
			expect(found).toMatchObject({ decision: { action: 'skip', reason }, message: { status: 'failed', reason } });
			expect(await again(T0 + DAY)).toEqual([]);
		});

		it('the run that waits dies: the call comes back when its lease is over, and is texted once', async () => {
			const receipt = await waiting();
			const [offer] = await again(T0 + GRACE + LEASE);
			expect(offer).toMatchObject({ call: { id: receipt.call.id } });
			await sendFirstText(ledger(), T0 + GRACE + LEASE, present(offer));
			expectClaim(await decideAt(T0 + GRACE + LEASE + SECOND, receipt), 'taken');
			expect(await again(T0 + DAY)).toEqual([]);
		});

		it('it only looked dead: whoever comes first sends', async () => {
			const receipt = await waiting();
			const [offer] = await again(T0 + GRACE + LEASE);
			const found = await Promise.all([receipt, present(offer)].map(async (one) => await decideAt(T0 + GRACE + LEASE, one)));
			expect(found.map(({ result }) => result).sort()).toEqual(['claimed', 'taken']);
		});

		it('two calls within it are one text, and the second has its reason', async () => {
			const one = await waiting();
			const two = await missedCall(ledger(), T0 + 10 * SECOND);
			expect((await decideAt(T0 + 10 * SECOND, two)).decision).toMatchObject({ action: 'skip', reason: 'texted_lately' });
			await sendFirstText(ledger(), T0 + GRACE, one);
			expect(await again(T0 + DAY)).toEqual([]);
		});

		it('is begun anew by nobody who asks again before it is over', async () => {
			const receipt = await waiting();
			expect((await decideAt(T0 + 30 * SECOND, receipt)).decision).toMatchObject({ reason: 'grace_period', until: T0 + GRACE });
			expect(await ledger().messagesOf(present(receipt.conversation).id, 9)).toHaveLength(1);
			expectClaim(await decideAt(T0 + GRACE, receipt), 'claimed');
		});

		it('of as long as a run may wait is waited out by it', async () => {
			await ledger().saveBusiness(await profileOf({ graceSeconds: 120 }), T0);
			await decideAt(T0, await missedCall(ledger(), T0));
			expect(await dueAt(ledger(), T0 + HOUR, ['held_text'])).toEqual([]);
		});

		it('that is longer than a run should wait comes out of the due list, or through its call where nobody looks there', async () => {
			await ledger().saveBusiness(await profileOf({ graceSeconds: 600 }), T0);
			const receipt = await missedCall(ledger(), T0);
			const until = T0 + 10 * MINUTE;
			expect((await decideAt(T0, receipt)).decision).toMatchObject({ reason: 'grace_period', until });
			expect(await dueAt(ledger(), until - 1)).toEqual([]);
			expect(await again(until + MINUTE)).toEqual([]);
			expect(await dueAt(ledger(), until, ['held_text'])).toMatchObject([{ call: { id: receipt.call.id } }]);
			const [offer] = await again(until + 2 * MINUTE);
			await sendFirstText(ledger(), until + 2 * MINUTE, present(offer));
			expect(await again(until + DAY)).toEqual([]);
			expect(await dueAt(ledger(), until + DAY, ['held_text'])).toEqual([]);
		});
	});

	describe('a text held for longer than a first text may be old', () => {
		/** Rhode Island: no texts before nine in the morning and after six in the evening. */
		const CALLER = '+14015550120';
		const EVENING = Date.parse('2026-01-14T18:30:00-05:00');
		const MORNING = Date.parse('2026-01-15T09:00:00-05:00');
		const ledger = ledgerOfBayside(open, { quietHours: { firstText: 'hold', windows: 'us_states', zone: 'person' } });
		const held = async () => {
			const receipt = await missedCall(ledger(), EVENING, { from: CALLER });
			expect((await claim(ledger(), EVENING, firstText(receipt))).decision).toMatchObject({ reason: 'quiet_hours', until: MORNING });
			return receipt;
		};

		it('goes when the hold is over', async () => {
			const receipt = await held();
			const [item] = await dueAt(ledger(), MORNING);
			expectClaim(await claim(ledger(), MORNING, firstText(receipt, { dueId: present(item).due.id })), 'claimed');
		});

		it('goes also where it is tried again then', async () => {
			const wish = firstText(await held());
			const { message } = expectClaim(await claim(ledger(), MORNING, wish), 'claimed');
			await ledger().settleText(message.id, 1, { status: 'failed', reason: 'throttled', retryAt: MORNING + MINUTE }, MORNING);
			expectClaim(await claim(ledger(), MORNING + MINUTE, wish), 'claimed');
		});

		it('does not go when nobody looked for half a day after that', async () => {
			const receipt = await held();
			const late = MORNING + 12 * HOUR;
			const settings = { ...DEFAULT_TEXT_SETTINGS, quietHours: 'send' as const };
			expect((await claim(ledger(), late + 1, firstText(receipt, { settings }))).decision).toMatchObject({ action: 'skip', reason: 'stale' });
		});

		it('a call that is reported that late is still too old', async () => {
			const receipt = await missedCall(ledger(), EVENING, { from: CALLER, callId: nextId('CA') });
			expect((await claim(ledger(), EVENING + 12 * HOUR + 1, firstText(receipt))).decision).toMatchObject({ action: 'skip', reason: 'stale' });
		});
	});
}
