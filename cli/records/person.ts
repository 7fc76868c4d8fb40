import type { Ledger } from '../../engine';
import { toE164 } from '../../engine';
import { Refusal, UsageError } from '../exit';

/** A person's number as the ledger has it. @throws UsageError */
export function readPerson(text: string): string {
	const number = toE164(text, 'US');
	if (number === null) throw new UsageError(`"${text}" is no phone number. Write it with its country, such as +14155550123.`);
	return number;
}

/** The business named, or all of the ledger. @throws Refusal when there is none of that name */
export async function businessIds(ledger: Ledger, named: string | undefined): Promise<readonly string[]> {
	const known = (await ledger.listBusinesses()).map(({ profile }) => profile.id);
	if (named === undefined) return known;
	if (known.includes(named)) return [named];
	throw new Refusal(`The ledger has no business "${named}". ${known.length === 0 ? 'It has none.' : `It has: ${known.slice(0, 20).join(', ')}${known.length > 20 ? ' and more' : ''}.`}`);
}
