/** One other body, and in words what is different about it. */
export interface OtherBody {
	readonly rawBody: Buffer;
	readonly what: string;
}

/** Bodies that the vendor may have sent, and signed, in place of the one that is there: what copying, editors and proxies do to them. */
export function otherBodies(rawBody: Buffer): readonly OtherBody[] {
	const text = rawBody.toString('utf8');
	const others: Array<readonly [text: string, what: string]> = [
		[text.replace(/(?:\r?\n)+$/, ''), 'without the line break at the end'],
		[`${text}\n`, 'with a line break at the end'],
		[`${text}\r\n`, 'with a line break (CRLF) at the end'],
		[text.replaceAll('\r\n', '\n'), 'with LF line breaks in place of CRLF'],
		[text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'), 'with CRLF line breaks in place of LF'],
		[text.replace(/^\uFEFF/, ''), 'without the byte order mark'],
		[text.trim(), 'without the white space around it'],
		...jsons(text),
	];
	const latin = Buffer.from(text, 'latin1');
	const found = [...others.map(([other, what]) => ({ rawBody: Buffer.from(other), what })), { rawBody: latin, what: 'with its characters read as UTF-8 and not as Latin-1' }];
	return found.filter(({ rawBody: other }, at) => !other.equals(rawBody) && found.findIndex((earlier) => earlier.rawBody.equals(other)) === at);
}

/** The same JSON as other programs write it. Its numbers and the order of its names stay those of the original. */
function jsons(text: string): ReadonlyArray<readonly [string, string]> {
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch {
		return [];
	}
	const compact = JSON.stringify(value);
	const escaped = (json: string) => json.replace(/[\u0080-\uFFFF]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
	const slashes = (json: string) => json.replaceAll('/', '\\/');
	return [
		[compact, 'as JSON without white space'],
		[escaped(compact), 'as JSON without white space, other letters than ASCII escaped'],
		[slashes(compact), 'as JSON without white space, slashes escaped'],
		[slashes(escaped(compact)), 'as JSON without white space, slashes and other letters than ASCII escaped'],
		[JSON.stringify(value, null, 2), 'as JSON indented by two spaces'],
		[JSON.stringify(value, null, 4), 'as JSON indented by four spaces'],
		[JSON.stringify(value, null, '\t'), 'as JSON indented by tabs'],
		[spaced(value), 'as JSON with a space after each comma and colon'],
		[escaped(spaced(value)), 'as JSON with a space after each comma and colon, other letters than ASCII escaped'],
	];
}

function spaced(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	return `{${Object.entries(value)
		.map(([name, inner]) => `${JSON.stringify(name)}: ${spaced(inner)}`)
		.join(', ')}}`;
}
