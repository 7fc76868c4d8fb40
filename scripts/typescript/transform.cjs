'use strict';

// How TypeScript becomes CommonJS outside the build: for the tests and for the scripts. Types are checked elsewhere.

const { extname } = require('node:path');
const esbuild = require('esbuild');

/** Files that are imported as one string. */
const TEXT_EXTENSIONS = ['.html', '.css', '.svg', '.md'];

/**
 * @param {string} source
 * @param {string} fileName absolute path, kept in the source map so that stack traces name the source
 * @returns {string} CommonJS
 */
function toCommonJs(source, fileName) {
	if (TEXT_EXTENSIONS.includes(extname(fileName))) {
		return `module.exports = { __esModule: true, default: ${JSON.stringify(source)} };`;
	}
	const result = esbuild.transformSync(source, {
		format: 'cjs',
		loader: 'ts',
		sourcefile: fileName,
		sourcemap: 'inline',
		// Tests run in a VM context without native import(): it becomes a require.
		supported: { 'dynamic-import': false },
		target: 'node22',
	});
	return result.code;
}

module.exports = { TEXT_EXTENSIONS, toCommonJs };
