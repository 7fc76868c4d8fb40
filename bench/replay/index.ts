import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { runCommand } from '../../scripts/lib/command.cjs';
import { NODE_BINARY, ROOT } from '../../scripts/lib/project.cjs';
import { stage } from '../../scripts/lib/stage.cjs';
import { removeScratch, scratchFolder } from '../lib/scratch';
import { PROFILES, writeLog } from './log';

export { replayAims, replayReport } from './report';

export interface ReplayBenchOptions {
	readonly quick: boolean;
	readonly rows?: number;
	readonly dist?: string;
}

/** One program over the whole log, in a process of its own. */
export interface Run {
	readonly ms: number;
	/** Processor time of it, which other processes disturb less. Milliseconds. */
	readonly cpuMs: number;
	readonly peakBytes: number;
}

export interface ReplayResult {
	readonly rows: number;
	readonly bytes: number;
	readonly replay: Run;
	/** The rows read, and nothing done with them. */
	readonly reading: Run;
}

const ROWS = { full: 1_000_000, quick: 100_000 };

/** Replays a year's call log of a hundred businesses from the command line, and reads the same file alone. */
export async function benchReplay({ quick, rows = quick ? ROWS.quick : ROWS.full, dist = join(ROOT, 'dist') }: ReplayBenchOptions): Promise<ReplayResult> {
	const folder = scratchFolder();
	try {
		const [calls, profiles] = [join(folder, 'calls.csv'), join(folder, 'profiles.json')];
		const bytes = await stage(`Writing a log of ${rows.toLocaleString('en-US')} calls`, () => writeLog(calls, rows));
		writeFileSync(profiles, JSON.stringify(PROFILES));
		const reading = await stage('Reading it alone', () => measured(folder, [join(__dirname, 'read-alone.cjs'), calls]));
		const command = [join(dist, 'cli', 'missed-call.js'), 'replay', '--profile', profiles, '--calls', calls, '--out', join(folder, 'decisions.jsonl'), '--json'];
		const replay = await stage('Replaying it', () => measured(folder, command));
		return { rows, bytes, replay, reading };
	} finally {
		removeScratch(folder);
	}
}

async function measured(folder: string, args: readonly string[]): Promise<Run> {
	const peak = join(folder, 'peak.json');
	await runCommand(NODE_BINARY, ['--require', join(__dirname, 'peak.cjs'), ...args], { cwd: ROOT, env: { ...process.env, BENCH_PEAK: peak } });
	return JSON.parse(readFileSync(peak, 'utf8')) as Run;
}
