import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a part of the tests came to. */
export interface Tally {
	passed: number;
	failed: number;
	skipped: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

/** One check that is either right or wrong as a whole. */
export const single = (isRight: boolean): Tally => ({ ...NOTHING, [isRight ? 'passed' : 'failed']: 1 });

export function add(a: Tally, b: Tally): Tally {
	return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** e.g. "120 passed, 0 failed" */
export function inWords({ passed, failed, skipped }: Tally): string {
	return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

interface JestResult {
	numPassedTests: number;
	numFailedTests: number;
	numPendingTests: number;
	numTodoTests: number;
	numRuntimeErrorTestSuites: number;
}

/**
 * Counts a run of jest. A file that could not be run counts as one failure, and so does a run without any test.
 * @param run jest, told to write its result to this file; gives its exit code
 */
export async function tallyJest(run: (resultFile: string) => Promise<number>): Promise<Tally> {
	const folder = mkdtempSync(join(tmpdir(), 'missed-call-jest-'));
	const file = join(folder, 'result.json');
	try {
		const code = await run(file);
		const tally = fromJest(JSON.parse(readFileSync(file, 'utf8')) as JestResult);
		const isSilent = tally.failed === 0 && (code !== 0 || tally.passed === 0);
		return isSilent ? add(tally, single(false)) : tally;
	} catch {
		return single(false);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

function fromJest(result: JestResult): Tally {
	return {
		passed: result.numPassedTests,
		failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
		skipped: result.numPendingTests + result.numTodoTests,
	};
}
