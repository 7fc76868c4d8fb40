// Mutation testing, by `npm run proof -- mutants`: does a test notice when a line that decides is changed?
// What is changed, and which tests are to notice it: scripts/proofs/rooms.cjs.

import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
	testRunner: 'jest',
	jest: { projectType: 'custom', configFile: 'scripts/proofs/jest.config.cjs', enableFindRelatedTests: false },
	coverageAnalysis: 'perTest',
	// A sentence in other words, or a logged fact with another name, is no fault that a test should find.
	mutator: { excludedMutations: ['StringLiteral', 'ObjectLiteral'] },
	ignorePatterns: ['/dist', '/bench', '/docs', '/training', '/workflows', '/.ci', '/coverage'],
	ignoreStatic: true,
	tempDirName: join(tmpdir(), 'missed-call-mutants'),
	reporters: ['clear-text', 'progress-append-only'],
	clearTextReporter: { allowColor: false, logTests: false },
	concurrency: 2,
	timeoutMS: 20_000,
	thresholds: { high: 95, low: 85, break: 85 },
	allowEmpty: false,
};
