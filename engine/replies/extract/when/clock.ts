/** A time of day as typed: minutes after midnight, and whether morning or afternoon was only assumed. */
export interface Clock {
	readonly minutes: number;
	/** "5" with neither am nor pm: read as business hours, open to correction by the words around. */
	readonly assumed: boolean;
	/** "5ish", "about 5". */
	readonly vague: boolean;
	/** Said plainly to be a time, not just a number. */
	readonly plain: boolean;
	/** Index of the word after it. */
	readonly next: number;
}

const NAMED: Readonly<Record<string, number>> = {
	noon: 12 * 60,
	midday: 12 * 60,
	mediodia: 12 * 60,
	midnight: 24 * 60,
	medianoche: 24 * 60,
};

const SPELLED: Readonly<Record<string, number>> = {
	one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
	una: 1, dos: 2, tres: 3, cuatro: 4, cinco: 5, seis: 6, siete: 7, ocho: 8, nueve: 9, diez: 10, once: 11, doce: 12,
};

/** Units that make a number anything but a time. */
const UNITS =
	/^(?:inch|inches|in|ft|feet|foot|days?|people|persons?|years?|yrs?|hours?|minutes?|miles?|guys|rooms?|bedrooms?|baths?|months?|weeks?|times|percent|bucks|dollars|gallons?|degrees|units?|windows?|doors?|outlets?|cars?|dogs?|cats?|kids?|dias?|horas?|minutos?|meses|anos?|personas?|st|street|ave|avenue|rd|road|dr|ln|[$%/])$/;

function suffix(words: readonly string[], at: number): { half: 'am' | 'pm' | null; next: number } {
	const word = words[at];
	if (word === 'am' || word === 'a') {
		// "a" alone is an article, or "to" in Spanish.
		return word === 'am' ? { half: 'am', next: at + 1 } : { half: null, next: at };
	}
	if (word === 'pm') return { half: 'pm', next: at + 1 };
	const three = words.slice(at, at + 3).join(' ');
	if (three === 'in the morning' || three === 'de la manana' || three === 'por la manana') {
		return { half: 'am', next: at + 3 };
	}
	if (/^(?:in the (?:afternoon|evening)|(?:de|por|en) la (?:tarde|noche))$/.test(three)) {
		return { half: 'pm', next: at + 3 };
	}
	if (words[at] === 'at' && words[at + 1] === 'night') return { half: 'pm', next: at + 2 };
	return { half: null, next: at };
}

function minutesOf(hour: number, minute: number, half: 'am' | 'pm' | null): number | null {
	if (minute > 59 || hour > 24) return null;
	if (half !== null && hour > 12) return half === 'pm' ? hour * 60 + minute : null;
	if (half === 'am') return (hour % 12) * 60 + minute;
	if (half === 'pm') return ((hour % 12) + 12) * 60 + minute;
	if (hour >= 13 || hour === 0) return hour * 60 + minute;
	// Business hours: 7 to 11 in the morning, 12 to 6 after noon.
	return (hour >= 7 && hour < 12 ? hour : (hour % 12) + 12) * 60 + minute;
}

/**
 * Reads a time of day at a word: "3pm", "3:30", "530pm", "noon", "5ish", "las 5 de la tarde".
 * A bare number is read as one too (`plain: false`): whether it is one depends on what is before it.
 */
export function clockAt(words: readonly string[], at: number): Clock | null {
	const start = words[at] === 'las' || words[at] === 'la' ? at + 1 : at;
	const word = words[start];
	if (word === undefined) return null;
	const named = Object.hasOwn(NAMED, word) ? NAMED[word] : undefined;
	if (named !== undefined) {
		return { minutes: named, assumed: false, vague: false, plain: true, next: start + 1 };
	}

	const spelled = Object.hasOwn(SPELLED, word) ? SPELLED[word] : undefined;
	const match = /^(\d{1,2})(?::(\d{2})|(\d{2}))?([ap]m)?$/.exec(spelled ? String(spelled) : word);
	if (!match) return null;
	const [, hourText, minuteText, joinedMinutes, ownHalf] = match;
	// "530" is a time only with am or pm right there, else any number.
	if (joinedMinutes && !ownHalf) return null;
	const hour = Number(hourText);
	let next = start + 1;
	let half = (ownHalf as 'am' | 'pm' | undefined) ?? null;
	let vague = false;
	let plain = minuteText !== undefined || half !== null;

	if (words[next] === 'ish' || words[next] === 'oclock') {
		vague = words[next] === 'ish';
		plain = true;
		next++;
	} else if (words[next] === 'o' && words[next + 1] === 'clock') {
		plain = true;
		next += 2;
	}
	if (half === null) {
		const after = suffix(words, next);
		half = after.half;
		if (half) plain = true;
		next = after.next;
	}
	if (!plain && (hour < 1 || hour > 12 || UNITS.test(words[next] ?? ''))) return null;
	const minutes = minutesOf(hour, Number(minuteText ?? joinedMinutes ?? 0), half);
	if (minutes === null) return null;
	return { minutes, assumed: half === null && hour >= 1 && hour <= 12, vague, plain, next };
}
