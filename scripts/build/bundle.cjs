'use strict';

const { chmodSync } = require('node:fs');
const { isBuiltin } = require('node:module');
const { basename, dirname, join, relative, resolve, sep } = require('node:path');
const esbuild = require('esbuild');
const { ROOT } = require('../lib/project.cjs');
const { CLI, CONNECTORS, DIST, ENGINE } = require('./rooms.cjs');

/**
 * What is large and not needed at the start: a file of its own beside the engine's bundle, loaded when it is first asked
 * for. By what the engine calls it, and by what it is in full.
 */
const LAZY = [
	{ file: 'holidays-data.js', called: /^date-holidays$/, from: 'date-holidays' },
	{ file: 'reply-model.js', called: /^\.\/weights\.json$/, from: './engine/replies/model/weights.json' },
];

/** What `npx missed-call` runs. */
const COMMAND = join(DIST, 'cli', 'missed-call.js');

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

/** What is lazy stays outside, as the files beside the bundle. @type {import('esbuild').Plugin} */
const lazyFiles = {
	name: 'lazy-files',
	setup(build) {
		for (const { file, called } of LAZY) build.onResolve({ filter: called }, () => ({ path: `./${file}`, external: true }));
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

/**
 * A room that is found where it lies in dist, by its door alone.
 * @param {string} room
 * @returns {import('esbuild').Plugin}
 */
const byItsDoor = (room) => ({
	name: `${basename(room)}-by-its-door`,
	setup(build) {
		build.onResolve({ filter: /^\.\.?(\/|$)/ }, ({ path, resolveDir, importer }) => {
			const target = resolve(resolveDir, path);
			if (!isInside(room, target)) return undefined;
			if (target === room || target === join(room, 'index')) return { path: `../${basename(room)}`, external: true };
			return { errors: [{ text: `${relative(ROOT, room)} is imported by its door, not by ${path} (${relative(ROOT, importer)}).` }] };
		});
	},
});

/**
 * @typedef {{ file: string, metafile: import('esbuild').Metafile }} Bundle
 * @returns {Promise<Bundle[]>} what was written, with esbuild's account of it
 */
async function bundle() {
	const bundles = await Promise.all([
		write({ entryPoints: [join(ENGINE, 'index.ts')] }, join(DIST, 'engine', 'index.js'), [lazyFiles, engineStandsAlone]),
		// By a require, so that what it exports is what a require of the thing itself would give.
		...LAZY.map(({ file, from }) => write({ stdin: { contents: `module.exports = require('${from}');`, resolveDir: ROOT } }, join(DIST, 'engine', file), [])),
		write({ entryPoints: [join(CONNECTORS, 'index.ts')] }, join(DIST, 'connectors', 'index.js'), [byItsDoor(ENGINE)]),
		write({ entryPoints: [join(CLI, 'missed-call.ts')], banner: { js: '#!/usr/bin/env node' } }, COMMAND, [byItsDoor(ENGINE), byItsDoor(CONNECTORS)]),
	]);
	chmodSync(COMMAND, 0o755);
	return bundles;
}

/**
 * @param {Pick<import('esbuild').BuildOptions, 'banner' | 'entryPoints' | 'stdin'>} entry
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
	return isBuiltin(path) || ['n8n-workflow', '../engine', '../connectors', ...LAZY.map(({ file }) => `./${file}`)].includes(path);
}

module.exports = { bundle };
