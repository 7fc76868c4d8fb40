import { HttpFailure, type Http, type LineTypeFound } from '../../../engine';
import { apiOrigin, asRecord, ask, isSuccess } from './api';
import type { TwilioSecrets } from './secrets';

/** A first text waits for this answer, so not for long. Milliseconds. */
const TIMEOUT_MS = 3_000;

/** Twilio's own hosts name the product first: api.twilio.com, api.dublin.ie1.twilio.com. */
const TWILIO_HOST = /^api(?=\.(?:[a-z0-9-]+\.){0,2}twilio\.com$)/;

/** Twilio's types of line: https://www.twilio.com/docs/lookup/v2-api/line-type-intelligence */
const LINE_TYPES: Readonly<Record<string, LineTypeFound['type']>> = {
	landline: 'landline',
	mobile: 'mobile',
	fixedVoip: 'voip',
	nonFixedVoip: 'voip',
	tollFree: 'toll_free',
	premium: 'premium',
	personal: 'other',
	sharedCost: 'other',
	uan: 'other',
	voicemail: 'other',
	pager: 'other',
};

/**
 * Asks Twilio Lookup what kind of line a number is; Twilio charges for each answer. An outage, a refusal or a slow answer
 * is undefined: no text is held up by it. Never rejects.
 * @param number E.164
 */
export async function lookUpLineType(http: Http, secrets: TwilioSecrets, number: string): Promise<LineTypeFound | undefined> {
	const url = lookupUrl(secrets, number);
	if (url === undefined) return undefined;
	const answer = await ask(http, { method: 'GET', url, query: { Fields: 'line_type_intelligence' }, timeoutMs: TIMEOUT_MS });
	if (answer instanceof HttpFailure || !isSuccess(answer)) return undefined;
	return readAnswer(asRecord(answer.body));
}

/** Lookup has a host of its own at Twilio; a Base URL that is not Twilio's stands for all of its hosts. */
function lookupUrl(secrets: TwilioSecrets, number: string): string | undefined {
	if (!URL.canParse(apiOrigin(secrets))) return undefined;
	const base = new URL(apiOrigin(secrets));
	base.hostname = base.hostname.replace(TWILIO_HOST, 'lookups');
	return `${base.href.replace(/\/+$/, '')}/v2/PhoneNumbers/${encodeURIComponent(number)}`;
}

function readAnswer({ valid, line_type_intelligence: intelligence }: Readonly<Record<string, unknown>>): LineTypeFound | undefined {
	if (typeof valid !== 'boolean') return undefined;
	// Valid, but not looked up: an account without access to the country's numbers, a carrier that did not answer.
	const { type, carrier_name: carrier, error_code: failed } = asRecord(intelligence);
	if (valid && (typeof type !== 'string' || typeof failed === 'number')) return undefined;
	return {
		type: typeof type === 'string' && Object.hasOwn(LINE_TYPES, type) ? (LINE_TYPES[type] ?? 'unknown') : 'unknown',
		...(typeof carrier === 'string' && carrier.trim() !== '' ? { carrier: carrier.trim() } : {}),
		valid,
	};
}
