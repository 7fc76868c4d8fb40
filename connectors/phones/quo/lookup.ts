import { HttpFailure, type Http, type HttpAnswer } from '../../../engine';
import type { WebhookRequest } from '../connector';
import { ask, dataOf, isPassing, isSuccess } from './api';
import { lineIdOf, readEvent, type QuoEvent } from './event';
import { numberOfLine } from './lines';
import type { QuoSecrets } from './secrets';
import { lacksLine } from './texts';
import { missingOf } from './told';
import { asRecord, items, own, word, type Fields } from './values';
import { isLive } from './verdict';

type Found = Readonly<Record<string, string>>;

/**
 * Asks for what a webhook leaves out: v1 names the business's number by its id, `call.missed` says no more than the times.
 * Rejects where asking again may help; what Quo will not tell at all stays out, and the webhook is read as it is.
 */
export async function lookUp(http: Http, secrets: QuoSecrets, request: WebhookRequest): Promise<Found> {
	const event = readEvent(request);
	if (!event) return {};
	if (missingOf(event) === 'call') return await lookUpCall(http, secrets, event);
	if (missingOf(event) === 'line' || lacksLine(event)) return await lookUpLine(http, secrets, event);
	return {};
}

async function lookUpLine(http: Http, secrets: QuoSecrets, event: QuoEvent): Promise<Found> {
	const number = await numberOfLine(http, secrets, event.generation, lineIdOf(event));
	if (typeof number === 'string') return number === '' ? {} : { line: number };
	comeBackIfPassing(number);
	return {};
}

/** https://www.quo.com/docs/2026-03-30/calls/get-a-call-by-id */
async function lookUpCall(http: Http, secrets: QuoSecrets, event: QuoEvent): Promise<Found> {
	const id = word(event.about, 'id');
	const answer = await ask(http, secrets, { method: 'GET', path: `/calls/${encodeURIComponent(id)}`, query: { include: 'voicemail' } });
	if (!isSuccess(answer)) {
		comeBackIfPassing(answer);
		return {};
	}
	const call = dataOf(answer);
	const status = statusOf(call);
	if (isLive(status)) throw new Error('Quo says that the call is over and still under way. It delivers the report again.');
	return Object.fromEntries(
		[
			['status', status],
			['answeredBy', word(call, 'answeredBy')],
			['voicemail', Object.keys(asRecord(own(call, 'voicemail'))).length > 0 ? 'yes' : ''],
			...['createdAt', 'answeredAt', 'completedAt'].map((name) => [name, word(call, name)]),
			['other', participants(call, false)],
			['line', participants(call, true)],
		].filter(([, value]) => value !== ''),
	) as Found;
}

function statusOf(call: Fields): string {
	if (word(call, 'aiHandled') !== '') return 'ai-handled';
	return word(call, 'forwardedTo').startsWith('+') ? 'forwarded' : word(call, 'status');
}

/** People outside the workspace have no id there. */
function participants(call: Fields, ours: boolean): string {
	const all = items(call, 'participants').map(asRecord);
	const found = all.find((one) => (word(one, 'actorId') !== '') === ours);
	return found ? word(found, 'phoneNumber') : '';
}

function comeBackIfPassing(answer: HttpAnswer | HttpFailure): void {
	if (!isPassing(answer)) return;
	const why = answer instanceof HttpFailure ? answer.message : `HTTP status ${answer.status}`;
	throw new Error(`Quo could not be asked about what it reported (${why}). It delivers the report again.`);
}
