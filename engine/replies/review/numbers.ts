// Finds numbers that lead to somebody in a text: rather one too many than one too few.

import { findPhoneNumbersInText, isSupportedCountry } from 'libphonenumber-js/max';

/** Where a number stands in a text. */
export interface NumberSpan {
	readonly start: number;
	readonly end: number;
}

/** The search by the plans of all countries is dear; the patterns go through all of a text. */
const SEARCHED = 2000;

/** Digits with what people put between them; seven at least. */
const DIGITS = /\+?\(?\d(?:[ ().-]{0,2}\d){6,}/g;
const DATE = /^(?:\d{4}[-.]\d{1,2}[-.]\d{1,2}|\d{1,2}[-.]\d{1,2}[-.]\d{4})$/;
const SEVEN = /^\d{3}[ .-]?\d{4}$/;
const LONG_RUN = /\d{6,}/g;

/** Phone numbers, numbers of accounts and cards, in the order of the text. @param country ISO 3166-1 alpha-2, for numbers without a country code */
export function numbersIn(text: string, country = 'US'): NumberSpan[] {
	if ((text.match(/\d/g)?.length ?? 0) < 6) return [];
	const code = country.toUpperCase();
	const known = findPhoneNumbersInText(text.slice(0, SEARCHED), { defaultCountry: isSupportedCountry(code) ? code : 'US' });
	return joined([
		...known.map(({ startsAt, endsAt }) => ({ start: startsAt, end: endsAt })),
		...spansOf(text, DIGITS).filter(({ start, end }) => isLikeNumber(text.slice(start, end))),
		...spansOf(text, LONG_RUN),
	]);
}

function spansOf(text: string, pattern: RegExp): NumberSpan[] {
	return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Hours, prices and dates come in short groups; what is seven or eight digits long may be a range. */
function isLikeNumber(written: string): boolean {
	if (DATE.test(written)) return false;
	const count = written.replace(/\D/g, '').length;
	if (count < 9) return written.startsWith('+') || SEVEN.test(written);
	return /\d{3}/.test(written);
}

function joined(spans: readonly NumberSpan[]): NumberSpan[] {
	const result: NumberSpan[] = [];
	for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
		const last = result.at(-1);
		if (last && span.start < last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
		else result.push(span);
	}
	return result;
}

/** Writes a text anew with each of its numbers replaced. */
export function replaceNumbers(text: string, country: string | undefined, replacement: (written: string) => string): string {
	let written = '';
	let at = 0;
	for (const { start, end } of numbersIn(text, country)) {
		written += text.slice(at, start) + replacement(text.slice(start, end));
		at = end;
	}
	return written + text.slice(at);
}

/** A text as it may be shown where others look on: of each number only the last two digits. */
export function maskNumbers(text: string, country?: string): string {
	return replaceNumbers(text, country, (written) => `…${written.replace(/\D/g, '').slice(-2)}`);
}
