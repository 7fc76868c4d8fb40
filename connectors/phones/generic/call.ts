import { createHash } from 'node:crypto';
import type { CallReport } from '../connector';
import type { CallEvent, OutsideCall } from '../../../engine';
import { STATUS_OF, type Verdict } from '../verdict';
import type { Entry } from './entry';
import type { CallMapping } from './mapping';
import { momentsOf } from './moments';
import { CALL_ID, DIRECTION, EVENT_ID, EVENT_NAME, ID, MESSAGE_ID, RECORDING_URL, START, VOICEMAIL_URL } from './names';
import { callerNameOf, fromOf, toOf } from './parties';
import { SYSTEM, textOf } from './values';
import { isOneOf, verdictOf } from './verdict';
import { directionWord, isAboutTexts, type Direction } from './words';

/** What became of one entry. No values, only where they stood. */
export interface Reading<Report> {
	readonly reports: readonly Report[];
	readonly says: string;
	readonly missing: readonly string[];
	readonly fields: Readonly<Record<string, string>>;
}

const nothing = (says: string, missing: readonly string[] = [], fields: Readonly<Record<string, string>> = {}): Reading<never> => ({ reports: [], says, missing, fields });

/** Reads what an entry says of a call. Needs the caller, the number called, an id or a time, and how it went. */
export function readCallEntry(entry: Entry, mapping: CallMapping): Reading<CallReport> {
	const name = entry.text('eventName', EVENT_NAME);
	if (mapping.events.length > 0 && !isOneOf(mapping.events, name?.text ?? '')) return nothing('not one of the events of the node');
	if (!entry.isMapped('callId') && !entry.isMapped('status') && isText(entry, name?.text)) return nothing('about a text');
	const direction = directionOf(entry, mapping.words.outbound);
	if (direction === 'within') return nothing('a call within the house');
	const [from, to] = [fromOf(entry), toOf(entry)];
	const line = mapping.line === '' ? undefined : { number: mapping.line, at: 'the node' };
	const [business, person] = direction === 'out' ? [line ?? from, to] : [line ?? to, from];
	const id = idOf(entry, person?.number ?? '', business?.number ?? '');
	const verdict = verdictOf(entry, mapping);
	const [theirs, ours] = direction === 'out' ? (['to', 'from'] as const) : (['from', 'to'] as const);
	const fields = { ...placed('callId', id), ...placed(theirs, person), ...placed(ours, business) };
	// A caller may withhold the number; nobody calls nobody.
	const missing = [...(id ? [] : ['callId']), ...(person && (direction !== 'out' || person.number) ? [] : [theirs]), ...(business?.number ? [] : [ours]), ...(verdict === undefined ? ['status'] : [])];
	if (!id || !person || !business || verdict === undefined || missing.length > 0) return nothing('incomplete', missing, fields);
	const about = { entry, mapping, callId: id.text, person: person.number, line: business.number };
	if (direction === 'out') return { reports: verdict === 'open' ? [] : [placedCall(about, verdict)], says: verdict === 'open' ? 'a call of the team that is not over' : `a call of the team, ${verdict === 'answered' ? '' : 'not '}picked up`, missing, fields };
	return { reports: events(about, verdict), says: verdict === 'answered' || verdict === 'open' ? `${verdict} call` : `missed call: ${verdict}`, missing, fields };
}

interface About {
	readonly entry: Entry;
	readonly mapping: CallMapping;
	readonly callId: string;
	readonly person: string;
	readonly line: string;
}

/** Keys come from what is said, so that the same said twice counts once. */
function events({ entry, mapping, callId, person, line }: About, verdict: Verdict | 'open'): readonly CallEvent[] {
	const { start, end, seconds } = momentsOf(entry, mapping.durationUnit);
	const base = { kind: 'call', system: SYSTEM, account: '', callId, from: person, to: line, ...callerNameOf(entry) } as const;
	const arrived: CallEvent = { ...base, key: `${callId}:arrived`, step: 'arrived', ...(start === undefined ? {} : { at: start }), answering: { mode: 'listen', acceptance: false } };
	if (verdict === 'open') return [arrived];
	const at = end === undefined ? {} : { at: end };
	const ended: CallEvent = { ...base, key: `${callId}:ended:${verdict}`, step: 'ended', status: STATUS_OF[verdict], verdict, ...at, ...(seconds === undefined ? {} : { durationSeconds: seconds }) };
	return [
		// How long the caller waited is known only from here.
		...(start === undefined && seconds === undefined ? [] : [arrived]),
		...(verdict === 'voicemail' ? [{ ...base, key: `${callId}:voicemail`, step: 'voicemail', ...at, ...recordingOf(entry) } as const] : []),
		ended,
	];
}

function placedCall({ entry, mapping, callId, person, line }: About, verdict: Verdict): OutsideCall {
	const { start, seconds } = momentsOf(entry, mapping.durationUnit);
	return { kind: 'outside_call', system: SYSTEM, account: '', callId, from: line, to: person, reached: verdict === 'answered', ...(seconds === undefined ? {} : { durationSeconds: seconds }), ...(start === undefined ? {} : { at: start }) };
}

export function recordingOf(entry: Entry): { readonly recordingUrl?: string } {
	const url = (entry.isMapped('recordingUrl') ? undefined : entry.text('voicemailUrl', VOICEMAIL_URL)) ?? entry.text('recordingUrl', RECORDING_URL);
	return url !== undefined && /^https?:\/\//i.test(url.text) ? { recordingUrl: url.text } : {};
}

/** The first word for a direction; only words that the user gave where there are some and one of them fits. */
export function directionOf(entry: Entry, outbound: readonly string[] | undefined): Direction | undefined {
	const texts = entry.all('direction', DIRECTION).flatMap(({ value }) => textOf(value) ?? []);
	if (texts.some((text) => isOneOf(outbound, text))) return 'out';
	return texts.map(directionWord).find((direction) => direction !== undefined);
}

interface Id {
	readonly text: string;
	readonly at: string;
}

/** The id of the call, else of its event, else what is made of the numbers and the time; undefined where there is none of these. */
export function idOf(entry: Entry, person: string, line: string): Id | undefined {
	const told = entry.text('callId', CALL_ID) ?? (entry.isMapped('callId') ? undefined : entry.text('id', ID, true)) ?? entry.text('eventId', EVENT_ID);
	if (told) return { text: told.text.length <= 200 ? told.text : digest(told.text), at: told.at };
	const time = entry.text('time', START);
	return time === undefined ? undefined : { text: digest(JSON.stringify([person, line, time.text])), at: time.at };
}

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 40);

export function placed(name: string, found: { readonly at: string } | undefined): Readonly<Record<string, string>> {
	return found ? { [name]: found.at } : {};
}

/** A sender may tell calls and texts to one address. */
function isText(entry: Entry, name: string | undefined): boolean {
	return name === undefined ? entry.text('none', MESSAGE_ID) !== undefined && entry.text('none', CALL_ID) === undefined : isAboutTexts(name);
}
