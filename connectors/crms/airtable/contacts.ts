import { CrmFailure, type CrmContact, type CrmValues, type NewCrmContact, type PhoneForms } from '../../../engine';
import { asList, asText, isSameNumber, own, type Fields } from '../vendorRequests';
import type { AirtableApi } from './api';
import { endsInDigits, isText } from './formula';
import { MAPPING, NUMBER_FIELD, OWNER_FIELD, TAGS_FIELD } from './names';
import { changeRecord, getRecord, listRecords, upsertRecord, type AirtableRecord } from './records';
import type { AirtableTable } from './schema';
import { fromCells, toCells } from './values';

/** Types that a row may be merged by; a phone field is none of them. */
const MERGEABLE = new Set(['singleLineText', 'multilineText']);
const PHONE_NAME = /phone|mobile|\bcell|\btel\b|telephone|whatsapp/i;
const PHONE_TYPES = new Set(['phoneNumber', 'singleLineText', 'multilineText', 'number', 'formula']);

/** Columns in which somebody's number may stand. */
export function phoneFields(table: AirtableTable): readonly string[] {
	return [...table.fields.values()].filter(({ name, type }) => type === 'phoneNumber' || (PHONE_TYPES.has(type) && PHONE_NAME.test(name))).map(({ name }) => name);
}

export async function findContacts(api: AirtableApi, table: AirtableTable, number: PhoneForms): Promise<readonly CrmContact[]> {
	const fields = phoneFields(table);
	if (fields.length === 0 || !/^\d+$/.test(number.national)) return [];
	const records = await listRecords(api, table.id, endsInDigits(fields, number.national));
	return records.map((record) => asContact(api, table, record)).filter(({ phones }) => phones.some((phone) => isSameNumber(phone, number)));
}

export async function readContact(api: AirtableApi, table: AirtableTable, id: string): Promise<CrmContact | undefined> {
	const record = await getRecord(api, table.id, id);
	return record && asContact(api, table, record);
}

export async function createContact(api: AirtableApi, table: AirtableTable, contact: NewCrmContact): Promise<{ readonly id: string; readonly created: boolean }> {
	const mergeOn = mergeField(table);
	const fields = newFields(table, contact, mergeOn);
	try {
		return await upsertRecord(api, table.id, mergeOn, fields);
	} catch (error) {
		// Several rows have the number: Airtable will not choose. The oldest is the one.
		if (!(error instanceof CrmFailure) || error.more.status !== 422 || error.more.field !== undefined) throw error;
		const [oldest] = await listRecords(api, table.id, isText(mergeOn, contact.number.e164));
		if (!oldest) throw error;
		return { id: oldest.id, created: false };
	}
}

export async function updateContact(api: AirtableApi, table: AirtableTable, id: string, values: CrmValues): Promise<void> {
	if (Object.keys(values).length > 0) await changeRecord(api, table.id, id, toCells(table, values));
}

/** The engine keeps others of ours off the contact meanwhile; a person who adds a tag in the same second may lose it. */
export async function addTags(api: AirtableApi, table: AirtableTable, id: string, tags: readonly string[]): Promise<void> {
	const field = table.fields.get(TAGS_FIELD);
	if (!field) throw new CrmFailure('refused', `The Airtable table has no field "${TAGS_FIELD}". Add it as multiple select, or let the node make the fields.`, { field: TAGS_FIELD });
	const record = await getRecord(api, table.id, id);
	if (!record) throw new CrmFailure('gone', 'The record was deleted in Airtable.');
	const there = tagsOf(record);
	const missing = tags.filter((tag) => !there.includes(tag));
	if (missing.length === 0) return;
	await changeRecord(api, table.id, id, { [TAGS_FIELD]: tagCell(field.type, [...there, ...missing]) });
}

function mergeField(table: AirtableTable): string {
	const found = [NUMBER_FIELD, MAPPING.phone.field].find((name) => MERGEABLE.has(table.fields.get(name)?.type ?? ''));
	if (found !== undefined) return found;
	throw new CrmFailure('refused', `The Airtable table has no field by which one number stays one row. Add a field "${NUMBER_FIELD}" of the type single line text, or let the node make the fields.`, { field: NUMBER_FIELD });
}

function newFields(table: AirtableTable, contact: NewCrmContact, mergeOn: string): Fields {
	const { phone } = MAPPING;
	const primary = table.primary ?? '';
	const tags = table.fields.get(TAGS_FIELD);
	const isNameless = ['singleLineText', 'multilineText'].includes(table.fields.get(primary)?.type ?? '') && (contact.values[primary] ?? '') === '';
	return {
		...(table.fields.has(phone.field) ? toCells(table, { [phone.field]: contact.number.e164 }) : {}),
		...(isNameless && primary !== mergeOn ? { [primary]: contact.placeholderName } : {}),
		...toCells(table, Object.fromEntries(Object.entries(contact.values).filter(([, value]) => value !== null && value !== ''))),
		...(tags && contact.tags.length > 0 ? { [TAGS_FIELD]: tagCell(tags.type, contact.tags) } : {}),
		[mergeOn]: contact.number.e164,
	};
}

const tagCell = (type: string, tags: readonly string[]): unknown => (type === 'multipleSelects' ? tags : tags.join(', '));

function tagsOf({ fields }: AirtableRecord): readonly string[] {
	const cell = own(fields, TAGS_FIELD);
	if (typeof cell === 'string') return cell.split(',').map((tag) => tag.trim()).filter((tag) => tag !== '');
	return asList(cell).filter((tag) => typeof tag === 'string');
}

function asContact(api: AirtableApi, table: AirtableTable, record: AirtableRecord): CrmContact {
	const values = fromCells(table, record.fields);
	const text = (name: string): string | undefined => asText(values[name]);
	const name = text(MAPPING.name.field) ?? text(table.primary ?? '');
	const parts = { name, firstName: text(MAPPING.firstName.field), email: text(MAPPING.email.field), owner: text(OWNER_FIELD), createdAt: record.createdAt };
	return {
		id: record.id,
		phones: phoneFields(table).map((field) => own(record.fields, field)).filter((cell) => typeof cell === 'string' || typeof cell === 'number').map(String),
		...(Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Partial<CrmContact>),
		tags: tagsOf(record),
		values,
		url: `https://airtable.com/${api.settings.base}/${table.id}/${record.id}`,
	};
}
