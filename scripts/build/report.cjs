'use strict';

const { globSync, readFileSync } = require('node:fs');
const { join, relative } = require('node:path');
const { gzipSync } = require('node:zlib');
const { DIST } = require('./rooms.cjs');

const PACKAGE_NAME = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/;
const SHOWN = 4;

/** @param {number} bytes */
const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;

/**
 * Prints what the build weighs and what in it weighs most.
 * @param {import('./bundle.cjs').Bundle[]} bundles
 */
function report(bundles) {
	const weights = new Map(bundles.map(({ file, metafile }) => [file, heaviest(metafile)]));
	const files = globSync('**/*.*', { cwd: DIST }).map((file) => join(DIST, file));
	const others = files.filter((file) => !weights.has(file));
	for (const [file, parts] of weights) print(relative(DIST, file), [file], parts);
	print(`${others.length} other files`, others, '');
	print('all', files, '');
}

/** @param {string} title @param {string[]} files @param {string} note */
function print(title, files, note) {
	const contents = files.map((file) => readFileSync(file));
	const size = contents.reduce((sum, content) => sum + content.length, 0);
	const packed = contents.reduce((sum, content) => sum + gzipSync(content).length, 0);
	process.stdout.write(`  ${title.padEnd(26)}${kilobytes(size).padStart(9)}${kilobytes(packed).padStart(9)} gzip  ${note}\n`);
}

/** The libraries that add most to a bundle. @param {import('esbuild').Metafile} metafile */
function heaviest(metafile) {
	/** @type {Map<string, number>} */
	const bytes = new Map();
	for (const { inputs } of Object.values(metafile.outputs)) {
		for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
			const name = PACKAGE_NAME.exec(path)?.[1] ?? 'own code';
			bytes.set(name, (bytes.get(name) ?? 0) + bytesInOutput);
		}
	}
	return [...bytes]
		.sort(([, a], [, b]) => b - a)
		.slice(0, SHOWN)
		.map(([name, size]) => `${name} ${kilobytes(size)}`)
		.join(', ');
}

module.exports = { report };
