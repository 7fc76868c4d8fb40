import { writeFileSync } from 'node:fs';

import { NOTHING, add, inWords, single, tallyJest } from '../../../scripts/test/tally';

const RESULT = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, numRuntimeErrorTestSuites: 0 };

const run = async (result: Partial<typeof RESULT> | string, code: number) =>
	await tallyJest(async (file) => {
		writeFileSync(file, typeof result === 'string' ? result : JSON.stringify({ ...RESULT, ...result }));
		return code;
	});

describe('the tally of the tests', () => {
	it('adds up and is said in words', () => {
		const total = [single(true), single(true), single(false), { passed: 40, failed: 2, skipped: 0 }].reduce(add, NOTHING);
		expect(inWords(total)).toBe('42 passed, 3 failed');
		expect(inWords({ ...total, skipped: 1 })).toBe('42 passed, 3 failed, 1 skipped');
	});

	it('counts what jest counted', async () => {
		await expect(run({ numPassedTests: 5 }, 0)).resolves.toEqual({ passed: 5, failed: 0, skipped: 0 });
		await expect(run({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 }, 1)).resolves.toEqual({
			passed: 5,
			failed: 2,
			skipped: 2,
		});
	});

	it('counts a file that could not be run as a failure', async () => {
		await expect(run({ numPassedTests: 5, numRuntimeErrorTestSuites: 1 }, 1)).resolves.toEqual({ passed: 5, failed: 1, skipped: 0 });
	});

	it('never passes without a test, after a bad ending, or without a result', async () => {
		await expect(run({}, 0)).resolves.toMatchObject({ failed: 1 });
		await expect(run({ numPassedTests: 5 }, 1)).resolves.toEqual({ passed: 5, failed: 1, skipped: 0 });
		await expect(run('{"numPassed', 0)).resolves.toEqual({ passed: 0, failed: 1, skipped: 0 });
		await expect(tallyJest(async () => 0)).resolves.toEqual({ passed: 0, failed: 1, skipped: 0 });
	});
});
