'use strict';

// `node --require` this file, and `require` understands TypeScript and text files.

const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { TEXT_EXTENSIONS, toCommonJs } = require('./transform.cjs');

/** @typedef {(module: NodeJS.Module & { _compile(code: string, fileName: string): void }, fileName: string) => void} Loader */

/** @type {Record<string, Loader>} */
const loaders = Reflect.get(Module, '_extensions');

for (const extension of ['.ts', ...TEXT_EXTENSIONS]) {
	loaders[extension] = (module, fileName) => {
		module._compile(toCommonJs(readFileSync(fileName, 'utf8'), fileName), fileName);
	};
}
