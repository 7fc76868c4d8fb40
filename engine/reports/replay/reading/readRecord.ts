import { readCallerId } from '../../../calls';
import { CALL_COLUMNS, plain, TEXT_COLUMNS } from './columns';
import type { LoggedCallField, Cells } from './readCall';
import type { LoggedTextField } from './readText';

type Json = Readonly<Record<string, unknown>>;

/** Words of our own calls that a log of another system does not have. */
const OWN_ENDINGS: Readonly<Record<string, string>> = { no_answer: 'no-answer', abandoned: 'canceled', menu_abandoned: 'canceled', closed: 'no-answer', carrier_voicemail: 'machine', voicemail: 'voicemail' };

/** What an object says in the fields of a call: one of ours (`startedAt`, `outcome`, `missedReason`), or any with the usual names. */
export function callCells(record: Json, mapping: Readonly<Record<string, string>>): Cells<LoggedCallField> {
	const raw = record.from === null && typeof record.fromRaw === 'string' ? { ...record, from: record.fromRaw } : record;
	const cells = cellsIn<LoggedCallField>(raw, CALL_COLUMNS, mapping);
	if (typeof record.outcome !== 'string' || mapping.status !== undefined) return cells;
	return (field) => (field === 'status' ? ownStatus(record) : field === 'voicemail' ? '' : cells(field));
}

export const textCells = (record: Json, mapping: Readonly<Record<string, string>>): Cells<LoggedTextField> => cellsIn<LoggedTextField>(record, TEXT_COLUMNS, mapping);

function ownStatus({ outcome, missedReason, ignoredBecause }: Json): string {
	if (outcome === 'open') return 'in-progress';
	if (outcome === 'answered') return 'completed';
	if (outcome !== 'missed' && outcome !== 'ignored') return String(outcome);
	// Ignored for its reason: the rules of the replay say whether it is now.
	const reason = typeof missedReason === 'string' ? missedReason : typeof ignoredBecause === 'string' ? ignoredBecause.replace(/^reason_off:|^hung_up_at_once$/, '') || 'abandoned' : '';
	return Object.hasOwn(OWN_ENDINGS, reason) ? (OWN_ENDINGS[reason] ?? '') : reason === '' ? 'no-answer' : reason;
}

function cellsIn<Field extends string>(record: Json, names: Readonly<Record<Field, string>>, mapping: Readonly<Record<string, string>>): Cells<Field> {
	const byName = new Map(Object.entries(record).map(([name, value]) => [plain(name), value]));
	return (field) => {
		const wanted = mapping[field] === undefined ? names[field].split(' ') : mapping[field].split('+').map(plain);
		if (mapping[field] !== undefined) return wanted.map((name) => written(byName.get(name))).join(' ').trim();
		const name = wanted.find((each) => written(byName.get(each)) !== '');
		return name === undefined ? '' : written(byName.get(name));
	};
}

const written = (value: unknown): string => (typeof value === 'string' ? value.trim() : typeof value === 'number' || typeof value === 'boolean' ? String(value) : '');

/** Whether a number, in any spelling, is one of these E.164 numbers. */
export const isOneOf = (numbers: ReadonlySet<string>, raw: string): boolean => {
	const number = readCallerId(raw, 'US').e164;
	return number !== undefined && numbers.has(number);
};
