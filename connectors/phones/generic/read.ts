import type { CallReport, TextReport, WebhookAnswer, WebhookRequest } from '../connector';
import type { VoicemailTranscript } from '../../../engine';
import { readCallEntry, recordingOf, type Reading } from './call';
import { entriesOf } from './entries';
import { readCallMapping, readTextMapping, type CallMapping, type TextMapping } from './mapping';
import { TRANSCRIPT } from './names';
import { SYSTEM, textOf } from './values';
import { readTextEntry } from './text';

/** How the node reads bodies. */
export interface Mappings {
	readonly calls: CallMapping;
	readonly texts: TextMapping;
}

const USUAL: Mappings = { calls: readCallMapping({}, false), texts: readTextMapping({}, false) };

/** The node's mapping travels with the request, since a reader has nothing else. */
const KEY = 'mapping';

export const withMapping = (mappings: Mappings): Readonly<Record<string, string>> => ({ [KEY]: JSON.stringify(mappings) });

/** Written by {@link withMapping}, and by nobody else: what comes over the wire has no part in it. */
function mappingOf({ lookedUp }: WebhookRequest): Mappings {
	const kept = lookedUp?.[KEY];
	return kept === undefined ? USUAL : (JSON.parse(kept) as Mappings);
}

function callsIn(request: WebhookRequest): readonly Reading<CallReport>[] {
	const { calls } = mappingOf(request);
	return entriesOf(request, calls).map((entry) => readCallEntry(entry, calls));
}

function textsIn(request: WebhookRequest): readonly Reading<TextReport>[] {
	const { texts } = mappingOf(request);
	return entriesOf(request, texts).map((entry) => readTextEntry(entry, texts));
}

export const readCall = (request: WebhookRequest): readonly CallReport[] | undefined => reportsOf(callsIn(request));
export const readText = (request: WebhookRequest): readonly TextReport[] | undefined => reportsOf(textsIn(request));

function reportsOf<Report>(readings: readonly Reading<Report>[]): readonly Report[] | undefined {
	const reports = readings.flatMap((reading) => reading.reports);
	return reports.length === 0 ? undefined : reports;
}

const LONGEST_TRANSCRIPT = 20_000;

/** What was said on the voicemail, where the report on the call has it in words. Of a list, the first that has. */
export function readTranscript(request: WebhookRequest): VoicemailTranscript | undefined {
	const { calls } = mappingOf(request);
	for (const entry of entriesOf(request, calls)) {
		const voicemail = readCallEntry(entry, calls).reports.find((report) => report.kind === 'call' && report.step === 'voicemail');
		const said = entry.all('transcript', TRANSCRIPT).map(({ value }) => textOf(value, LONGEST_TRANSCRIPT)).find(Boolean);
		if (voicemail && said !== undefined) return { system: SYSTEM, account: '', callId: voicemail.callId, recordingId: `${voicemail.callId}:voicemail`, words: said, ...recordingOf(entry) };
	}
	return undefined;
}

/** How to mend what is missing, by the labels of the node. */
const MEND: Readonly<Record<string, string>> = {
	body: 'Enter under Words where the words of the text stand.',
	callId: 'Enter under Call ID where the id of the call stands, or under Time where it says when it came in.',
	from: 'Enter under From where the number of the person stands.',
	messageId: 'Enter under Message ID where the id of the text stands.',
	status: 'Enter under Status or Answered where it says how the call went, and its words under the values.',
	to: 'Enter under To where the number of the business stands, or the number itself under Business Number.',
};
const SHOWN = 20;

export const answerCall = (request: WebhookRequest): WebhookAnswer => told('calls', callsIn(request));
export const answerText = (request: WebhookRequest): WebhookAnswer => told('texts', textsIn(request));

/** Tells whoever sends what was read, and where: the names of fields only, never what is in them. */
function told(what: 'calls' | 'texts', readings: readonly Reading<unknown>[]): WebhookAnswer {
	const read = readings.filter(({ reports }) => reports.length > 0).length;
	const entries = readings.slice(0, SHOWN).map(({ reports, says, missing, fields }) => ({
		read: reports.length > 0,
		says,
		fields,
		...(missing.length === 0 ? {} : { missing, mend: `${missing.map((name) => MEND[name] ?? '').join(' ')} It is in Field Mapping of the trigger in n8n.` }),
	}));
	const none = readings.length === 0 ? { mend: 'The body holds no fields. Send JSON, or a form, with the fitting Content-Type.' } : {};
	return { status: 200, contentType: 'application/json; charset=utf-8', body: JSON.stringify({ read, [what]: entries, ...none }) };
}
