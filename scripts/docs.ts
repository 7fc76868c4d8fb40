import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { UserError } from './lib/command.cjs';
import { runMain } from './lib/main.cjs';
import { ROOT } from './lib/project.cjs';
import { fieldsOfNodes } from './docs/fields';
import { crmTable, phoneTable } from './docs/systems';

const FILE = join(ROOT, 'README.md');

/** Parts of the README that are taken from the code, so that they cannot drift. */
const PARTS: Readonly<Record<string, () => string>> = {
	fields: fieldsOfNodes,
	'phone systems': phoneTable,
	crms: crmTable,
};

/** The README with one generated part brought up to date. */
export function withPart(readme: string, name: string, text: string): string {
	const [BEGIN, END] = [`<!-- ${name}: written by \`npm run docs\` -->`, `<!-- end of ${name} -->`];
	const begin = readme.indexOf(BEGIN);
	const end = readme.indexOf(END);
	if (begin < 0 || end < begin) throw new UserError(`README.md has lost the marks of its generated part "${name}".`, `Put back "${BEGIN}" and "${END}".`);
	return `${readme.slice(0, begin + BEGIN.length)}\n\n${text}\n${readme.slice(end)}`;
}

runMain(async () => {
	const readme = readFileSync(FILE, 'utf8');
	const wanted = Object.entries(PARTS).reduce((text, [name, make]) => withPart(text, name, make()), readme);
	if (wanted === readme) return;
	if (process.argv.includes('--check')) throw new UserError('The generated parts of README.md are not what the code says.', 'Run `npm run docs` and commit what it writes.');
	writeFileSync(FILE, wanted);
	process.stdout.write('README.md is up to date again.\n');
});
