import { createWriteStream } from 'node:fs';
import type { Ledger } from '../../engine';
import { readArgs, type Command } from '../command';
import { EXIT, UsageError } from '../exit';
import { LEDGER_HELP, withLedger } from '../ledger';
import { Output } from '../terminal';
import { businessIds, readPerson } from './person';

const HELP = `missed-call export: what the ledger holds, as JSON lines.

  missed-call export --out everything.jsonl          every row of every table
  missed-call export --business bayside              those of one business
  missed-call export --person +14155550123           the proof of consent of one person, a line a business: what holds,
                                                     the calls it rests on, every opt-out and opt-in, the texts both ways

  --out FILE          a new file; otherwise standard output
${LEDGER_HELP}`;

export const exportRecords: Command = {
	summary: 'what the ledger holds, or the proof of consent of one person',
	help: HELP,
	run: async (args, terminal) => {
		const { values, positionals } = readArgs(args, { ledger: { type: 'string' }, business: { type: 'string' }, person: { type: 'string' }, out: { type: 'string' } });
		if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not understood.`);
		const person = values.person === undefined ? undefined : readPerson(values.person);
		return await withLedger(values.ledger, async (ledger) => {
			const businesses = await businessIds(ledger, values.business);
			const out = values.out === undefined ? terminal.out : new Output(createWriteStream(values.out, { flags: 'wx', mode: 0o600 }));
			const rows = person === undefined ? ledger.exportAll(values.business) : consents(ledger, businesses, person);
			for await (const row of rows) {
				if (out.isClosed) break;
				out.line(JSON.stringify(row));
				await out.flush();
			}
			await out.end();
			return EXIT.fine;
		});
	},
};

async function* consents(ledger: Ledger, businesses: readonly string[], person: string): AsyncGenerator<unknown> {
	for (const business of businesses) yield await ledger.consentRecord(business, person);
}
