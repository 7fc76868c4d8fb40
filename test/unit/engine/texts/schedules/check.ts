import fc from 'fast-check';
import { schedule } from './commands';
import type { Desk } from './desk';
import { keepPromises } from './promises';

export interface Failure {
	/** The shortest schedule found that breaks a promise, which promise, and how to see it again. */
	readonly report: string;
	readonly seed: number;
	readonly path: string;
}

/**
 * Tries so many random schedules of reports, steps of executions, crashes, outages, opt-outs, takeovers and clock jumps.
 * @param again the seed and path of a failure, to see just that one again
 */
export async function checkSchedules(desk: Desk, runs: number, again: { readonly seed?: number; readonly path?: string } = {}): Promise<Failure | undefined> {
	const property = fc.asyncProperty(schedule, fc.boolean(), fc.boolean(), async (commands, evening, sameWords) => await keepPromises(desk, commands, evening, sameWords));
	const details = await fc.check(property, { numRuns: runs, ...again });
	if (!details.failed) return undefined;
	const cause = details.errorInstance instanceof Error ? (details.errorInstance.stack ?? details.errorInstance.message) : '';
	const path = details.counterexamplePath ?? '';
	const replay = `See it again: npm run proof -- schedules --seed ${details.seed} --path ${path}`;
	return { seed: details.seed, path, report: `${fc.defaultReportMessage(details) ?? ''}\n${cause}\n${replay}` };
}
