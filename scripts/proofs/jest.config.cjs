'use strict';

const { join } = require('node:path');
const { ROOMS } = require('./rooms.cjs');

const room = ROOMS.find(({ name }) => name === process.env.MISSED_CALL_PROOF_ROOM);

// The tests that are to notice the changes of `npm run proof -- mutants`.
/** @type {import('jest').Config} */
module.exports = {
	rootDir: join(__dirname, '..', '..'),
	testEnvironment: 'node',
	testMatch: (room ? room.tests : ROOMS.flatMap(({ tests }) => tests)).map((glob) => (glob.startsWith('!') ? glob : `<rootDir>/${glob}`)),
	moduleFileExtensions: ['ts', 'js', 'cjs', 'json', 'node'],
	transform: { '\\.(ts|html|css|svg|md)$': '<rootDir>/scripts/typescript/jest-transform.cjs' },
	restoreMocks: true,
};
