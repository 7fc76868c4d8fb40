'use strict';

const { join } = require('node:path');

// The tests that are to notice the changes of `npm run proof -- mutants`: quick ones, of the rooms that are changed.
/** @type {import('jest').Config} */
module.exports = {
	rootDir: join(__dirname, '..', '..'),
	// What is changed too: only then are its tests found.
	roots: ['test', 'engine', 'connectors'].map((room) => `<rootDir>/${room}`),
	testEnvironment: 'node',
	testMatch: [
		'<rootDir>/test/unit/engine/guardrails/**/*.test.ts',
		'<rootDir>/test/unit/engine/texts/**/*.test.ts',
		'<rootDir>/test/contract/ledger/sqlite.test.ts',
	],
	// Schedules without number are another proof.
	testPathIgnorePatterns: ['/node_modules/', '/schedules/', 'Model\\.test\\.ts$'],
	moduleFileExtensions: ['ts', 'js', 'cjs', 'json', 'node'],
	transform: { '\\.(ts|html|css|svg|md)$': '<rootDir>/scripts/typescript/jest-transform.cjs' },
	restoreMocks: true,
};
