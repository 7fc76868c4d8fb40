import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readBackup } from '../../connectors';
import { readArgs, type Command } from '../command';
import { EXIT, Refusal, UsageError } from '../exit';
import { LEDGER_HELP, withLedger } from '../ledger';

const LEDGER = { ledger: { type: 'string' } } as const;

export const backup: Command = {
	summary: 'writes all of the ledger to a file, while n8n runs',
	help: `missed-call backup: writes all of the ledger to a new file, consistent while n8n goes on using it.

  missed-call backup ledger-2026-11-21.backup

${LEDGER_HELP}`,
	run: async (args, terminal) => {
		const { values, positionals } = readArgs(args, LEDGER);
		const path = resolve(onlyFile(positionals, 'Where to? Give the name of a new file.'));
		return await withLedger(values.ledger, async (ledger, name) => {
			await ledger.backUp(path);
			terminal.say(`${name} is written to ${path}. It holds people's numbers and texts: keep it as you keep those.`);
			return EXIT.fine;
		});
	},
};

export const restore: Command = {
	summary: 'fills an empty ledger from a backup',
	help: `missed-call restore: fills an empty ledger from a backup, all or nothing. Stop n8n first.

  missed-call restore ledger-2026-11-21.backup --ledger /home/node/.n8n/missed-call/ledger.sqlite

${LEDGER_HELP}`,
	run: async (args, terminal) => {
		const { values, positionals } = readArgs(args, LEDGER);
		const path = resolve(onlyFile(positionals, 'Which backup? Give its file.'));
		if (!existsSync(path)) throw new Refusal(`There is no file ${path}.`);
		return await withLedger(
			values.ledger,
			async (ledger, name) => {
				const rows = await ledger.restore(readBackup(path));
				terminal.say(`${rows.toLocaleString('en-US')} rows are restored into ${name}.`);
				return EXIT.fine;
			},
			true,
		);
	},
};

function onlyFile(positionals: readonly string[], question: string): string {
	const [path, ...more] = positionals;
	if (path === undefined) throw new UsageError(question);
	if (more.length > 0) throw new UsageError(`One file is enough: "${more[0]}" is one too many.`);
	return path;
}
