import { aimLine } from '../lib/aims';
import type { Aim } from '../lib/aims';
import { figure, ratio, table } from '../lib/table';
import type { ReplayResult, Run } from './index';

/** A million rows in a minute. */
const US_A_ROW = 60;
const PEAK_MB = 600;

const mb = (bytes: number): number => bytes / 2 ** 20;
const usARow = (ms: number, rows: number): number => (1_000 * ms) / rows;

export function replayAims({ rows, replay }: ReplayResult): Aim[] {
	return [
		{ what: 'a row of the log, read and decided', measured: usARow(replay.ms, rows), bound: 'at most', aim: US_A_ROW, unit: ' µs' },
		{ what: 'memory at its peak', measured: mb(replay.peakBytes), bound: 'at most', aim: PEAK_MB, unit: ' MB' },
	];
}

export function replayReport(result: ReplayResult): string {
	const { rows, bytes, replay, reading } = result;
	const row = (title: string, of: (run: Run) => number) => [title, figure(of(reading)), figure(of(replay)), ratio(of(replay) / of(reading))];
	const figures = table([
		[`${rows.toLocaleString('en-US')} rows, ${figure(mb(bytes))} MB`, 'reading alone', 'replay', 'replay/reading'],
		row('time, s', ({ ms }) => ms / 1_000),
		row('processor time, s', ({ cpuMs }) => cpuMs / 1_000),
		row('rows a second', ({ ms }) => rows / (ms / 1_000)),
		row('processor time a row, µs', ({ cpuMs }) => usARow(cpuMs, rows)),
		row('memory at its peak, MB', ({ peakBytes }) => mb(peakBytes)),
	]);
	return ['Replaying a call log', '', figures, '', ...replayAims(result).map(aimLine)].join('\n');
}
