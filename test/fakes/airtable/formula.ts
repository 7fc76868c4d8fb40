/** The few formulas that are asked with, evaluated as Airtable would. Undefined for what is none of them. */
export type Row = { readonly id: string; readonly fields: Readonly<Record<string, unknown>> };
export type Test = (row: Row) => boolean;

const DIGITS = /^RIGHT\(REGEX_REPLACE\(\{([^{}\\]+)\}&"","\[\^0-9\]",""\),(\d+)\)="(\d*)"$/;
const EQUAL = /^\{([^{}\\]+)\}="((?:[^"\\]|\\.)*)"$/s;
const ID = /^RECORD_ID\(\)="((?:[^"\\]|\\.)*)"$/s;
const FILLED = /^NOT\(\{([^{}\\]+)\}=BLANK\(\)\)$/;

/** @throws the name of a field that the table does not have */
export function formula(text: string, has: (field: string) => boolean): Test | undefined {
	const or = /^OR\((.*)\)$/s.exec(text);
	if (or) {
		const tests = split(or[1] ?? '').map((part) => formula(part, has));
		return tests.length > 0 && tests.every((test) => test !== undefined) ? (row) => tests.some((test) => test?.(row)) : undefined;
	}
	const known = (field = ''): string => {
		if (!has(field)) throw new Error(field);
		return field;
	};
	const digits = DIGITS.exec(text);
	if (digits) {
		const field = known(digits[1]);
		return ({ fields }) => asText(fields[field]).replace(/[^0-9]/g, '').slice(-Number(digits[2])) === digits[3];
	}
	const equal = EQUAL.exec(text);
	if (equal) {
		const field = known(equal[1]);
		return ({ fields }) => asText(fields[field]) === unescaped(equal[2] ?? '');
	}
	const id = ID.exec(text);
	if (id) return (row) => row.id === unescaped(id[1] ?? '');
	const filled = FILLED.exec(text);
	if (filled) {
		const field = known(filled[1]);
		return ({ fields }) => fields[field] !== undefined;
	}
	return undefined;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
const unescaped = (text: string): string => text.replace(/\\(.)/gs, (_all, sign: string) => ESCAPES[sign] ?? sign);
const asText = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Arguments of a call: commas within quotes and parentheses are none between two. */
function split(text: string): string[] {
	const parts = [''];
	let depth = 0;
	let quoted = false;
	for (let at = 0; at < text.length; at += 1) {
		const sign = text.charAt(at);
		if (quoted && sign === '\\') {
			parts[parts.length - 1] += sign + text.charAt((at += 1));
			continue;
		}
		if (sign === '"') quoted = !quoted;
		if (!quoted && sign === '(') depth += 1;
		if (!quoted && sign === ')') depth -= 1;
		if (!quoted && depth === 0 && sign === ',') parts.push('');
		else parts[parts.length - 1] += sign;
	}
	return parts.filter((part) => part !== '');
}
