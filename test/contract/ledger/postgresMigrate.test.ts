import { openPostgres } from '../../../connectors/ledgers';
import { readPostgresUrl } from '../../../connectors/ledgers/pg/options';
import { MIGRATIONS } from '../../../connectors/ledgers/schema';
import { describeOnPostgres, freshSchemas, onServer, urlOf } from './postgresServer';

const ALL = MIGRATIONS.map((_, index) => index + 1);

describeOnPostgres('migrations on a real server', () => {
	const newSchema = freshSchemas();
	let schema = '';
	beforeEach(() => {
		schema = newSchema();
	});
	const open = async () => await openPostgres(readPostgresUrl(urlOf(schema)));
	const versions = async () =>
		await onServer(async (client) => ((await client.query(`SELECT version FROM ${schema}.migrations ORDER BY version`)).rows as { version: string }[]).map(({ version }) => Number(version)));
	const run = async (statement: string) => await onServer(async (client) => void (await client.query(statement)));

	it('run once, however many open it at once', async () => {
		const opened = await Promise.all(Array.from({ length: 6 }, open));
		await Promise.all(opened.map(async (database) => await database.close()));
		expect(await versions()).toEqual(ALL);
	});

	it('go on from where an older version left off, beside somebody who uses it', async () => {
		await (await open()).close();
		const user = await open();
		await run(`DROP SCHEMA ${schema} CASCADE`);
		await run(`CREATE SCHEMA ${schema}`);
		await (await open()).close();
		expect(await versions()).toEqual(ALL);
		expect(await user.read(async (sql) => await sql.all('SELECT * FROM calls'))).toEqual([]);
		await user.close();
	});

	it('refuse what a newer version wrote with a sentence, and leave it as it is', async () => {
		await (await open()).close();
		await run(`INSERT INTO ${schema}.migrations (version, at) VALUES (${ALL.length + 1}, 0)`);
		await expect(open()).rejects.toThrow(`written by a newer version of this package (schema ${ALL.length + 1}, this version knows ${ALL.length}).`);
		expect(await versions()).toEqual([...ALL, ALL.length + 1]);
	});

	it('that fail leave nothing half made, and can be run again when the cause is gone', async () => {
		await run(`CREATE SCHEMA ${schema}; CREATE TABLE ${schema}.refusals (of_somebody_else TEXT)`);
		await expect(open()).rejects.toThrow('refusals');
		expect(await versions()).toEqual([]);
		await run(`DROP TABLE ${schema}.refusals`);
		await (await open()).close();
		expect(await versions()).toEqual(ALL);
	});

	it('compare texts by their bytes, as SQLite does', async () => {
		const database = await open();
		const row = await database.transaction('t', async (sql) => {
			for (const name of ['b', 'a-c', 'ab', 'B']) await sql.run("INSERT INTO ledger_meta (name, value) VALUES (?, '')", name);
			return await sql.all<{ name: string }>('SELECT name FROM ledger_meta ORDER BY name');
		});
		await database.close();
		expect(row.map(({ name }) => name)).toEqual(['B', 'a-c', 'ab', 'b']);
	});

	it('need no right to create schemas where theirs is there', async () => {
		const role = `${schema}_user`;
		await run(`CREATE ROLE ${role} LOGIN PASSWORD 'x'; CREATE SCHEMA ${schema} AUTHORIZATION ${role}`);
		const url = new URL(urlOf(schema));
		url.username = role;
		url.password = 'x';
		try {
			await (await openPostgres(readPostgresUrl(url.toString()))).close();
			expect(await versions()).toEqual(ALL);
			url.searchParams.set('schema', `${schema}_other`);
			await expect(openPostgres(readPostgresUrl(url.toString()))).rejects.toThrow(/may not do this.*GRANT CREATE ON DATABASE/);
		} finally {
			await run(`DROP SCHEMA ${schema} CASCADE; DROP ROLE ${role}`);
		}
	});
});
