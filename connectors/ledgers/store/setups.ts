import type { NumberSetup } from '../../../engine';
import type { Sql } from '../sql';

export async function rememberSetup(sql: Sql, setup: NumberSetup): Promise<void> {
	await sql.run(
		`INSERT INTO number_setups (system, account, number, purpose, holder, before, ours, receipts_url, escalation_url, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (system, account, number, purpose) DO UPDATE SET holder = excluded.holder, before = excluded.before, ours = excluded.ours, receipts_url = excluded.receipts_url, escalation_url = excluded.escalation_url, at = excluded.at`,
		setup.system,
		setup.account,
		setup.number,
		setup.purpose,
		setup.holder,
		JSON.stringify(setup.before),
		JSON.stringify(setup.ours),
		setup.receiptsUrl ?? null,
		setup.escalationUrl ?? null,
		setup.at,
	);
}

export async function recallSetup(sql: Sql, system: string, account: string, number: string, purpose: NumberSetup['purpose']): Promise<NumberSetup | undefined> {
	const row = await sql.get('SELECT * FROM number_setups WHERE system = ? AND account = ? AND number = ? AND purpose = ?', system, account, number, purpose);
	return row && {
		system,
		account,
		number,
		purpose,
		holder: String(row.holder),
		before: JSON.parse(String(row.before)) as Record<string, string>,
		ours: JSON.parse(String(row.ours)) as Record<string, string>,
		...(row.receipts_url === null ? {} : { receiptsUrl: String(row.receipts_url) }),
		...(row.escalation_url === null || row.escalation_url === undefined ? {} : { escalationUrl: String(row.escalation_url) }),
		at: Number(row.at),
	};
}

export async function forgetSetup(sql: Sql, system: string, account: string, number: string, purpose: NumberSetup['purpose']): Promise<void> {
	await sql.run('DELETE FROM number_setups WHERE system = ? AND account = ? AND number = ? AND purpose = ?', system, account, number, purpose);
}
