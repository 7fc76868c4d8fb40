/** What a cell takes, by the type of its column. A text is the reason why not. */
export interface Column {
	readonly id: string;
	readonly name: string;
	readonly type: string;
	readonly options?: { readonly choices?: { id: string; name: string }[]; readonly linkedTableId?: string };
}

const TEXTS = ['singleLineText', 'multilineText', 'email', 'url', 'phoneNumber'];

/** @returns the cell as it is kept; undefined for an empty one */
export function cell(column: Column, value: unknown, typecast: boolean): { readonly value?: unknown; readonly error?: [type: string, message: string] } {
	const bad = { error: ['INVALID_VALUE_FOR_COLUMN', `Field "${column.name}" cannot accept the provided value`] as [string, string] };
	if (value === null || value === '') return { value: undefined };
	const { type } = column;
	if (TEXTS.includes(type)) return typeof value === 'string' || (typecast && typeof value === 'number') ? { value: String(value) } : bad;
	if (type === 'number') return typeof value === 'number' ? { value } : bad;
	if (type === 'checkbox') return typeof value === 'boolean' ? { value } : bad;
	if (type === 'dateTime') return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? { value: new Date(value).toISOString() } : bad;
	if (type === 'singleSelect') return typeof value === 'string' ? chosen(column, [value], typecast, ([name]) => name) : bad;
	if (type === 'multipleSelects') return Array.isArray(value) && value.every((one) => typeof one === 'string') ? chosen(column, value, typecast, (names) => names) : bad;
	if (type === 'multipleRecordLinks') return Array.isArray(value) && value.every((one) => typeof one === 'string' && one.startsWith('rec')) ? { value } : bad;
	if (type === 'singleCollaborator') {
		const known = COLLABORATORS.find(({ id, email }) => id === (value as { id?: string }).id || email === (value as { email?: string }).email);
		return known ? { value: known } : bad;
	}
	return { error: ['INVALID_VALUE_FOR_COLUMN', `Field "${column.name}" cannot accept a value because the field is computed`] };
}

export const COLLABORATORS = [{ id: 'usrDana0000000001', email: 'dana@example.com', name: 'Dana Reyes' }];

function chosen(column: Column, names: readonly string[], typecast: boolean, pick: (names: readonly string[]) => unknown): ReturnType<typeof cell> {
	const choices = column.options?.choices ?? [];
	for (const name of names) {
		if (choices.some((choice) => choice.name === name)) continue;
		if (!typecast) return { error: ['INVALID_MULTIPLE_CHOICE_OPTIONS', `Insufficient permissions to create new select option "${name}"`] };
		choices.push({ id: `sel${choices.length}`, name });
	}
	return { value: pick(names) };
}
