import type { DeliveryReceipt, OutsideText, ReceivedText } from '../../../engine';
import type { TextReport } from '../connector';
import { digest, directionOf, placed, type Reading } from './call';
import type { Entry } from './entry';
import type { TextMapping, TextMeaning } from './mapping';
import { mediaOf } from './media';
import { timeOf } from './moments';
import { CALL_ID, ERROR_CODE, EVENT_NAME, ID, MESSAGE_ID, SENDER, TEXT_STATUS, TEXT_TIME, WORDS } from './names';
import { fromOf, toOf, type Party } from './parties';
import { reasonOf } from './refusals';
import { SYSTEM, textOf } from './values';
import { isOneOf } from './verdict';
import { isAboutCalls, textWord, type TextWord } from './words';

const LONGEST_TEXT = 10_000;

const nothing = (says: string, missing: readonly string[] = [], fields: Readonly<Record<string, string>> = {}): Reading<never> => ({ reports: [], says, missing, fields });

/** Reads a text that came in, one that somebody of the team sent, or what became of one of ours. */
export function readTextEntry(entry: Entry, mapping: TextMapping): Reading<TextReport> {
	const name = entry.text('eventName', EVENT_NAME)?.text;
	if (mapping.events.length > 0 && !isOneOf(mapping.events, name ?? '')) return nothing('not one of the events of the node');
	if (!entry.isMapped('messageId') && !entry.isMapped('body') && isCall(entry, name)) return nothing('about a call');
	const direction = directionOf(entry, mapping.words.outbound);
	if (direction === 'within') return nothing('a text within the house');
	const status = statusOf(entry, mapping);
	const [words, media] = [wordsOf(entry), mediaOf(entry)];
	const tells = words !== undefined || media.length > 0;
	// A report on a text of ours may repeat its words; only a text that came in is "received".
	const isOurs = direction === 'out' || (direction === undefined && status !== undefined && status !== 'received');
	const [from, to] = [fromOf(entry), toOf(entry)];
	const line: Party | undefined = mapping.line === '' ? undefined : { number: mapping.line, at: 'the node' };
	const parties = isOurs ? { from: line ?? from, to } : { from, to: line ?? to };
	const id = idOf(entry, parties, words ?? '');
	const fields = { ...placed('messageId', id), ...placed('from', parties.from), ...placed('to', parties.to) };
	const isReceipt = isOurs && (status !== undefined && status !== 'received' ? true : !tells);
	if (isReceipt && direction === undefined) return id ? receiptOnly(entry, id.text, status, fields) : nothing('incomplete', ['messageId'], fields);
	const missing = [...(id ? [] : ['messageId']), ...(parties.from?.number ? [] : ['from']), ...(parties.to?.number ? [] : ['to']), ...(tells ? [] : ['body'])];
	// A report on a text that the sender marks as outbound need not repeat it.
	if (isOurs && id && status !== undefined && missing.length > 0) return receiptOnly(entry, id.text, status, fields);
	if (!id || !parties.from?.number || !parties.to?.number || missing.length > 0) return nothing('incomplete', missing, fields);
	const at = timeOf(entry, 'time', TEXT_TIME);
	const base = { system: SYSTEM, account: '', providerId: id.text, from: parties.from.number, to: parties.to.number, body: words ?? '', media, ...(at === undefined ? {} : { at }) };
	if (!isOurs) return { reports: [{ kind: 'text', ...base } satisfies ReceivedText], says: 'a text that came in', missing, fields };
	const by = entry.text('sender', SENDER)?.text.slice(0, 100).toWellFormed();
	const sent: OutsideText = { kind: 'outside', ...base, ...(by === undefined ? {} : { by }) };
	// That it was sent is what it says itself.
	return { reports: [sent, ...(status === 'sent' ? [] : receiptOf(entry, id.text, status))], says: 'a text that was sent', missing, fields };
}

function receiptOnly(entry: Entry, providerId: string, status: TextWord | undefined, fields: Reading<never>['fields']): Reading<TextReport> {
	const reports = receiptOf(entry, providerId, status);
	return { reports, says: reports.length > 0 ? 'what became of a text' : 'a text that is on its way', missing: [], fields };
}

function receiptOf(entry: Entry, providerId: string, status: TextWord | undefined): readonly DeliveryReceipt[] {
	if (status === undefined || status === 'received' || status === 'waiting') return [];
	const code = entry.text('errorCode', ERROR_CODE)?.text;
	const failed = status === 'undelivered' || status === 'failed';
	const vendorCode = failed && code !== undefined && /^[\w.-]{1,40}$/.test(code) && !/\d{7}/.test(code) ? code : undefined;
	const reason = failed ? reasonOf(entry.all('error', ['error', 'errormessage', 'reason', 'failurereason', 'statusreason', 'description']).flatMap(({ value }) => textOf(value) ?? []).join(' ')) : undefined;
	return [{ kind: 'receipt', system: SYSTEM, account: '', providerId, status, ...(reason === undefined ? {} : { reason }), ...(vendorCode === undefined ? {} : { vendorCode }) }];
}

const MEANINGS: readonly Exclude<TextMeaning, 'outbound'>[] = ['received', 'delivered', 'failed', 'sent'];

/** The status, and where it says nothing the name of the event. */
function statusOf(entry: Entry, { words }: TextMapping): TextWord | undefined {
	const found = [...entry.all('status', TEXT_STATUS), ...(entry.isMapped('status') ? [] : entry.all('eventName', EVENT_NAME))];
	for (const { value } of found) {
		const text = textOf(value);
		const word = text === undefined || text === '' ? undefined : (MEANINGS.find((meaning) => isOneOf(words[meaning], text)) ?? textWord(text));
		if (word !== undefined) return word;
	}
	return undefined;
}

function wordsOf(entry: Entry): string | undefined {
	for (const { value } of entry.all('body', WORDS)) {
		const text = typeof value === 'boolean' ? undefined : textOf(value, LONGEST_TEXT);
		if (text !== undefined && text !== '') return text;
	}
	return undefined;
}

function idOf(entry: Entry, { from, to }: { readonly from?: Party; readonly to?: Party }, words: string): { readonly text: string; readonly at: string } | undefined {
	const told = entry.text('messageId', MESSAGE_ID) ?? (entry.isMapped('messageId') ? undefined : entry.text('id', ID, true));
	if (told) return { text: told.text.length <= 200 ? told.text : digest(told.text), at: told.at };
	const time = entry.text('time', TEXT_TIME);
	return time === undefined ? undefined : { text: digest(JSON.stringify([from?.number, to?.number, time.text, words])), at: time.at };
}

function isCall(entry: Entry, name: string | undefined): boolean {
	return name !== undefined && isAboutCalls(name) ? true : entry.text('none', CALL_ID) !== undefined && entry.text('none', MESSAGE_ID) === undefined;
}
