import { HttpFailure, type Http } from '../../../engine';
import type { WebhookRequest } from '../connector';
import { ask, dataOf, isSuccess, resourceUrl } from './api';
import { eventOf } from './body';
import { numberIn, numbersQuery } from './numbers';
import type { TelnyxSecrets } from './secrets';
import { asRecord, isE164, own, rowsOf, textIn, type Fields } from './values';

/**
 * What reports of the Voice API leave unsaid. Only `call.initiated` names a direction, and none of them says whether a
 * call is put through to telephones (a SIP connection) or held by an application that answers it itself.
 */
export interface Parties {
	readonly direction?: 'incoming' | 'outgoing';
	/** `sip`: whoever answers the leg is a person's telephone. `application`: a program answered it. */
	readonly line?: 'sip' | 'application';
	/** An outgoing leg that belongs to no other. */
	readonly alone?: boolean;
	/** Whose call a recording is of, which its report does not say. */
	readonly from?: string;
	readonly to?: string;
}

/** Telnyx waits for the answer to a webhook a few seconds. Milliseconds. */
const TIMEOUT_MS = 4_000;

const ASKED_OF = new Set([
	'call.hangup',
	'call.bridged',
	'call.recording.saved',
	'call.machine.detection.ended',
	'call.machine.premium.detection.ended',
]);

/** Asks for the parties of the leg that a report is about. Rejects when Telnyx could not say it now. */
export async function lookUpParties(http: Http, secrets: TelnyxSecrets, request: WebhookRequest): Promise<Readonly<Record<string, string>>> {
	const event = eventOf(request);
	if (!event || !ASKED_OF.has(event.type)) return {};
	const { payload } = event;
	const line = await lineOf(http, secrets, textIn(payload, 'connection_id', 64));
	if (event.type === 'call.recording.saved') return { ...(line ? { line } : {}), ...(await recordedParties(http, secrets, payload)) };
	const direction = await directionOf(http, secrets, payload);
	const asksAlone = event.type === 'call.hangup' && direction === 'outgoing' && line === 'application';
	const alone = asksAlone && (await isAlone(http, secrets, payload));
	return { ...(line ? { line } : {}), ...(direction ? { direction } : {}), ...(alone ? { alone: 'yes' } : {}) };
}

/** What was looked up; nothing where it was not, or could not be learned. */
export function partiesOf({ lookedUp }: WebhookRequest): Parties {
	const direction = lookedUp?.direction;
	const line = lookedUp?.line;
	return {
		...(direction === 'incoming' || direction === 'outgoing' ? { direction } : {}),
		...(line === 'sip' || line === 'application' ? { line } : {}),
		...(lookedUp?.alone === 'yes' ? { alone: true } : {}),
		...(lookedUp?.from === undefined ? {} : { from: lookedUp.from }),
		...(lookedUp?.to === undefined ? {} : { to: lookedUp.to }),
	};
}

async function recordedParties(http: Http, secrets: TelnyxSecrets, payload: Fields): Promise<Readonly<Record<string, string>>> {
	const id = textIn(payload, 'recording_id', 128);
	const found = id === '' ? undefined : await find(http, resourceUrl(secrets, `recordings/${encodeURIComponent(id)}`));
	const recording = found && dataOf(found);
	return recording ? { from: textIn(recording, 'from', 200), to: textIn(recording, 'to', 200) } : {};
}

async function lineOf(http: Http, secrets: TelnyxSecrets, connectionId: string): Promise<Parties['line']> {
	if (connectionId === '') return undefined;
	const found = await find(http, resourceUrl(secrets, `connections/${encodeURIComponent(connectionId)}`));
	const kind = found && textIn(dataOf(found), 'record_type', 64);
	return kind ? (/call_control|texml|application/.test(kind) ? 'application' : 'sip') : undefined;
}

/**
 * A leg comes in when it goes to a number of the account that is on this very connection. A leg from one number of the
 * account to another, on another connection, goes out.
 */
async function directionOf(http: Http, secrets: TelnyxSecrets, payload: Fields): Promise<Parties['direction']> {
	const said = textIn(payload, 'direction', 16);
	if (said === 'incoming' || said === 'outgoing') return said;
	const [from, to] = [textIn(payload, 'from'), textIn(payload, 'to')];
	if (to === '') return undefined;
	if (!isE164(to)) return 'outgoing';
	const line = await ownNumber(http, secrets, to);
	if (line === undefined) return undefined;
	if (line === 'foreign') return 'outgoing';
	if (textIn(line, 'connection_id', 64) === textIn(payload, 'connection_id', 64) || !isE164(from)) return 'incoming';
	const caller = await ownNumber(http, secrets, from);
	return caller === undefined || caller === 'foreign' ? 'incoming' : 'outgoing';
}

async function ownNumber(http: Http, secrets: TelnyxSecrets, number: string): Promise<Fields | 'foreign' | undefined> {
	const found = await find(http, resourceUrl(secrets, 'phone_numbers'), numbersQuery(number));
	return found && (numberIn(found, number) ?? 'foreign');
}

/** Every event of a session names its leg: a leg that stands alone was put through to nobody else. */
async function isAlone(http: Http, secrets: TelnyxSecrets, payload: Fields): Promise<boolean> {
	const query = { 'filter[application_session_id]': textIn(payload, 'call_session_id', 128), 'page[size]': '250' };
	const found = await find(http, resourceUrl(secrets, 'call_events'), query);
	const legs = rowsOf(found && own(found, 'data')).map((row) => textIn(row, 'call_leg_id', 128));
	return legs.length > 0 && legs.every((leg) => leg === textIn(payload, 'call_leg_id', 128));
}

/**
 * Rejects for what may go better next time. Undefined for what this key is never told: the direction stays unknown then,
 * and no report is lost for it.
 */
async function find(http: Http, url: string, query?: Readonly<Record<string, string>>): Promise<Fields | undefined> {
	const answer = await ask(http, { method: 'GET', url, ...(query ? { query } : {}), timeoutMs: TIMEOUT_MS });
	if (answer instanceof HttpFailure || answer.status >= 500 || answer.status === 429) throw new Error('Telnyx could not be asked about a call just now.');
	return isSuccess(answer) ? asRecord(answer.body) : undefined;
}
