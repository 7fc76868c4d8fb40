import { completeProfile, NumberTakenError, type BusinessProfile, type SavedBusiness } from '../../../engine';
import type { Row, Sql } from '../sql';
import { appendEvent } from './record';

/** Parsed profiles by their text, so that a busy business is parsed once. Bounded: an agency has hundreds, not millions. */
const parsed = new Map<string, BusinessProfile>();
const KEEP = 2_000;

function toSaved(row: Row): SavedBusiness {
	const text = String(row.profile);
	let profile = parsed.get(text);
	if (!profile) {
		profile = completeProfile(JSON.parse(text) as BusinessProfile);
		if (parsed.size >= KEEP) parsed.clear();
		parsed.set(text, profile);
	}
	return { profile, version: Number(row.version), savedAt: Number(row.saved_at), ...(row.saved_by === null || row.saved_by === undefined ? {} : { savedBy: String(row.saved_by) }) };
}

export async function saveBusiness(sql: Sql, profile: BusinessProfile, now: number, savedBy?: string): Promise<SavedBusiness> {
	for (const { number } of profile.numbers) {
		const taken = await sql.get('SELECT business_id FROM business_numbers WHERE number = ? AND business_id <> ?', number, profile.id);
		if (taken) throw new NumberTakenError(number, String(taken.business_id));
	}
	const json = JSON.stringify(profile);
	const before = await sql.get('SELECT * FROM businesses WHERE id = ?', profile.id);
	// Saved again unchanged, as a trigger does at every activation: nothing happened.
	if (before && before.profile === json && before.saved_by === (savedBy ?? null)) return toSaved(before);
	const version = Number(before?.version ?? 0) + 1;
	await sql.run(
		`INSERT INTO businesses (id, profile, version, saved_at, saved_by) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET profile = excluded.profile, version = excluded.version, saved_at = excluded.saved_at, saved_by = excluded.saved_by`,
		profile.id,
		json,
		version,
		now,
		savedBy ?? null,
	);
	await sql.run('DELETE FROM business_numbers WHERE business_id = ?', profile.id);
	for (const { number } of profile.numbers) {
		await sql.run('INSERT INTO business_numbers (number, business_id) VALUES (?, ?)', number, profile.id);
	}
	await appendEvent(sql, { at: now, kind: 'business_saved', businessId: profile.id, data: { version } });
	return { profile, version, savedAt: now, ...(savedBy === undefined ? {} : { savedBy }) };
}

export async function getBusiness(sql: Sql, id: string): Promise<SavedBusiness | undefined> {
	const row = await sql.get('SELECT * FROM businesses WHERE id = ?', id);
	return row && toSaved(row);
}

export async function businessOfNumber(sql: Sql, number: string): Promise<SavedBusiness | undefined> {
	const row = await sql.get('SELECT b.* FROM business_numbers n JOIN businesses b ON b.id = n.business_id WHERE n.number = ?', number);
	return row && toSaved(row);
}

export async function listBusinesses(sql: Sql): Promise<readonly SavedBusiness[]> {
	return (await sql.all('SELECT * FROM businesses ORDER BY id')).map(toSaved);
}

export async function businessesServedBy(sql: Sql, holders: string): Promise<readonly string[]> {
	const mine = [holders.length, holders] as const;
	const held = await idsOf(sql, 'SELECT id FROM businesses WHERE substr(saved_by, 1, ?) = ?', ...mine);
	const reached = await idsOf(sql, `SELECT n.business_id AS id FROM ${SET_UP} WHERE substr(s.holder, 1, ?) = ?`, ...mine);
	// Saved since the numbers were set up: whoever serves all that were there then serves it too.
	const nobodys = held.length > 0 || reached.length === 0 ? [] : await idsOf(sql, `SELECT id FROM businesses WHERE saved_by IS NULL AND id NOT IN (SELECT n.business_id FROM ${SET_UP})`);
	return [...new Set([...held, ...reached, ...nobodys])].sort();
}

const SET_UP = 'number_setups s JOIN business_numbers n ON n.number = s.number';

const idsOf = async (sql: Sql, text: string, ...params: readonly (string | number)[]): Promise<readonly string[]> => (await sql.all(text, ...params)).map(({ id }) => String(id));

export async function removeBusiness(sql: Sql, id: string, now: number): Promise<boolean> {
	const removed = await sql.run('DELETE FROM businesses WHERE id = ?', id);
	await sql.run('DELETE FROM business_numbers WHERE business_id = ?', id);
	if (removed > 0) await appendEvent(sql, { at: now, kind: 'business_removed', businessId: id });
	return removed > 0;
}
