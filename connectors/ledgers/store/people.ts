import type { Person, PersonPatch } from '../../../engine';
import type { Sql } from '../sql';
import { newId } from './ids';
import { appendEvent } from './record';
import { toPerson } from './rows';

export async function getPerson(sql: Sql, businessId: string, number: string): Promise<Person | undefined> {
	const row = await sql.get('SELECT * FROM people WHERE business_id = ? AND number = ?', businessId, number);
	return row && toPerson(row);
}

/** Notes that a person was heard of; a row is made the first time. */
export async function meetPerson(sql: Sql, businessId: string, number: string, now: number, met: { readonly byCall: boolean; readonly name?: string }): Promise<Person> {
	const row = await sql.get(
		`INSERT INTO people (id, business_id, number, name, tags, fields, calls, first_seen_at, last_seen_at)
		VALUES (?, ?, ?, ?, '[]', '{}', ?, ?, ?)
		ON CONFLICT (business_id, number) DO UPDATE SET
			calls = people.calls + excluded.calls, last_seen_at = excluded.last_seen_at, name = COALESCE(people.name, excluded.name)
		RETURNING *`,
		newId('person', now),
		businessId,
		number,
		met.name ?? null,
		met.byCall ? 1 : 0,
		now,
		now,
	);
	if (!row) throw new Error('The database returned no row for a person that was just written.');
	return toPerson(row);
}

/** Better data is never overwritten by emptier: an absent or blank field leaves what is there; tags are added. */
export async function upsertPerson(sql: Sql, businessId: string, number: string, patch: PersonPatch, now: number): Promise<{ person: Person; created: boolean }> {
	const before = await getPerson(sql, businessId, number);
	const base = before ?? (await meetPerson(sql, businessId, number, now, { byCall: false }));
	const next: Person = {
		...base,
		...filled({ name: patch.name, firstName: patch.firstName, email: patch.email, language: patch.language, address: patch.address }),
		tags: [...new Set([...base.tags, ...(patch.tags ?? [])])],
		fields: { ...base.fields, ...newerFields(base.fields, patch.fields ?? {}) },
		lastSeenAt: now,
	};
	await sql.run(
		`UPDATE people SET name = ?, first_name = ?, email = ?, language = ?, address = ?, tags = ?, fields = ?, last_seen_at = ? WHERE id = ?`,
		next.name ?? null,
		next.firstName ?? null,
		next.email ?? null,
		next.language ?? null,
		next.address ?? null,
		JSON.stringify(next.tags),
		JSON.stringify(next.fields),
		now,
		next.id,
	);
	await appendEvent(sql, { at: now, kind: 'person_saved', businessId, data: { person: next.id, created: !before } });
	return { person: next, created: !before };
}

/** Keeps why a number cannot be texted. */
export async function markNumber(sql: Sql, businessId: string, number: string, mark: string): Promise<void> {
	await sql.run('UPDATE people SET mark = ? WHERE business_id = ? AND number = ?', mark, businessId, number);
}

/** An empty value is kept where there is nothing yet; it never takes the place of a fuller one. */
function newerFields(known: Person['fields'], said: NonNullable<PersonPatch['fields']>): Person['fields'] {
	const isEmpty = (value: unknown) => value === null || (typeof value === 'string' && value.trim() === '');
	return Object.fromEntries(Object.entries(said).filter(([name, value]) => !isEmpty(value) || !Object.hasOwn(known, name)));
}

function filled(fields: Readonly<Record<string, string | undefined>>): Record<string, string> {
	return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => (entry[1] ?? '').trim() !== ''));
}
