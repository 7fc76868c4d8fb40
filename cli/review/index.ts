import { reviewKindOf, type Ledger, type ReviewKind } from '../../engine';
import type { Command } from '../command';
import { EXIT } from '../exit';
import { LEDGER_HELP, withLedger } from '../ledger';
import { businessIds } from '../records';
import type { Terminal } from '../terminal';
import { Businesses } from './businesses';
import { routesFile, trainingFile, type ExportFile } from './exports';
import { jsonLine, tableLines } from './lines';
import { repliesIn } from './pages';
import { readSettings, type Settings } from './settings';

const HELP = `missed-call review: the replies that were read unsurely, and those that somebody corrected.

  missed-call review                            those of the last seven days, of all businesses
  missed-call review --business bayside --since 24h
  missed-call review --routes routes.jsonl      and what was corrected as tests: missed-call test-routes routes.jsonl
  missed-call review --training new.tsv         and as texts to learn from, in the columns of training/README.md

A reply is corrected in n8n: the Conversation node, Correct Reply, with the id shown here. The same as was read confirms
the reading. Tests and training texts are made of corrected and confirmed replies only. Phone numbers, e-mail addresses,
links and the names and addresses that are known are replaced in them; a name that nobody told us stays: read them
before you pass them on.

  --since WHEN        7d, 24h, or a day such as 2026-11-14; what was read or corrected since then. 7d by default
  --business ID       only this one
  --json              one JSON line a reply, with the whole phone number, instead of the table that masks numbers
  --routes FILE       a new file of JSON lines
  --training FILE     a new file, .tsv or .jsonl
${LEDGER_HELP}`;

export const review: Command = {
	summary: 'replies that were read unsurely or corrected, as tests too',
	help: HELP,
	run: async (args, terminal) => {
		const settings = readSettings(args, Date.now());
		return await withLedger(settings.ledger, async (ledger) => {
			if (settings.business !== undefined) await businessIds(ledger, settings.business);
			const files: ExportFile[] = [];
			try {
				if (settings.routes !== undefined) files.push(routesFile(settings.routes));
				if (settings.training !== undefined) files.push(trainingFile(settings.training, settings));
				const counts = await list(ledger, settings, files, terminal);
				for (const file of files) await file.end();
				if (!settings.json) terminal.out.line(totals(counts, settings));
				for (const file of files) terminal.say(file.told());
				return EXIT.fine;
			} catch (error) {
				for (const file of files) await file.discard();
				throw error;
			}
		});
	},
};

type Counts = Record<ReviewKind, number>;

async function list(ledger: Ledger, settings: Settings, files: readonly ExportFile[], terminal: Terminal): Promise<Counts> {
	const businesses = new Businesses(ledger);
	const counts: Counts = { unsure: 0, corrected: 0, confirmed: 0 };
	for await (const page of repliesIn(ledger, settings)) {
		for (const reply of page) {
			const profile = await businesses.profile(reply.message.businessId);
			counts[reviewKindOf(reply)] += 1;
			for (const line of settings.json ? [jsonLine(reply, profile)] : tableLines(reply, profile)) terminal.out.line(line);
			for (const file of files) file.add(reply, profile);
		}
		await terminal.out.flush();
		for (const file of files) await file.flush();
		terminal.progress(`${Object.values(counts).reduce((sum, count) => sum + count, 0).toLocaleString('en-US')} replies`);
		// Whoever reads the list has read enough; the files are still to be whole.
		if (terminal.out.isClosed && files.length === 0) break;
	}
	return counts;
}

function totals({ unsure, corrected, confirmed }: Counts, { since }: Settings): string {
	const from = new Date(since).toISOString().slice(0, 16).replace('T', ' ');
	if (unsure + corrected + confirmed === 0) return `Since ${from} UTC no reply was read unsurely, and none was corrected.`;
	return `Since ${from} UTC: ${unsure.toLocaleString('en-US')} unsure, ${corrected.toLocaleString('en-US')} corrected, ${confirmed.toLocaleString('en-US')} confirmed.`;
}
