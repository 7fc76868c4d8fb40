import type { KeptSubscription, SubscriptionOwner } from '../../../engine';
import type { Sql } from '../sql';
import { SECRETS } from './secrets';

/** What a provider was told to report, and where; what verifies its requests is kept beside, where no export reaches. */
export async function keepSubscription(sql: Sql, kept: KeptSubscription): Promise<void> {
	await sql.run(
		`INSERT INTO subscriptions (system, account, holder, purpose, url, numbers, state, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (system, account, holder, purpose) DO UPDATE SET url = excluded.url, numbers = excluded.numbers, state = excluded.state, at = excluded.at`,
		kept.system,
		kept.account,
		kept.holder,
		kept.purpose,
		kept.url,
		JSON.stringify(kept.numbers),
		JSON.stringify(kept.state),
		kept.at,
	);
	await sql.run(`INSERT INTO ${SECRETS} (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, secretName(kept), JSON.stringify(kept.secrets));
}

export async function recallSubscription(sql: Sql, owner: SubscriptionOwner): Promise<KeptSubscription | undefined> {
	const row = await sql.get('SELECT * FROM subscriptions WHERE system = ? AND account = ? AND holder = ? AND purpose = ?', owner.system, owner.account, owner.holder, owner.purpose);
	if (!row) return undefined;
	const secret = await sql.get(`SELECT value FROM ${SECRETS} WHERE name = ?`, secretName(owner));
	return {
		system: owner.system,
		account: owner.account,
		holder: owner.holder,
		purpose: owner.purpose,
		url: String(row.url),
		numbers: JSON.parse(String(row.numbers)) as string[],
		state: JSON.parse(String(row.state)) as Record<string, string>,
		secrets: secret ? (JSON.parse(String(secret.value)) as Record<string, string>) : {},
		at: Number(row.at),
	};
}

export async function forgetSubscription(sql: Sql, owner: SubscriptionOwner): Promise<void> {
	await sql.run('DELETE FROM subscriptions WHERE system = ? AND account = ? AND holder = ? AND purpose = ?', owner.system, owner.account, owner.holder, owner.purpose);
	await sql.run(`DELETE FROM ${SECRETS} WHERE name = ?`, secretName(owner));
}

function secretName({ system, account, holder, purpose }: SubscriptionOwner): string {
	return `subscription:${system}:${account}:${holder}:${purpose}`;
}
