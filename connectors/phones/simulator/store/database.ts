import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { SCHEMAS } from './schema';

/** Longest time one statement waits for another process. Short, because it holds up everything else in this process. */
const BUSY_TIMEOUT_MS = 250;

const SQLITE_BUSY = 5;
const SQLITE_LOCKED = 6;

/**
 * Opens the simulated company's file, makes it when it is new and brings it to today's schema.
 * @throws Error with a sentence for the user when this Node has no SQLite, or the file is of a newer version
 */
export function openDatabase(path: string): DatabaseSync {
	const sqlite = process.getBuiltinModule('node:sqlite');
	if (!sqlite) throw new Error('The simulator needs a Node.js with built-in SQLite (22.13 or newer). Run n8n on a newer Node.js.');
	mkdirSync(dirname(path), { recursive: true });
	const db = new sqlite.DatabaseSync(path);
	try {
		// As a pragma: the option of the same name came with Node 22.16.
		db.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
		// Asking for WAL when it is on already takes no lock; asking twice at once by two processes may, so it is tried again.
		patiently(() => db.exec('PRAGMA journal_mode = WAL'));
		db.exec('PRAGMA synchronous = NORMAL');
		patiently(() => immediately(db, () => migrate(db, path)));
	} catch (error) {
		db.close();
		throw error;
	}
	return db;
}

function migrate(db: DatabaseSync, path: string): void {
	const version = Number(db.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
	if (version > SCHEMAS.length) {
		throw new Error(`The simulator's file ${path} was written by a newer version of this package. Update the package, or delete the file to begin anew.`);
	}
	if (version === SCHEMAS.length) return;
	for (const schema of SCHEMAS.slice(version)) db.exec(schema);
	db.exec(`PRAGMA user_version = ${SCHEMAS.length}`);
}

/** SQLite may have rolled back by itself, and whether it has cannot be asked before Node 22.16. */
function rollBack(db: DatabaseSync): void {
	try {
		db.exec('ROLLBACK');
	} catch {
		// There was nothing left to roll back: the error that led here is the one to tell.
	}
}

/** Runs `work` in one transaction that takes the write lock at its beginning, so that what it reads stays true. */
export function immediately<T>(db: DatabaseSync, work: () => T): T {
	db.exec('BEGIN IMMEDIATE');
	try {
		const result = work();
		db.exec('COMMIT');
		return result;
	} catch (error) {
		rollBack(db);
		throw error;
	}
}

/** True when another process held the file for longer than we wait: nothing was written, and it may be tried again. */
export function isBusy(error: unknown): boolean {
	if (typeof error !== 'object' || error === null || !('errcode' in error) || typeof error.errcode !== 'number') return false;
	// The low byte is the primary code; the rest tells the variety of it.
	const primary = error.errcode & 0xff;
	return primary === SQLITE_BUSY || primary === SQLITE_LOCKED;
}

function patiently(work: () => void, tries = 8): void {
	for (let left = tries; ; left -= 1) {
		try {
			work();
			return;
		} catch (error) {
			if (left <= 1 || !isBusy(error)) throw error;
		}
	}
}
