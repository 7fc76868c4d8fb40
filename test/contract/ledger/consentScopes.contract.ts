import { ANN, BAYSIDE, BOB, claim, DAY, expectClaim, firstText, freshLedger, HOUR, ledgerOfBayside, LINE, MINUTE, missedCall, profileOf, reply, SECOND_LINE, T0, UPTOWN, UPTOWN_LINE, uptownProfile, type OpenLedger } from './world';
import type { Ledger } from '../../../engine';

const POOL = 'MG0123456789abcdef0123456789abcdef';

/** How far a word about being texted reaches, and which of several counts. */
export function consentScopesContract(open: OpenLedger): void {
	const reasonFrom = async (ledger: Ledger, now: number, from: string, more: object = {}) =>
		(await claim(ledger, now, firstText(await missedCall(ledger, now, { to: from.startsWith('+') ? from : LINE }), { from, ...more }))).decision.reason;

	describe('an opt-out that reaches one number', () => {
		const ledger = ledgerOfBayside(open, { optOutScope: 'number' });
		const outOn = async (line?: string) => await ledger().optedOutAt(BAYSIDE, ANN, line);

		it('ends the texts from that number, and from a pool that may use it', async () => {
			await reply(ledger(), T0, 'STOP', { to: SECOND_LINE });
			expect([await outOn(LINE), await outOn(SECOND_LINE), await outOn(), await outOn(POOL)]).toEqual([undefined, T0, T0, T0]);
			expect(await reasonFrom(ledger(), T0 + 1, SECOND_LINE)).toBe('opted_out');
			expect(await reasonFrom(ledger(), T0 + 2, POOL)).toBe('opted_out');
			expect(await reasonFrom(ledger(), T0 + 3, LINE)).toBe('ok');
		});

		it('is not undone by START to another number, nor for the pool that may use either', async () => {
			await reply(ledger(), T0, 'STOP', { to: LINE });
			await reply(ledger(), T0 + HOUR, 'STOP', { to: SECOND_LINE });
			await reply(ledger(), T0 + 2 * HOUR, 'START', { to: LINE });
			expect([await outOn(LINE), await outOn(SECOND_LINE), await outOn(), await outOn(POOL)]).toEqual([undefined, T0 + HOUR, T0 + HOUR, T0 + HOUR]);
			await reply(ledger(), T0 + 3 * HOUR, 'START', { to: SECOND_LINE });
			expect([await outOn(SECOND_LINE), await outOn(POOL)]).toEqual([undefined, undefined]);
		});

		it('noted by the team without a number reaches them all', async () => {
			await ledger().optOut(BAYSIDE, ANN, T0, 'team', 'asked on the phone');
			expect([await outOn(LINE), await outOn(SECOND_LINE), await outOn(POOL)]).toEqual([T0, T0, T0]);
		});

		it('is widened when it is said again after the profile was, and keeps its first time there', async () => {
			await reply(ledger(), T0, 'STOP', { to: LINE });
			await ledger().saveBusiness(await profileOf({ optOutScope: 'business' }), T0 + 1);
			expect(await outOn(SECOND_LINE)).toBeUndefined();
			expect(await reply(ledger(), T0 + HOUR, 'STOP', { to: LINE })).toMatchObject({ kind: 'opt_out', consentAt: T0 });
			expect([await outOn(LINE), await outOn(SECOND_LINE)]).toEqual([T0, T0 + HOUR]);
		});

		it('does not mind a business whose id begins like another’s', async () => {
			await ledger().optOut(`${BAYSIDE}:x`, ANN, T0, 'keyword', 'STOP', LINE);
			await ledger().optOut('bay', ANN, T0, 'keyword', 'STOP', LINE);
			expect([await outOn(LINE), await outOn()]).toEqual([undefined, undefined]);
		});
	});

	describe('an opt-out that reaches the business', () => {
		const ledger = ledgerOfBayside(open);

		it('leaves the other businesses alone', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0 - DAY);
			await reply(ledger(), T0, 'STOP');
			expect(await ledger().optedOutAt(UPTOWN, ANN, UPTOWN_LINE)).toBeUndefined();
			expect(await ledger().optedOutAt(BAYSIDE, BOB, LINE)).toBeUndefined();
		});

		it('stays when the reach is narrowed, and ends for the one number that START is said to', async () => {
			await reply(ledger(), T0, 'STOP', { to: LINE });
			await ledger().saveBusiness(await profileOf({ optOutScope: 'number' }), T0 + 1);
			expect(await ledger().optedOutAt(BAYSIDE, ANN, SECOND_LINE)).toBe(T0);
			await reply(ledger(), T0 + HOUR, 'START', { to: SECOND_LINE });
			expect(await ledger().optedOutAt(BAYSIDE, ANN, SECOND_LINE)).toBeUndefined();
			expect(await ledger().optedOutAt(BAYSIDE, ANN, LINE)).toBe(T0);
		});

		it.each([
			['business', 'business'],
			['number', 'business'],
			['business', 'number'],
			['business', 'account'],
			['account', 'business'],
		])('said within a millisecond of START, or under a clock that has gone back, the later word counts (%s, then %s)', async (before, after) => {
			const as = async (optOutScope: string) => await ledger().saveBusiness(await profileOf({ optOutScope }), T0);
			for (const step of [0, -HOUR]) {
				await as(before);
				await reply(ledger(), T0, 'START');
				await as(after);
				await reply(ledger(), T0 + step, 'STOP');
				expect(await ledger().optedOutAt(BAYSIDE, ANN, LINE)).toBeDefined();
				await as(before);
				await reply(ledger(), T0 + 2 * step, 'START');
				expect(await ledger().optedOutAt(BAYSIDE, ANN, LINE)).toBeUndefined();
			}
		});
	});

	describe('an opt-out that reaches the whole account', () => {
		const ledger = freshLedger(open);
		beforeEach(async () => {
			await ledger().saveBusiness(await profileOf({ optOutScope: 'account' }), T0 - DAY);
			const uptown = await uptownProfile();
			await ledger().saveBusiness({ ...uptown, optOutScope: 'account' }, T0 - DAY);
		});
		const outs = async () => [await ledger().optedOutAt(BAYSIDE, ANN, LINE), await ledger().optedOutAt(UPTOWN, ANN, UPTOWN_LINE)];
		const toUptown = { to: UPTOWN_LINE };

		it('ends the texts of every business, and comes back with START to the one that was told', async () => {
			await reply(ledger(), T0, 'STOP');
			expect(await outs()).toEqual([T0, T0]);
			expect(await reasonFrom(ledger(), T0 + MINUTE, UPTOWN_LINE)).toBe('opted_out');
			await reply(ledger(), T0 + HOUR, 'START');
			expect(await outs()).toEqual([undefined, undefined]);
		});

		it('comes back with START to another for all but the one that was told', async () => {
			await reply(ledger(), T0, 'STOP');
			await reply(ledger(), T0 + HOUR, 'START', toUptown);
			expect(await outs()).toEqual([T0, undefined]);
			await reply(ledger(), T0 + 2 * HOUR, 'STOP', toUptown);
			expect(await outs()).toEqual([T0, T0 + 2 * HOUR]);
		});

		it('said to each is taken back by each', async () => {
			await reply(ledger(), T0, 'STOP');
			expect(await reply(ledger(), T0 + HOUR, 'STOP', toUptown)).toMatchObject({ kind: 'opt_out', consentAt: T0 });
			await reply(ledger(), T0 + 2 * HOUR, 'START');
			expect(await outs()).toEqual([undefined, T0 + HOUR]);
			await reply(ledger(), T0 + 3 * HOUR, 'UNSTOP', toUptown);
			expect(await outs()).toEqual([undefined, undefined]);
		});

		it('does not take back what another business was told for itself alone', async () => {
			await ledger().saveBusiness(await uptownProfile(), T0 - 1);
			await reply(ledger(), T0, 'STOP', toUptown);
			expect(await outs()).toEqual([undefined, T0]);
			await reply(ledger(), T0 + HOUR, 'START');
			expect(await outs()).toEqual([undefined, T0]);
		});

		it('stops a retry of another business that was waiting', async () => {
			const receipt = await missedCall(ledger(), T0, toUptown);
			const wish = firstText(receipt);
			const { message } = expectClaim(await claim(ledger(), T0, wish), 'claimed');
			await ledger().settleText(message.id, 1, { status: 'failed', reason: 'throttled', retryAt: T0 + MINUTE }, T0);
			await reply(ledger(), T0 + 1, 'STOP');
			expect(expectClaim(await claim(ledger(), T0 + MINUTE, wish), 'not_now').decision.reason).toBe('opted_out');
		});
	});
}
