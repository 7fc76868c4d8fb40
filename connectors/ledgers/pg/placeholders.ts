/** What is passed over as it stands: texts, quoted names and comments; and the mark of a parameter. */
const PARTS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\/|\?/g;

const numbered = new Map<string, string>();
/** The statements are those of the store, a few hundred; lists of several lengths make some more. */
const KEEP = 2_000;

/** `?` as Postgres writes it: `$1`, `$2`, … */
export function withNumbers(text: string): string {
	let found = numbered.get(text);
	if (found === undefined) {
		let count = 0;
		found = text.replace(PARTS, (part) => (part === '?' ? `$${(count += 1)}` : part));
		if (numbered.size >= KEEP) numbered.clear();
		numbered.set(text, found);
	}
	return found;
}
