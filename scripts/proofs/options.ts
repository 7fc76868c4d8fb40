import { parseArgs } from 'node:util';

import { UserError } from '../lib/command.cjs';

export const PROOFS = ['kill', 'schedules', 'race', 'mutants'] as const;
export type Proof = (typeof PROOFS)[number];

export interface ProofOptions {
	readonly proof: Proof | 'help';
	/** Rounds of `kill`. */
	readonly rounds: number;
	/** Callers of each canvas in a round of `kill`. */
	readonly callers: number;
	/** Schedules of `schedules`. */
	readonly runs: number;
	/** Calls of `race`. */
	readonly calls: number;
	/** Of a run that is to be seen again. */
	readonly seed?: number;
	readonly path?: string;
	/** Files to mutate, in place of all. */
	readonly files: readonly string[];
}

export const HELP = `Proofs that take longer than tests do.

  npm run proof -- kill --rounds 100       kills a real n8n in the middle of bursts of 200 callers, some two minutes each round
  npm run proof -- schedules --runs 1000000  sends in any order of anything that may happen, some two milliseconds each
  npm run proof -- race --calls 10000      processes that all want every call: 4 on one SQLite file, 8 on one Postgres where there is one
  npm run proof -- mutants                 changes the rules line by line, and looks whether a test notices; an hour or two
  npm run proof -- mutants <file> …        only these

  --seed <n>    the moments of \`kill\`, or the schedules, of an earlier run
  --path <p>    with --seed: the one schedule that failed
  --callers <n> in a round of \`kill\``;

/**
 * @param args of the command line
 * @throws UserError for what does not exist or makes no sense
 */
export function readOptions(args: readonly string[]): ProofOptions {
	const { values, positionals } = parse(args);
	const [name, ...files] = positionals;
	const proof = values.help || name === undefined ? 'help' : PROOFS.find((known) => known === name);
	if (proof === undefined) throw new UserError(`There is no proof "${name}".`, `There are: ${PROOFS.join(', ')}.`);
	return {
		proof,
		files,
		rounds: readNumber('rounds', values.rounds, 10, 10_000),
		callers: readNumber('callers', values.callers, 200, 2_000),
		runs: readNumber('runs', values.runs, 100_000, 1_000_000_000),
		calls: readNumber('calls', values.calls, 10_000, 1_000_000),
		...(values.seed === undefined ? {} : { seed: readSeed(values.seed) }),
		...(values.path === undefined ? {} : { path: values.path }),
	};
}

function parse(args: readonly string[]) {
	const text = { type: 'string' } as const;
	try {
		return parseArgs({ args: [...args], allowPositionals: true, options: { rounds: text, callers: text, runs: text, calls: text, seed: text, path: text, help: { type: 'boolean', short: 'h' } } });
	} catch (error) {
		throw new UserError(error instanceof Error ? error.message : String(error), '`npm run proof -- --help` shows what there is.');
	}
}

function readNumber(name: string, text: string | undefined, standard: number, most: number): number {
	const number = Number(text ?? standard);
	if (Number.isInteger(number) && number >= 1 && number <= most) return number;
	throw new UserError(`"${text}" is no number of ${name}.`, `Give one from 1 to ${most.toLocaleString('en-US')}.`);
}

/** Seeds of failures may be negative. */
function readSeed(text: string): number {
	const seed = Number(text);
	if (Number.isInteger(seed)) return seed;
	throw new UserError(`"${text}" is no seed.`, 'Give the whole number that was printed.');
}
