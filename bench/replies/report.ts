import { aimLine, type Aim } from '../lib/aims';
import { figure, ratio, table } from '../lib/table';
import type { Figures } from './figures';
import type { RepliesResult } from './index';

const percent = (share: number): string => (Number.isNaN(share) ? '–' : `${(share * 100).toFixed(1)} %`);

/** The figures for a terminal. */
export function repliesReport({ texts, contenders }: RepliesResult): string {
	const [ours] = contenders;
	if (!ours) return 'Nothing was measured.';
	return [
		`Reading replies: ${texts} texts of writers that nobody has learned from`,
		table([
			['', 'right', 'macro-F1', 'calibration error', 'opt-outs seen', 'false opt-outs'],
			...contenders.map((one) => [one.name, percent(one.accuracy), one.macroF1.toFixed(3), one.calibrationError.toFixed(3), percent(one.optOutRecall), percent(one.falseOptOuts)]),
		]),
		'Right among the texts that each is surest of:',
		table([['', ...ours.curve.map(({ coverage }) => percent(coverage))], ...contenders.map((one) => [one.name, ...one.curve.map(({ right }) => percent(right))])]),
		table([
			['', 'p50 µs', 'p99 µs', 'against ours', 'load ms', 'MB'],
			...contenders.map((one) => [one.name, figure(one.p50Micros), figure(one.p99Micros), ratio(one.p50Micros / ours.p50Micros), figure(one.loadMs), figure(one.megabytes)]),
		]),
		`${ours.name} at its own threshold: sure of ${percent(ours.sure)}, ${percent(ours.sureRight)} of these right; emergencies flagged ${percent(ours.emergencies)}, neither flagged nor left to a person ${percent(ours.emergenciesLost)}; other texts flagged ${percent(ours.falseAlarms)}.`,
		...repliesAims(contenders).map(aimLine),
	].join('\n\n');
}

/** What the project wants on texts never seen. */
export function repliesAims([ours]: readonly Figures[]): Aim[] {
	if (!ours) return [];
	const aim = (what: string, share: number, bound: Aim['bound'], wanted: number): Aim => ({ what, measured: share * 100, bound, aim: wanted, unit: ' %' });
	return [
		aim('right', ours.accuracy, 'at least', 90),
		aim('right where sure', ours.sureRight, 'at least', 95),
		aim('sure', ours.sure, 'at least', 85),
		aim('macro-F1', ours.macroF1, 'at least', 88),
		aim('emergencies flagged', ours.emergencies, 'at least', 92),
		aim('emergencies neither flagged nor left to a person', ours.emergenciesLost, 'at most', 2),
		aim('other texts flagged', ours.falseAlarms, 'at most', 3),
		aim('opt-outs seen', ours.optOutRecall, 'at least', 97),
		aim('false opt-outs', ours.falseOptOuts, 'at most', 0.2),
		aim('calibration error', ours.calibrationError, 'at most', 3),
		{ what: 'p99 of a text', measured: ours.p99Micros, bound: 'at most', aim: 1_000, unit: ' µs' },
	];
}
