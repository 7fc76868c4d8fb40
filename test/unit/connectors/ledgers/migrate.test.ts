import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ledgerOver, openSqlite } from '../../../../connectors/ledgers';
import { MIGRATIONS } from '../../../../connectors/ledgers/schema';
import { bundle } from '../../../contract/ledger/processes/bundle';
import { temporaryFolder } from './support';

const folder = temporaryFolder();
let files = 0;

const tablesOf = (path: string): string[] => {
	const file = new DatabaseSync(path);
	const rows = file.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name").all();
	file.close();
	return rows.map(({ name }) => String(name));
};
const versionsOf = (path: string): unknown[] => {
	const file = new DatabaseSync(path);
	const rows = file.prepare('SELECT version FROM migrations ORDER BY version').all();
	file.close();
	return rows.map(({ version }) => version);
};
const ALL = MIGRATIONS.map((_, index) => index + 1);

describe('migrations', () => {
	let path = '';
	beforeEach(() => {
		path = folder.path(`${(files += 1)}.sqlite`);
	});

	it('make a new file, and leave it alone after that', async () => {
		await (await openSqlite(path)).close();
		const tables = tablesOf(path);
		expect(tables).toEqual(expect.arrayContaining(['businesses', 'calls', 'decisions', 'due', 'events', 'messages', 'migrations']));
		expect(versionsOf(path)).toEqual(ALL);
		await (await openSqlite(path)).close();
		expect([tablesOf(path), versionsOf(path)]).toEqual([tables, ALL]);
	});

	it('run once when several processes open many new files at once', async () => {
		const program = await bundle(join(__dirname, 'opener.ts'), folder.path('opener.cjs'));
		const paths = Array.from({ length: 15 }, () => folder.path(`${(files += 1)}.sqlite`));
		const openers = Array.from({ length: 4 }, () => fork(program, paths, { execPath: process.execPath, execArgv: ['--disable-warning=ExperimentalWarning'] }));
		const told = (index: number) => new Promise<unknown>((resolve) => openers[index]?.once('message', resolve));
		await Promise.all(openers.map((_, index) => told(index)));
		const done = openers.map((_, index) => told(index));
		for (const opener of openers) opener.send('go');
		expect(await Promise.all(done)).toEqual(['opened', 'opened', 'opened', 'opened']);
		for (const one of paths) expect(versionsOf(one)).toEqual(ALL);
	});

	it('refuse a file of a newer version with a sentence, and leave it as it is', async () => {
		await (await openSqlite(path)).close();
		const file = new DatabaseSync(path);
		file.exec(`INSERT INTO migrations (version, at) VALUES (${ALL.length + 1}, 0)`);
		file.close();
		await expect(openSqlite(path)).rejects.toThrow(
			`The missed-call ledger was written by a newer version of this package (schema ${ALL.length + 1}, this version knows ${ALL.length}). Update n8n-nodes-missed-call on every process of this n8n.`,
		);
		// SQLite takes its log away when the last one closes the file.
		expect(existsSync(`${path}-wal`)).toBe(false);
		expect(versionsOf(path)).toEqual([...ALL, ALL.length + 1]);
	});

	it('bring what an older version read unsurely up for review', async () => {
		const file = new DatabaseSync(path);
		file.exec('CREATE TABLE migrations (version BIGINT PRIMARY KEY, at BIGINT NOT NULL)');
		for (const [index, statements] of MIGRATIONS.slice(0, 2).entries()) {
			for (const statement of statements) file.exec(statement.replace('SERIAL_KEY', 'INTEGER PRIMARY KEY AUTOINCREMENT'));
			file.exec(`INSERT INTO migrations (version, at) VALUES (${index + 1}, 0)`);
		}
		const insert = file.prepare(`INSERT INTO messages (id, business_id, conversation_id, direction, system, account, sender, recipient, body, media, status, at, attempt, offers, classification)
			VALUES (?, 'bayside', 'conv_1', 'in', 's', 'a', '+14155550120', '+14155550100', ?, '[]', 'received', ?, 0, 1, ?)`);
		insert.run('msg_1', 'unsure', 5, JSON.stringify({ intent: 'other', unsure: true }));
		insert.run('msg_2', 'sure', 6, JSON.stringify({ intent: 'quote', unsure: false, summary: '"unsure":true' }));
		insert.run('msg_3', 'not read', 7, null);
		file.close();
		const ledger = ledgerOver(await openSqlite(path));
		expect((await ledger.repliesToReview({ since: 0, until: 10, limit: 10 })).map(({ message, reviewAt }) => [message.body, reviewAt])).toEqual([['unsure', 5]]);
		await ledger.close();
		expect(versionsOf(path)).toEqual(ALL);
	});

	it('that fail leave nothing half made, and can be run again when the cause is gone', async () => {
		const file = new DatabaseSync(path);
		file.exec('CREATE TABLE refusals (of_somebody_else TEXT)');
		file.close();
		await expect(openSqlite(path)).rejects.toThrow('refusals');
		expect(tablesOf(path)).toEqual(['migrations', 'refusals']);
		const mended = new DatabaseSync(path);
		mended.exec('DROP TABLE refusals');
		mended.close();
		await (await openSqlite(path)).close();
		expect(versionsOf(path)).toEqual(ALL);
	});
});
