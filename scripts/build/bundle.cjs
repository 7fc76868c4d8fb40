'use strict';

const { isBuiltin } = require('node:module');
const { basename, dirname, join, relative, resolve, sep } = require('node:path');
const esbuild = require('esbuild');
const { ROOT } = require('../lib/project.cjs');
const { CONNECTORS, DIST, ENGINE } = require('./rooms.cjs');

/** A library whose data is large and seldom needed: a file of its own that is loaded when it is first asked for. */
const LAZY_LIBRARY = 'date-holidays';
const LAZY_FILE = 'holidays-data.js';

/** @type {import('esbuild').BuildOptions} */
const COMMON = {
	absWorkingDir: ROOT,
	bundle: true,
	charset: 'ascii',
	external: ['n8n-workflow'],
	format: 'cjs',
	keepNames: true,
	legalComments: 'none',
	loader: { '.html': 'text', '.css': 'text', '.svg': 'text', '.md': 'text' },
	logLevel: 'error',
	metafile: true,
	minifySyntax: true,
	minifyWhitespace: true,
	platform: 'node',
	target: 'node22',
};

/** @param {string} folder @param {string} path */
const isInside = (folder, path) => path === folder || path.startsWith(folder + sep);

/** The lazy library stays outside, as the file beside the bundle. @type {import('esbuild').Plugin} */
const lazyLibrary = {
	name: 'lazy-library',
	setup(build) {
		build.onResolve({ filter: new RegExp(`^${LAZY_LIBRARY}$`) }, () => ({ path: `./${LAZY_FILE}`, external: true }));
	},
};

/** The engine imports nothing of the other rooms. @type {import('esbuild').Plugin} */
const engineStandsAlone = {
	name: 'engine-stands-alone',
	setup(build) {
		build.onResolve({ filter: /^\.\.?(\/|$)/ }, ({ path, resolveDir, importer }) => {
			const target = resolve(resolveDir, path);
			if (!isInside(ENGINE, resolveDir) || isInside(ENGINE, target)) return undefined;
			return { errors: [{ text: `The engine must not import ${path} (${relative(ROOT, importer)}).` }] };
		});
	},
};

/** The connectors find the engine where it lies in dist, by its door alone. @type {import('esbuild').Plugin} */
const engineByItsDoor = {
	name: 'engine-by-its-door',
	setup(build) {
		build.onResolve({ filter: /^\.\.?(\/|$)/ }, ({ path, resolveDir, importer }) => {
			const target = resolve(resolveDir, path);
			if (!isInside(ENGINE, target)) return undefined;
			if (target === ENGINE || target === join(ENGINE, 'index')) return { path: '../engine', external: true };
			return { errors: [{ text: `The engine is imported by its door, not by ${path} (${relative(ROOT, importer)}).` }] };
		});
	},
};

/**
 * @typedef {{ file: string, metafile: import('esbuild').Metafile }} Bundle
 * @returns {Promise<Bundle[]>} what was written, with esbuild's account of it
 */
async function bundle() {
	return await Promise.all([
		write({ entryPoints: [join(ENGINE, 'index.ts')] }, join(DIST, 'engine', 'index.js'), [lazyLibrary, engineStandsAlone]),
		// By a require, so that what it exports is what a require of the library itself would give.
		write({ stdin: { contents: `module.exports = require('${LAZY_LIBRARY}');`, resolveDir: ROOT } }, join(DIST, 'engine', LAZY_FILE), []),
		write({ entryPoints: [join(CONNECTORS, 'index.ts')] }, join(DIST, 'connectors', 'index.js'), [engineByItsDoor]),
	]);
}

/**
 * @param {Pick<import('esbuild').BuildOptions, 'entryPoints' | 'stdin'>} entry
 * @param {string} file
 * @param {import('esbuild').Plugin[]} plugins
 * @returns {Promise<Bundle>}
 */
async function write(entry, file, plugins) {
	const { metafile } = await esbuild.build({ ...COMMON, ...entry, metafile: true, outfile: file, plugins });
	const strangers = Object.values(metafile.outputs).flatMap(({ imports }) =>
		imports.map(({ path }) => path).filter((path) => !isExpected(path)),
	);
	if (strangers.length > 0) throw new Error(`${basename(dirname(file))} was left with imports that n8n cannot resolve: ${strangers}`);
	return { file, metafile };
}

/** @param {string} path */
function isExpected(path) {
	return isBuiltin(path) || ['n8n-workflow', '../engine', `./${LAZY_FILE}`].includes(path);
}

module.exports = { bundle };
