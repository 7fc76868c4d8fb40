import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { PARTS, readOptions } from '../../../bench/options';

describe('options of the bench', () => {
	it('measure everything when nothing is said', () => {
		expect(readOptions([])).toEqual({ parts: PARTS, quick: false, help: false });
	});

	it('take parts, rounds, a quick look and a file', () => {
		const options = readOptions(['text-back', '--quick', '--rounds', '3', '--json', '/tmp/out.json']);
		expect(options).toEqual({ parts: ['text-back'], quick: true, rounds: 3, json: '/tmp/out.json', help: false });
	});

	it.each([
		[['everything'], 'There is no part "everything"'],
		[['--rounds', '0'], 'is no number of rounds'],
		[['--rounds', '2.5'], 'is no number of rounds'],
		[['--rounds', 'many'], 'is no number of rounds'],
		[['--dist', '/nowhere/at/all'], 'is no build of this package'],
		[['--fast'], "'--fast'"],
	])('refuse %p', (args, words) => {
		expect(() => readOptions(args)).toThrow(words);
	});

	it('take another build', () => {
		const dist = mkdtempSync(join(tmpdir(), 'bench-dist-'));
		try {
			for (const room of ['nodes', 'connectors']) mkdirSync(join(dist, room));
			expect(readOptions(['--dist', dist]).dist).toBe(dist);
		} finally {
			rmSync(dist, { recursive: true });
		}
	});
});
