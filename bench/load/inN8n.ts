import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { startN8n } from '../../scripts/n8n';
import type { RunningN8n } from '../../scripts/n8n';
import { monotonicMs } from '../lib/clock';
import { replaceBuild } from '../lib/n8nPackage';
import { removeScratch, scratchFolder } from '../lib/scratch';

/** One start of n8n. */
export interface N8nStart {
	/** From the process being started to its readiness. Milliseconds. */
	readonly readyMs: number;
	/** In use on n8n's heap after a garbage collection. Bytes. */
	readonly heapBytes: number;
	/** Resident memory of n8n's process. Bytes. */
	readonly rssBytes: number;
}

export interface N8nStarts {
	readonly withPackage: readonly N8nStart[];
	readonly without: readonly N8nStart[];
}

const HEAP_PROBE = join(__dirname, 'heap-probe.cjs');

/** Lets n8n finish what it begins once it is ready. */
const SETTLE_MS = 3_000;

/** Starts n8n with the package and without, by turns. */
export async function benchInN8n(times: number, dist: string | undefined): Promise<N8nStarts> {
	const folder = scratchFolder();
	try {
		const contenders = { withPackage: await firstStart(folder, 'with', dist), without: await firstStart(folder, 'without', dist) };
		const starts: { withPackage: N8nStart[]; without: N8nStart[] } = { withPackage: [], without: [] };
		for (let time = 0; time < times; time += 1) {
			for (const name of ['withPackage', 'without'] as const) starts[name].push(await startOnce(contenders[name]));
		}
		return starts;
	} finally {
		removeScratch(folder);
	}
}

interface Contender {
	readonly n8n: RunningN8n;
	readonly heapFile: string;
}

/** The first start of a user folder makes n8n's database, which is nothing of ours to measure. */
async function firstStart(folder: string, name: 'with' | 'without', dist: string | undefined): Promise<Contender> {
	const userFolder = join(folder, name);
	const heapFile = join(folder, `${name}.json`);
	const n8n = await startN8n({
		userFolder,
		packageFrom: name === 'with' ? 'dist' : false,
		prepare: async () => {
			if (name === 'with' && dist !== undefined) replaceBuild(userFolder, dist);
		},
		env: { NODE_OPTIONS: `--expose-gc --require ${JSON.stringify(HEAP_PROBE)}`, BENCH_HEAP_FILE: heapFile },
	});
	await n8n.stop();
	return { n8n, heapFile };
}

async function startOnce({ n8n, heapFile }: Contender): Promise<N8nStart> {
	let startedAt = 0;
	const running = await n8n.restart({
		prepare: async () => {
			startedAt = monotonicMs();
		},
	});
	const readyMs = monotonicMs() - startedAt;
	try {
		await sleep(SETTLE_MS);
		const rssBytes = residentBytes(running.pid);
		return { readyMs, rssBytes, heapBytes: await heapBytes(running.pid, heapFile) };
	} finally {
		await running.stop();
	}
}

function residentBytes(pid: number): number {
	return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim()) * 1024;
}

async function heapBytes(pid: number, file: string): Promise<number> {
	rmSync(file, { force: true });
	process.kill(pid, 'SIGUSR2');
	for (let tries = 0; tries < 100; tries += 1) {
		await sleep(100);
		try {
			return (JSON.parse(readFileSync(file, 'utf8')) as { heapUsed: number }).heapUsed;
		} catch {
			// Not written yet, or not whole.
		}
	}
	throw new Error('n8n did not tell its heap within ten seconds.');
}
