import { draftAt, listAt, textAt, textsOf } from './draft';
import { toE164 } from './phone';
import type { Fault } from './profile';

/** No number twice, and none of the business's own among the team's or the ignored. */
export function checkNumbers(data: unknown, country: string): Fault[] {
	const faults: Fault[] = [];
	const own = new Map<string, string>();
	const team = new Map<string, string>();

	listAt(data, 'numbers').forEach((entry, index) => {
		const number = e164(textAt(entry, 'number'), country);
		if (number === undefined) return;
		const path = `numbers[${index}].number`;
		const first = own.get(number);
		if (first === undefined) own.set(number, path);
		else faults.push({ path, problem: `${number} is there twice: it is ${first} as well.`, mend: 'Keep one of the two entries.' });
	});

	listAt(data, 'numbers').forEach((entry, index) => {
		const from = e164(textAt(entry, 'textsFrom'), country);
		if (from === undefined || own.has(from)) return;
		faults.push({
			path: `numbers[${index}].textsFrom`,
			problem: `${from} is not in the list of numbers, so nobody would know whose the answers to it are.`,
			mend: 'Add it to "numbers", as an entry of its own.',
		});
	});

	listAt(data, 'team').forEach((member, index) => {
		const number = e164(textAt(member, 'phone'), country);
		if (number === undefined) return;
		const path = `team[${index}].phone`;
		const first = team.get(number);
		if (own.has(number)) {
			faults.push({
				path,
				problem: `${number} is a number of the business itself, which would then text and alert itself.`,
				mend: 'Give the number of the phone this person carries.',
			});
		} else if (first !== undefined) {
			faults.push({
				path,
				problem: `${number} is ${first} as well, so nobody could tell which of the two answered.`,
				mend: 'Keep one person for a shared phone.',
			});
		} else team.set(number, path);
	});

	for (const [path, list] of listsOf(data)) {
		for (const [index, text] of textsOf(list)) {
			const number = text.endsWith('*') ? undefined : e164(text, country);
			if (number === undefined || !own.has(number)) continue;
			faults.push({
				path: `${path}[${index}]`,
				problem: `${number} is a number of the business itself.`,
				mend: 'Remove it: the own numbers are never texted anyway.',
			});
		}
	}
	return faults;
}

/** The lists of numbers that get no text, by where they stand. */
function listsOf(data: unknown): Array<readonly [path: string, list: readonly unknown[]]> {
	const lists = draftAt(data, 'numberLists');
	return [
		['ignoredNumbers', listAt(data, 'ignoredNumbers')],
		...['staff', 'vendors', 'blocked'].map((name) => [`numberLists.${name}`, listAt(lists, name)] as const),
	];
}

function e164(text: string | undefined, country: string): string | undefined {
	return text === undefined ? undefined : toE164(text, country);
}
