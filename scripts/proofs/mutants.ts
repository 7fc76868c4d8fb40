import { join, matchesGlob } from 'node:path';

import { runInForeground, UserError } from '../lib/command.cjs';
import { NODE_BINARY, ROOT, withPinnedNode } from '../lib/project.cjs';
import type { ProofOptions } from './options';
import { ROOMS } from './rooms.cjs';
import { say } from './say';

const STRYKER = join(ROOT, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');

/** @returns whether the tests notice as many of the changes as they should: see stryker.config.mjs */
export async function proveMutants({ files }: ProofOptions): Promise<boolean> {
	const stranger = files.find((file) => !ROOMS.some((room) => isOf(room, file)));
	if (stranger !== undefined) throw new UserError(`No mutants are made of "${stranger}".`, `There are those of: ${ROOMS.flatMap(({ mutate }) => mutate).join(', ')}.`);
	let noticed = true;
	for (const room of ROOMS) {
		const chosen = files.filter((file) => isOf(room, file));
		if (files.length > 0 && chosen.length === 0) continue;
		say(`\n── ${room.name}`);
		noticed = (await mutate(room.name, chosen.length > 0 ? chosen : room.mutate)) && noticed;
	}
	return noticed;
}

function isOf({ mutate }: (typeof ROOMS)[number], file: string): boolean {
	return !file.includes(',') && mutate.some((glob) => matchesGlob(file, glob));
}

async function mutate(room: string, files: readonly string[]): Promise<boolean> {
	const args = [STRYKER, 'run', 'stryker.config.mjs', '--mutate', [...files, '!**/index.ts'].join(',')];
	return (await runInForeground(NODE_BINARY, args, { cwd: ROOT, env: { ...withPinnedNode(), MISSED_CALL_PROOF_ROOM: room } })) === 0;
}
