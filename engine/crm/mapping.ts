import type { CrmField, CrmValue, CrmValues, FieldTarget, LeadField, WriteRule } from '../ports';
import type { LeadValues } from './lead';
import type { FieldWrite } from './work';

export type FieldMapping = Readonly<Partial<Record<LeadField, FieldTarget>>>;

/** What the user says about a field: where a lead field goes, or a value of their own for a field of the CRM. */
export type FieldOverride =
	| { readonly from: LeadField; readonly field: string; readonly rule: WriteRule }
	/** The lead field is not written anywhere. */
	| { readonly from: LeadField; readonly rule: 'never' }
	| { readonly value: CrmValue; readonly field: string; readonly rule: WriteRule };

/**
 * The fields of the CRM that a lead fills. An override replaces the default of its lead field; one for a field of the CRM
 * comes after all defaults, so that the user has the last word.
 */
export function fieldWrites(values: LeadValues, mapping: FieldMapping, overrides: readonly FieldOverride[] = []): readonly FieldWrite[] {
	const writes = new Map<string, FieldWrite>();
	const put = (field: string, value: CrmValue | undefined, rule: WriteRule) => {
		if (value !== undefined && rule !== 'never') writes.set(field, { field, value, rule });
	};
	const overridden = new Set(overrides.flatMap((each) => ('from' in each ? [each.from] : [])));
	for (const [from, target] of Object.entries(mapping) as [LeadField, FieldTarget][]) {
		if (!overridden.has(from)) put(target.field, values[from], target.rule);
	}
	for (const each of overrides) {
		if (!('field' in each)) continue;
		put(each.field, 'from' in each ? values[each.from] : each.value, each.rule);
	}
	return [...writes.values()];
}

/** Those of the fields that the account has and that may be written. An empty list of fields says nothing. */
export function knownFields(writes: readonly FieldWrite[], fields: readonly CrmField[]): readonly FieldWrite[] {
	if (fields.length === 0) return writes;
	const writable = new Map(fields.filter(({ readOnly }) => readOnly !== true).map((field) => [field.id, field]));
	return writes.flatMap((write) => {
		const field = writable.get(write.field);
		if (!field) return [];
		const value = fitting(write.value, field);
		return value === undefined ? [] : [{ ...write, value }];
	});
}

/** Of a field with options the option's id, by id or label; undefined where there is none of that name. */
function fitting(value: CrmValue, { kind, options }: CrmField): CrmValue | undefined {
	if (kind !== 'option' || options === undefined || value === null) return value;
	const wanted = String(value).toLowerCase();
	return options.find(({ id, label }) => id.toLowerCase() === wanted || label.toLowerCase() === wanted)?.id;
}

/** What is to be changed, by the rules: better data is never overwritten by poorer. */
export function patchOf(current: CrmValues, writes: readonly FieldWrite[]): CrmValues {
	const patch: Record<string, CrmValue> = {};
	for (const { field, value, rule } of writes) {
		const there = Object.hasOwn(current, field) ? current[field] : undefined;
		if (isEmpty(value) ? rule !== 'always' || isEmpty(there) : rule === 'fill' ? !isEmpty(there) : same(there, value)) continue;
		patch[field] = value;
	}
	return patch;
}

const isEmpty = (value: CrmValue | undefined): boolean => value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** Vendors give back numbers and times in their own way of writing. */
function same(there: CrmValue | undefined, value: CrmValue): boolean {
	if (there === undefined || there === null) return false;
	if (String(there) === String(value)) return true;
	if (typeof value === 'number' || typeof there === 'number') return Number(there) === Number(value);
	return ISO.test(String(value)) && Date.parse(String(there)) === Date.parse(String(value));
}

const ISO = /^\d{4}-\d\d-\d\dT/;
