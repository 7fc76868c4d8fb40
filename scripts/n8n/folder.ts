import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { cacheFolder, hashFile } from '../lib/project.cjs';

/** The lock file that pins n8n and everything below it. */
export const LOCK_FILE = join(__dirname, 'package-lock.json');

/** Where the pinned n8n is or will be: one folder a lock file, shared by every checkout of this machine. */
export function pinnedN8nFolder(): string {
	return join(cacheFolder(), `n8n-${hashFile(LOCK_FILE).slice(0, 16)}`);
}

/** The program that `node` runs as n8n. */
export function n8nProgram(folder = pinnedN8nFolder()): string {
	return join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
}

/** The compiled SQLite driver, the one part of n8n that an install without scripts leaves out. */
export function sqliteDriver(folder = pinnedN8nFolder()): string {
	return join(folder, 'node_modules', 'sqlite3', 'build', 'Release', 'node_sqlite3.node');
}

/** Whether the pinned n8n is installed whole. */
export function isN8nInstalled(folder = pinnedN8nFolder()): boolean {
	return existsSync(n8nProgram(folder)) && existsSync(sqliteDriver(folder));
}
