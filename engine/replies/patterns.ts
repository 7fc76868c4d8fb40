/** Any of these, as one group of a pattern; each may be a pattern itself. */
export function anyOf(...choices: readonly string[]): string {
	return `(?:${choices.join('|')})`;
}
