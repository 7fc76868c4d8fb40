import type { MissedReason } from '../../../engine';
import type { Fields } from './fields';

export const SYSTEM = 'asterisk';

/** `DIALSTATUS` of `Dial()`, and `DialStatus` of `DialEnd`: https://docs.asterisk.org, Dial. DONTCALL and TORTURE: the caller was turned away by the called. */
export const DIAL_STATUSES: Readonly<Record<string, 'answered' | MissedReason>> = {
	ANSWER: 'answered',
	NOANSWER: 'no_answer',
	BUSY: 'busy',
	CANCEL: 'abandoned',
	CONGESTION: 'failed',
	CHANUNAVAIL: 'failed',
	INVALIDARGS: 'failed',
	DONTCALL: 'rejected',
	TORTURE: 'rejected',
};

export function lookIn<T>(table: Readonly<Record<string, T>>, word: string | undefined): T | undefined {
	return word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
}

/** Whole seconds, or undefined for what is none. */
export function readSeconds(text: string | undefined): number | undefined {
	return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

const EARLIEST = Date.UTC(2008, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/** Epoch milliseconds of epoch seconds. */
export function readEpoch(text: string | undefined): number | undefined {
	const at = text !== undefined && /^\d{9,11}(?:\.\d+)?$/.test(text) ? Math.round(Number(text) * 1000) : Number.NaN;
	return at >= EARLIEST && at <= LATEST ? at : undefined;
}

/** When a channel was made, which Asterisk writes into its id: `1785000000.42`, or `pbx1-1785000000.42`. Epoch milliseconds. */
export function madeAt(uniqueid: string | undefined): number | undefined {
	return readEpoch(/(?:^|-)(\d{9,11})\.\d+$/.exec(uniqueid ?? '')?.[1]);
}

/** The call: all channels that belong to it share the `linkedid`. */
export function callIdOf({ linkedid, uniqueid }: Fields): string | undefined {
	return linkedid || uniqueid || undefined;
}

/** The dialled number as received. Asterisk's own words for “no number” (`s` and the like) are none. */
export function lineOf(did: string | undefined): string {
	return did === undefined || /^(?:[a-z]|_.*)$/i.test(did) ? '' : did;
}

/** The number of a person who withheld it may come all the same, for the police: it is nobody's to text. */
export function callerOf(number: string | undefined, presentation: string | undefined): string {
	return isWithheld(presentation) ? 'anonymous' : (number ?? '');
}

function isWithheld(presentation: string | undefined): boolean {
	return /^prohib/i.test(presentation ?? '');
}

/** A caller's name, where it says more than the number does and was not withheld with it. */
export function nameOf(name: string | undefined, presentation: string | undefined): { callerName?: string } {
	return name && !isWithheld(presentation) && /\p{L}/u.test(name) && !/^(?:anonymous|unknown|restricted|unavailable|private)$/i.test(name) ? { callerName: name.slice(0, 100) } : {};
}
