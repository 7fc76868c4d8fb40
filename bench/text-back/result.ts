import { median } from '../lib/stats';
import type { Canvas } from './canvases';
import type { Load, Round } from './rounds';
import type { Engine } from './setting';

export type Measure = 'p50' | 'p95' | 'p99' | 'perSecond';

/** Everything that was measured with one setting of the expression engine. */
export interface EngineResult {
	readonly engine: Engine;
	readonly rounds: readonly Round[];
	/** Every caller was texted once: how many were, and how many more often. */
	readonly texts: { readonly once: number; readonly moreOften: number };
}

/** Whether this load was measured: a quick run leaves some out. */
export function hasLoad(result: EngineResult, load: Load): boolean {
	return result.rounds.some((round) => round.calls[load] !== undefined);
}

/** The middle of the rounds. */
export function middle(result: EngineResult, load: Load, canvas: Canvas, measure: Measure): number {
	return median(valuesOf(result, load, canvas, measure));
}

/**
 * Ours against another canvas: the middle of the rounds' ratios. Within a round the two are measured straight after
 * each other, so their ratio holds also on a machine that does other things beside.
 */
export function against(result: EngineResult, other: Canvas, load: Load, measure: Measure): number {
	const theirs = valuesOf(result, load, other, measure);
	return median(valuesOf(result, load, 'ours', measure).map((value, round) => value / (theirs[round] ?? Number.NaN)));
}

/** Reports of answered calls a second, the middle of the rounds. */
export function filteredPerSecond(result: EngineResult): number {
	return median(result.rounds.map((round) => round.filtered.perSecond));
}

/** How far the rounds lie apart: the greatest value by the least. 1 is a machine that does nothing else. */
export function spread(result: EngineResult, load: Load, canvas: Canvas, measure: Measure): number {
	const values = valuesOf(result, load, canvas, measure);
	return Math.max(...values) / Math.min(...values);
}

function valuesOf(result: EngineResult, load: Load, canvas: Canvas, measure: Measure): number[] {
	return result.rounds.flatMap((round) => round.calls[load]?.[canvas][measure] ?? []);
}
