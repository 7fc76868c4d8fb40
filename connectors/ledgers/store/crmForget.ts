import type { Sql, SqlValue } from '../sql';
import { crmDueKey } from './crmNews';

/** Forgets which record is whose, and what was written there or was to be. The record itself is the CRM's. @param where over `crm_contacts` */
export async function forgetCrm(sql: Sql, where: string, ...params: readonly SqlValue[]): Promise<void> {
	const rows = await sql.all(`SELECT system, account, number FROM crm_contacts WHERE ${where}`, ...params);
	for (const row of rows) {
		const of = { system: String(row.system), account: String(row.account), number: String(row.number) };
		await sql.run('DELETE FROM due WHERE due_key = ?', crmDueKey(of));
		await sql.run('DELETE FROM crm_writes WHERE system = ? AND account = ? AND number = ?', of.system, of.account, of.number);
		await sql.run('DELETE FROM crm_contacts WHERE system = ? AND account = ? AND number = ?', of.system, of.account, of.number);
	}
}

/** Those of people who are not known any more. */
export const OF_NOBODY = 'NOT EXISTS (SELECT 1 FROM people WHERE people.number = crm_contacts.number AND people.business_id = crm_contacts.business_id)';
