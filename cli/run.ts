import { check } from './check';
import { EXIT, Refusal, UsageError } from './exit';
import type { Command } from './command';
import { doctor } from './doctor';
import { backup, exportRecords, forget, restore } from './records';
import { replay } from './replay';
import { classify, testRoutes } from './replies';
import { review } from './review';
import { systemTerminal, type Terminal } from './terminal';
import { verify } from './verify';

const COMMANDS: Readonly<Record<string, Command>> = { replay, classify, 'test-routes': testRoutes, review, check, doctor, verify, export: exportRecords, backup, restore, forget };

const HELP = `missed-call: what n8n-nodes-missed-call does, from the command line.

${Object.entries(COMMANDS)
	.map(([name, { summary }]) => `  missed-call ${name.padEnd(13)}${summary}`)
	.join('\n')}

\`missed-call <command> --help\` tells more. Exit code 0: all is well; 1: something was found or refused; 2: the command line makes no sense.`;

/** Runs one command line and resolves with its exit code. Never rejects. */
export async function run(args: readonly string[], terminal: Terminal = systemTerminal()): Promise<number> {
	const [name = '', ...rest] = args;
	if (name === '' || name === 'help' || name === '--help' || name === '-h') {
		terminal.out.line(HELP);
		await terminal.out.end();
		return name === '' ? EXIT.usage : EXIT.fine;
	}
	const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (!command) {
		terminal.say(`There is no command "${name}". There are: ${Object.keys(COMMANDS).join(', ')}.`);
		return EXIT.usage;
	}
	return await carryOut(name, command, rest, terminal);
}

async function carryOut(name: string, command: Command, args: readonly string[], terminal: Terminal): Promise<number> {
	try {
		if (args.includes('--help') || args.includes('-h')) {
			terminal.out.line(command.help);
			await terminal.out.end();
			return EXIT.fine;
		}
		const code = await command.run(args, terminal);
		await terminal.out.end();
		return code;
	} catch (error) {
		if (error instanceof UsageError) {
			terminal.say(`${error.message}\n\`missed-call ${name} --help\` tells how it is used.`);
			return EXIT.usage;
		}
		terminal.say(error instanceof Refusal || isInWords(error) ? (error as Error).message : `This should not have happened: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
		return EXIT.findings;
	}
}

/** The engine and the connectors say in plain errors what is wrong; a fault of the program has a class of its own. */
const isInWords = (error: unknown): boolean => error instanceof Error && (error.constructor === Error || error.name.endsWith('Error')) && !(error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError);
