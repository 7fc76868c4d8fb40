import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { manifest } from '../../scripts/n8n';

/** Puts another build in the place of the one that was placed in this n8n user folder. */
export function replaceBuild(userFolder: string, dist: string): void {
	const target = join(userFolder, '.n8n', 'nodes', 'node_modules', manifest().name, 'dist');
	rmSync(target, { recursive: true, force: true });
	cpSync(dist, target, { recursive: true });
}
