import { HttpFailure, type Http, type LineTypeFound } from '../../../engine';
import { ask, dataOf, isSuccess, resourceUrl } from './api';
import type { TelnyxSecrets } from './secrets';
import { asRecord, own, textIn } from './values';

/** A first text waits for this answer, so not for long. Milliseconds. */
const TIMEOUT_MS = 3_000;

/** Telnyx's types of line: https://developers.telnyx.com/docs/identity/number-lookup */
const LINE_TYPES: Readonly<Record<string, LineTypeFound['type']>> = {
	'fixed line': 'landline',
	mobile: 'mobile',
	voip: 'voip',
	'toll free': 'toll_free',
	'premium rate': 'premium',
	'shared cost': 'other',
	'personal number': 'other',
	pager: 'other',
	uan: 'other',
	voicemail: 'other',
};

/**
 * Asks Telnyx Number Lookup what kind of line a number is; Telnyx charges for each answer, and needs Canadian numbers
 * to be enabled for the account. An outage, a refusal or a slow answer is undefined: no text is held up by it. Never rejects.
 * @param number E.164
 */
export async function lookUpLineType(http: Http, secrets: TelnyxSecrets, number: string): Promise<LineTypeFound | undefined> {
	const url = resourceUrl(secrets, `number_lookup/${encodeURIComponent(number)}`);
	const answer = await ask(http, { method: 'GET', url, query: { type: 'carrier' }, timeoutMs: TIMEOUT_MS });
	if (answer instanceof HttpFailure || !isSuccess(answer)) return undefined;
	const data = dataOf(answer.body);
	const carrier = asRecord(own(data, 'carrier'));
	const type = textIn(carrier, 'type', 40).toLowerCase();
	const valid = own(data, 'valid_number');
	if (type === '' && valid !== false) return undefined;
	const name = textIn(carrier, 'name', 200).trim();
	return {
		type: (Object.hasOwn(LINE_TYPES, type) ? LINE_TYPES[type] : undefined) ?? 'unknown',
		...(name === '' ? {} : { carrier: name }),
		...(typeof valid === 'boolean' ? { valid } : {}),
	};
}
