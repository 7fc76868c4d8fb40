import type { Account } from './account';
import type { Desk, Passage } from './desk';
import type { Pair, Round } from './result';

/** What a CRM at the other end of a country takes for an answer. */
export const ANSWER_MS = 200;
/** Pairs of what is quick, for each of what takes a second or two. */
const QUICK_PAIRS = 4;

/** So many rounds; in each all take turns, in another order than in the round before. */
export async function runRounds(desk: Desk, times: number): Promise<Round[]> {
	const rounds: Round[] = [];
	for (let time = 0; time < times; time += 1) rounds.push(await runRound(desk, time % 2 === 1));
	return rounds;
}

async function runRound(desk: Desk, backwards: boolean): Promise<Round> {
	const [prompt, slow] = [await desk.account(), await desk.account()];
	slow.trouble = { delayMs: ANSWER_MS };
	const round = { builtIn: [] as Pair[], atOnce: [] as Pair[], slow: [] as Pair[] };
	const turns = [
		async () => round.builtIn.push(await pair(desk, undefined)),
		async () => round.atOnce.push(await pair(desk, prompt)),
	];
	if (backwards) turns.reverse();
	for (let turn = 0; turn < QUICK_PAIRS; turn += 1) for (const take of turns) await take();
	round.slow.push(await pair(desk, slow));
	return round;
}

async function pair(desk: Desk, account: Account | undefined): Promise<Pair> {
	const caller = desk.newCaller();
	return { first: await saved(desk, account, caller), next: await saved(desk, account, caller) };
}

async function saved(desk: Desk, account: Account | undefined, caller: string): Promise<Passage> {
	const passage = await desk.pass(account, await desk.missedCall(caller));
	if (passage.status !== 'saved') throw new Error(`A CRM that answers did not take a lead: ${passage.status}.`);
	return passage;
}

/** Leads of accounts that are asked for the first time. */
export async function runCold(desk: Desk, times: number): Promise<Passage[]> {
	const passages: Passage[] = [];
	for (let time = 0; time < times; time += 1) passages.push(await saved(desk, desk.newAccount(), desk.newCaller()));
	return passages;
}
