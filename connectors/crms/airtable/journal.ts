import { CrmFailure, type CrmEntry } from '../../../engine';
import { bodyOf, headline } from '../entryLines';
import { asText, own } from '../vendorRequests';
import type { AirtableApi } from './api';
import { JOURNAL_FIELD } from './names';
import { changeRecord, getRecord } from './records';
import type { AirtableTable } from './schema';

/** A cell takes 100,000 characters: https://support.airtable.com/docs/long-text-field */
const LONGEST = 90_000;
const LONGEST_ENTRY = 10_000;

/**
 * The log as a long text of the contact: read, added to, written back. That loses nothing to others of ours, who wait for
 * their turn at a contact; a person who types into this field in the same second may lose what they typed.
 */
export async function logLine(api: AirtableApi, table: AirtableTable, contactId: string, entry: CrmEntry): Promise<string> {
	const text = await journal(api, table, contactId);
	if (!blocks(text).some((block) => isOf(block, entry.key))) await write(api, table, contactId, [...blocks(text), asBlock(entry)]);
	return entry.key;
}

export async function findLine(api: AirtableApi, table: AirtableTable, contactId: string, entry: CrmEntry): Promise<string | undefined> {
	return blocks(await journal(api, table, contactId)).some((block) => isOf(block, entry.key)) ? entry.key : undefined;
}

/** The entry where it stood, or at the end should somebody have taken it out. */
export async function changeLine(api: AirtableApi, table: AirtableTable, contactId: string, entry: CrmEntry): Promise<void> {
	const there = blocks(await journal(api, table, contactId));
	const changed = there.map((block) => (isOf(block, entry.key) ? asBlock(entry) : block));
	await write(api, table, contactId, there.some((block) => isOf(block, entry.key)) ? changed : [...there, asBlock(entry)]);
}

async function journal(api: AirtableApi, table: AirtableTable, contactId: string): Promise<string> {
	if (!table.fields.has(JOURNAL_FIELD)) {
		throw new CrmFailure('refused', `The Airtable table has no field "${JOURNAL_FIELD}" to keep the log in. Add it as long text, let the node make the fields, or choose a table for the log.`, { field: JOURNAL_FIELD });
	}
	const record = await getRecord(api, table.id, contactId);
	if (!record) throw new CrmFailure('gone', 'The record was deleted in Airtable.');
	return asText(own(record.fields, JOURNAL_FIELD)) ?? '';
}

async function write(api: AirtableApi, table: AirtableTable, contactId: string, all: readonly string[]): Promise<void> {
	const kept = [...all];
	while (kept.length > 1 && kept.join(BETWEEN).length > LONGEST) kept.shift();
	await changeRecord(api, table.id, contactId, { [JOURNAL_FIELD]: kept.join(BETWEEN) });
}

const BETWEEN = '\n\n';

/** Blocks begin with a line that ends in the key; an empty line within an entry is none between two. */
function blocks(text: string): readonly string[] {
	return text.split(BETWEEN).filter((block) => block.trim() !== '');
}

function asBlock(entry: CrmEntry): string {
	const head = `${new Date(entry.at).toISOString().slice(0, 16).replace('T', ' ')} UTC · ${plain(headline(entry))} ${mark(entry.key)}`;
	const body = plain(bodyOf(entry)).slice(0, LONGEST_ENTRY);
	return body === '' ? head : `${head}\n${body}`;
}

/** What callers write can neither end an entry nor pass for the key of one. */
const plain = (text: string): string => text.replace(/[‹›]/g, '').replace(/\n\s*\n/g, '\n').replace(/\r/g, '').trim();
const mark = (key: string): string => `‹${key.replace(/[‹›\s]/g, '_')}›`;
/** Long text may come back with white space at its ends and with marks of its own kind of text before signs. */
const isOf = (block: string, key: string): boolean => (block.trim().split('\n')[0] ?? '').replace(/\\/g, '').trimEnd().endsWith(mark(key).replace(/\\/g, ''));
