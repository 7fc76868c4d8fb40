import { aimLine } from '../lib/aims';
import { figure, ratio, table } from '../lib/table';
import { textBackAims } from './aims';
import { CANVASES } from './canvases';
import { against, filteredPerSecond, hasLoad, middle, spread } from './result';
import type { EngineResult, Measure } from './result';
import type { Load } from './rounds';
import type { Engine } from './setting';

const TITLE: Readonly<Record<Engine, string>> = {
	default: "n8n's default expression engine",
	lazy: 'lazy acquire (N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true)',
};

const LATENCY: ReadonlyArray<readonly [Measure, string]> = [
	['p50', 'ms, p50'],
	['p95', 'ms, p95'],
	['p99', 'ms, p99'],
];

const LOAD_TITLE: Readonly<Record<Load, string>> = {
	rested: 'one at a time, 0.1 s apart',
	alone: 'one at a time',
	ten: '10 in flight',
	fifty: '50 in flight',
};

/** The figures of one engine setting, and how they stand to the aims. */
export function textBackReport(result: EngineResult): string {
	const rows = [
		['webhook sent → provider has the text', '', 'bare', 'ours', 'by hand', 'ours/bare', 'ours/by hand'],
		...lines(result, 'rested', [['p50', 'ms, p50']]),
		...lines(result, 'alone', LATENCY),
		...lines(result, 'ten', [...LATENCY, ['perSecond', 'calls/s']]),
		...lines(result, 'fifty', [...LATENCY, ['perSecond', 'calls/s']]),
		['filtered events, 10 in flight', 'events/s', '–', figure(filteredPerSecond(result)), '–'],
	];
	return [`Text-back, ${TITLE[result.engine]}`, '', table(rows), '', noise(result), exactlyOnce(result), '', ...textBackAims(result).map(aimLine)].join('\n');
}

function lines(result: EngineResult, load: Load, measures: ReadonlyArray<readonly [Measure, string]>): string[][] {
	if (!hasLoad(result, load)) return [];
	return measures.map(([measure, unit], index) => [
		index === 0 ? LOAD_TITLE[load] : '',
		unit,
		...CANVASES.map((canvas) => figure(middle(result, load, canvas, measure))),
		ratio(against(result, 'bare', load, measure)),
		ratio(against(result, 'handBuilt', load, measure)),
	]);
}

function noise(result: EngineResult): string {
	const each = CANVASES.map((canvas) => `${canvas === 'handBuilt' ? 'by hand' : canvas} ${ratio(spread(result, 'alone', canvas, 'p50'))}`);
	return `${result.rounds.length} rounds. Slowest by quickest round, one at a time: ${each.join(', ')} (1.00× is a quiet machine).`;
}

function exactlyOnce({ texts }: EngineResult): string {
	return `Callers texted once: ${texts.once.toLocaleString('en-US')}; more than once: ${texts.moreOften}.`;
}
