import { DEFAULT_MISSED_RULES, DEFAULT_TEXT_SETTINGS } from '../../../engine';
import { allEvents, ANN, BAYSIDE, BOB, claim, DANA, DAY, dueAt, expectClaim, firstText, HOUR, intakeAt, kindsOf, ledgerOfBayside, MINUTE, missedCall, nextId, present, profileOf, SECOND, T0, type OpenLedger } from './world';

/** Ten at night in New York. */
const NIGHT = T0 + 11 * HOUR;

export function shadowContract(open: OpenLedger): void {
	describe('shadow mode', () => {
		const ledger = ledgerOfBayside(open, { mode: 'shadow' });
		const goLive = async (now: number) => await ledger().saveBusiness(await profileOf(), now);
		const call = async (now: number, more: object = {}) => {
			const receipt = await missedCall(ledger(), now, more);
			return { receipt, found: await claim(ledger(), now, firstText(receipt)) };
		};

		it('keeps what would have gone, with its words and the decision, and hands nothing out to send', async () => {
			const { receipt, found } = await call(T0);
			const shadowed = expectClaim(found, 'not_now');
			expect(shadowed).toMatchObject({ decision: { action: 'skip', reason: 'shadow', template: 'open', facts: { would: 'text' } }, message: { status: 'shadow', body: 'Sorry we missed your call.', attempt: 0 } });
			expect(await ledger().messagesOf(present(receipt.conversation).id, 9)).toMatchObject([{ status: 'shadow', purpose: 'first_text' }]);
			expect(await ledger().decisionOf(receipt.call.id)).toEqual(shadowed.decision);
			expect(kindsOf(await allEvents(ledger(), { callId: receipt.call.id })).slice(-2)).toEqual(['decision', 'text_shadowed']);
			expect(await ledger().getConversation(present(receipt.conversation).id)).toMatchObject({ status: 'new_missed_call' });
		});

		it('says in the record which wording it would have been', async () => {
			const said = async (from: string, words: object) => {
				const receipt = await missedCall(ledger(), T0, { from });
				await claim(ledger(), T0, firstText(receipt, { compose: () => ({ body: 'Sorry!', media: [], ...words }) }));
				return (await allEvents(ledger(), { callId: receipt.call.id })).at(-1);
			};
			expect(await said(ANN, { variant: 'warm' })).toMatchObject({ kind: 'text_shadowed', data: { purpose: 'first_text', variant: 'warm' } });
			expect(await said(BOB, {})).toMatchObject({ kind: 'text_shadowed', data: { purpose: 'first_text', variant: null } });
		});

		it('an answer of the automation leaves what the call is owed as it is', async () => {
			const receipt = await missedCall(ledger(), T0);
			expectClaim(await claim(ledger(), T0, firstText(receipt, { key: 'answer:of-call', purpose: 'answer' })), 'not_now');
			expect(await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(T0 + MINUTE), 10)).toMatchObject([{ call: { id: receipt.call.id } }]);
		});

		it('owes nothing: it comes back neither through its call nor out of the due list', async () => {
			await call(T0);
			await ledger().saveBusiness(await profileOf({ mode: 'shadow', quietHours: { zone: 'business', windows: 'own', firstText: 'hold' } }), T0);
			const { found } = await call(NIGHT, { from: BOB });
			expect(found.decision.facts).toMatchObject({ would: 'hold', wouldReason: 'quiet_hours' });
			await goLive(NIGHT);
			for (const now of [T0 + MINUTE, NIGHT + DAY]) {
				expect(await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(now), 10)).toEqual([]);
				expect(await dueAt(ledger(), now)).toEqual([]);
			}
		});

		it('goes on as if it had texted: the next call of the day is one of somebody texted lately', async () => {
			await call(T0);
			expect((await call(T0 + MINUTE)).found.decision).toMatchObject({ reason: 'texted_lately', facts: { lastTextAt: T0 } });
			expect((await call(T0 + MINUTE, { from: BOB })).found.decision.reason).toBe('shadow');
		});

		it('counts what would have gone towards the most a day to one person', async () => {
			await ledger().saveBusiness(await profileOf({ mode: 'shadow', dailyCaps: { person: 2 } }), T0);
			const reasons = [];
			for (let n = 0; n < 3; n += 1) reasons.push((await claim(ledger(), T0 + n, { key: nextId('answer'), purpose: 'answer' })).decision.reason);
			expect(reasons).toEqual(['shadow', 'shadow', 'daily_cap_person']);
			await goLive(T0);
			expectClaim(await claim(ledger(), T0 + MINUTE, { key: nextId('answer'), purpose: 'answer' }), 'claimed');
		});

		it('once live, nobody counts as texted who was not', async () => {
			await call(T0);
			await goLive(T0 + MINUTE);
			const live = expectClaim((await call(T0 + 2 * MINUTE)).found, 'claimed');
			expect(live.decision).toMatchObject({ action: 'text', template: 'open' });
		});

		it('what was not sent in shadow mode is not sent later, whoever asks for it again', async () => {
			const { receipt } = await call(T0);
			await goLive(T0 + SECOND);
			const again = expectClaim(await claim(ledger(), T0 + MINUTE, firstText(receipt)), 'taken');
			expect(again).toMatchObject({ message: { status: 'shadow' }, decision: { reason: 'shadow' } });
		});

		it('asked twice at once, it is kept once', async () => {
			const receipt = await missedCall(ledger(), T0);
			const found = await Promise.all([1, 2, 3].map(async () => await claim(ledger(), T0, firstText(receipt))));
			expect(found.filter(({ result }) => result === 'not_now')).toHaveLength(1);
			expect(await ledger().messagesOf(present(receipt.conversation).id, 9)).toHaveLength(1);
		});

		it('sends the team nothing either', async () => {
			expect(await claim(ledger(), T0, { key: 'alert', purpose: 'team_alert', to: DANA })).toMatchObject({ result: 'not_now', decision: { reason: 'shadow' } });
		});

		it('is not left by a node that says so', async () => {
			const receipt = await missedCall(ledger(), T0);
			const found = await claim(ledger(), T0, firstText(receipt, { settings: { ...DEFAULT_TEXT_SETTINGS, shadow: false } }));
			expect(found).toMatchObject({ result: 'not_now', decision: { reason: 'shadow' } });
		});

		it('what has its own reason not to go keeps it, and nothing is kept to send', async () => {
			await ledger().optOut(BAYSIDE, ANN, T0 - 1, 'keyword', 'STOP');
			const { found } = await call(T0);
			expect(found).toEqual({ result: 'not_now', decision: { action: 'skip', reason: 'opted_out', facts: { optedOutAt: T0 - 1 } } });
		});
	});

	describe('a business that goes into shadow mode', () => {
		const ledger = ledgerOfBayside(open);
		const intoShadow = async () => await ledger().saveBusiness(await profileOf({ mode: 'shadow' }), T0);

		it('sends no more of what was held: it becomes what would have gone', async () => {
			const receipt = await missedCall(ledger(), NIGHT);
			const wish = firstText(receipt, { settings: { ...DEFAULT_TEXT_SETTINGS, quietHours: 'hold' } });
			const held = expectClaim(await claim(ledger(), NIGHT, wish), 'not_now');
			await intoShadow();
			const morning = present(held.decision.until);
			const [item] = await dueAt(ledger(), morning);
			expect(await claim(ledger(), morning, { ...wish, dueId: present(item).due.id })).toMatchObject({ result: 'not_now', decision: { reason: 'shadow' }, message: { id: held.message?.id, status: 'shadow' } });
			expect(await dueAt(ledger(), morning + DAY)).toEqual([]);
			expect(await ledger().offerAgain(DEFAULT_MISSED_RULES, intakeAt(morning + DAY), 10)).toEqual([]);
		});

		it('sends no more of what was refused for a while, and looks up what may have gone', async () => {
			const refused = firstText(await missedCall(ledger(), T0));
			const one = expectClaim(await claim(ledger(), T0, refused), 'claimed');
			await ledger().settleText(one.message.id, 1, { status: 'failed', reason: 'throttled', retryAt: T0 + MINUTE }, T0);
			const doubtful = firstText(await missedCall(ledger(), T0, { from: BOB }));
			const two = expectClaim(await claim(ledger(), T0, doubtful), 'claimed');
			await ledger().settleText(two.message.id, 1, { status: 'unknown', reason: 'time-out', retryAt: T0 + MINUTE }, T0);
			await intoShadow();
			expect(await claim(ledger(), T0 + MINUTE, refused)).toMatchObject({ result: 'not_now', decision: { reason: 'shadow' } });
			expect(expectClaim(await claim(ledger(), T0 + MINUTE, doubtful), 'doubtful').decision).toMatchObject({ action: 'skip', reason: 'shadow' });
		});
	});
}
