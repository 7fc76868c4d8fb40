import { MISSED_REASONS, type CallEvent } from '../../../engine';
import { STATUS_OF, type Verdict } from '../verdict';
import type { Fields } from './fields';
import { callerOf, callIdOf, DIAL_STATUSES, lineOf, lookIn, madeAt, nameOf, readEpoch, readSeconds, SYSTEM } from './values';

/** What only the report of our own dialplan has. */
const SIGNS = ['dialstatus', 'queuestatus', 'abandoned', 'vmstatus', 'verdict', 'answeredtime'] as const;

export function isDialplanReport(fields: Fields): boolean {
	return SIGNS.some((name) => fields[name] !== undefined);
}

/**
 * The report that the dialplan makes when the caller's channel hangs up: see docs/asterisk.md. It speaks for the whole call.
 * Nothing where it cannot be told whether anybody talked: a caller who did must not be texted.
 */
export function readDialplan(fields: Fields): readonly CallEvent[] {
	const callId = callIdOf(fields);
	const verdict = verdictOf(fields);
	if (callId === undefined || verdict === undefined) return [];
	const [start, end] = [readEpoch(fields.start) ?? madeAt(fields.uniqueid), readEpoch(fields.end)];
	const base = { kind: 'call', system: SYSTEM, account: '', callId, from: callerOf(fields.from, fields.pres), to: lineOf(fields.did), ...nameOf(fields.name, fields.pres) } as const;
	const talked = verdict === 'answered' ? readSeconds(fields.answeredtime) : undefined;
	return [
		...(start === undefined ? [] : [{ ...base, key: `${callId}:arrived`, step: 'arrived', at: start, answering: { mode: 'listen', acceptance: false } } as const]),
		...(hasLeftMessage(fields) ? [{ ...base, key: `${callId}:voicemail`, step: 'voicemail', ...(end === undefined ? {} : { at: end }) } as const] : []),
		{
			...base,
			key: `${callId}:ended:${verdict}`,
			step: 'ended',
			status: STATUS_OF[verdict],
			verdict,
			...(end === undefined ? {} : { at: end }),
			...(talked === undefined ? {} : { durationSeconds: talked }),
		},
	];
}

/**
 * Decided by what `Dial()`, `Queue()` and `VoiceMail()` say of themselves, never by the hangup cause, the state `Up` or the
 * disposition of the channel: a caller who talks to the voicemail is Up too, and of two phones that rang the one that was not
 * picked up may have written the record last.
 */
function verdictOf(fields: Fields): Verdict | undefined {
	if (hasTalked(fields)) return 'answered';
	const said = MISSED_REASONS.find((reason) => reason === fields.verdict);
	if (said) return said;
	if (isSuccess(fields.vmstatus) || isVoicemail(fields.lastapp)) return 'voicemail';
	const dialled = lookIn(DIAL_STATUSES, fields.dialstatus?.toUpperCase());
	if (dialled) return dialled;
	// A status says that the queue sent the caller away; without one the caller went.
	if (fields.queuestatus) return 'no_answer';
	if (isTrue(fields.abandoned)) return 'abandoned';
	// No phone rang: the caller hung up in a menu or an announcement. Of an application that is not Asterisk's own, nobody knows.
	return fields.lastapp && !/^stasis$/i.test(fields.lastapp) ? 'menu_abandoned' : undefined;
}

/** Applications other than `Dial()` and `Queue()` in which a caller is with somebody. */
const TALK = /^(?:confbridge|meetme|page|pickup|pickupchan|parkedcall|bridge|followme)$/i;

/** A caller who never got into the queue. */
const NOT_QUEUED = /^(?:full|joinempty|joinunavail)$/i;

function hasTalked({ dialstatus, answeredtime, transferred, lastapp, queuestatus, abandoned }: Fields): boolean {
	if (dialstatus?.toUpperCase() === 'ANSWER' || (readSeconds(answeredtime) ?? 0) > 0 || transferred) return true;
	if (TALK.test(lastapp ?? '')) return true;
	// The agent hung up first, and the dialplan went on.
	if (queuestatus?.toUpperCase() === 'CONTINUE') return true;
	// Until 2026 `Queue()` says nothing of its own of a call that an agent took, and leaves what an earlier queue or dialling said;
	// of one that none took it says ABANDONED, also when the time was over.
	return /^queue$/i.test(lastapp ?? '') && !isTrue(abandoned) && !NOT_QUEUED.test(queuestatus ?? '');
}

function hasLeftMessage(fields: Fields): boolean {
	return isSuccess(fields.vmstatus) && !hasTalked(fields);
}

function isSuccess(vmstatus: string | undefined): boolean {
	return vmstatus?.toUpperCase() === 'SUCCESS';
}

function isVoicemail(lastapp: string | undefined): boolean {
	return /^(?:voicemail|minivmrecord)$/i.test(lastapp ?? '');
}

function isTrue(word: string | undefined): boolean {
	return /^(?:true|1|yes)$/i.test(word ?? '');
}
