/** Later than this is worth a word: work is looked for every few seconds. */
const WORTH_SECONDS = 60;

const UNITS = [
	['day', 86_400],
	['hour', 3_600],
	['minute', 60],
] as const;

/** How late work is, in words, such as `2 hours 5 minutes late`; undefined within the minute. */
export function lateInWords(lateSeconds: number): string | undefined {
	if (!(lateSeconds > WORTH_SECONDS)) return undefined;
	let rest = lateSeconds;
	const parts = UNITS.flatMap(([unit, seconds]) => {
		const count = Math.floor(rest / seconds);
		rest -= count * seconds;
		return count === 0 ? [] : [`${count} ${unit}${count === 1 ? '' : 's'}`];
	});
	// A third part would say no more.
	return `${parts.slice(0, 2).join(' ')} late`;
}
