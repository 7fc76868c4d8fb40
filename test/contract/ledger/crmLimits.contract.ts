import { atOnce, ledgerOfBayside, SECOND, T0, type OpenLedger } from './world';

export function crmLimitsContract(open: OpenLedger): void {
	describe('how often an account of a CRM may be asked', () => {
		const ledger = ledgerOfBayside(open);
		const LIMITS = [{ requests: 5, perSeconds: 10 }];
		const turn = async (now: number, limits = LIMITS, account = 'portal-1') => await ledger().takeCrmTurn('hubspot', account, limits, now);

		it('is as often as its limit says in each window, and then not before the next', async () => {
			for (let index = 0; index < 5; index += 1) expect(await turn(T0 + index)).toBe(0);
			expect(await turn(T0 + 5)).toBe(10 * SECOND - 5);
			expect(await turn(T0 + 9_999)).toBe(1);
			expect(await turn(T0 + 10 * SECOND)).toBe(0);
		});

		it('is that often in all where many ask at once', async () => {
			const waits = await atOnce(20, async () => await turn(T0));
			expect(waits.filter((wait) => wait === 0)).toHaveLength(5);
			expect(waits.filter((wait) => wait === 10 * SECOND)).toHaveLength(15);
		});

		it('counts nothing where one of several limits is reached', async () => {
			const both = [{ requests: 2, perSeconds: 1 }, { requests: 3, perSeconds: 60 }];
			expect([await turn(T0, both), await turn(T0, both), await turn(T0, both)]).toEqual([0, 0, 1 * SECOND]);
			// The one that was refused took nothing from the minute.
			expect([await turn(T0 + SECOND, both), await turn(T0 + SECOND, both)]).toEqual([0, 59 * SECOND]);
		});

		it('is each account’s own', async () => {
			for (let index = 0; index < 5; index += 1) await turn(T0);
			expect(await turn(T0, LIMITS, 'portal-2')).toBe(0);
			expect(await ledger().takeCrmTurn('pipedrive', 'portal-1', LIMITS, T0)).toBe(0);
		});

		it('is without end where there is no limit', async () => {
			for (let index = 0; index < 30; index += 1) expect(await turn(T0, [])).toBe(0);
		});

		it('is no more often for a process whose clock is a little behind', async () => {
			await turn(T0 + 10 * SECOND);
			for (let index = 0; index < 4; index += 1) expect(await turn(T0 + 9_800)).toBe(0);
			expect(await turn(T0 + 9_800)).toBe(10_200);
			expect(await turn(T0 + 10 * SECOND)).toBe(10 * SECOND);
		});

		it('is not held up for long by a clock that was far ahead', async () => {
			for (let index = 0; index < 5; index += 1) await turn(T0 + 86_400 * SECOND);
			expect(await turn(T0)).toBe(0);
		});

		it('is not at all while the vendor said to wait: the longest word counts', async () => {
			await ledger().holdCrm('hubspot', 'portal-1', T0 + 30 * SECOND);
			await ledger().holdCrm('hubspot', 'portal-1', T0 + 10 * SECOND);
			expect(await turn(T0)).toBe(30 * SECOND);
			expect(await turn(T0, [])).toBe(30 * SECOND);
			expect(await turn(T0, LIMITS, 'portal-2')).toBe(0);
			// Nothing was counted meanwhile.
			for (let index = 0; index < 5; index += 1) expect(await turn(T0 + 30 * SECOND)).toBe(0);
		});
	});
}
