'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { ROOT } = require('../lib/project.cjs');

const DIST = join(ROOT, 'dist');
const SCHEMAS = join(DIST, 'schema');

/** Bundled once each, so that one process holds one copy whichever nodes it loads. */
const ENGINE = join(ROOT, 'engine');
const CONNECTORS = join(ROOT, 'connectors');

/** Bundled too, around the two above. */
const CLI = join(ROOT, 'cli');

/** Emitted file by file: n8n loads each by the path that package.json gives. */
const EMITTED = ['nodes', 'credentials'];

/** Copied as they are. */
const ASSETS = ['nodes', 'credentials', 'icons'];

/** @param {string[]} rooms those of them that exist */
const present = (rooms) => rooms.filter((room) => existsSync(join(ROOT, room)));

module.exports = { ASSETS, CLI, CONNECTORS, DIST, EMITTED, ENGINE, SCHEMAS, present };
