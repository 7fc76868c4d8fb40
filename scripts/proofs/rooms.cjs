'use strict';

/**
 * What `npm run proof -- mutants` changes, room by room, and the tests that are to notice it: those of the room's own
 * door. With all tests for every change it would take a day.
 * @type {readonly { readonly name: string, readonly mutate: readonly string[], readonly tests: readonly string[] }[]}
 */
const ROOMS = [
	{ name: 'guardrails', mutate: ['engine/guardrails/**/*.ts'], tests: ['test/unit/engine/guardrails/**/*.test.ts'] },
	// The hostile ones try every text there is for its time, not for its meaning.
	{ name: 'consent', mutate: ['engine/texts/consent/**/*.ts'], tests: ['test/unit/engine/texts/consent/**/*.test.ts', '!**/hostile.test.ts'] },
	{ name: 'claims', mutate: ['connectors/ledgers/store/texts/*.ts'], tests: ['test/contract/ledger/sqlite.test.ts'] },
];

module.exports = { ROOMS };
