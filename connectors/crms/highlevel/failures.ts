import { CrmFailure, HttpFailure, type Http, type HttpAnswer } from '../../../engine';
import { askHighLevel, isGone, isSuccess, PERMISSIONS, retryAfterSeconds, shownWords, standingInTheWay, vendorCode, vendorWords, type ApiRequest, type HighLevelSecrets } from '../../vendors/highlevel';

const SOON_SECONDS = 5;

/** Makes one request of HighLevel and gives the body of its answer. Rejects with {@link CrmFailure}. */
export type Asks = (request: ApiRequest) => Promise<unknown>;

export function asksOf(http: Http, secrets: HighLevelSecrets): Asks {
	return async (request) => {
		const answer = await askHighLevel(http, secrets, request);
		if (answer instanceof HttpFailure) throw silence(answer, writes(request));
		if (isSuccess(answer)) return answer.body;
		throw refusal(answer, writes(request));
	};
}

function writes({ method, path }: ApiRequest): boolean {
	return method !== 'GET' && path !== '/contacts/search';
}

function silence(failure: HttpFailure, writing: boolean): CrmFailure {
	const message = `HighLevel did not answer (${failure.message}).`;
	if (writing && failure.reached) return new CrmFailure('unknown', `${message} The change may have been made all the same.`);
	return new CrmFailure('busy', `${message} Check the Base URL in the credential and the network of n8n.`, { retryAfterSeconds: SOON_SECONDS, ...(failure.reached ? {} : { unreached: true }) });
}

function refusal(answer: HttpAnswer, writing: boolean): CrmFailure {
	const { status } = answer;
	const code = vendorCode(answer);
	const more = { status, ...(code === undefined ? {} : { vendorCode: code }) };
	if (status === 429) return new CrmFailure('busy', 'HighLevel has had more requests of this location than it takes (100 in 10 seconds, 200,000 a day).', { ...more, retryAfterSeconds: retryAfterSeconds(answer) });
	if (status >= 500 || status === 408) {
		if (writing) return new CrmFailure('unknown', `${shownWords(answer)} The change may have been made all the same.`, more);
		return new CrmFailure('busy', shownWords(answer), { ...more, retryAfterSeconds: SOON_SECONDS });
	}
	if (status === 401 || status === 403) return new CrmFailure('unauthorized', `HighLevel does not accept the credential for this (HTTP status ${status}). ${PERMISSIONS}`, more);
	const existingId = standingInTheWay(answer);
	if (existingId !== undefined) return new CrmFailure('conflict', 'HighLevel has this record already, and the sub-account allows no second one.', { ...more, existingId, ...fieldAtFault(answer) });
	if (isGone(answer)) return new CrmFailure('gone', 'HighLevel has no such record any more: somebody deleted it, or merged it into another.', more);
	return new CrmFailure('refused', shownWords(answer), { ...more, ...fieldAtFault(answer) });
}

/** `property x should not exist`, `email must be an email`, `assignedTo is invalid` */
function fieldAtFault(answer: HttpAnswer): { readonly field?: string } {
	const words = vendorWords(answer);
	const field = /\bproperty (\w+) should not exist\b/.exec(words)?.[1] ?? /(?:^|; )(\w+) (?:must|should|is invalid|is not)\b/.exec(words)?.[1];
	return field === undefined ? {} : { field };
}
