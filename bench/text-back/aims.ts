import type { Aim } from '../lib/aims';
import { against, filteredPerSecond, hasLoad } from './result';
import type { EngineResult } from './result';
import type { Load } from './rounds';
import type { Engine } from './setting';

/** What ours may take against the bare canvas: latency at most, throughput at least. */
const AGAINST_BARE: Readonly<Record<Engine, { latency: number; throughput: number }>> = {
	default: { latency: 1.4, throughput: 0.7 },
	lazy: { latency: 0.35, throughput: 3 },
};

const FILTERED_A_SECOND = 1_000;

const BUSY: ReadonlyArray<readonly [Load & ('ten' | 'fifty'), string]> = [
	['ten', '10 in flight'],
	['fifty', '50 in flight'],
];

export function textBackAims(result: EngineResult): Aim[] {
	const { latency, throughput } = AGAINST_BARE[result.engine];
	const busy = BUSY.filter(([load]) => hasLoad(result, load));
	const aims: Aim[] = [
		{ what: 'one at a time, p50 against bare', measured: against(result, 'bare', 'alone', 'p50'), bound: 'at most', aim: latency, unit: '×' },
		...busy.map(([load, words]): Aim => ({ what: `calls a second with ${words}, against bare`, measured: against(result, 'bare', load, 'perSecond'), bound: 'at least', aim: throughput, unit: '×' })),
		{ what: 'one at a time, p50 against built by hand', measured: against(result, 'handBuilt', 'alone', 'p50'), bound: 'at most', aim: 1, unit: '×' },
		...busy.map(([load, words]): Aim => ({ what: `calls a second with ${words}, against built by hand`, measured: against(result, 'handBuilt', load, 'perSecond'), bound: 'at least', aim: 1, unit: '×' })),
	];
	if (result.engine === 'lazy') {
		aims.push({ what: 'filtered events a second', measured: filteredPerSecond(result), bound: 'at least', aim: FILTERED_A_SECOND, unit: '' });
	}
	return aims;
}
