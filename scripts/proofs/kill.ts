import { inWords, killRound, newSeed, Place, planRounds, race, roundInWords, sumOf, type RoundResult } from '../../test/e2e/kill';
import { ensureBuilt } from '../demo/build';
import { ensureN8n } from '../n8n';
import type { ProofOptions } from './options';
import { say } from './say';

const COPIES = 50;
const RACES = 5;

/** @returns whether the promise was kept in every round */
export async function proveKill({ rounds, callers, seed = newSeed() }: ProofOptions): Promise<boolean> {
	await ensureBuilt();
	await ensureN8n();
	say(`Seed ${seed}: the same moments again with --seed ${seed}.`);
	const place = await Place.open();
	try {
		const raced = await raceAll(place);
		const results: RoundResult[] = [];
		for (const [index, plan] of planRounds(rounds, seed).entries()) {
			const result = await killRound(place, callers, plan);
			results.push(result);
			say(`${index + 1}/${rounds}  ${roundInWords(result)}`);
		}
		return tellAll(results) && raced;
	} finally {
		await place.close();
	}
}

async function raceAll(place: Place): Promise<boolean> {
	const ours: number[] = [];
	const handBuilt: number[] = [];
	for (let left = RACES; left > 0; left -= 1) {
		const texts = await race(place, COPIES);
		ours.push(texts.ours);
		handBuilt.push(texts.handBuilt);
	}
	say(`${COPIES} copies of one report at once, ${RACES} times. Texts sent by ours: ${ours.join(', ')}; by hand-built: ${handBuilt.join(', ')}`);
	return ours.every((texts) => texts === 1);
}

function tellAll(results: readonly RoundResult[]): boolean {
	const ours = sumOf(results.map(({ tallies }) => tallies.ours));
	const handBuilt = sumOf(results.map(({ tallies }) => tallies.handBuilt));
	const undecided = results.reduce((sum, { tallies, calls, decided }) => sum + Math.max(0, tallies.ours.callers - Math.min(calls, decided)), 0);
	const slowest = Math.max(...results.map(({ lastTextAfterSeconds }) => lastTextAfterSeconds));
	const kills = results.reduce((sum, result) => sum + result.kills, 0);
	say(`\n${results.length} rounds, ${kills} kills. ${inWords(ours, handBuilt)}.`);
	say(`Calls that were not decided to be texted: ${undecided}. The last text came at most ${slowest.toFixed(0)} s after n8n was ready again.`);
	return ours.lost === 0 && ours.doubled === 0 && undecided === 0;
}
