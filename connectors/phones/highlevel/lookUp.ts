import { HttpFailure, type Http } from '../../../engine';
import { asFields, askHighLevel, contactIn, firstText, isGone, isSuccess, PERMISSIONS, readTime, segment, shownWords, textOf, type Fields, type HighLevelSecrets } from '../../vendors/highlevel';
import type { WebhookRequest } from '../connector';
import { readBody } from './body';
import { conversationsWith, messagesOf } from './conversation';
import { kindOf, type MessageKind } from './kinds';
import { isByPerson } from './message';
import { isAppReport } from './report';
import { readFilled } from './workflow';

/** The vendor waits for the answer to its webhook meanwhile. Milliseconds. */
const TIMEOUT_MS = 8_000;
const MESSAGES_LOOKED_AT = 20;
/** A workflow runs as soon as a call is over. What is older than the longest call is another one. */
const RECENT_MS = 3_600_000;
/** Reports of one person within so long are one, where nothing at all tells them apart. */
const MOMENT_MS = 600_000;

/**
 * What a report only refers to: the numbers, where it names none, and for a workflow's report the newest call or text that it
 * must be about. Rejects where HighLevel could not be asked; what HighLevel does not know is left out.
 */
export async function lookUp(http: Http, secrets: HighLevelSecrets, request: WebhookRequest): Promise<Readonly<Record<string, string>>> {
	const body = readBody(request);
	if (!body) return {};
	if (isAppReport(body)) return await lookUpForApp(http, secrets, body);
	const filled = readFilled(body);
	if (!filled) return {};
	const message = filled.contactId === '' ? undefined : await newestInbound(http, secrets, filled.contactId, filled.kind);
	return {
		account: secrets.locationId,
		...(message ? { message: JSON.stringify(message) } : { moment: String(Math.floor(Date.now() / MOMENT_MS)) }),
		...(firstText(filled.custom, 'phone') || textOf(body, 'phone') ? {} : await person(http, secrets, filled.contactId)),
		...(textOf(filled.custom, 'to') ? {} : await line(http, secrets)),
	};
}

async function lookUpForApp(http: Http, secrets: HighLevelSecrets, body: Fields): Promise<Record<string, string>> {
	if (kindOf(body) === undefined) return {};
	const [from, to] = [textOf(body, 'from'), textOf(body, 'to')];
	const outbound = textOf(body, 'direction') === 'outbound';
	// Of what a machine sent only its id and its fate are told.
	if (outbound && !isByPerson({ source: textOf(body, 'source').toLowerCase(), userId: textOf(body, 'userId') })) return {};
	return {
		...((outbound ? to : from) === '' ? await person(http, secrets, textOf(body, 'contactId')) : {}),
		...((outbound ? from : to) === '' ? await line(http, secrets) : {}),
	};
}

async function person(http: Http, secrets: HighLevelSecrets, contactId: string): Promise<Record<string, string>> {
	if (contactId === '') return {};
	const contact = contactIn(await get(http, secrets, `/contacts/${segment(contactId)}`));
	if (!contact) return {};
	const name = firstText(contact, 'name') || [textOf(contact, 'firstName'), textOf(contact, 'lastName')].join(' ').trim();
	return { person: textOf(contact, 'phone'), ...(name === '' ? {} : { name }) };
}

/** The number of the credential, else the one that the location's profile shows. */
async function line(http: Http, secrets: HighLevelSecrets): Promise<Record<string, string>> {
	if (secrets.number !== '') return { line: secrets.number };
	const location = asFields(asFields(await get(http, secrets, `/locations/${segment(secrets.locationId)}`)).location);
	return { line: textOf(location, 'phone') };
}

/** Without the scopes of conversations a workflow's own data must do. */
async function newestInbound(http: Http, secrets: HighLevelSecrets, contactId: string, kind: MessageKind): Promise<Fields | undefined> {
	const conversations = await conversationsWith(http, secrets, contactId);
	if (!conversations.ok) return undefined;
	let newest: Fields | undefined;
	for (const id of conversations.value) {
		const page = await messagesOf(http, secrets, id, { limit: MESSAGES_LOOKED_AT });
		for (const message of page.ok ? page.value.messages : []) {
			const isRecent = (readTime(textOf(message, 'dateAdded')) ?? 0) >= Date.now() - RECENT_MS;
			const fits = isRecent && textOf(message, 'direction') === 'inbound' && kindOf(message) !== undefined && (kindOf(message) === 'text') === (kind === 'text');
			if (fits && (!newest || textOf(message, 'dateAdded') > textOf(newest, 'dateAdded'))) newest = message;
		}
	}
	return newest;
}

async function get(http: Http, secrets: HighLevelSecrets, path: string): Promise<unknown> {
	const answer = await askHighLevel(http, secrets, { method: 'GET', path, timeoutMs: TIMEOUT_MS });
	if (answer instanceof HttpFailure) throw new Error(`HighLevel did not answer (${answer.message}).`);
	if (isSuccess(answer)) return answer.body;
	if (isGone(answer)) return undefined;
	if (answer.status === 401 || answer.status === 403) throw new Error(`HighLevel does not let us read what a report is about (HTTP status ${answer.status}). ${PERMISSIONS}`);
	throw new Error(shownWords(answer));
}
