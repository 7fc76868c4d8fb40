import { setTimeout as sleep } from 'node:timers/promises';
import { openPostgres } from '../../../connectors/ledgers';
import { readPostgresUrl } from '../../../connectors/ledgers/pg/options';
import type { Database, Sql } from '../../../connectors/ledgers/sql';
import { describeOnPostgres, freshSchemas, onServer, SERVER_URL, urlOf } from './postgresServer';

describeOnPostgres('the Postgres driver', () => {
	const newSchema = freshSchemas();
	let schema = '';
	let database: Database;
	beforeEach(async () => {
		schema = newSchema();
		database = await openPostgres(readPostgresUrl(urlOf(schema)));
		await database.transaction('t', async (sql) => {
			await sql.run('CREATE TABLE notes (id BIGINT PRIMARY KEY, words TEXT, amount DOUBLE PRECISION)');
			await sql.run('CREATE TABLE counter (value BIGINT NOT NULL)');
			await sql.run('INSERT INTO counter (value) VALUES (0)');
		});
	});
	afterEach(async () => {
		await database.close();
	});

	const pid = async (sql: Sql) => Number((await sql.get('SELECT pg_backend_pid() AS pid'))?.pid);
	const kill = async (process: number) => await onServer(async (client) => void (await client.query('SELECT pg_terminate_backend($1)', [process])));
	const counted = async () => (await database.read(async (sql) => await sql.get('SELECT value FROM counter')))?.value;
	const count = async (sql: Sql) => {
		const row = await sql.get<{ value: number }>('SELECT value FROM counter');
		await sql.run('UPDATE counter SET value = ?', Number(row?.value) + 1);
	};

	it('gives back what was put in, numbers as numbers', async () => {
		const words = 'é🤝 "\'\\ \u2028 ? $1 ; --';
		expect(await database.transaction('t', async (sql) => await sql.run('INSERT INTO notes VALUES (?, ?, ?), (?, NULL, ?)', 9_007_199_254_740_991, words, 1.5, 7, 1_768_406_400_000))).toBe(2);
		expect(await database.read(async (sql) => await sql.all('SELECT * FROM notes ORDER BY id'))).toEqual([
			{ id: 7, words: null, amount: 1_768_406_400_000 },
			{ id: 9_007_199_254_740_991, words, amount: 1.5 },
		]);
		expect(await database.read(async (sql) => await sql.get('SELECT COUNT(*) AS count, SUM(id) AS sum FROM notes WHERE id = 7'))).toEqual({ count: 1, sum: 7 });
		expect(await database.read(async (sql) => await sql.get('SELECT * FROM notes WHERE id = 0'))).toBeUndefined();
		expect(await database.transaction('t', async (sql) => await sql.run('DELETE FROM notes WHERE id = 0'))).toBe(0);
	});

	it('leaves NUL out of texts, and nothing else with it', async () => {
		await database.transaction('t', async (sql) => await sql.run('INSERT INTO notes (id, words) VALUES (1, ?)', '\0one\0 two\0'));
		expect(await database.read(async (sql) => await sql.all('SELECT words FROM notes WHERE words = ?', 'one\0 two'))).toEqual([{ words: 'one two' }]);
	});

	it('takes back all of a transaction that throws, tells its fault, and goes on', async () => {
		await expect(database.transaction('t', async (sql) => {
			await count(sql);
			throw new Error('a fault in the work');
		})).rejects.toThrow('a fault in the work');
		await expect(database.transaction('t', async (sql) => await sql.run('INSERT INTO notes (id) VALUES (1), (1)'))).rejects.toThrow('duplicate key');
		await expect(database.transaction('t', async (sql) => {
			await sql.run('INSERT INTO nowhere VALUES (1)').catch(() => undefined);
			return 'as if nothing had happened';
		})).rejects.toThrow('went on after a statement had failed');
		expect(await counted()).toBe(0);
	});

	it.each([['of one key', () => 'same'], ['of keys that have nothing to do with one another', (index: number) => `key-${index}`]])('lets no transaction into the middle of another: %s', async (_what, key) => {
		const other = await openPostgres(readPostgresUrl(urlOf(schema)));
		await Promise.all(Array.from({ length: 24 }, async (_, index) => await (index % 2 === 0 ? database : other).transaction(key(index), count)));
		await other.close();
		expect(await counted()).toBe(24);
	});

	it('shows no half of a transaction to a reader', async () => {
		const seen = await database.transaction('t', async (sql) => {
			await count(sql);
			return await counted();
		});
		expect([seen, await counted()]).toEqual([0, 1]);
	});

	it('makes a connection anew that broke while nobody used it', async () => {
		const broken = await database.read(pid);
		await kill(broken);
		expect(await counted()).toBe(0);
		expect(await database.read(pid)).not.toBe(broken);
	});

	it('does a transaction again whose connection broke in the middle, and counts it once', async () => {
		let tries = 0;
		await database.transaction('t', async (sql) => {
			await count(sql);
			tries += 1;
			if (tries === 1) await kill(await pid(sql));
			await count(sql);
		});
		expect([tries, await counted()]).toEqual([2, 2]);
	});

	it.each([['had been kept', 'COMMIT', 1, 1], ['had not been kept', 'ROLLBACK', 2, 1]])('asks what became of a transaction whose connection broke when it %s', async (_what, end, tries, value) => {
		let done = 0;
		await database.transaction('t', async (sql) => {
			await count(sql);
			done += 1;
			if (done > 1) return;
			const connection = sql as unknown as { script: (text: string) => Promise<unknown> };
			const script = connection.script.bind(connection);
			// The server ends the transaction, and the answer does not arrive.
			connection.script = async (text) => {
				if (text !== 'COMMIT') return await script(text);
				await script(end);
				await kill(await pid(sql));
				return await script('SELECT 1');
			};
		});
		expect([done, await counted()]).toEqual([tries, value]);
	});

	it('goes on when another process has changed a table under a statement that it had planned', async () => {
		const look = async () => await database.read(async (sql) => await sql.all('SELECT * FROM notes'));
		await look();
		await onServer(async (client) => void (await client.query(`ALTER TABLE ${schema}.notes ADD COLUMN more TEXT`)));
		expect(await look()).toEqual([]);
		await onServer(async (client) => void (await client.query(`ALTER TABLE ${schema}.notes ADD COLUMN even_more TEXT`)));
		await database.transaction('t', async (sql) => {
			await count(sql);
			await sql.all('SELECT * FROM notes');
		});
		expect(await counted()).toBe(1);
	});

	it('waits its turn behind another process, and is not woken to an old view', async () => {
		const other = await openPostgres(readPostgresUrl(urlOf(schema)));
		let tries = 0;
		const slow = other.transaction('hot', async (sql) => {
			await count(sql);
			await sleep(200);
		});
		await sleep(50);
		await database.transaction('hot', async (sql) => {
			tries += 1;
			await count(sql);
		});
		await slow;
		await other.close();
		expect([tries, await counted()]).toEqual([1, 2]);
	});

	it('does no more once it is closed, but finishes what was begun', async () => {
		const last = database.transaction('t', async (sql) => {
			await sleep(50);
			await count(sql);
		});
		await database.close();
		await last;
		await expect(database.read(async (sql) => await sql.get('SELECT 1'))).rejects.toThrow('was closed');
	});

	it('keeps to its schema and leaves the rest of the database alone', async () => {
		const found = await onServer(async (client) => (await client.query('SELECT table_schema AS schema FROM information_schema.tables WHERE table_name = $1', ['call_reports'])).rows as { schema: string }[]);
		expect(found.map((row) => row.schema)).toContain(schema);
		expect(found.map((row) => row.schema)).not.toContain('public');
	});

	it.each([
		['a server that is not there', SERVER_URL.replace(/:\d+\//, ':1/'), /Nothing answers there/],
		['a database that is not there', SERVER_URL.replace(/\/[^/]+$/, '/no_such_database'), /no such database.*\(3D000/],
		['encryption that it does not offer', `${SERVER_URL}?sslmode=require`, /offers no encryption/],
	])('says of %s what is wrong and how to mend it', async (_what, url, told) => {
		const refused = await openPostgres(readPostgresUrl(url)).then(() => undefined, (error: unknown) => error as Error);
		expect(refused?.message).toMatch(told);
		expect(refused?.message).toMatch(/^The missed-call ledger at \S+ cannot be used\./);
	}, 30_000);
});
