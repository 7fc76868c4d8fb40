import type { Entry } from './entry';
import { plainName } from './entry';
import { FROM, NAME, TO } from './names';
import { isFields, textOf } from './values';

/** Where a number stands within an object that says more of a person. */
const INSIDE = ['number', 'phonenumber', 'phone', 'e164', 'callerid', 'value', 'address', 'uri'];

export interface Party {
	/** As received; empty where the sender says that there is none. */
	readonly number: string;
	readonly at: string;
}

/** Who called or wrote; undefined where the entry says nothing of it, which is something else than a withheld number. */
export const fromOf = (entry: Entry): Party | undefined => partyOf(entry, 'from', FROM);

/** @param line the number of the business, where the node says it */
export const toOf = (entry: Entry): Party | undefined => partyOf(entry, 'to', TO);

function partyOf(entry: Entry, name: string, usual: readonly string[]): Party | undefined {
	let empty: Party | undefined;
	for (const { value, at } of entry.all(name, usual)) {
		const number = numberIn(value);
		if (number) return { number, at };
		if (number === '') empty ??= { number, at };
	}
	return empty;
}

function numberIn(value: unknown): string | undefined {
	const first: unknown = Array.isArray(value) ? (value as readonly unknown[])[0] : value;
	if (first === null) return '';
	if (!isFields(first)) return typeof first === 'boolean' ? undefined : bare(textOf(first, 200));
	const found = inside(first, INSIDE);
	return found === undefined ? undefined : bare(found);
}

function inside(fields: Readonly<Record<string, unknown>>, names: readonly string[]): string | undefined {
	const own = Object.entries(fields).slice(0, 50);
	for (const name of names) {
		const text = textOf(own.find(([key]) => plainName(key) === name)?.[1]);
		if (text !== undefined) return text;
	}
	return undefined;
}

/** `"Ann" <sip:+14155550132@pbx.example.com;user=phone>` as the number that it holds. */
function bare(text: string | undefined): string | undefined {
	if (text === undefined) return undefined;
	const address = /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text;
	const uri = /^(?:sips?|tel):([^@;?]*)/i.exec(address);
	return (uri?.[1] ?? address).trim();
}

/** A caller's name, where it says more than the number does. */
export function callerNameOf(entry: Entry): { readonly callerName?: string } {
	const told = entry.text('callerName', NAME)?.text ?? (entry.isMapped('callerName') ? undefined : nameWithNumber(entry));
	return told !== undefined && /\p{L}/u.test(told) && !/^(?:anonymous|unknown|restricted|unavailable|private|wireless caller)$/i.test(told) ? { callerName: told.slice(0, 100).toWellFormed() } : {};
}

function nameWithNumber(entry: Entry): string | undefined {
	const [first] = entry.all('from', FROM);
	return isFields(first?.value) ? inside(first.value, ['name', 'displayname', 'fullname']) : undefined;
}
