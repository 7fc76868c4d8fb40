import { UsageError } from '../exit';

/**
 * Headers as people have them: a JSON object (as in an execution of n8n), a list of `{name, value}`, or lines `Name: value`.
 * Names come out in lower case, as n8n hands them over.
 * @throws UsageError
 */
export function readHeaders(text: string): Readonly<Record<string, string>> {
	const trimmed = text.trim();
	if (trimmed === '') return {};
	const pairs = /^[[{]/.test(trimmed) ? fromJson(trimmed) : fromLines(trimmed);
	return Object.fromEntries(pairs.map(([name, value]) => [name.trim().toLowerCase(), value]));
}

type Pair = readonly [name: string, value: string];

function fromJson(text: string): readonly Pair[] {
	let read: unknown;
	try {
		read = JSON.parse(text);
	} catch {
		throw new UsageError('--headers is no JSON. Give an object such as {"X-Signature": "…"}, or lines such as "X-Signature: …".');
	}
	const [first] = Array.isArray(read) ? (read as readonly unknown[]) : [];
	// An item of an execution, or a list of names and values.
	if (Array.isArray(read) && hasName(first)) return (read as ReadonlyArray<Readonly<Record<string, unknown>>>).map(({ name, value }): Pair => [String(name), said(value)]);
	const whole = (Array.isArray(read) ? first : read) as Readonly<Record<string, unknown>> | null | undefined;
	const headers = whole?.headers ?? (whole?.json as Readonly<Record<string, unknown>> | undefined)?.headers ?? whole;
	if (typeof headers !== 'object' || headers === null || Array.isArray(headers)) throw new UsageError('--headers has no headers in it.');
	return Object.entries(headers).map(([name, value]): Pair => [name, said(value)]);
}

function fromLines(text: string): readonly Pair[] {
	return text.split(/\r?\n/).flatMap((line): readonly Pair[] => {
		if (line.trim() === '' || /^(?:GET|POST|PUT) \S+ HTTP\//.test(line)) return [];
		const at = line.indexOf(':');
		if (at < 1) throw new UsageError(`"${line.slice(0, 40)}" is no header. Write "Name: value", or give a file.`);
		return [[line.slice(0, at), line.slice(at + 1).trim()]];
	});
}

function hasName(value: unknown): boolean {
	return typeof value === 'object' && value !== null && 'name' in value && 'value' in value;
}

function said(value: unknown): string {
	return Array.isArray(value) ? value.map(String).join(', ') : typeof value === 'string' ? value : JSON.stringify(value ?? '');
}
