import { cpSync, existsSync, mkdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

import { ROOT } from '../../scripts/lib/project.cjs';

/** What is measured of a build: the node, and the rooms that it stands on. */
export interface Build {
	readonly engine: typeof import('../../engine');
	readonly connectors: typeof import('../../connectors');
	readonly node: import('../../nodes/UpsertCrmContact/UpsertCrmContact.node').UpsertCrmContact;
}

/** Loads a build, or the sources themselves. @param scratch where one from elsewhere is laid out beside n8n-workflow */
export function loadBuild(dist: string, scratch: string): Build {
	const folder = relative(ROOT, dist).startsWith('..') ? laidOut(dist, scratch) : dist;
	const load = createRequire(join(folder, 'index.js'));
	// Without its ending it would be the description beside it, which is JSON.
	const file = `nodes/UpsertCrmContact/UpsertCrmContact.node.${existsSync(join(folder, 'engine', 'index.ts')) ? 'ts' : 'js'}`;
	const { UpsertCrmContact } = load(`./${file}`) as typeof import('../../nodes/UpsertCrmContact/UpsertCrmContact.node');
	return { engine: load('./engine') as Build['engine'], connectors: load('./connectors') as Build['connectors'], node: new UpsertCrmContact() };
}

function laidOut(dist: string, scratch: string): string {
	const folder = join(scratch, 'build');
	cpSync(dist, folder, { recursive: true });
	mkdirSync(join(scratch, 'node_modules'));
	symlinkSync(join(ROOT, 'node_modules', 'n8n-workflow'), join(scratch, 'node_modules', 'n8n-workflow'), 'junction');
	return folder;
}
