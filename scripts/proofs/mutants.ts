import { join } from 'node:path';

import { runInForeground, UserError } from '../lib/command.cjs';
import { NODE_BINARY, ROOT, withPinnedNode } from '../lib/project.cjs';
import type { ProofOptions } from './options';

const STRYKER = join(ROOT, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

/** @returns whether the tests notice as many of the changes as they should: see stryker.config.mjs */
export async function proveMutants({ files }: ProofOptions): Promise<boolean> {
	if (files.some((file) => file.includes(','))) throw new UserError('A file name holds a comma.', 'Give the files one by one.');
	const only = files.length === 0 ? [] : ['--mutate', files.join(',')];
	return (await runInForeground(NODE_BINARY, [STRYKER, 'run', 'stryker.config.mjs', ...only], { cwd: ROOT, env: withPinnedNode() })) === 0;
}
