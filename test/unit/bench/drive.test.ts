import { setTimeout as sleep } from 'node:timers/promises';

import { monotonicMs } from '../../../bench/lib/clock';
import { drive, summarize, withEnds } from '../../../bench/text-back/drive';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('driving work', () => {
	it('does each piece once and keeps exactly as many under way as asked', async () => {
		let underWay = 0;
		let most = 0;
		const done: number[] = [];
		const timings = await drive(numbers(40), { inFlight: 7 }, async (one) => {
			underWay += 1;
			most = Math.max(most, underWay);
			await sleep(1);
			underWay -= 1;
			done.push(one);
			return monotonicMs();
		});
		expect(most).toBe(7);
		expect(done.sort((a, b) => a - b)).toEqual(numbers(40));
		expect(timings).toHaveLength(40);
		for (const { sentAt, doneAt } of timings) expect(doneAt).toBeGreaterThanOrEqual(sentAt);
	});

	it('takes the time that the work says it was done, not the time at which it heard of it', async () => {
		const [timing] = await drive([1], { inFlight: 1 }, async () => {
			await sleep(1);
			return 12_345;
		});
		expect(timing?.doneAt).toBe(12_345);
	});

	it('begins nothing more when its time is over', async () => {
		const timings = await drive(numbers(1_000), { inFlight: 2, atMostMs: 0 }, async () => monotonicMs());
		expect(timings).toEqual([]);
	});

	it('fails with the first that fails', async () => {
		const work = async (one: number) => {
			if (one === 3) throw new Error('no text came');
			return monotonicMs();
		};
		await expect(drive(numbers(10), { inFlight: 2 }, work)).rejects.toThrow('no text came');
	});

	it('is content with nothing to do', async () => {
		expect(await drive([], { inFlight: 5 }, async () => 0)).toEqual([]);
	});
});

describe('the figures of a drive', () => {
	/** One finished every 10 ms, each of which took as many milliseconds as its place. */
	const timings = numbers(withEnds(100, 10)).map((index) => ({ sentAt: index * 10 - index, doneAt: index * 10 }));

	it('leave out the ends, where not all lanes are busy', () => {
		const sample = summarize(timings, 10);
		expect(sample).toMatchObject({ count: 100, p50: 59, p95: 104, p99: 108 });
		expect(sample.perSecond).toBeCloseTo(100, 6);
	});

	it('do not depend on the order in which the pieces were written down', () => {
		expect(summarize([...timings].reverse(), 10)).toEqual(summarize(timings, 10));
	});

	it('are no figures when nothing is left between the ends', () => {
		const sample = summarize(timings.slice(0, 20), 10);
		expect(sample.count).toBe(0);
		expect(sample.p50).toBeNaN();
		expect(sample.perSecond).toBeNaN();
	});
});
