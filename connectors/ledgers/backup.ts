import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportedRow } from '../../engine';
import { exportRows } from './store/export';
import { restoreRows } from './store/restore';
import type { Database } from './sql';
import { eraseSecrets, openSqlite } from './sqlite';

/** All rows as they are at one moment, while the ledger goes on being used. */
export async function* exportAll(database: Database, businessId?: string): AsyncGenerator<ExportedRow> {
	const view = await database.snapshot();
	try {
		yield* exportRows(view, database.dialect, businessId);
	} finally {
		await view.end();
	}
}

/**
 * Writes all of the ledger to a new file: a ledger file of SQLite, or JSON lines from Postgres. Whole or not at all, and
 * readable by {@link readBackup} either way.
 */
export async function backUp(database: Database, path: string): Promise<void> {
	if (existsSync(path)) throw new Error(`There is a file ${path} already. A backup is written to a new one only: choose another name, or move it away.`);
	const partial = `${path}.part`;
	await rm(partial, { force: true });
	try {
		if (database.dialect === 'sqlite') {
			await database.read(async (sql) => await sql.run('VACUUM INTO ?', partial));
			eraseSecrets(partial);
		} else await pipeline(Readable.from(lines(exportAll(database))), createWriteStream(partial, { mode: 0o600 }));
		await onDisk(partial);
		await rename(partial, path);
	} catch (error) {
		await rm(partial, { force: true });
		throw error;
	}
}

/** The rows of a backup, of whichever kind it is. */
export async function* readBackup(path: string): AsyncGenerator<ExportedRow> {
	if (await isSqlite(path)) {
		const database = await openSqlite(path);
		try {
			yield* exportAll(database);
		} finally {
			await database.close();
		}
		return;
	}
	let number = 0;
	for await (const line of linesIn(createReadStream(path, 'utf8'))) {
		number += 1;
		if (line.trim() !== '') yield rowIn(line, `${path}, line ${number}`);
	}
}

/** One transaction: a backup that breaks off leaves the ledger empty. Returns the number of rows. */
export async function restore(database: Database, rows: AsyncIterable<ExportedRow> | Iterable<ExportedRow>): Promise<number> {
	let begun = false;
	return await database.transaction('restore', async (sql) => {
		// Rows that were read cannot be read again.
		if (begun) throw new Error('Somebody wrote to the ledger while a backup was being restored into it, so nothing was restored. Stop the other processes and try again.');
		begun = true;
		return await restoreRows(sql, database.dialect, rows);
	});
}

async function* lines(rows: AsyncIterable<ExportedRow>): AsyncGenerator<string> {
	for await (const row of rows) yield `${JSON.stringify(row)}\n`;
}

/** By line feeds alone: Node's readline also ends lines where JSON may hold what Unicode calls a separator. */
async function* linesIn(chunks: AsyncIterable<unknown>): AsyncGenerator<string> {
	let rest = '';
	for await (const chunk of chunks) {
		const lines = (rest + String(chunk)).split('\n');
		rest = lines.pop() ?? '';
		yield* lines;
	}
	yield rest;
}

function rowIn(line: string, where: string): ExportedRow {
	try {
		const { table, row } = JSON.parse(line) as Partial<ExportedRow>;
		if (typeof table === 'string' && typeof row === 'object' && row !== null) return { table, row };
	} catch {
		// Told below, as what it is.
	}
	throw new Error(`The backup cannot be read (${where}): each line must be {"table": …, "row": …}. It may have been cut off.`);
}

async function isSqlite(path: string): Promise<boolean> {
	const file = await open(path);
	try {
		const { buffer, bytesRead } = await file.read(Buffer.alloc(15), 0, 15, 0);
		return buffer.toString('latin1', 0, bytesRead) === 'SQLite format 3';
	} finally {
		await file.close();
	}
}

async function onDisk(path: string): Promise<void> {
	const file = await open(path, 'r+');
	try {
		await file.sync();
	} finally {
		await file.close();
	}
}
