/** The part of SOQL that is asked with: one object, tests joined by AND or by OR, an order and a limit. */
export type Row = Readonly<Record<string, unknown>>;
export interface Query {
	readonly fields: readonly string[];
	readonly object: string;
	readonly test: (value: (field: string) => unknown) => boolean;
	/** Fields that are tested or ordered by. */
	readonly uses: readonly string[];
	readonly order?: { readonly field: string; readonly down: boolean };
	readonly limit: number;
}

const SHAPE = /^SELECT (.+?) FROM (\w+)(?: WHERE (.+?))?(?: ORDER BY ([\w.]+)( DESC)?)?(?: LIMIT (\d+))?$/s;
const TEXT = "'(?:[^'\\\\]|\\\\.)*'";
const ONE = new RegExp(`^([\\w.]+) (?:= (${TEXT}|true|false)|IN \\((${TEXT}(?:,${TEXT})*)\\))( AND | OR |$)`, 's');

/** Undefined for what is not understood, which Salesforce calls malformed. */
export function parse(text: string): Query | undefined {
	const [, fields, object, where, order, down, limit] = SHAPE.exec(text) ?? [];
	if (fields === undefined || object === undefined) return undefined;
	if (fields === 'FIELDS(ALL)' && !(Number(limit) <= 200)) return undefined;
	const tests: Array<{ field: string; values: unknown[] }> = [];
	let joined: string | undefined;
	for (let rest = where ?? ''; rest !== ''; ) {
		const [all, field, one, list, join] = ONE.exec(rest) ?? [];
		if (all === undefined || field === undefined) return undefined;
		tests.push({ field, values: one === 'true' || one === 'false' ? [one === 'true'] : (one ?? list ?? '').match(new RegExp(TEXT, 'gs'))?.map(unquoted) ?? [] });
		if (join && joined !== undefined && join !== joined) return undefined;
		joined = join ? join : joined;
		rest = rest.slice(all.length);
	}
	const every = joined !== ' OR ';
	return {
		fields: fields.split(',').map((field) => field.trim()),
		object,
		uses: [...tests.map(({ field }) => field), ...(order === undefined ? [] : [order])],
		test: (value) => tests.length === 0 || tests[every ? 'every' : 'some'](({ field, values }) => values.includes(value(field))),
		...(order === undefined ? {} : { order: { field: order, down: down !== undefined } }),
		limit: limit === undefined ? 2000 : Number(limit),
	};
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const unquoted = (text: string): string => text.slice(1, -1).replace(/\\(.)/gs, (_all, sign: string) => ESCAPES[sign] ?? sign);
