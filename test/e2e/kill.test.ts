import { killRound, newSeed, Place, planRounds, race, roundInWords, type RoundResult } from './kill';

const CALLERS = 200;
const COPIES = 50;
const seed = newSeed();
const rounds = planRounds(2, seed);

/** What the hand-built canvas does beside ours is told, not judged. */
const tell = (line: string) => process.stdout.write(`${line}\n`);

describe(`n8n that is killed at random moments of bursts of ${CALLERS} callers (seed ${seed})`, () => {
	let place: Place;
	let texts: { ours: number; handBuilt: number };
	const results: RoundResult[] = [];

	beforeAll(async () => {
		place = await Place.open();
		texts = await race(place, COPIES);
		tell(`${COPIES} copies of one report at once: ours ${texts.ours} text, hand-built ${texts.handBuilt}`);
		for (const plan of rounds) {
			const result = await killRound(place, CALLERS, plan);
			tell(roundInWords(result));
			results.push(result);
		}
	}, 900_000);
	afterAll(async () => await place?.close());

	it(`sends one text for ${COPIES} copies of one report at once`, () => {
		expect(texts.ours).toBe(1);
	});

	it.each(rounds.map((plan, index) => ({ index, kills: plan.againAfterMs === undefined ? 'once' : 'twice' })))('round $index, killed $kills: nobody is lost, nobody is texted twice, and every call has its decision', ({ index }) => {
		const result = results[index];
		expect(result?.textsAtKill).toBeLessThan(2 * CALLERS);
		expect(result?.tallies.ours).toEqual({ callers: CALLERS, lost: 0, doubled: 0 });
		expect({ calls: result?.calls, decided: result?.decided, others: result?.otherDecisions }).toEqual({ calls: CALLERS, decided: CALLERS, others: [] });
	});
});
