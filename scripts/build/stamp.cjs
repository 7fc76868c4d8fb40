'use strict';

// Says whether dist is what the sources make now, so that a second start builds nothing.

const { createHash } = require('node:crypto');
const { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { ROOT } = require('../lib/project.cjs');
const { DIST } = require('./rooms.cjs');

const STAMP = join(ROOT, 'node_modules', '.cache', 'missed-call', 'built-from');
const SOURCES = ['{engine,connectors,nodes,credentials,cli,icons,scripts/build}/**/*', 'gulpfile.js', 'package.json', 'package-lock.json', 'tsconfig*.json'];

/** One hash over every source's name and content. */
function sourcesHash() {
	const hash = createHash('sha256');
	for (const file of globSync(SOURCES, { cwd: ROOT }).sort()) {
		const path = join(ROOT, file);
		if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
	}
	return hash.digest('hex');
}

function isBuilt() {
	return existsSync(DIST) && existsSync(STAMP) && readFileSync(STAMP, 'utf8') === sourcesHash();
}

/** @param {string} hash of the sources as they were when the build began */
function writeStamp(hash) {
	mkdirSync(dirname(STAMP), { recursive: true });
	writeFileSync(STAMP, hash);
}

function removeStamp() {
	rmSync(STAMP, { force: true });
}

module.exports = { isBuilt, removeStamp, sourcesHash, writeStamp };
