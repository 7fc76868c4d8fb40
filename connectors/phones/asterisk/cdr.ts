import type { CallEvent, DialStatus, OutsideCall } from '../../../engine';
import { STATUS_OF, type Verdict } from '../verdict';
import { isOutbound, isInternal } from './direction';
import type { Fields } from './fields';
import { callerOf, callIdOf, lineOf, lookIn, madeAt, nameOf, readSeconds, SYSTEM } from './values';

/** Call detail records of Asterisk: https://docs.asterisk.org, CDR Specification. */
const DISPOSITIONS: Readonly<Record<string, Verdict>> = { 'NO ANSWER': 'no_answer', BUSY: 'busy', FAILED: 'failed', CONGESTION: 'failed' };

/** Where a caller talks to a person. */
const PEOPLE = /^(?:dial|retrydial|appdial|appdial2|followme|appqueue|bridge|pickup|pickupchan|parkedcall|confbridge|meetme|page)$/i;
const MENU = /^(?:background|backgrounddetect|waitexten|read|agi|eagi|fastagi|stasis|directory|getcpeid|saynumber|saydigits)$/i;

export function isCdr(fields: Fields): boolean {
	return fields.disposition !== undefined;
}

/**
 * Reads records of one or more calls. One call may have many: a record for each phone that rang, another for the voicemail.
 * Those of the caller's own channel speak for the call, and any that a person answered outweighs all others; those of other
 * channels (the phones of a queue) only for their leg.
 */
export function readCdrs(rows: readonly Fields[]): readonly (CallEvent | OutsideCall)[] {
	return rows.flatMap((row) => readRow(withDid(row, rows)));
}

/** Only the caller's own channel knows the number that was dialled. */
function withDid(row: Fields, rows: readonly Fields[]): Fields {
	if (row.did) return row;
	const did = row.linkedid ? rows.find(({ linkedid, did: known }) => linkedid === row.linkedid && known)?.did : undefined;
	return did === undefined ? row : { ...row, did };
}

function readRow(row: Fields): readonly (CallEvent | OutsideCall)[] {
	const callId = callIdOf(row);
	const verdict = verdictOf(row);
	if (callId === undefined || verdict === undefined) return [];
	if (isOutbound(row)) return [outsideCall(row, callId, verdict)];
	if (isInternal(row)) return [];
	const base = {
		kind: 'call',
		system: SYSTEM,
		account: '',
		callId,
		from: callerOf(row.cnum || row.src, row.pres),
		to: lineOf(row.did || row.dst),
		...nameOf(row.cnam || /^"?([^"<]+?)"?\s*</.exec(row.clid ?? '')?.[1], row.pres),
	} as const;
	return isCallersOwn(row) ? ownEvents(row, base, verdict) : legEvents(row, base, verdict);
}

type Base = Pick<CallEvent, 'kind' | 'system' | 'account' | 'callId' | 'from' | 'to' | 'callerName'>;

function ownEvents(row: Fields, base: Base, verdict: Verdict): readonly CallEvent[] {
	const start = madeAt(row.uniqueid) ?? madeAt(row.linkedid);
	const arrived: CallEvent = { ...base, key: `${base.callId}:arrived`, step: 'arrived', ...(start === undefined ? {} : { at: start }), answering: { mode: 'listen', acceptance: false } };
	const ended: CallEvent = { ...base, key: `${base.callId}:ended:${verdict}`, step: 'ended', status: STATUS_OF[verdict], verdict, ...endOf(row, start), ...talkedOf(row, verdict) };
	return [arrived, ended];
}

function legEvents(row: Fields, base: Base, verdict: Verdict): readonly CallEvent[] {
	const legId = row.uniqueid ?? '';
	const status: DialStatus = STATUS_OF[verdict];
	return [{ ...base, key: `${base.callId}:${legId}:${status}`, legId, step: verdict === 'answered' ? 'leg_answered' : 'leg_ended', status, ...endOf(row, madeAt(legId)), ...talkedOf(row, verdict) }];
}

function endOf(row: Fields, start: number | undefined): { at?: number } {
	return start === undefined ? {} : { at: start + (readSeconds(row.duration) ?? 0) * 1000 };
}

function talkedOf(row: Fields, verdict: Verdict): { durationSeconds?: number } {
	const billed = verdict === 'answered' ? readSeconds(row.billsec) : undefined;
	return billed === undefined ? {} : { durationSeconds: billed };
}

function isCallersOwn({ linkedid, uniqueid }: Fields): boolean {
	return !linkedid || !uniqueid || linkedid === uniqueid;
}

/** `ANSWERED` is said of everything that picks up, the voicemail and announcements included. */
function verdictOf({ disposition, lastapp = '', dstchannel }: Fields): Verdict | undefined {
	const word = (disposition ?? '').toUpperCase().replace(/[_-]/g, ' ');
	if (word !== 'ANSWERED') return lookIn(DISPOSITIONS, word === 'NOANSWER' ? 'NO ANSWER' : word);
	if (/^(?:voicemail|minivmrecord)$/i.test(lastapp)) return 'voicemail';
	if (PEOPLE.test(lastapp)) return 'answered';
	if (dstchannel) return 'answered';
	if (/^queue$/i.test(lastapp)) return 'abandoned';
	return MENU.test(lastapp) ? 'menu_abandoned' : 'no_answer';
}

function outsideCall(row: Fields, callId: string, verdict: Verdict): OutsideCall {
	const start = madeAt(row.uniqueid);
	const talked = talkedOf(row, verdict);
	return {
		kind: 'outside_call',
		system: SYSTEM,
		account: '',
		callId,
		from: row.outboundcnum || row.cnum || row.src || '',
		to: row.dst ?? '',
		reached: verdict === 'answered' && talked.durationSeconds !== 0,
		...talked,
		...(start === undefined ? {} : { at: start }),
		...(row.cnam ? { by: row.cnam } : {}),
	};
}
