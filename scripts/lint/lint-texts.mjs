// Reads [{ filePath, code }] from standard input and says which rules of the project each text breaks, as if it stood
// at its path. Rules that need types are left out: the files need not exist.

import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const eslint = new ESLint({
	overrideConfig: [
		{ ...tseslint.configs.disableTypeChecked, files: ['**/*.ts'] },
		{ files: ['**/*.ts'], languageOptions: { parserOptions: { projectService: false } } },
	],
});

/** @type {Array<{ filePath: string, code: string }>} */
const texts = JSON.parse(await text(process.stdin));
const results = [];
for (const { filePath, code } of texts) {
	const [result] = await eslint.lintText(code, { filePath });
	results.push((result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(results));
