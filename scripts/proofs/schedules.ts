import { checkSchedules } from '../../test/unit/engine/texts/schedules/check';
import { openDesk } from '../../test/unit/engine/texts/schedules/desk';
import type { ProofOptions } from './options';
import { say } from './say';

/** So many between two lines of progress. */
const AT_ONCE = 10_000;

/** @returns whether the promises were kept in every schedule */
export async function proveSchedules({ runs, seed, path }: ProofOptions): Promise<boolean> {
	const desk = await openDesk();
	try {
		for (let done = 0; done < runs; done += AT_ONCE) {
			const count = Math.min(AT_ONCE, runs - done);
			// A seed that is given is that of one lot; the lots after it have seeds of their own.
			const again = seed === undefined || done > 0 ? {} : { seed, ...(path === undefined ? {} : { path }) };
			const failure = await checkSchedules(desk, count, again);
			if (failure) {
				say(failure.report);
				return false;
			}
			say(`${(done + count).toLocaleString('en-US')} schedules: nobody texted twice, nobody texted who is not to be, nobody forgotten`);
			if (path !== undefined) return true;
		}
		return true;
	} finally {
		await desk.close();
	}
}
