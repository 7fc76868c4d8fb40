import { HttpFailure, type Http, type HttpAnswer } from '../../../engine';
import type { AnsweringPlan, NumberAdministration, NumberSettings, SetUpPurpose } from '../connector';
import { ask, dataOf, explain, isSuccess, resourceUrl, TIMEOUT_MS } from './api';
import { connectionOf, patchOf, settingsOf, type Connection } from './connections';
import { numberIn, numbersQuery } from './numbers';
import type { TelnyxSecrets } from './secrets';
import { asRecord, isE164, textIn, type Fields } from './values';

/**
 * Reads and changes where Telnyx reports the calls and texts of a number.
 *
 * A number has no address of its own: its texts go where its messaging profile says, its calls where its connection
 * says, and several numbers may share both. So what is changed here holds for all numbers of that profile or connection;
 * which one it is, is read along. A Call Control application is never changed: its address is the program that answers.
 *
 * Whatever fails rejects with an Error whose message says what to do.
 */
export function telnyxNumbers(http: Http, secrets: TelnyxSecrets): NumberAdministration {
	const get = async (resource: string, query?: Readonly<Record<string, string>>) => await demand(http, { method: 'GET', url: resourceUrl(secrets, resource), ...(query ? { query } : {}), timeoutMs: TIMEOUT_MS });
	const change = async (resource: string, json: object) => await demand(http, { method: 'PATCH', url: resourceUrl(secrets, resource), json, timeoutMs: TIMEOUT_MS });

	const findNumber = async (number: string): Promise<Fields | undefined> => (isE164(number) ? numberIn(asRecord((await get('phone_numbers', numbersQuery(number))).body), number) : undefined);
	const profileOf = async (found: Fields): Promise<Fields | undefined> => {
		const id = textIn(found, 'messaging_profile_id', 64);
		return id === '' ? undefined : dataOf((await get(`messaging_profiles/${encodeURIComponent(id)}`)).body);
	};
	const connectionOfNumber = async (found: Fields): Promise<Connection> => {
		const id = textIn(found, 'connection_id', 64);
		if (id === '') return { kind: 'none', path: '', row: {} };
		const connection = connectionOf(dataOf((await get(`connections/${encodeURIComponent(id)}`)).body));
		// The list of all connections knows no addresses of TeXML.
		return connection.kind === 'texml' ? { ...connection, row: { ...dataOf((await get(connection.path)).body), id } } : connection;
	};

	return {
		read: async (number, purpose) => {
			const found = await findNumber(number);
			if (!found) return undefined;
			return purpose === 'texts' ? profileSettings(await profileOf(found)) : settingsOf(await connectionOfNumber(found));
		},
		write: async (number, settings) => {
			const found = await findNumber(number);
			if (!found) throw new Error(`The number ${number} is not in this Telnyx account. Check the number, and use the API Key of the account that owns it.`);
			if ('webhook_url' in settings) {
				const profile = await profileOf(found);
				if (!profile) throw new Error(`The number ${number} has no messaging profile, so it cannot text. Assign one in the Telnyx portal (Numbers, My Numbers, Messaging), and try again.`);
				await change(`messaging_profiles/${encodeURIComponent(textIn(profile, 'id', 64))}`, profilePatch(settings));
				return;
			}
			const connection = await connectionOfNumber(found);
			refuseUnfit(number, connection, settings);
			await change(connection.path, patchOf(connection, settings));
		},
		wanted: wantedSettings,
	};
}

function wantedSettings(purpose: SetUpPurpose, urls: { readonly main: string; readonly status: string }, mode?: AnsweringPlan['mode']): NumberSettings {
	if (purpose === 'texts') return { webhook_url: urls.main, webhook_api_version: '2' };
	if (mode === 'listen') return { events_url: urls.status };
	return { voice_url: urls.main, voice_method: 'post', events_url: urls.status };
}

function profileSettings(profile: Fields | undefined): NumberSettings {
	const of = (name: string) => (profile ? textIn(profile, name) : '');
	return { messaging_profile_id: of('id'), webhook_url: of('webhook_url'), webhook_api_version: of('webhook_api_version') };
}

function profilePatch({ webhook_url: url, webhook_api_version: version }: NumberSettings): object {
	return { webhook_url: url === '' ? null : url, ...(version ? { webhook_api_version: version } : {}) };
}

function refuseUnfit(number: string, { kind }: Connection, settings: NumberSettings): void {
	const answers = 'voice_url' in settings;
	if (kind === 'texml' || (kind === 'sip' && !answers)) return;
	if (kind === 'none') throw new Error(`The number ${number} has no connection, so its calls go nowhere. Assign a SIP connection or a TeXML application in the Telnyx portal (Numbers, My Numbers, Voice), and try again.`);
	if (answers) throw new Error(`The calls of ${number} do not go to a TeXML application, so nobody asks this workflow what to do with them. Create a TeXML application in the Telnyx portal (Voice, Programmable Voice) and assign the number to it; or let the number ring where it does and choose to listen only.`);
	throw new Error(`The calls of ${number} go to ${kind === 'application' ? 'a Call Control application, whose webhook is the program that answers' : 'a connection whose webhook cannot be set here'}: it is left alone. Let that program pass Telnyx’s webhooks on to this trigger, with headers and body unchanged, and switch "Set Up the Number" off.`);
}

async function demand(http: Http, request: Parameters<Http>[0]): Promise<HttpAnswer> {
	const answer = await ask(http, request);
	if (answer instanceof HttpFailure) throw new Error(`Telnyx did not answer (${answer.message}). Check the Base URL in the credential and the network of n8n, and try again.`);
	if (isSuccess(answer)) return answer;
	throw new Error(explain(answer).message);
}
