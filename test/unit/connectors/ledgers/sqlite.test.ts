import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqlite } from '../../../../connectors/ledgers';
import type { Database } from '../../../../connectors/ledgers/sql';
import { letOthersRun, temporaryFolder } from './support';

const folder = temporaryFolder();
let files = 0;

describe('the SQLite driver', () => {
	let path = '';
	let database: Database;

	beforeEach(async () => {
		path = folder.path(`deep/${(files += 1)}/ledger.sqlite`);
		database = await openSqlite(path);
		await database.transaction('t', async (sql) => {
			await sql.run('CREATE TABLE notes (id INTEGER PRIMARY KEY, words TEXT, amount REAL)');
			await sql.run('CREATE TABLE counter (value BIGINT NOT NULL)');
			await sql.run('INSERT INTO counter (value) VALUES (0)');
		});
	});
	afterEach(async () => {
		await database.close().catch(() => undefined);
	});

	const notes = async () => (await database.read(async (sql) => await sql.all<{ words: string }>('SELECT words FROM notes ORDER BY id'))).map(({ words }) => words);
	const note = async (words: string) => await database.transaction('t', async (sql) => await sql.run('INSERT INTO notes (words) VALUES (?)', words));
	const pragma = async (name: string) => Object.values((await database.read(async (sql) => await sql.get(`PRAGMA ${name}`))) ?? {})[0];

	it('makes the folder, for its owner alone, and a file that a power cut does not take from', async () => {
		expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
		expect([await pragma('journal_mode'), await pragma('synchronous'), await pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
		expect(Number(await pragma('busy_timeout'))).toBeGreaterThan(0);
	});

	it('gives back what was put in', async () => {
		const words = 'é🤝 "\'\\ \u2028 ? ; --';
		const changed = await database.transaction('t', async (sql) => await sql.run('INSERT INTO notes (id, words, amount) VALUES (?, ?, ?), (?, NULL, ?)', 9_007_199_254_740_991, words, 1.5, 7, 1_768_406_400_000));
		expect(changed).toBe(2);
		const rows = await database.read(async (sql) => await sql.all('SELECT * FROM notes ORDER BY id'));
		expect(rows.map((row) => ({ ...row }))).toEqual([
			{ id: 7, words: null, amount: 1_768_406_400_000 },
			{ id: 9_007_199_254_740_991, words, amount: 1.5 },
		]);
		expect(await database.read(async (sql) => await sql.get('SELECT * FROM notes WHERE id = 0'))).toBeUndefined();
		expect(await database.transaction('t', async (sql) => await sql.run('DELETE FROM notes WHERE id = 0'))).toBe(0);
	});

	it('leaves NUL out of texts, and nothing else with it', async () => {
		await note('\0one\0 two\0');
		expect(await notes()).toEqual(['one two']);
		const found = await database.read(async (sql) => await sql.all('SELECT id FROM notes WHERE words = ?', 'one\0 two'));
		expect(found).toHaveLength(1);
	});

	it('takes back all of a transaction that throws, and goes on', async () => {
		const failed = database.transaction('t', async (sql) => {
			await sql.run("INSERT INTO notes (words) VALUES ('half')");
			await letOthersRun();
			throw new Error('a fault in the work');
		});
		const next = note('whole');
		await expect(failed).rejects.toThrow('a fault in the work');
		await next;
		expect(await notes()).toEqual(['whole']);
	});

	it('tells the fault itself, also when SQLite has rolled back on its own', async () => {
		const failed = database.transaction('t', async (sql) => {
			await sql.run("INSERT INTO notes (words) VALUES ('half')");
			await sql.run('INSERT OR ROLLBACK INTO notes (id) VALUES (1), (1)');
		});
		await expect(failed).rejects.toThrow('UNIQUE');
		await note('whole');
		expect(await notes()).toEqual(['whole']);
	});

	it('lets no transaction into the middle of another, whatever they wait for', async () => {
		await Promise.all(
			Array.from({ length: 25 }, async (_, index) =>
				await database.transaction(`key-${index}`, async (sql) => {
					const row = await sql.get<{ value: number }>('SELECT value FROM counter');
					await letOthersRun(1 + (index % 3));
					await sql.run('UPDATE counter SET value = ?', Number(row?.value) + 1);
				}),
			),
		);
		expect(await database.read(async (sql) => await sql.get('SELECT value FROM counter'))).toMatchObject({ value: 25 });
	});

	it('shows no reader the half of a transaction of its own process', async () => {
		const writing = database.transaction('t', async (sql) => {
			await sql.run("INSERT INTO notes (words) VALUES ('one')");
			await letOthersRun(5);
			await sql.run("INSERT INTO notes (words) VALUES ('two')");
		});
		await letOthersRun(1);
		const seen = await notes();
		await writing;
		expect(seen).toEqual(['one', 'two']);
	});

	it('serves in the order of asking, one failing or not', async () => {
		const order: number[] = [];
		const asked = Array.from({ length: 10 }, async (_, index) =>
			await database.transaction('t', async () => {
				await letOthersRun(10 - index);
				order.push(index);
				if (index % 3 === 0) throw new Error(`${index}`);
			}),
		);
		const outcomes = await Promise.allSettled(asked);
		expect(order).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
		expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(4);
	});

	describe('while another process writes', () => {
		let other: DatabaseSync;
		beforeEach(() => {
			other = new DatabaseSync(path);
			other.exec("BEGIN IMMEDIATE; INSERT INTO notes (words) VALUES ('other')");
		});
		afterEach(() => {
			jest.restoreAllMocks();
			other.close();
		});

		it('waits, without holding up the rest of its own', async () => {
			let done = false;
			const writing = note('mine').then(() => (done = true));
			for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setTimeout(resolve, 60));
			expect(done).toBe(false);
			other.exec('COMMIT');
			await writing;
			expect(await notes()).toEqual(['other', 'mine']);
		});

		it('reads what was there before', async () => {
			expect(await notes()).toEqual([]);
			other.exec('COMMIT');
			expect(await notes()).toEqual(['other']);
		});

		it('gives up in the end with a sentence that says what to look for, and works again after that', async () => {
			const start = Date.now();
			let looks = 0;
			jest.spyOn(Date, 'now').mockImplementation(() => start + (looks += 1) * 10_000);
			await expect(note('mine')).rejects.toThrow('The missed-call ledger stayed locked by another process for 15 seconds. Look for a process that holds the file open, then try again.');
			jest.restoreAllMocks();
			other.exec('ROLLBACK');
			await note('later');
			expect(await notes()).toEqual(['later']);
		});
	});

	it('finishes what was asked of it before it closes, and nothing after', async () => {
		const writing = note('last');
		const closing = database.close();
		await writing;
		await closing;
		await expect(note('too late')).rejects.toThrow();
		database = await openSqlite(path);
		expect(await notes()).toEqual(['last']);
	});

	it('keeps two files apart', async () => {
		const elsewhere = await openSqlite(':memory:');
		try {
			await note('here');
			await expect(elsewhere.read(async (sql) => await sql.all('SELECT * FROM notes'))).rejects.toThrow('no such table');
		} finally {
			await elsewhere.close();
		}
	});

	it.each([
		['is no database', (file: string) => writeFileSync(file, 'Dear diary, '.repeat(1_000))],
		['is a folder', (file: string) => void mkdirSync(file)],
	])('refuses a file that %s', async (_what, make) => {
		const file = folder.path(`strange-${(files += 1)}`);
		make(file);
		await expect(openSqlite(file)).rejects.toThrow(/not a database|unable to open/);
	});
});
