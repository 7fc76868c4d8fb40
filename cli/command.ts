import { parseArgs, type ParseArgsConfig } from 'node:util';
import { UsageError } from './exit';
import type { Terminal } from './terminal';

type Options = NonNullable<ParseArgsConfig['options']>;

/** One command of `missed-call`. */
export interface Command {
	/** In a few words, for the list of commands. */
	readonly summary: string;
	readonly help: string;
	/** Resolves with the exit code. Rejects with UsageError or Refusal, in words. */
	run(args: readonly string[], terminal: Terminal): Promise<number>;
}

/** Reads the arguments of a command. @throws UsageError for what does not exist */
export function readArgs<T extends Options>(args: readonly string[], options: T) {
	try {
		return parseArgs({ args: [...args], allowPositionals: true, strict: true, options });
	} catch (error) {
		// Node adds how to write a positional that begins with a dash, which nothing here has.
		const [problem = ''] = (error as Error).message.split(/\. (?=To specify|Did you)/);
		throw new UsageError(`${problem.replace(/\.$/, '')}.`);
	}
}

/** A number of a command line. @throws UsageError */
export function readNumber(name: string, text: string | undefined, least = 0, most = Number.MAX_SAFE_INTEGER): number | undefined {
	if (text === undefined) return undefined;
	const value = Number(text);
	if (text.trim() !== '' && value >= least && value <= most) return value;
	throw new UsageError(`--${name} takes a number${most === Number.MAX_SAFE_INTEGER ? ` from ${least} on` : ` from ${least} to ${most}`}, and "${text}" is none.`);
}
