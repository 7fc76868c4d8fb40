import { CrmFailure, type HttpAnswer } from '../../../engine';
import { asFields, asText, own, retryAfterSeconds, type Fields } from '../vendorRequests';
import { faultsOf, type Fault } from './faults';

/** What a refusal of HubSpot means. Its own words are not repeated: they quote the values, and so people's data. */
export function failureOf(answer: HttpAnswer): CrmFailure {
	const body = asFields(answer.body);
	const vendorCode = asText(own(body, 'category')) ?? asText(own(body, 'errorType'));
	const more = { status: answer.status, ...(vendorCode ? { vendorCode } : {}) };
	switch (answer.status) {
		case 401:
			return new CrmFailure('unauthorized', 'HubSpot does not accept the access token. Check it in the credential, and that the service key or private app still exists.', more);
		case 403:
			return new CrmFailure('unauthorized', 'HubSpot’s access token lacks a permission. Give it all scopes that the credential names.', more);
		case 404:
			return new CrmFailure('gone', 'HubSpot does not have the record any more: it was deleted, or belongs to another account. Check the Hub ID in the credential.', more);
		case 409:
			return new CrmFailure('conflict', 'HubSpot has this record already.', { ...more, ...existing(body) });
		case 423:
			return new CrmFailure('busy', 'HubSpot is working on the record. It is asked again later.', { ...more, retryAfterSeconds: retryAfterSeconds(answer, 2) });
		case 429:
			return new CrmFailure('busy', throttled(body), { ...more, retryAfterSeconds: retryAfterSeconds(answer, waitOf(body)) });
		case 477:
			return new CrmFailure('busy', 'HubSpot is moving the account to another data centre. It is asked again later.', { ...more, retryAfterSeconds: retryAfterSeconds(answer, 3_600) });
		default:
			return refusal(faultsOf(body), more);
	}
}

function refusal(faults: readonly Fault[], more: { readonly status: number; readonly vendorCode?: string }): CrmFailure {
	const [first] = faults;
	if (first === undefined) return new CrmFailure('refused', `HubSpot refused the request (${[more.vendorCode, `HTTP status ${more.status}`].filter(Boolean).join(', ')}).`, more);
	const why = first.code === undefined ? '' : ` (${first.code})`;
	const mend = first.code === 'PROPERTY_DOESNT_EXIST' ? 'Make it in HubSpot, or map the field to another property.' : 'Check its type, its options and its rules in HubSpot, or map the field to another property.';
	return new CrmFailure('refused', `HubSpot refused the property ${first.field}${why}. ${mend}`, { ...more, vendorCode: first.code ?? more.vendorCode, field: first.field });
}

/** “Contact already exists. Existing ID: 51”: the only place where HubSpot says which. */
function existing(body: Fields): { existingId?: string } {
	const existingId = /Existing ID:\s*(\d+)/i.exec(asText(own(body, 'message')) ?? '')?.[1];
	return existingId === undefined ? {} : { existingId };
}

/** Seconds to wait under each of HubSpot's policies, where it does not say. */
function waitOf(body: Fields): number {
	switch (policyOf(body)) {
		case 'DAILY':
			return 3_600;
		case 'TEN_SECONDLY_ROLLING':
			return 10;
		default:
			return 1;
	}
}

function throttled(body: Fields): string {
	if (policyOf(body) === 'DAILY') return 'HubSpot’s limit of requests a day is used up; it begins anew at midnight in the account’s time zone. Other apps of the account count too.';
	return 'HubSpot takes no more requests at the moment. It is asked again later.';
}

function policyOf(body: Fields): string | undefined {
	return asText(own(body, 'policyName'))?.toUpperCase();
}
