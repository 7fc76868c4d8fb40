import { CrmFailure, type HttpAnswer } from '../../../engine';
import { asFields, asText, own, retryAfterSeconds } from '../vendorRequests';
import { fieldAtFault } from './fieldAtFault';

const DAY_IS_OVER_SECONDS = 3_600;
const BLOCKED_SECONDS = 120;
/** Pipedrive's window of burst requests. */
const WINDOW_SECONDS = 2;

/** What a refusal of Pipedrive means. Its own words are not repeated: they quote values, and so people's data. */
export function failureOf(answer: HttpAnswer): CrmFailure {
	const body = asFields(answer.body);
	const vendorCode = asText(own(body, 'code'));
	const more = { status: answer.status, ...(vendorCode ? { vendorCode } : {}) };
	switch (answer.status) {
		case 401:
			return new CrmFailure('unauthorized', 'Pipedrive does not accept the API token. Check company domain and token in the credential.', more);
		case 402:
			return new CrmFailure('unauthorized', 'Pipedrive’s subscription of this company is not active. Renew it in Pipedrive.', more);
		case 403:
			return forbidden(answer, more);
		case 404:
		case 410:
			return new CrmFailure('gone', 'Pipedrive does not have the record any more: it was deleted, or the user of the API token may not see it.', more);
		case 409:
			return new CrmFailure('busy', 'Pipedrive is working on the record. It is asked again later.', { ...more, retryAfterSeconds: retryAfterSeconds(answer, WINDOW_SECONDS) });
		case 429:
			return throttled(answer, more);
		default:
			return refusal(body, more);
	}
}

type More = { readonly status: number; readonly vendorCode?: string };

/** Who goes on asking while throttled is shut out for a while, by a page and not by JSON. */
function forbidden(answer: HttpAnswer, more: More): CrmFailure {
	if (own(asFields(answer.body), 'success') !== undefined) {
		return new CrmFailure('unauthorized', 'The user of Pipedrive’s API token may not do this. Give them the permission in Pipedrive, or use the token of an admin.', more);
	}
	return new CrmFailure('busy', 'Pipedrive takes no requests from here for a while, after too many. It is asked again later.', { ...more, retryAfterSeconds: retryAfterSeconds(answer, BLOCKED_SECONDS) });
}

function throttled(answer: HttpAnswer, more: More): CrmFailure {
	if (answer.headers['x-daily-ratelimit-token-remaining'] === '0' || answer.headers['x-daily-requests-left'] === '0') {
		const message = 'Pipedrive’s daily budget of this company is used up; it begins anew at midnight. Other apps of the company count too.';
		return new CrmFailure('busy', message, { ...more, retryAfterSeconds: retryAfterSeconds(answer, DAY_IS_OVER_SECONDS) });
	}
	const reset = Number(answer.headers['x-ratelimit-reset']);
	const seconds = Number.isFinite(reset) && reset > 0 && reset <= DAY_IS_OVER_SECONDS ? Math.ceil(reset) : WINDOW_SECONDS;
	return new CrmFailure('busy', 'Pipedrive takes no more requests at the moment. It is asked again later.', { ...more, retryAfterSeconds: retryAfterSeconds(answer, seconds) });
}

function refusal(body: Readonly<Record<string, unknown>>, more: More): CrmFailure {
	const field = fieldAtFault(asText(own(body, 'error')) ?? '');
	const code = [more.vendorCode, `HTTP status ${more.status}`].filter(Boolean).join(', ');
	if (field === undefined) return new CrmFailure('refused', `Pipedrive refused the request (${code}).`, more);
	return new CrmFailure('refused', `Pipedrive refused the field ${field} (${code}). Check its type and its options in Pipedrive, or map the field to another one.`, { ...more, field });
}
