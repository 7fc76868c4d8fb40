import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

import { withLock } from '../../../scripts/lib/lock.cjs';

const LOCK_MODULE = join(__dirname, '..', '..', '..', 'scripts', 'lib', 'lock.cjs');

/** A process that takes the lock, writes "in" and "out" around a pause, and lets go. */
const CONTENDER = `
const { appendFileSync } = require('node:fs');
const { withLock } = require(process.argv[1]);
const [, , folder, journal] = process.argv;
withLock(folder, async () => {
	appendFileSync(journal, 'in ' + process.pid + '\\n');
	await new Promise((resolve) => setTimeout(resolve, 30));
	appendFileSync(journal, 'out ' + process.pid + '\\n');
});`;

/** The id of a process that has ended. */
async function endedPid(): Promise<number> {
	const child = spawn(process.execPath, ['-e', '0']);
	await new Promise((resolve) => child.once('close', resolve));
	return child.pid ?? 0;
}

describe('withLock', () => {
	let work: string;
	let folder: string;

	beforeEach(() => {
		work = mkdtempSync(join(tmpdir(), 'missed-call-lock-'));
		folder = join(work, 'deep', 'the.lock');
	});

	afterEach(() => rmSync(work, { recursive: true, force: true }));

	const abandonedBy = (holder: unknown) => {
		mkdirSync(folder, { recursive: true });
		writeFileSync(join(folder, 'holder.json'), typeof holder === 'string' ? holder : JSON.stringify(holder));
	};

	it('lets one in after the other, in one process', async () => {
		const journal: string[] = [];
		const enter = async (name: string) =>
			await withLock(folder, async () => {
				journal.push(`in ${name}`);
				await new Promise((resolve) => setImmediate(resolve));
				journal.push(`out ${name}`);
			});
		await Promise.all([enter('a'), enter('b'), enter('c')]);
		for (let at = 0; at < journal.length; at += 2) expect(journal[at + 1]).toBe(journal[at]?.replace('in', 'out'));
		expect(journal).toHaveLength(6);
	});

	it('lets one in after the other, across processes, also when all find a dead holder at once', async () => {
		abandonedBy({ pid: await endedPid(), host: hostname() });
		const journal = join(work, 'journal');
		appendFileSync(journal, '');
		const contenders = Array.from({ length: 4 }, () => spawn(process.execPath, ['-e', CONTENDER, LOCK_MODULE, folder, journal]));
		const codes = await Promise.all(contenders.map((child) => new Promise((resolve) => child.once('close', resolve))));
		expect(codes).toEqual([0, 0, 0, 0]);
		const lines = readFileSync(journal, 'utf8').trim().split('\n');
		expect(lines).toHaveLength(8);
		for (let at = 0; at < lines.length; at += 2) expect(lines[at + 1]).toBe(lines[at]?.replace('in', 'out'));
	});

	it('gives the result, and lets go after success and after failure', async () => {
		await expect(withLock(folder, async () => existsSync(folder))).resolves.toBe(true);
		expect(existsSync(folder)).toBe(false);
		await expect(withLock(folder, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
		expect(existsSync(folder)).toBe(false);
	});

	it('says once that it waits', async () => {
		const waiting = jest.fn();
		let letGo = () => {};
		const first = withLock(folder, async () => await new Promise<void>((resolve) => (letGo = resolve)));
		const second = withLock(folder, async () => 'second', () => {
			waiting();
			letGo();
		});
		await expect(second).resolves.toBe('second');
		await first;
		expect(waiting).toHaveBeenCalledTimes(1);
	});

	it('takes over from a holder that died without a name, once that is sure', async () => {
		mkdirSync(folder, { recursive: true });
		utimesSync(folder, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
		await expect(withLock(folder, async () => 'mine')).resolves.toBe('mine');
	});

	it('takes over a lock whose file is garbage or that is hours old', async () => {
		abandonedBy('{"pid":');
		utimesSync(folder, new Date(Date.now() - 60_000), new Date(Date.now() - 60_000));
		await expect(withLock(folder, async () => 'mine')).resolves.toBe('mine');
		abandonedBy({ pid: process.pid, host: hostname() });
		utimesSync(folder, new Date(Date.now() - 7_200_000), new Date(Date.now() - 7_200_000));
		await expect(withLock(folder, async () => 'mine')).resolves.toBe('mine');
	});

	it('leaves a lock alone that another machine holds', async () => {
		abandonedBy({ pid: await endedPid(), host: `not-${hostname()}` });
		let waited = false;
		const taking = withLock(folder, async () => 'mine', () => {
			waited = true;
			rmSync(folder, { recursive: true });
		});
		await expect(taking).resolves.toBe('mine');
		expect(waited).toBe(true);
	});
});
