import type { Forgotten, Ledger } from '../../engine';
import { readArgs, type Command } from '../command';
import { EXIT, Refusal, UsageError } from '../exit';
import { LEDGER_HELP, withLedger } from '../ledger';
import { businessIds, readPerson } from './person';

const DAY_MS = 24 * 3_600_000;
const MOST_DAYS = 36_500;

const HELP = `missed-call forget: deletes numbers, names and texts, and keeps the counts. Opt-outs stay for ever.

  missed-call forget --older-than 365d --yes                       of conversations in which nothing happened for so long
  missed-call forget --older-than 365d --business bayside --yes    those of one business
  missed-call forget --person +14155550123 --yes                   one person at once, whatever is open with them

  --yes               without it nothing is deleted
${LEDGER_HELP}`;

export const forget: Command = {
	summary: 'deletes numbers, names and texts, of old or of one person',
	help: HELP,
	run: async (args, terminal) => {
		const { values, positionals } = readArgs(args, { ledger: { type: 'string' }, business: { type: 'string' }, person: { type: 'string' }, 'older-than': { type: 'string' }, yes: { type: 'boolean' } });
		if (positionals.length > 0) throw new UsageError(`"${positionals[0]}" is not understood.`);
		if ((values.person === undefined) === (values['older-than'] === undefined)) throw new UsageError('Whom to forget? Give either --older-than, such as 365d, or --person with a number.');
		const person = values.person === undefined ? undefined : readPerson(values.person);
		const days = values['older-than'] === undefined ? undefined : readDays(values['older-than']);
		return await withLedger(values.ledger, async (ledger, name) => {
			const businesses = await businessIds(ledger, values.business);
			const whom = person ?? `everybody with whom nothing has happened for ${days} days`;
			if (values.yes !== true) throw new Refusal(`This forgets ${whom} in ${name}${values.business === undefined ? ', for all businesses' : `, for "${values.business}"`}, and cannot be undone. Nothing was done: say it again with --yes.`);
			const now = Date.now();
			const forgotten = person === undefined ? [await ledger.forget(now - (days ?? 0) * DAY_MS, now, values.business)] : await forgetPerson(ledger, businesses, person, now);
			const sum = (field: keyof Forgotten) => forgotten.reduce((total, each) => total + each[field], 0);
			terminal.say(`Forgotten: ${sum('people')} people, ${sum('conversations')} conversations, ${sum('messages')} texts, ${sum('calls')} calls.`);
			return EXIT.fine;
		});
	},
};

async function forgetPerson(ledger: Ledger, businesses: readonly string[], person: string, now: number): Promise<readonly Forgotten[]> {
	const forgotten: Forgotten[] = [];
	for (const business of businesses) forgotten.push(await ledger.forgetPerson(business, person, now));
	return forgotten;
}

function readDays(text: string): number {
	const days = Number(/^(\d{1,6})\s*(?:d|days?)?$/i.exec(text.trim())?.[1] ?? Number.NaN);
	if (days >= 1 && days <= MOST_DAYS) return days;
	throw new UsageError(`--older-than takes days, such as 365d, and "${text}" is none.`);
}
