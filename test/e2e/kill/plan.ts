import fc from 'fast-check';
import type { Canvas } from './place';

export interface RoundPlan {
	/** In the middle of whose burst the end comes. */
	readonly inMidstOf: Canvas;
	/** Which part of that burst's texts are out when the end comes, and how much later still it comes. Milliseconds. */
	readonly killAt: number;
	readonly killLaterMs: number;
	/** How long after the restart it ends once more; absent where it does not. Milliseconds. */
	readonly againAfterMs: number | undefined;
}

const round: fc.Arbitrary<Omit<RoundPlan, 'inMidstOf'>> = fc.record({
	killAt: fc.double({ min: 0.02, max: 0.9, noNaN: true }),
	killLaterMs: fc.nat(100),
	againAfterMs: fc.oneof(fc.constant(undefined), fc.constant(undefined), fc.integer({ min: 0, max: 50_000 })),
});

export const newSeed = (): number => Math.floor(Math.random() * 2 ** 31);

/** The same seed, the same moments. By turns in the midst of ours and of the other; of two rounds or more, one at least is killed twice. */
export function planRounds(count: number, seed: number): RoundPlan[] {
	const rounds = fc.sample(round, { seed, numRuns: count }).map((plan, index): RoundPlan => ({ ...plan, inMidstOf: index % 2 === 0 ? 'ours' : 'handBuilt' }));
	const last = rounds.at(-1);
	if (!last || count < 2 || rounds.some(({ againAfterMs }) => againAfterMs !== undefined)) return rounds;
	return [...rounds.slice(0, -1), { ...last, againAfterMs: 25_000 }];
}
