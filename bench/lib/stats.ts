/** The value below which the share `p` (0 to 1) of the values lies, by nearest rank. Of no values, NaN. */
export function percentile(values: readonly number[], p: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	const rank = Math.min(sorted.length, Math.max(1, Math.ceil(p * sorted.length)));
	return sorted[rank - 1] ?? Number.NaN;
}

/** The middle one, or the mean of the two in the middle. Of no values, NaN. */
export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const half = sorted.length / 2;
	if (Number.isInteger(half)) return ((sorted[half - 1] ?? Number.NaN) + (sorted[half] ?? Number.NaN)) / 2;
	return sorted[Math.floor(half)] ?? Number.NaN;
}
