import type { OutboundText } from '../../../engine';

const MARK = /\{(\w+)\}/g;
const MARKS = ['from', 'to', 'fromDigits', 'toDigits'];

export const digits = (number: string): string => number.replace(/\D/g, '');

/** The key goes to this address: what is filled in must not decide where that is. */
export function faultOfAddress(url: string): string | undefined {
	const unknown = [...url.matchAll(MARK)].some(([, name]) => !MARKS.includes(name ?? ''));
	if (unknown) return 'Send URL has a word in braces that means nothing there. Use {from}, {to}, {fromDigits} or {toDigits}; the words of the text go into Send Body.';
	const [one, other] = ['1', '2'].map((sign) => url.replace(MARK, sign));
	if (one !== undefined && other !== undefined && URL.canParse(one) && URL.canParse(other)) {
		const [a, b] = [new URL(one), new URL(other)];
		if (/^https?:$/.test(a.protocol) && a.origin === b.origin && a.username === '' && a.password === '' && a.hash === '') return undefined;
	}
	return 'Send URL is no address, or something is filled in before its path. Begin with https:// and the host, without a user or password.';
}

/** The address for one text; undefined where a number would change its shape. */
export function addressOf(url: string, { from, to }: OutboundText): string | undefined {
	const values: Readonly<Record<string, string>> = { from, to, fromDigits: digits(from), toDigits: digits(to) };
	let fits = true;
	const address = url.replace(MARK, (_all, name: string) => {
		const value = values[name] ?? '';
		// `.` and `..` go up a folder, however they are encoded.
		if (value === '' || /^\.{1,2}$/.test(value)) fits = false;
		return encodeURIComponent(value.toWellFormed());
	});
	return fits ? address : undefined;
}
