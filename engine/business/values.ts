import { DAY_MINUTES, zoneOf } from './localTime';
import { isCountry, toE164, toIgnored } from './phone';
import { quoted } from './shown';
import { clockMinutes, clockText } from './spans';

/** What is wrong with a value, and how to mend it. */
export class Flaw {
	constructor(
		readonly problem: string,
		readonly mend: string,
	) {}
}

/** Reads a text the user wrote, trimmed: its value in the form profiles keep, or the flaw. */
export type Read<T> = (text: string) => T | Flaw;

const CONTROLS = /[\p{Cc}\p{Cs}]/u;
const VISIBLE = /[^\p{C}\p{Z}]/u;

/** A text of one line or several, in which something can be seen. */
export function textOf(longest: number, lines: 'one line' | 'lines' = 'one line'): Read<string> {
	return (text) => {
		if (!VISIBLE.test(text)) return new Flaw('This is empty.', 'Write something, or leave the setting out.');
		if (text.length > longest) {
			return new Flaw(`This has ${text.length} characters; ${longest} are the most.`, 'Shorten it.');
		}
		if (CONTROLS.test(lines === 'lines' ? text.replace(/[\n\r\t]/g, '') : text)) {
			const also = lines === 'lines' ? '' : ' or line breaks';
			return new Flaw(`This holds invisible control characters${also}.`, 'Delete it and type it again.');
		}
		return text;
	};
}

export const slugOf: Read<string> = (text) =>
	/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && text.length <= 64
		? text
		: new Flaw(`${quoted(text)} cannot be an id.`, 'Use small letters, digits and single hyphens, like "smith-plumbing" (64 at most).');

/** The id of a team member: a slug that is not one of the words for several people. */
export const memberIdOf: Read<string> = (text) =>
	text === 'everyone' ? new Flaw('"everyone" means the whole team, so nobody can have it as id.', 'Choose another id.') : slugOf(text);

/** The name of a route or situation. */
export const wordOf: Read<string> = (text) =>
	/^[a-z][a-z0-9_-]{0,63}$/.test(text)
		? text
		: new Flaw(`${quoted(text)} cannot be a name here.`, 'Use small letters, digits and underscores, like "follow_up".');

/** Names of North American time zones that stand for a fixed offset, hardly what is meant by them. */
const WITHOUT_SUMMER_TIME: ReadonlySet<string> = new Set(['EST', 'MST', 'HST']);

export const zoneNameOf: Read<string> = (text) => {
	if (WITHOUT_SUMMER_TIME.has(text.toUpperCase())) {
		return new Flaw(`${quoted(text)} knows no daylight saving.`, 'Name a place, like "America/New_York", "America/Phoenix" or "Pacific/Honolulu".');
	}
	if (zoneOf(text) !== undefined) return text;
	return new Flaw(
		`${quoted(text)} is not a time zone.`,
		'Use the IANA name of a place, like "America/New_York" or "Europe/London", so that daylight saving is followed.',
	);
};

export const countryOf: Read<string> = (text) => {
	const code = text.toUpperCase();
	if (isCountry(code)) return code;
	const hint = code === 'UK' ? ' The code of the United Kingdom is "GB".' : '';
	return new Flaw(`${quoted(text)} is not a country code.`, `Use the two letters of ISO 3166-1, like "US", "CA" or "GB".${hint}`);
};

export const currencyOf: Read<string> = (text) => {
	const code = text.toUpperCase();
	return Intl.supportedValuesOf('currency').includes(code)
		? code
		: new Flaw(`${quoted(text)} is not a currency code.`, 'Use the three letters of ISO 4217, like "USD" or "EUR".');
};

export function phoneOf(country: string): Read<string> {
	return (text) =>
		toE164(text, country) ??
		new Flaw(
			`${quoted(text)} is not a phone number that can exist in ${country} or with its country code.`,
			'Write it in full with the country code and without an extension, like "+14155550100".',
		);
}

