'use strict';

const { createHash } = require('node:crypto');
const { existsSync, readFileSync } = require('node:fs');
const { homedir } = require('node:os');
const { dirname, join, resolve } = require('node:path');

/** The checkout. */
const ROOT = resolve(__dirname, '..', '..');

/** The Node that everything runs on: npm's `node` package, at the version of the lock file. */
const NODE_BINARY = join(ROOT, 'node_modules', 'node', 'bin', 'node');

/** Where things live that are dear to make and belong to no checkout. Honours MISSED_CALL_CACHE and XDG_CACHE_HOME. */
function cacheFolder() {
	const base = process.env.MISSED_CALL_CACHE || process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(resolve(base), 'n8n-nodes-missed-call');
}

/**
 * @param {string} fileName
 * @returns {string} sha256 of the file's bytes, hex
 */
function hashFile(fileName) {
	return createHash('sha256').update(readFileSync(fileName)).digest('hex');
}

/** The folder of the `node` package that holds `include/` (Node's headers), or undefined when it is not there. */
function nodeHeadersFolder() {
	const { arch, platform } = process;
	const bin = dirname(dirname(NODE_BINARY));
	return [`node-${platform}-${arch}`, `node-bin-${platform}-${arch}`]
		.map((name) => join(bin, 'node_modules', name))
		.find((folder) => existsSync(join(folder, 'include', 'node', 'node.h')));
}

/**
 * The environment in which the pinned Node comes first.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NodeJS.ProcessEnv}
 */
function withPinnedNode(env = process.env) {
	const first = [dirname(NODE_BINARY), join(ROOT, 'node_modules', '.bin')];
	const rest = (env.PATH ?? '').split(':').filter((folder) => folder !== '' && !first.includes(folder));
	return { ...env, PATH: [...first, ...rest].join(':') };
}

module.exports = { NODE_BINARY, ROOT, cacheFolder, hashFile, nodeHeadersFolder, withPinnedNode };
