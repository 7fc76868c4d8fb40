import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { UserError } from '../scripts/lib/command.cjs';

export type Part = 'crm' | 'load' | 'replay' | 'replies' | 'text-back';

export const PARTS: readonly Part[] = ['crm', 'load', 'replay', 'replies', 'text-back'];

export interface BenchOptions {
	readonly parts: readonly Part[];
	/** Few and short rounds: good for a look, too noisy for a verdict. */
	readonly quick: boolean;
	/** Replaces the number of interleaved rounds. */
	readonly rounds?: number;
	/** Rows of the call log that is replayed. */
	readonly rows?: number;
	/** Where everything that was measured goes as JSON. */
	readonly json?: string;
	/** Another build than the checkout's own, e.g. one from before a change. */
	readonly dist?: string;
	readonly help: boolean;
}

export const HELP = `Measures the way from a missed call's webhook to the text at the provider, and what the package costs n8n at its start.

  npm run bench                     everything, some fifteen minutes
  npm run bench -- --quick          a look, in two or three minutes
  npm run bench -- text-back        only the way to the text; \`load\` for only the start, \`replies\` for reading texts
  npm run bench -- crm              only what an item waits for at its CRM
  npm run bench -- --rounds 9       more rounds, for a machine that is busy with other things
  npm run bench -- --json out.json  writes every round to a file too
  npm run bench -- --dist <folder>  measures another build, a folder like dist`;

/**
 * @param args of the command line
 * @throws UserError for what does not exist or makes no sense
 */
export function readOptions(args: readonly string[]): BenchOptions {
	const { values, positionals } = parse(args);
	const unknown = positionals.find((name) => !PARTS.some((part) => part === name));
	if (unknown !== undefined) throw new UserError(`There is no part "${unknown}".`, `There are: ${PARTS.join(', ')}.`);
	return {
		parts: PARTS.filter((part) => positionals.length === 0 || positionals.includes(part)),
		quick: values.quick ?? false,
		...(values.rounds === undefined ? {} : { rounds: readRounds(values.rounds) }),
		...(values.rows === undefined ? {} : { rows: readRows(values.rows) }),
		...(values.json === undefined ? {} : { json: resolve(values.json) }),
		...(values.dist === undefined ? {} : { dist: readDist(values.dist) }),
		help: values.help ?? false,
	};
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({
			args: [...args],
			allowPositionals: true,
			options: {
				quick: { type: 'boolean' },
				rounds: { type: 'string' },
				rows: { type: 'string' },
				json: { type: 'string' },
				dist: { type: 'string' },
				help: { type: 'boolean', short: 'h' },
			},
		});
	} catch (error) {
		throw new UserError(error instanceof Error ? error.message : String(error), '`npm run bench -- --help` shows what there is.');
	}
}

function readRounds(text: string): number {
	const rounds = Number(text);
	if (Number.isInteger(rounds) && rounds >= 1 && rounds <= 100) return rounds;
	throw new UserError(`"${text}" is no number of rounds.`, 'Give one from 1 to 100, e.g. --rounds 9.');
}

function readRows(text: string): number {
	const rows = Number(text);
	if (Number.isInteger(rows) && rows >= 1_000 && rows <= 100_000_000) return rows;
	throw new UserError(`"${text}" is no number of rows.`, 'Give one from 1000 on, e.g. --rows 1000000.');
}

function readDist(text: string): string {
	const folder = resolve(text);
	if (existsSync(join(folder, 'nodes')) && existsSync(join(folder, 'connectors'))) return folder;
	throw new UserError(`${folder} is no build of this package.`, 'Give a folder that holds what `npm run build` puts into dist.');
}
