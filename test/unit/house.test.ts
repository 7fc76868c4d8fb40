import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const ORDER = 'boundaries/dependencies';

const WRONG_IMPORTS: Array<[filePath: string, code: string]> = [
	['engine/calls/probe.ts', "import { x } from '../../connectors'; x();"],
	['engine/calls/probe.ts', "import type { X } from '../../connectors'; export type Y = X;"],
	['engine/probe.ts', "import { NodeConnectionTypes } from 'n8n-workflow'; export const x = NodeConnectionTypes;"],
	['engine/probe.ts', "import type { INode } from 'n8n-workflow'; export type X = INode;"],
	['engine/probe.ts', "export type X = import('n8n-workflow').INode;"],
	['engine/probe.ts', "import { readFileSync } from 'node:fs'; readFileSync('x');"],
	['engine/probe.ts', "import { readFileSync } from 'fs'; readFileSync('x');"],
	['engine/probe.ts', "import { readFile } from 'fs/promises'; void readFile('x');"],
	['engine/probe.ts', "import { readFile } from 'node:fs/promises'; void readFile('x');"],
	['engine/probe.ts', "import { randomUUID } from 'node:crypto'; randomUUID();"],
	['engine/probe.ts', "import http = require('http'); http.get('x');"],
	['engine/probe.ts', "export * from 'node:http';"],
	['engine/probe.ts', "export const load = async () => await import('node:net');"],
	['engine/probe.ts', "require('child_process');"],
	['engine/guardrails/probe.ts', "import { x } from '../calls/collapse'; x();"],
	['engine/guardrails/rules/probe.ts', "import { x } from '../../calls/collapse'; x();"],
	['connectors/ledgers/probe.ts', "import { x } from '../../engine/calls/collapse'; x();"],
	['connectors/ledgers/probe.ts', "import { x } from '../../engine/calls'; x();"],
	['connectors/ledgers/probe.ts', "import { x } from '../../nodes/SendTextBack/SendTextBack.node'; x();"],
	['connectors/ledgers/probe.ts', "import { x } from '../phones/connector'; x();"],
	['connectors/phones/twilio/probe.ts', "import { x } from '../simulator/store'; x();"],
	['nodes/Escalate/probe.ts', "import { x } from '../../engine/calls'; x();"],
	['nodes/Escalate/probe.ts', "import { x } from '../../connectors/ledgers'; x();"],
	['nodes/Escalate/probe.ts', "import { x } from '../../connectors/ledgers/sqlite'; x();"],
	['nodes/Escalate/probe.ts', "import { x } from '../SendTextBack/SendTextBack.node'; x();"],
	['nodes/Escalate/probe.ts', "import { DateTime } from 'luxon'; DateTime.utc();"],
	['nodes/Escalate/probe.ts', "import { x } from '../../cli'; x();"],
	['credentials/Probe.credentials.ts', "import { z } from 'zod'; z.string();"],
	['cli/probe.ts', "import { x } from '../nodes/Escalate/Escalate.node'; x();"],
];

const RIGHT_IMPORTS: Array<[filePath: string, code: string]> = [
	['engine/guardrails/probe.ts', "import { x } from '../calls'; x();"],
	['engine/guardrails/probe.ts', "import type { Ledger } from '../ports'; export type X = Ledger;"],
	['engine/guardrails/probe.ts', "import { x } from './decide'; x();"],
	['engine/guardrails/rules/probe.ts', "import { x } from '../decide'; x();"],
	['engine/business/probe.ts', "import { DateTime } from 'luxon'; DateTime.fromMillis(0);"],
	['engine/probe.ts', "export { x } from './calls';"],
	['connectors/ledgers/probe.ts', "import { x } from '../../engine'; x();"],
	['connectors/ledgers/probe.ts', "import { DatabaseSync } from 'node:sqlite'; new DatabaseSync('x');"],
	['connectors/phones/twilio/probe.ts', "import twilio from 'twilio'; twilio.validateRequest('', '', '', {});"],
	['connectors/phones/twilio/probe.ts', "import type { X } from '../connector'; export type Y = X;"],
	['connectors/ledgers/probe.ts', "import { x } from '../phones'; x();"],
	['nodes/Escalate/probe.ts', "import { x } from '../../engine'; x();"],
	['nodes/Escalate/probe.ts', "import { x } from '../shared/items'; x();"],
	['nodes/Escalate/probe.ts', "import { x } from '../../connectors'; x();"],
	['nodes/Escalate/probe.ts', "import { NodeConnectionTypes } from 'n8n-workflow'; export const x = NodeConnectionTypes;"],
	['nodes/Escalate/probe.ts', "import { x } from './Escalate.node'; x();"],
];

const IMPURE: Array<[rule: string, code: string]> = [
	['no-restricted-properties', 'export const at = Date.now();'],
	['no-restricted-syntax', 'export const at = new Date();'],
	['no-restricted-globals', 'export const key = process.env.KEY;'],
	['no-restricted-globals', "void fetch('https://example.com');"],
	['no-restricted-globals', 'setTimeout(() => {}, 1);'],
	['no-restricted-properties', "import { DateTime } from 'luxon'; export const at = DateTime.now();"],
	['no-restricted-properties', 'export const chance = Math.random();'],
	['no-console', "console.log('a number');"],
];

/** The rules that each text breaks, all asked for in one go. */
function lint(texts: Array<{ filePath: string; code: string }>): string[][] {
	const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/lint/lint-texts.mjs'], {
		cwd: ROOT,
		input: JSON.stringify(texts),
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(stderr);
	return JSON.parse(stdout) as string[][];
}

describe('the order of the house, as lint keeps it', () => {
	const asText = ([filePath, code]: [string, string]) => ({ filePath, code });
	const impure = IMPURE.map(([, code]) => ({ filePath: 'engine/calls/probe.ts', code }));
	let broken: string[][];

	beforeAll(() => {
		broken = lint([...WRONG_IMPORTS.map(asText), ...RIGHT_IMPORTS.map(asText), ...impure]);
	});

	it.each(WRONG_IMPORTS.map((row, index) => [...row, index] as const))('refuses in %s: %s', (_filePath, _code, index) => {
		expect(broken[index]).toContain(ORDER);
	});

	it.each(RIGHT_IMPORTS.map((row, index) => [...row, index] as const))('lets through in %s: %s', (_filePath, _code, index) => {
		expect(broken[WRONG_IMPORTS.length + index]).not.toContain(ORDER);
	});

	it.each(IMPURE.map((row, index) => [...row, index] as const))('refuses in the engine (%s): %s', (rule, _code, index) => {
		expect(broken[WRONG_IMPORTS.length + RIGHT_IMPORTS.length + index]).toContain(rule);
	});

	it('cannot be talked out of it by a comment in the file', () => {
		const code = "/* eslint-disable */ import { readFileSync } from 'node:fs'; readFileSync('x');";
		expect(lint([{ filePath: 'engine/probe.ts', code }])[0]).toContain(ORDER);
	});
});

describe('the tests', () => {
	it('all lie where npm test finds them', () => {
		const files = globSync('test/**/*.test.*', { cwd: ROOT });
		expect(files.filter((file) => !/^test\/(unit|nodes|contract|e2e)\/.+\.test\.ts$/.test(file))).toEqual([]);
	});
});
