import { HttpFailure, type Http, type LineTypeFound } from '../../../engine';
import { asRecord, ask, isSuccess } from './api';
import { productBase } from './products';
import type { TwilioSecrets } from './secrets';

/** A first text waits for this answer, so not for long. Milliseconds. */
const TIMEOUT_MS = 3_000;

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
	const base = productBase(secrets, 'lookups');
	if (base === undefined) return undefined;
	const url = `${base}/v2/PhoneNumbers/${encodeURIComponent(number)}`;
	const answer = await ask(http, { method: 'GET', url, query: { Fields: 'line_type_intelligence' }, timeoutMs: TIMEOUT_MS });
	if (answer instanceof HttpFailure || !isSuccess(answer)) return undefined;
	return readAnswer(asRecord(answer.body));
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
