import { CrmFailure, paced, type Http } from '../../../../engine';
import { freshDesk, NOW } from './desk';

describe('requests to an account', () => {
	const desk = freshDesk();
	const asked: number[] = [];
	beforeEach(() => void asked.splice(0));

	const pacedBy = (limits: readonly { requests: number; perSeconds: number }[]): Http => {
		const http: Http = async () => {
			asked.push(desk().clock.now() - NOW);
			return { status: 200, headers: {}, body: null };
		};
		return paced(http, desk().deps(), () => ({ name: 'handmade', account: desk().crm.account, limits }));
	};
	const request = { method: 'GET', url: 'https://crm.example.com', timeoutMs: 1 } as const;

	it('go at once while there is room, and wait for the next window where there is none', async () => {
		const http = pacedBy([{ requests: 2, perSeconds: 2 }]);
		for (let index = 0; index < 5; index += 1) await http(request);
		expect(asked).toEqual([0, 0, 2_000, 2_000, 4_000]);
	});

	it('that would have to wait long are for later: busy, with the time, and not made', async () => {
		const http = pacedBy([{ requests: 1, perSeconds: 60 }]);
		await http(request);
		const failure = await http(request).then(() => undefined, (error: unknown) => error);
		expect(failure).toBeInstanceOf(CrmFailure);
		expect(failure).toMatchObject({ kind: 'busy', more: { retryAfterSeconds: 60 } });
		expect(asked).toEqual([0]);
		expect(desk().clock.slept).toEqual([]);
		// No word of the vendor's: others need not be held for it.
		expect((failure as CrmFailure).more).not.toHaveProperty('status');
	});

	it('wait so long altogether, not each time anew', async () => {
		const http = pacedBy([{ requests: 1, perSeconds: 2 }]);
		await http(request);
		const ledger = desk().ledger;
		const sleep = desk().clock.sleep.bind(desk().clock);
		// Somebody else is quicker in every window.
		desk().clock.sleep = async (ms) => {
			await sleep(ms);
			await ledger.takeCrmTurn('handmade', desk().crm.account, [{ requests: 1, perSeconds: 2 }], desk().clock.now());
		};
		await expect(http(request)).rejects.toMatchObject({ kind: 'busy' });
		expect(desk().clock.slept).toEqual([2_000]);
	});

	it('wait where the vendor said so to anybody', async () => {
		await desk().ledger.holdCrm('handmade', desk().crm.account, NOW + 1_500);
		await pacedBy([])(request);
		expect(asked).toEqual([1_500]);
		await desk().ledger.holdCrm('handmade', desk().crm.account, NOW + 100_000);
		await expect(pacedBy([])(request)).rejects.toMatchObject({ kind: 'busy', more: { retryAfterSeconds: 99 } });
	});
});
