// `npm test`: everything. `npm test -- lint unit`: these parts.

import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { UserError, runInForeground } from './lib/command.cjs';
import { runMain } from './lib/main.cjs';
import { NODE_BINARY, ROOT } from './lib/project.cjs';
import { ensureN8n } from './n8n';
import { NOTHING, add, inWords, single, tallyJest } from './test/tally';
import type { Tally } from './test/tally';

interface Part {
	name: string;
	run: () => Promise<Tally>;
}

const tool = async (...args: string[]) => await runInForeground(NODE_BINARY, args, { cwd: ROOT });
const check = async (...args: string[]) => single((await tool(...args)) === 0);

const jest = async (...args: string[]) =>
	await tallyJest((file) => tool('node_modules/jest/bin/jest.js', ...args, '--json', `--outputFile=${file}`));

/** Jest leaves a core to itself, which on a machine of two is half of it. */
const WORKERS = Math.max(2, availableParallelism() - 1);

/** Tests without an n8n of their own take milliseconds. One that hangs shall not hold up everything. */
const quickJest = async (kind: string) => await jest('--selectProjects', kind, '--testTimeout=60000', `--maxWorkers=${WORKERS}`);

/** In this order: what is quick and fundamental first. */
const PARTS: Part[] = [
	{ name: 'lint', run: () => check('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0') },
	{ name: 'types', run: () => check('node_modules/typescript/bin/tsc', '--project', 'tsconfig.json') },
	{ name: 'build', run: () => check('node_modules/gulp/bin/gulp.js', 'build', '-L') },
	{ name: 'docs', run: () => check('--require', './scripts/typescript/register.cjs', 'scripts/docs.ts', '--check') },
	{ name: 'unit', run: () => quickJest('unit') },
	{ name: 'nodes', run: () => quickJest('nodes') },
	{ name: 'contract', run: () => quickJest('contract') },
	{
		name: 'e2e',
		run: async () => {
			await ensureN8n();
			return await jest('--selectProjects', 'e2e', '--runInBand');
		},
	},
];

/** Parts that are a folder of tests. */
const KINDS = new Set(['unit', 'nodes', 'contract', 'e2e']);

/** Parts that look at what was built. */
const NEEDS_BUILD = new Set(['docs', 'nodes', 'contract', 'e2e']);

function chosen(names: string[]): Part[] {
	const unknown = names.find((name) => !PARTS.some((part) => part.name === name));
	if (unknown) {
		throw new UserError(`There is no part "${unknown}".`, `There are: ${PARTS.map(({ name }) => name).join(', ')}.`);
	}
	if (names.length === 0) return PARTS.filter(({ name }) => !KINDS.has(name) || existsSync(join(ROOT, 'test', name)));
	const wanted = new Set(names.some((name) => NEEDS_BUILD.has(name)) ? [...names, 'build'] : names);
	return PARTS.filter(({ name }) => wanted.has(name));
}

async function main(): Promise<void> {
	let total = NOTHING;
	let isBuilt = true;
	for (const { name, run } of chosen(process.argv.slice(2))) {
		const started = Date.now();
		process.stdout.write(`\n── ${name}\n`);
		const tally: Tally = isBuilt || !NEEDS_BUILD.has(name) ? await run() : single(false);
		if (name === 'build') isBuilt = tally.failed === 0;
		process.stdout.write(`── ${name}: ${inWords(tally)} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
		total = add(total, tally);
	}
	process.stdout.write(`\n${inWords(total)}\n`);
	process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
}

runMain(main);
