import { HttpFailure, type Http, type LineTypeFound } from '../../../engine';
import { asRecord, ask, isSuccess } from '../twilio';
import type { SignalWireSecrets } from './secrets';

/** A first text waits for this answer, so not for long. Milliseconds. */
const TIMEOUT_MS = 3_000;

/** `linetype` is “generally either wireless or landline”; other words are told by what they contain. */
const LINE_TYPES: ReadonlyArray<readonly [RegExp, LineTypeFound['type']]> = [
	[/voip/, 'voip'],
	[/toll.?free/, 'toll_free'],
	[/wireless|mobile|cellular/, 'mobile'],
	[/landline|wireline|fixed/, 'landline'],
];

/**
 * Asks SignalWire's own lookup what kind of line a number is; `include=carrier` is charged. An outage, a refusal or a slow
 * answer is undefined: no text is held up by it. Never rejects. Source: SignalWire REST API, Phone Number Lookup.
 * @param number E.164
 */
export async function lookUpLineType(http: Http, secrets: SignalWireSecrets, number: string): Promise<LineTypeFound | undefined> {
	if (!URL.canParse(secrets.baseUrl)) return undefined;
	const url = `${new URL(secrets.baseUrl).origin}/api/relay/rest/lookup/phone_number/${encodeURIComponent(number)}`;
	const answer = await ask(http, { method: 'GET', url, query: { include: 'carrier' }, timeoutMs: TIMEOUT_MS });
	if (answer instanceof HttpFailure || !isSuccess(answer)) return undefined;
	return readAnswer(asRecord(answer.body));
}

function readAnswer({ valid_number: valid, carrier }: Readonly<Record<string, unknown>>): LineTypeFound | undefined {
	if (typeof valid !== 'boolean') return undefined;
	const { linetype, lec } = asRecord(carrier);
	if (valid && typeof linetype !== 'string') return undefined;
	const word = typeof linetype === 'string' ? linetype.toLowerCase().trim() : '';
	return {
		type: LINE_TYPES.find(([pattern]) => pattern.test(word))?.[1] ?? 'unknown',
		...(typeof lec === 'string' && lec.trim() !== '' ? { carrier: lec.trim() } : {}),
		valid,
	};
}