export function ignoredOf(country: string): Read<string> {
	return (text) =>
		toIgnored(text, country) ??
		new Flaw(
			`${quoted(text)} is neither a phone number nor the beginning of one.`,
			'Write a number like "+14155550100", or a beginning with country code and a star at its end, like "+1900*".',
		);
}

/** A time of day; `24:00` only where it ends a span. */
export function clockOf(end: 'may be 24:00' | 'before 24:00'): Read<string> {
	return (text) => {
		const minutes = clockMinutes(text);
		if (minutes === undefined) {
			return new Flaw(`${quoted(text)} is not a time of day.`, 'Write hours and minutes on the 24-hour clock, like "08:00" or "17:30".');
		}
		if (minutes === DAY_MINUTES && end === 'before 24:00') {
			return new Flaw('24:00 can only end the opening of a day.', 'Write "00:00".');
		}
		return clockText(minutes);
	};
}

/** `YYYY-MM-DD` or `MM-DD`, a day that exists. */
export const dateOf: Read<string> = (text) => {
	const match = /^(?:(\d{4})-)?(\d{2})-(\d{2})$/.exec(text);
	const mend = 'Write "2026-12-24" for one year, or "12-24" for every year.';
	if (match === null) return new Flaw(`${quoted(text)} is not a date.`, mend);
	// 2000 was a leap year: 02-29 is a yearly date.
	const iso = `${match[1] ?? '2000'}-${match[2] ?? ''}-${match[3] ?? ''}`;
	const day = new Date(`${iso}T00:00:00Z`);
	const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
	return exists ? text : new Flaw(`There is no day ${quoted(text)}.`, mend);
};

/** `YYYY-MM-DD`, a day that exists. */
export const dayOf: Read<string> = (text) =>
	/^\d{4}-/.test(text) ? dateOf(text) : new Flaw(`${quoted(text)} is not a date with its year.`, 'Write it like "2026-01-05".');

/** `YYYY-MM-DD`, or with a time of day `YYYY-MM-DDTHH:MM`. */
export const momentOf: Read<string> = (text) => {
	const [day = '', time, ...rest] = text.split(/[T ]/);
	const read = dayOf(day);
	if (read instanceof Flaw || time === undefined) return read;
	if (rest.length > 0 || !/^\d{1,2}:\d{2}$/.test(time)) return new Flaw(`${quoted(text)} is neither a day nor a time of a day.`, 'Write "2026-12-24" for whole days, or "2026-12-24T18:00" on the clock of the rota.');
	const clock = clockOf('before 24:00')(time);
	return clock instanceof Flaw ? clock : `${read}T${clock}`;
};

export const linkOf: Read<string> = (text) => {
	const url = URL.canParse(text) ? new URL(text) : undefined;
	const mend = 'Give the full address, like "https://book.example.com/smith".';
	if (url === undefined || /[\s\p{C}]/u.test(text)) return new Flaw(`${quoted(text)} is not a web address.`, mend);
	if (url.protocol !== 'https:') return new Flaw('The link does not begin with https://.', mend);
	if (url.username !== '' || url.password !== '') {
		return new Flaw('The link holds a user name or password, which everybody texted would see.', 'Remove what stands before the @.');
	}
	return text.length <= 500 ? text : new Flaw('The link is longer than 500 characters.', 'Use a shorter address.');
};

/** The key of a template: a situation, for one service line where that follows a colon. */
export const templateKeyOf: Read<string> = (text) =>
	/^[a-z][a-z0-9_-]{0,63}(?::[a-z0-9]+(?:-[a-z0-9]+)*(?:_(?:en|es))?)?$/.test(text)
		? text
		: new Flaw(`${quoted(text)} cannot be a name here.`, 'Use small letters, digits and underscores, like "follow_up"; with a service line "closed:drain-cleaning"; an answer with its route or intent "answer:service-request".');
