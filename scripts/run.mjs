// The one way in: `node scripts/run.mjs <task> [arguments]`, on any Node from 20.11, with nothing installed yet.
// Installs what is missing, then runs the task under the project's own Node.

import { join } from 'node:path';
import command from './lib/command.cjs';
import main from './lib/main.cjs';
import project from './lib/project.cjs';
import toolchain from './lib/toolchain.cjs';

const { ROOT, NODE_BINARY, withPinnedNode } = project;

/** How a TypeScript file is run. @param {string} file */
const script = (file) => ['--enable-source-maps', '--require', './scripts/typescript/register.cjs', file];

/** @param {string} bin @param {string[]} args */
const tool = (bin, ...args) => [join('node_modules', bin), ...args];

/** What `node` is called with for each task. @type {Record<string, string[]>} */
const TASKS = {
	start: script('scripts/start.ts'),
	test: script('scripts/test.ts'),
	bench: script('bench/index.ts'),
	train: script('training/index.ts'),
	docs: script('scripts/docs.ts'),
	pictures: script('scripts/pictures.ts'),
	proof: script('scripts/proofs/index.ts'),
	places: ['scripts/places/index.cjs'],
	n8n: script('scripts/n8n/install.ts'),
	build: tool('gulp/bin/gulp.js', 'build'),
	icons: tool('gulp/bin/gulp.js', 'icons'),
	lint: tool('eslint/bin/eslint.js', '.', '--max-warnings', '0'),
	typecheck: tool('typescript/bin/tsc', '--project', 'tsconfig.json'),
	jest: tool('jest/bin/jest.js'),
};

const [task = '', ...rest] = process.argv.slice(2);

main.runMain(async () => {
	const args = TASKS[task];
	if (!args) {
		throw new command.UserError(`There is no task "${task}".`, `There are: ${Object.keys(TASKS).join(', ')}.`);
	}
	await toolchain.ensureToolchain();
	process.exitCode = await command.runInForeground(NODE_BINARY, [...args, ...rest], { cwd: ROOT, env: withPinnedNode() });
});
