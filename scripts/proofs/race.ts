import { runInForeground } from '../lib/command.cjs';
import { NODE_BINARY, ROOT, withPinnedNode } from '../lib/project.cjs';
import type { ProofOptions } from './options';

const TEST = 'test/contract/ledger/race.test.ts';

/** @returns whether every call was claimed by one process, and none by two */
export async function proveRace({ calls }: ProofOptions): Promise<boolean> {
	const env = { ...withPinnedNode(), LEDGER_RACE: String(calls) };
	return (await runInForeground(NODE_BINARY, ['node_modules/jest/bin/jest.js', '--runInBand', '--selectProjects', 'contract', '--runTestsByPath', TEST], { cwd: ROOT, env })) === 0;
}
