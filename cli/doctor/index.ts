import { existsSync } from 'node:fs';
import { nameOfLedger, type LedgerChoice } from '../../connectors';
import { readArgs, type Command } from '../command';
import { EXIT, UsageError } from '../exit';
import { LEDGER_HELP, ledgerChoice } from '../ledger';
import { fail, ok, warn, type Environment, type Finding } from './check';
import { contents } from './contents';
import { disk } from './disk';
import { surroundings } from './surroundings';

const HELP = `missed-call doctor: whether this machine, this n8n and the ledger are fit for it. One line a check.

  missed-call doctor            run it as the user and with the environment of n8n, such as in its container
  missed-call doctor --json     one JSON line a check: {status, what, said}

${LEDGER_HELP}

Exit code 1 where a check fails.`;

export const doctor: Command = {
	summary: 'whether this machine, this n8n and the ledger are fit for it',
	help: HELP,
	run: async (args, terminal) => {
		const { values, positionals } = readArgs(args, { ledger: { type: 'string' }, json: { type: 'boolean' } });
		if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not understood.`);
		const findings = [...surroundings(process.env, process.versions.node), ...(await ledgerFindings(values.ledger, process.env))];
		for (const finding of findings) terminal.out.line(values.json === true ? JSON.stringify(finding) : `${finding.status.padEnd(6)}${finding.what.padEnd(18)}${finding.said}`);
		return findings.some(({ status }) => status === 'fail') ? EXIT.findings : EXIT.fine;
	},
};

async function ledgerFindings(named: string | undefined, environment: Environment): Promise<readonly Finding[]> {
	let choice: LedgerChoice;
	try {
		choice = ledgerChoice(named);
	} catch (error) {
		return [fail('ledger', (error as Error).message)];
	}
	const found = [chosen(choice, named, environment), ...(choice.kind === 'file' ? disk(choice.path) : [])];
	if (found.some(({ status }) => status === 'fail') || (choice.kind === 'file' && !existsSync(choice.path))) return found;
	try {
		return [...found, ...(await contents(choice, Date.now()))];
	} catch (error) {
		return [...found, fail('ledger', (error as Error).message)];
	}
}

function chosen(choice: LedgerChoice, named: string | undefined, { MISSED_CALL_LEDGER: set, EXECUTIONS_MODE: mode }: Environment): Finding {
	const why = named !== undefined ? 'named with --ledger' : set !== undefined && set.trim() !== '' ? 'named by MISSED_CALL_LEDGER' : 'the default of n8n’s folder';
	const said = `${nameOfLedger(choice)}, ${why}.`;
	if (choice.kind === 'file' && mode?.trim() === 'queue') return warn('ledger', `${said} In queue mode all processes must run on this host and share this file; with several hosts keep it in Postgres.`);
	return ok('ledger', said);
}
