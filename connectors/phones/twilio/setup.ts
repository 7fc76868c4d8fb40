import type { Http } from '../../../engine';
import type { AnsweringPlan, NumberAdministration, NumberSettings, SetUpPurpose } from '../connector';
import { asRecord, resourceUrl, TIMEOUT_MS } from './api';
import { DIVERSION, endDiversion, readDiversion, resumeDiversion } from './diversion';
import type { Flavour } from './flavour';
import { demand } from './request';
import { withRetries } from './retries';
import type { TwilioSecrets } from './secrets';
import { Services } from './services';

/**
 * Reads and changes where a number sends its calls and texts.
 *
 * An application (TwiML App) or a SIP trunk on the number outranks its URLs, so taking the calls over takes these off
 * too, and putting the settings back puts them on again. A Messaging Service may have the number's texts sent to its own
 * URL: see `diversion.ts`. One thing cannot be seen here: with an application on the number the status callback that counts is
 * the application's.
 *
 * Whatever fails rejects with an Error whose message says what to do.
 */
export function numbersOf(flavour: Flavour, http: Http, secrets: TwilioSecrets): NumberAdministration {
	const services = new Services(flavour, http, secrets);
	return {
		read: async (number, purpose) => {
			const found = await fetchNumber(flavour, http, secrets, number);
			if (!found) return undefined;
			const settings = settingsOf(found, flavour.settings[purpose]);
			return flavour.services && purpose === 'texts' ? { ...settings, [DIVERSION]: await readDiversion(services, String(found.sid)) } : settings;
		},
		write: async (number, { [DIVERSION]: diversion, ...settings }) => {
			const found = await fetchNumber(flavour, http, secrets, number);
			if (!found) throw new Error(flavour.sentences.notInAccount(number));
			const sid = String(found.sid);
			if (diversion === '') await endDiversion(services, number, sid);
			const wanted: NumberSettings = diversion ? { ...settings, ...(await resumeDiversion(services, sid)) } : settings;
			const changes = changesOf(settingsOf(found, Object.keys(wanted)), wanted);
			if (Object.keys(changes).length === 0) return;
			const url = resourceUrl(flavour, secrets, `IncomingPhoneNumbers/${encodeURIComponent(sid)}.json`);
			await demand(flavour, http, secrets, { method: 'POST', url, form: changes, timeoutMs: TIMEOUT_MS });
		},
		wanted: (purpose, urls, mode) => wantedSettings(flavour, purpose, urls, mode),
	};
}

/** Only settings that the vendor has. */
function wantedSettings(flavour: Flavour, purpose: SetUpPurpose, urls: { readonly main: string; readonly status: string }, mode?: AnsweringPlan['mode']): NumberSettings {
	const main = withRetries(flavour, urls.main);
	if (purpose === 'texts') return { SmsUrl: main, SmsMethod: 'POST', SmsApplicationSid: '', ...(flavour.services ? { [DIVERSION]: '' } : {}) };
	const reports = { StatusCallback: withRetries(flavour, urls.status), StatusCallbackMethod: 'POST' };
	if (mode === 'listen') return reports;
	const trunk: NumberSettings = flavour.settings.calls.includes('TrunkSid') ? { TrunkSid: '' } : {};
	return { VoiceUrl: main, VoiceMethod: 'POST', VoiceApplicationSid: '', ...trunk, ...reports };
}

const E164 = /^\+[1-9]\d{6,14}$/;

type Found = Readonly<Record<string, unknown>>;

async function fetchNumber(flavour: Flavour, http: Http, secrets: TwilioSecrets, number: string): Promise<Found | undefined> {
	// The vendors take `*` and digits as a pattern; only a whole number is asked for.
	if (!E164.test(number)) return undefined;
	const answer = await demand(flavour, http, secrets, {
		method: 'GET',
		url: resourceUrl(flavour, secrets, 'IncomingPhoneNumbers.json'),
		query: { PhoneNumber: number, PageSize: '50' },
		timeoutMs: TIMEOUT_MS,
	});
	const numbers = asRecord(answer.body).incoming_phone_numbers;
	if (!Array.isArray(numbers)) throw new Error(`${flavour.title}’s answer is not a list of phone numbers. Check the ${flavour.addressField} in the credential.`);
	// They find parts of numbers too.
	return numbers.map(asRecord).find((found) => found.phone_number === number && typeof found.sid === 'string');
}

/** They are written to in these names, and answer in the same words with underscores. */
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
