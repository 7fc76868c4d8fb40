'use strict';

const { rmSync } = require('node:fs');
const { join } = require('node:path');
// @ts-expect-error gulp comes without types, and what is used of it is small.
const { dest, parallel, series, src } = require('gulp');
const { bundle } = require('./scripts/build/bundle.cjs');
const { emit } = require('./scripts/build/emit.cjs');
const { writeLicenses } = require('./scripts/build/licenses.cjs');
const { report } = require('./scripts/build/report.cjs');
const { ASSETS, DIST, present } = require('./scripts/build/rooms.cjs');
const { writeSchemas } = require('./scripts/build/schemas.cjs');
const { removeStamp, sourcesHash, writeStamp } = require('./scripts/build/stamp.cjs');
const { CommandFailed, runCommand } = require('./scripts/lib/command.cjs');

/** @type {import('./scripts/build/bundle.cjs').Bundle[]} */
let bundles = [];
let builtFrom = '';

async function clean() {
	builtFrom = sourcesHash();
	removeStamp();
	rmSync(DIST, { recursive: true, force: true });
}

async function types() {
	const compiler = join('node_modules', 'typescript', 'bin', 'tsc');
	try {
		await runCommand(process.execPath, [compiler, '--project', 'tsconfig.build.json', '--pretty'], { cwd: __dirname });
	} catch (error) {
		if (!(error instanceof CommandFailed)) throw error;
		process.stdout.write(error.output);
		throw new Error('The types do not fit: see above.');
	}
}

async function rooms() {
	bundles = await bundle();
	writeLicenses(bundles);
}

/** Icons, and the codex file beside each node. */
function icons() {
	return src(
		present(ASSETS).map((room) => `${room}/**/*.{svg,png,json}`),
		{ base: '.', encoding: false },
	).pipe(dest(DIST));
}

async function sizes() {
	report(bundles);
	writeStamp(builtFrom);
}

module.exports = {
	icons,
	build: series(clean, parallel(types, series(rooms, icons, emit, writeSchemas)), sizes),
};
