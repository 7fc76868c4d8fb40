'use strict';

const TRANSFORM = '<rootDir>/scripts/typescript/jest-transform.cjs';

/**
 * One kind of test.
 * @param {string} name the folder below test/
 * @returns {NonNullable<import('jest').Config['projects']>[number]}
 */
const kind = (name) => ({
	displayName: name,
	rootDir: __dirname,
	roots: ['<rootDir>/test'],
	testEnvironment: 'node',
	testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
	moduleFileExtensions: ['ts', 'js', 'cjs', 'json', 'node'],
	transform: { '\\.(ts|html|css|svg|md)$': TRANSFORM },
	restoreMocks: true,
});

/** @type {import('jest').Config} */
module.exports = {
	// Nothing here is timed: the limit only ends a test that hangs. An n8n may have to be started within it.
	testTimeout: 180_000,
	projects: ['unit', 'nodes', 'contract', 'e2e'].map(kind),
};
