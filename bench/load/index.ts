import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { runCommand } from '../../scripts/lib/command.cjs';
import { NODE_BINARY, ROOT } from '../../scripts/lib/project.cjs';
import { stage } from '../../scripts/lib/stage.cjs';
import { removeScratch, scratchFolder } from '../lib/scratch';
import { benchInN8n } from './inN8n';
import type { N8nStarts } from './inN8n';

export { loadAims, loadReport } from './report';

export interface LoadOptions {
	readonly quick: boolean;
	readonly dist?: string;
}

/** Loading the package once in a fresh process. */
export interface Load {
	readonly ms: number;
	/** Processor time of it, which other processes disturb less. Milliseconds. */
	readonly cpuMs: number;
	readonly heapBytes: number;
}

export interface LoadResult {
	readonly loads: readonly Load[];
	/** Left out of a quick run. */
	readonly inN8n?: N8nStarts;
}

/** How often n8n is started with the package, and how often without. */
const STARTS = 5;

/** Measures what it takes to load the package: by itself, many times; and in n8n, a few times with it and without. */
export async function benchLoad({ quick, dist }: LoadOptions): Promise<LoadResult> {
	const loads = await stage('Loading the package', () => loadRepeatedly(quick ? 7 : 15, dist ?? join(ROOT, 'dist')));
	if (quick) return { loads };
	return { loads, inN8n: await stage('Starting n8n with the package and without', () => benchInN8n(STARTS, dist)) };
}

async function loadRepeatedly(times: number, dist: string): Promise<Load[]> {
	const folder = scratchFolder();
	try {
		layOut(folder, dist);
		const loads: Load[] = [];
		// The first one fetches the files from the disk.
		await loadOnce(folder);
		for (let time = 0; time < times; time += 1) loads.push(await loadOnce(folder));
		return loads;
	} finally {
		removeScratch(folder);
	}
}

/** The package as n8n has it in its folder: by itself, with nothing beside it but n8n-workflow. */
function layOut(folder: string, dist: string): void {
	cpSync(dist, join(folder, 'dist'), { recursive: true });
	cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
	mkdirSync(join(folder, 'node_modules'));
	symlinkSync(join(ROOT, 'node_modules', 'n8n-workflow'), join(folder, 'node_modules', 'n8n-workflow'), 'junction');
	cpSync(join(__dirname, 'require.cjs'), join(folder, 'require.cjs'));
}

async function loadOnce(folder: string): Promise<Load> {
	const output = await runCommand(NODE_BINARY, ['--expose-gc', 'require.cjs', folder], { cwd: folder });
	return JSON.parse(output) as Load;
}
