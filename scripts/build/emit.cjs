'use strict';

const { existsSync, globSync, readFileSync, statSync } = require('node:fs');
const { isBuiltin } = require('node:module');
const { dirname, join, relative, resolve } = require('node:path');
const esbuild = require('esbuild');
const { ROOT } = require('../lib/project.cjs');
const { DIST, EMITTED, present } = require('./rooms.cjs');

const REQUIRE = /\brequire\("([^"]+)"\)/g;

/** Writes each TypeScript file of the nodes and credentials to its own place in dist. */
async function emit() {
	const entryPoints = present(EMITTED)
		.flatMap((room) => globSync(`${room}/**/*.ts`, { cwd: ROOT }))
		.filter((file) => !file.endsWith('.d.ts'));
	await esbuild.build({
		absWorkingDir: ROOT,
		charset: 'ascii',
		entryPoints,
		format: 'cjs',
		keepNames: true,
		legalComments: 'none',
		logLevel: 'error',
		minifySyntax: true,
		minifyWhitespace: true,
		outbase: '.',
		outdir: DIST,
		platform: 'node',
		target: 'node22',
	});
	const written = entryPoints.map((file) => join(DIST, file.replace(/\.ts$/, '.js')));
	const faults = written.flatMap(unresolvable);
	if (faults.length > 0) throw new Error(`What n8n could not load:\n${faults.join('\n')}`);
}

/** What a written file requires and would not find in n8n. @param {string} file @returns {string[]} */
function unresolvable(file) {
	return [...readFileSync(file, 'utf8').matchAll(REQUIRE)]
		.map(([, path = '']) => path)
		.filter((path) => !isResolvable(file, path))
		.map((path) => `${relative(DIST, file)} requires ${path}: only n8n-workflow, Node's own modules and this package are there.`);
}

/** @param {string} file @param {string} path */
function isResolvable(file, path) {
	if (!path.startsWith('.')) return path === 'n8n-workflow' || isBuiltin(path);
	const target = resolve(dirname(file), path);
	return [target, `${target}.js`, `${target}.json`, join(target, 'index.js')].some(
		(candidate) => existsSync(candidate) && statSync(candidate).isFile(),
	);
}

module.exports = { emit };
