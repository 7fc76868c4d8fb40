'use strict';

const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const esbuild = require('esbuild');
const { toCommonJs } = require('./transform.cjs');

const ownVersion = createHash('sha256')
	.update(readFileSync(join(__dirname, 'transform.cjs')))
	.update(esbuild.version)
	.digest('hex');

module.exports = {
	/** @param {string} source @param {string} fileName */
	process: (source, fileName) => ({ code: toCommonJs(source, fileName) }),

	/** @param {string} source @param {string} fileName */
	getCacheKey: (source, fileName) =>
		createHash('sha256').update(ownVersion).update('\0').update(fileName).update('\0').update(source).digest('hex'),
};
