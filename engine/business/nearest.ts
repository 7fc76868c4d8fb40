/** Letters and digits alone, so that `timeZone`, `time_zone` and `TIMEZONE` are one word. */
const fold = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The word of a closed list that somebody most likely meant. */
export function nearest(word: string, known: readonly string[]): string | undefined {
	const meant = fold(word);
	if (meant === '' || meant.length > 60) return undefined;
	const allowed = Math.min(3, Math.max(1, Math.floor(meant.length / 3)));
	let best: { readonly word: string; readonly distance: number } | undefined;
	for (const candidate of known) {
		const other = fold(candidate);
		const begins = other.length >= 3 && meant.length >= 3 && (meant.startsWith(other) || other.startsWith(meant));
		const distance = meant === other ? 0 : begins ? 1 : edits(meant, other);
		if (distance <= allowed && (best === undefined || distance < best.distance)) best = { word: candidate, distance };
	}
	return best?.word;
}

/**
 * The word of an open list that this one is a slip of: the same but for capitals and hyphens, or one keystroke off.
 * Undefined for a known word and for one that is plainly another.
 */
export function slipOf(word: string, known: readonly string[]): string | undefined {
	if (known.includes(word)) return undefined;
	const meant = fold(word);
	if (meant.length < 4 || meant.length > 60) return undefined;
	return known.find((candidate) => edits(meant, fold(candidate)) <= 1);
}

/** Insertions, deletions, replacements and swaps of neighbours between two words (optimal string alignment). */
function edits(a: string, b: string): number {
	const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
	const cell = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
	for (let row = 1; row <= a.length; row++) {
		const current = [row];
		rows.push(current);
		for (let column = 1; column <= b.length; column++) {
			const same = a[row - 1] === b[column - 1];
			const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
			current.push(
				Math.min(
					cell(row - 1, column) + 1,
					cell(row, column - 1) + 1,
					cell(row - 1, column - 1) + (same ? 0 : 1),
					swapped && row > 1 && column > 1 ? cell(row - 2, column - 2) + 1 : Infinity,
				),
			);
		}
	}
	return cell(a.length, b.length);
}
