import Client from 'pg/lib/client';
import { randomBytes } from 'node:crypto';
import { onServer, SERVER_URL } from '../ledger/postgresServer';

/** A database of the test's own on the server of the tests. */
export interface OwnDatabase {
	readonly credential: { readonly host: string; readonly port: number; readonly database: string; readonly user: string; readonly password: string; readonly encryption: string };
	ask(text: string, params?: readonly unknown[]): Promise<ReadonlyArray<Record<string, unknown>>>;
	drop(): Promise<void>;
}

export async function ownDatabase(): Promise<OwnDatabase> {
	const name = `test_crm_${randomBytes(6).toString('hex')}`;
	await onServer(async (client) => await client.query(`CREATE DATABASE ${name}`));
	const url = new URL(SERVER_URL);
	const client = new Client({ connectionString: Object.assign(new URL(SERVER_URL), { pathname: `/${name}` }).href });
	await client.connect();
	return {
		credential: { host: url.hostname, port: Number(url.port), database: name, user: decodeURIComponent(url.username), password: decodeURIComponent(url.password), encryption: 'none' },
		ask: async (text, params = []) => (await client.query<Record<string, unknown>>(text, [...params])).rows,
		drop: async () => {
			await client.end();
			await onServer(async (other) => await other.query(`DROP DATABASE ${name} WITH (FORCE)`));
		},
	};
}
