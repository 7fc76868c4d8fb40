'use strict';

const { mkdirSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { DIST, SCHEMAS } = require('./rooms.cjs');

/** The published JSON schemas, each with the function of the engine that makes it. */
const MADE_BY = {
	'business-profile.schema.json': 'profileJsonSchema',
	'item.schema.json': 'itemJsonSchema',
};

/** Writes the JSON schemas from the engine as it was built. */
async function writeSchemas() {
	const engine = require(join(DIST, 'engine'));
	mkdirSync(SCHEMAS, { recursive: true });
	for (const [file, name] of Object.entries(MADE_BY)) {
		if (typeof engine[name] !== 'function') throw new Error(`The engine's door does not export ${name}, which makes ${file}.`);
		writeFileSync(join(SCHEMAS, file), `${JSON.stringify(await engine[name](), null, 2)}\n`);
	}
}

module.exports = { writeSchemas };
