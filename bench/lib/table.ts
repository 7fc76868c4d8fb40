/** Columns of text, the first to the left and the others to the right, for a terminal. */
export function table(rows: ReadonlyArray<readonly string[]>): string {
	const widths = rows.reduce<number[]>((most, row) => row.map((cell, column) => Math.max(cell.length, most[column] ?? 0)), []);
	const line = (row: readonly string[]) =>
		row.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   ').trimEnd();
	return rows.map(line).join('\n');
}

/** A measured value with no more digits than it deserves; `–` when there is none. */
export function figure(value: number | undefined): string {
	if (value === undefined || !Number.isFinite(value)) return '–';
	if (value >= 100) return Math.round(value).toLocaleString('en-US');
	return value.toFixed(value >= 10 ? 1 : 2);
}

export function ratio(value: number | undefined): string {
	return value === undefined || !Number.isFinite(value) ? '–' : `${value.toFixed(2)}×`;
}
