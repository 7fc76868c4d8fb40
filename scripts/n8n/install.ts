import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { UserError, runCommand } from '../lib/command.cjs';
import { withLock } from '../lib/lock.cjs';
import { runMain } from '../lib/main.cjs';
import { npm } from '../lib/npm.cjs';
import { NODE_BINARY, ROOT, nodeHeadersFolder, withPinnedNode } from '../lib/project.cjs';
import { stage } from '../lib/stage.cjs';
import { LOCK_FILE, isN8nInstalled, pinnedN8nFolder, sqliteDriver } from './folder';

const NEEDED_BYTES = 4e9;

/**
 * Makes sure that the pinned n8n is installed, and tells where. The first time takes some minutes and 2.7 GB; after
 * that nothing. Safe to call from several processes at once and after a crash: n8n appears at its place whole or not
 * at all.
 * @throws UserError when there is no network, no disk space or no compiler
 */
export async function ensureN8n(): Promise<string> {
	const folder = pinnedN8nFolder();
	if (isN8nInstalled(folder)) return folder;
	await withLock(
		`${folder}.lock`,
		async () => {
			if (isN8nInstalled(folder)) return;
			await install(folder);
		},
		() => void process.stderr.write('… Waiting for another process that is installing n8n\n'),
	);
	return folder;
}

async function install(folder: string): Promise<void> {
	removeLeftovers(folder);
	requireSpace(dirname(folder));
	const partial = `${folder}.partial-${process.pid}`;
	mkdirSync(partial);
	try {
		for (const name of ['package.json', 'package-lock.json']) {
			copyFileSync(join(dirname(LOCK_FILE), name), join(partial, name));
		}
		const env = withPinnedNode();
		await stage(`Installing n8n into ${folder} (once; 3 to 6 minutes, 2.7 GB)`, () =>
			npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: partial, env }),
		);
		const nodedir = await headersFolder();
		await stage("Making n8n's SQLite driver", () =>
			npm(['rebuild', 'sqlite3', '--ignore-scripts=false'], { cwd: partial, env: { ...env, npm_config_nodedir: nodedir } }),
		);
		await requireDriver(partial);
		rmSync(folder, { recursive: true, force: true });
		renameSync(partial, folder);
	} catch (error) {
		rmSync(partial, { recursive: true, force: true });
		throw error;
	}
}

/** What an install that was cut off has left behind. Only called under the lock. */
function removeLeftovers(folder: string): void {
	const parent = dirname(folder);
	for (const name of readdirSync(parent)) {
		if (name.startsWith(`${basename(folder)}.partial-`)) rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 10 });
	}
}

function requireSpace(folder: string): void {
	const { bavail, bsize } = statfsSync(folder);
	const free = bavail * bsize;
	if (free >= NEEDED_BYTES) return;
	throw new UserError(
		`n8n needs ${NEEDED_BYTES / 1e9} GB of disk space to install, and ${folder} has ${(free / 1e9).toFixed(1)} GB.`,
		'Free some space, or set MISSED_CALL_CACHE to a folder on another disk.',
	);
}

/** A plain `npm install` removes the headers from under the `node` package: then they are fetched again. */
async function headersFolder(): Promise<string> {
	const found = nodeHeadersFolder();
	if (found) return found;
	await npm(['rebuild', 'node', '--ignore-scripts=false'], { cwd: ROOT });
	const fetched = nodeHeadersFolder();
	if (fetched) return fetched;
	throw new UserError('The headers of Node are missing.', 'Remove node_modules and run the command again.');
}

async function requireDriver(folder: string): Promise<void> {
	const driver = sqliteDriver(folder);
	if (!existsSync(driver)) throw new UserError(`n8n's SQLite driver was not made (${driver}).`, 'Run the command again.');
	await runCommand(NODE_BINARY, ['-e', 'require(process.argv[1])', driver]);
}

if (require.main === module) {
	runMain(async () => void process.stdout.write(`n8n is in ${await ensureN8n()}\n`));
}
