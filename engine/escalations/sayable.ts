/** What is read aloud by a machine: on one line, without pictures, cut between words, long numbers digit by digit. */
export function sayable(text: string, most: number): string {
	const line = text
		.slice(0, 2_000)
		.replace(/https?:\/\/\S+/gi, ' ')
		.replace(/[\p{Extended_Pictographic}\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}<>{}[\]|\\^~*_#"“”„«»]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return spellNumbers(cut(line, most)).replace(/[\s.,;:!?-]+$/, '');
}

function cut(line: string, most: number): string {
	const characters = [...line];
	if (characters.length <= most) return line;
	const head = characters.slice(0, most).join('');
	const space = head.lastIndexOf(' ');
	return space > most / 2 ? head.slice(0, space) : head;
}

/** Runs of digits from this length on are telephone numbers and the like: nobody says them as an amount. */
const LONG_NUMBER = /\+?\(?\d(?:[\s().-]{0,2}\d){4,}/g;

function spellNumbers(line: string): string {
	return line.replace(LONG_NUMBER, (run) => inGroups(run.replace(/\D/g, '')));
}

/** “+1 415 555 0123” as people say it: “4 1 5, 5 5 5, 0 1 2 3”. The commas are pauses. */
export function sayableNumber(e164: string): string {
	const digits = e164.replace(/\D/g, '');
	return inGroups(/^\+1\d{10}$/.test(e164) ? digits.slice(1) : digits);
}

function inGroups(digits: string): string {
	const groups: string[] = [];
	for (let rest = digits; rest !== ''; ) {
		// Four at the end are said in one go: 3-3-4 rather than 3-3-3-1.
		const length = rest.length <= 4 ? rest.length : 3;
		groups.push([...rest.slice(0, length)].join(' '));
		rest = rest.slice(length);
	}
	return groups.join(', ');
}
