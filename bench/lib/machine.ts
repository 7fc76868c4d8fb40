import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';
import { join } from 'node:path';

import { pinnedN8nFolder } from '../../scripts/n8n';

/** What the figures were measured on: without it they say little. */
export interface Machine {
	readonly cpu: string;
	readonly cores: number;
	readonly memoryGb: number;
	readonly system: string;
	readonly node: string;
	/** Absent where it is not installed: some parts need none. */
	readonly n8n?: string;
	/** Mean number of running processes over the last minute, before the first measurement. */
	readonly loadBefore: number;
}

export function machine(): Machine {
	const manifest = join(pinnedN8nFolder(), 'node_modules', 'n8n', 'package.json');
	const n8n = existsSync(manifest) ? (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }) : undefined;
	return {
		cpu: cpus()[0]?.model.trim() ?? 'unknown',
		cores: availableParallelism(),
		memoryGb: Math.round(totalmem() / 2 ** 30),
		system: `${platform()} ${release()}`,
		node: process.versions.node,
		...(n8n ? { n8n: n8n.version } : {}),
		loadBefore: loadavg()[0] ?? 0,
	};
}

export function machineLine({ cpu, cores, memoryGb, node, n8n, loadBefore }: Machine): string {
	return `${n8n === undefined ? '' : `n8n ${n8n}, `}Node ${node}, ${cores} cores (${cpu}), ${memoryGb} GB, load before ${loadBefore.toFixed(1)}`;
}
