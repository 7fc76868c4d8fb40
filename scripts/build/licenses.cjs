'use strict';

const { readFileSync, readdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { ROOT } = require('../lib/project.cjs');
const { DIST } = require('./rooms.cjs');

const PACKAGE_FOLDER = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const LICENSE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;
const RULE = '-'.repeat(80);

/**
 * Writes the licence of every library whose code is in a bundle.
 * @param {import('./bundle.cjs').Bundle[]} bundles
 * @returns {string[]} name and version of each
 */
function writeLicenses(bundles) {
	const folders = new Set(
		bundles
			.flatMap(({ metafile }) => Object.values(metafile.outputs))
			.flatMap(({ inputs }) => Object.entries(inputs))
			.filter(([, { bytesInOutput }]) => bytesInOutput > 0)
			.flatMap(([path]) => PACKAGE_FOLDER.exec(path)?.[0] ?? []),
	);
	const libraries = [...folders].sort().map(describe);
	const texts = libraries.map(({ title, license, text }) => `${RULE}\n${title} (${license})\n${RULE}\n\n${text}\n`);
	const data = `${RULE}\nlibphonenumber (Apache-2.0)\n${RULE}\n\nThe table of places is made from data of Google’s libphonenumber, licensed under the Apache License, Version 2.0:\nhttps://www.apache.org/licenses/LICENSE-2.0\n`;
	const head = 'This package contains code of the following libraries, under the licences below.\n';
	writeFileSync(join(DIST, 'THIRD-PARTY-LICENSES.txt'), [head, ...texts, data].join('\n'));
	return libraries.map(({ title }) => title);
}

/** @param {string} folder */
function describe(folder) {
	const path = join(ROOT, folder);
	const { name, version, license = 'licence not named', author } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
	const files = readdirSync(path).filter((file) => LICENSE_FILE.test(file));
	const by = typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`);
	const text = files.map((file) => readFileSync(join(path, file), 'utf8').trim()).join('\n\n') || `Copyright ${by}`;
	return { title: `${name} ${version}`, license, text };
}

module.exports = { writeLicenses };
