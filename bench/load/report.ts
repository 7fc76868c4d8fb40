import { aimLine } from '../lib/aims';
import type { Aim } from '../lib/aims';
import { median, percentile } from '../lib/stats';
import { figure, table } from '../lib/table';
import type { LoadResult } from './index';
import type { N8nStart, N8nStarts } from './inN8n';

const LOAD_MS = 150;
const HEAP_MB = 25;

const mb = (bytes: number): number => bytes / 2 ** 20;

export function loadAims({ loads, inN8n }: LoadResult): Aim[] {
	const aims: Aim[] = [
		{ what: 'loading the package', measured: median(loads.map(({ ms }) => ms)), bound: 'at most', aim: LOAD_MS, unit: ' ms' },
		{ what: 'heap that it holds, by itself', measured: mb(median(loads.map(({ heapBytes }) => heapBytes))), bound: 'at most', aim: HEAP_MB, unit: ' MB' },
	];
	if (!inN8n) return aims;
	const added = middle(inN8n.withPackage, 'heapBytes') - middle(inN8n.without, 'heapBytes');
	return [...aims, { what: "heap that it adds to n8n's", measured: mb(added), bound: 'at most', aim: HEAP_MB, unit: ' MB' }];
}

export function loadReport(result: LoadResult): string {
	const { loads, inN8n } = result;
	const ms = loads.map((load) => load.ms);
	const cpuMs = loads.map((load) => load.cpuMs);
	const heap = loads.map((load) => mb(load.heapBytes));
	const alone = table([
		[`the package by itself, ${loads.length} times`, 'least', 'middle', 'most'],
		['load, ms', figure(Math.min(...ms)), figure(median(ms)), figure(percentile(ms, 1))],
		['processor time of it, ms', figure(Math.min(...cpuMs)), figure(median(cpuMs)), figure(percentile(cpuMs, 1))],
		['heap, MB', figure(Math.min(...heap)), figure(median(heap)), figure(percentile(heap, 1))],
	]);
	const tables = inN8n ? [alone, '', startsTable(inN8n)] : [alone];
	return ['Loading the package', '', ...tables, '', ...loadAims(result).map(aimLine)].join('\n');
}

function startsTable(starts: N8nStarts): string {
	return table([
		[`n8n, ${starts.withPackage.length} starts each, middle`, 'without', 'with', 'difference'],
		row('start to ready, ms', starts, 'readyMs', 1),
		row('heap after collection, MB', starts, 'heapBytes', 2 ** 20),
		row('resident memory, MB', starts, 'rssBytes', 2 ** 20),
	]);
}

function row(title: string, { withPackage, without }: N8nStarts, field: keyof N8nStart, unit: number): string[] {
	const [before, after] = [middle(without, field) / unit, middle(withPackage, field) / unit];
	return [title, figure(before), figure(after), figure(after - before)];
}

function middle(starts: readonly N8nStart[], field: keyof N8nStart): number {
	return median(starts.map((start) => start[field]));
}
