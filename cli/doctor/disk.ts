import { accessSync, constants, existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fail, ok, warn, type Finding } from './check';

/** Types of file system, as statfs(2) numbers them, on which the locks of SQLite cannot be relied upon. */
const NETWORK: Readonly<Record<number, string>> = { 0x6969: 'NFS', 0x517b: 'SMB', 0xff534d42: 'CIFS', 0xfe534d42: 'SMB', 0x00c36400: 'Ceph', 0x5346414f: 'AFS', 0x0bd00bd0: 'Lustre', 0x19830326: 'BeeGFS' };
const DOUBTFUL: Readonly<Record<number, string>> = { 0x65735546: 'FUSE', 0x01021997: '9P', 0x786f4256: 'a folder shared by VirtualBox' };

const MEASURED_MS = 1_000;
/** One missed call takes a few commits. */
const LEAST_COMMITS = 100;

/** Whether the ledger's folder can be written, is no network drive, and is quick. */
export function disk(path: string): readonly Finding[] {
	const folder = existing(dirname(path));
	const writable = canWrite(folder, path);
	return writable.status === 'fail' ? [writable] : [writable, fileSystem(folder), speed(folder)];
}

/** The folder itself, or the nearest one above that is there. */
function existing(folder: string): string {
	return existsSync(folder) || dirname(folder) === folder ? folder : existing(dirname(folder));
}

function canWrite(folder: string, path: string): Finding {
	try {
		accessSync(folder, constants.W_OK);
		if (existsSync(path)) accessSync(path, constants.W_OK);
		return ok('ledger file', existsSync(path) ? `${path} can be written.` : `${path} is not there yet: n8n makes it when a workflow with these nodes first runs.`);
	} catch {
		return fail('ledger file', `${existsSync(path) ? path : folder} cannot be written by this user. Make the user that n8n runs as its owner (chown), or keep the ledger elsewhere with MISSED_CALL_LEDGER.`);
	}
}

function fileSystem(folder: string): Finding {
	const { type } = statfsSync(folder);
	const mend = 'Keep the ledger on a disk of the machine itself, or in Postgres.';
	const network = NETWORK[type];
	if (network !== undefined) return fail('ledger disk', `${folder} is on ${network}, where SQLite's locks do not hold: calls may be lost, people texted twice. ${mend}`);
	const doubtful = DOUBTFUL[type];
	return doubtful === undefined ? ok('ledger disk', 'No network drive.') : warn('ledger disk', `${folder} is on ${doubtful}, which may not keep SQLite's locks. ${mend}`);
}

/** Commits that outlast a power cut, to a file of its own beside the ledger. */
function speed(folder: string): Finding {
	const own = mkdtempSync(join(folder, 'missed-call-doctor-'));
	try {
		const file = new DatabaseSync(join(own, 'speed.sqlite'));
		file.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE rows (value TEXT)');
		const insert = file.prepare('INSERT INTO rows (value) VALUES (?)');
		const startedAt = performance.now();
		let commits = 0;
		for (; performance.now() - startedAt < MEASURED_MS; commits += 1) insert.run('x'.repeat(500));
		const perSecond = Math.round((commits * 1_000) / (performance.now() - startedAt));
		file.close();
		return perSecond >= LEAST_COMMITS
			? ok('ledger speed', `${perSecond.toLocaleString('en-US')} durable commits a second.`)
			: warn('ledger speed', `${perSecond} durable commits a second: a burst of calls will wait. Keep the ledger on a solid-state disk, or in Postgres.`);
	} finally {
		rmSync(own, { recursive: true, force: true });
	}
}
