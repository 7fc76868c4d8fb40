import { HttpFailure, type Http, type HttpAnswer } from '../../../engine';
import type { AnsweringPlan, NumberAdministration, NumberSettings } from '../connector';
import { asRecord, ask, explain, isSuccess, resourceUrl, TIMEOUT_MS } from './api';
import { withRetries } from './retries';
import type { TwilioSecrets } from './secrets';

type Purpose = 'calls' | 'texts';

/** Twilio is written to in these names, and answers in the same words with underscores. */
const SETTINGS: Readonly<Record<Purpose, readonly string[]>> = {
	calls: ['VoiceUrl', 'VoiceMethod', 'VoiceApplicationSid', 'TrunkSid', 'StatusCallback', 'StatusCallbackMethod'],
	texts: ['SmsUrl', 'SmsMethod', 'SmsApplicationSid'],
};

/**
 * Reads and changes where a number sends its calls and texts.
 *
 * An application (TwiML App) or a SIP trunk on the number outranks its URLs, so taking the calls over takes these off
 * too, and putting the settings back puts them on again. Two things cannot be seen here: a number in a Messaging
 * Service may send its texts to the service's own URL, and with an application on the number the status callback that
 * counts is the application's.
 *
 * Whatever fails rejects with an Error whose message says what to do.
 */
export function twilioNumbers(http: Http, secrets: TwilioSecrets): NumberAdministration {
	return {
		read: async (number, purpose) => {
			const found = await fetchNumber(http, secrets, number);
			return found && settingsOf(found, SETTINGS[purpose]);
		},
		write: async (number, settings) => {
			const found = await fetchNumber(http, secrets, number);
			if (!found) throw new Error(notInAccount(number));
			const changes = changesOf(settingsOf(found, Object.keys(settings)), settings);
			if (Object.keys(changes).length === 0) return;
			const url = resourceUrl(secrets, `IncomingPhoneNumbers/${encodeURIComponent(String(found.sid))}.json`);
			await demand(http, secrets, { method: 'POST', url, form: changes, timeoutMs: TIMEOUT_MS });
		},
		wanted: wantedSettings,
	};
}

function wantedSettings(purpose: Purpose, urls: { readonly main: string; readonly status: string }, mode?: AnsweringPlan['mode']): NumberSettings {
	if (purpose === 'texts') return { SmsUrl: withRetries(urls.main), SmsMethod: 'POST', SmsApplicationSid: '' };
	const reports = { StatusCallback: withRetries(urls.status), StatusCallbackMethod: 'POST' };
	if (mode === 'listen') return reports;
	return { VoiceUrl: withRetries(urls.main), VoiceMethod: 'POST', VoiceApplicationSid: '', TrunkSid: '', ...reports };
}

const E164 = /^\+[1-9]\d{6,14}$/;

type Found = Readonly<Record<string, unknown>>;

async function fetchNumber(http: Http, secrets: TwilioSecrets, number: string): Promise<Found | undefined> {
	// Twilio takes `*` and digits as a pattern; only a whole number is asked for.
	if (!E164.test(number)) return undefined;
	const answer = await demand(http, secrets, {
		method: 'GET',
		url: resourceUrl(secrets, 'IncomingPhoneNumbers.json'),
		query: { PhoneNumber: number, PageSize: '50' },
		timeoutMs: TIMEOUT_MS,
	});
	const numbers = asRecord(answer.body).incoming_phone_numbers;
	if (!Array.isArray(numbers)) throw new Error('Twilio’s answer is not a list of phone numbers. Check the Base URL in the credential.');
	// Twilio finds parts of numbers too.
	return numbers.map(asRecord).find((found) => found.phone_number === number && typeof found.sid === 'string');
}

function settingsOf(found: Found, names: readonly string[]): NumberSettings {
	return Object.fromEntries(
		names.map((name) => {
			const value = found[snakeCase(name)];
			return [name, typeof value === 'string' ? value : ''];
		}),
	);
}

/** Only what differs. Of application and trunk Twilio takes off the one when it is told the other. */
function changesOf(now: NumberSettings, wanted: NumberSettings): Record<string, string> {
	const changes = Object.fromEntries(Object.entries(wanted).filter(([name, value]) => now[name] !== value));
	if (changes.TrunkSid) delete changes.VoiceApplicationSid;
	else if (changes.VoiceApplicationSid) delete changes.TrunkSid;
	return changes;
}

function snakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter, at: number) => `${at === 0 ? '' : '_'}${letter.toLowerCase()}`);
}

async function demand(http: Http, secrets: TwilioSecrets, request: Parameters<Http>[0]): Promise<HttpAnswer> {
	const answer = await ask(http, request);
	if (answer instanceof HttpFailure) {
		throw new Error(`Twilio did not answer (${answer.message}). Check the Base URL in the credential and the network of n8n, and try again.`);
	}
	if (isSuccess(answer)) return answer;
	throw new Error(answer.status === 401 ? unauthorized(secrets) : explain(answer).message);
}

function unauthorized(secrets: TwilioSecrets): string {
	const fields = secrets.apiKeySid ? 'API Key SID and API Key Secret' : 'Account SID and Auth Token';
	const further = secrets.apiKeySid ? ' A restricted key needs the permissions to read and update Incoming Phone Numbers.' : '';
	return `Twilio does not accept the credential. Check ${fields} for missing characters, and that they belong to the account ${secrets.accountSid}.${further}`;
}

function notInAccount(number: string): string {
	return `The number ${number} is not in this Twilio account. Check the number, and use the credential of the account, or subaccount, that owns it.`;
}
