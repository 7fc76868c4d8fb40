/** Formulas for `filterByFormula`. Nothing gets into one but digits, escaped texts and names of fields that need no escape. */

/** A text in double quotes: https://support.airtable.com/docs/formula-field-reference */
export function quoted(text: string): string {
	return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\r/g, '\\r').replace(/\t/g, '\\t')}"`;
}

/** Whether a field can be spoken of in a formula without doubt. */
export const isSpeakable = (name: string): boolean => !/[{}\\\n\r]/.test(name);

/** Rows one of whose columns ends in these digits, whatever stands between them. */
export function endsInDigits(fields: readonly string[], digits: string): string {
	const tests = fields.filter(isSpeakable).map((field) => `RIGHT(REGEX_REPLACE({${field}}&"","[^0-9]",""),${digits.length})="${digits}"`);
	return `OR(${tests.join(',')})`;
}

export function isText(field: string, text: string): string {
	return `{${field}}=${quoted(text)}`;
}

export function isRecord(id: string): string {
	return `RECORD_ID()=${quoted(id)}`;
}
