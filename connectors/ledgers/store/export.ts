import type { ExportedRow } from '../../../engine';
import type { Database, Sql, SqlValue } from '../sql';
import { OF_SCOPES, scopesOf } from './scopes';
import { SECRETS } from './secrets';
import { tablesOf, type Table } from './tables';

const PAGE = 500;

interface Part {
	readonly where: string;
	readonly params: readonly SqlValue[];
}

/** Every row of the ledger but its secrets, or of what belongs to one business, a page at a time. */
export async function* exportRows(sql: Sql, dialect: Database['dialect'], businessId?: string): AsyncGenerator<ExportedRow> {
	for (const table of await tablesOf(sql, dialect)) {
		if (table.name === SECRETS) continue;
		const part = businessId === undefined ? { where: '1 = 1', params: [] } : partOf(table, businessId);
		if (part) yield* rowsOf(sql, table, part);
	}
}

async function* rowsOf(sql: Sql, { name, key }: Table, { where, params }: Part): AsyncGenerator<ExportedRow> {
	const columns = key.join(', ');
	const further = `AND (${columns}) > (${key.map(() => '?').join(', ')})`;
	let after: readonly SqlValue[] | undefined;
	for (;;) {
		const rows = await sql.all(`SELECT * FROM ${name} WHERE ${where} ${after ? further : ''} ORDER BY ${columns} LIMIT ${PAGE}`, ...params, ...(after ?? []));
		for (const row of rows) yield { table: name, row: { ...row } };
		const last = rows.at(-1);
		if (!last || rows.length < PAGE) return;
		after = key.map((column) => last[column] ?? null);
	}
}

/** What of a table belongs to a business; undefined when nothing does. */
function partOf({ name, columns }: Table, businessId: string): Part | undefined {
	switch (name) {
		case 'migrations':
			return { where: '1 = 1', params: [] };
		case 'businesses':
			return { where: 'id = ?', params: [businessId] };
		case 'call_reports':
			return { where: 'call_id IN (SELECT id FROM calls WHERE business_id = ?)', params: [businessId] };
		case 'number_setups':
			return { where: 'number IN (SELECT number FROM business_numbers WHERE business_id = ?)', params: [businessId] };
		case 'consent_states':
			// Opt-outs from everybody hold here too, of those whom the business knows.
			return {
				where: `(${OF_SCOPES} OR (scope = 'account' AND number IN (SELECT number FROM people WHERE business_id = ?)))`,
				params: [...scopesOf(businessId), businessId],
			};
		default:
			return columns.includes('business_id') ? { where: 'business_id = ?', params: [businessId] } : undefined;
	}
}
