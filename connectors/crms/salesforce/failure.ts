import { CrmFailure, type HttpAnswer } from '../../../engine';
import { asFields, asList, asText, own, type Fields } from '../vendorRequests';

const LOCKED_SECONDS = 2;
const CROWDED_SECONDS = 20;
/** The calls of a day are used up: they come back hour by hour. */
const USED_UP_SECONDS = 3_600;

const GONE = new Set(['NOT_FOUND', 'ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY', 'CANNOT_UPDATE_CONVERTED_LEAD', 'MALFORMED_ID']);
const BUSY = new Set(['UNABLE_TO_LOCK_ROW', 'QUERY_TIMEOUT', 'SERVER_UNAVAILABLE']);

export interface SalesforceError {
	readonly code: string;
	readonly message: string;
	readonly fields: readonly string[];
	/** The whole of it. */
	readonly body: Fields;
}

/** The first of the list that Salesforce answers with: https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/errorcodes.htm */
export function errorOf(answer: HttpAnswer): SalesforceError {
	const body = asFields(asList(answer.body)[0] ?? answer.body);
	const code = asText(own(body, 'errorCode')) ?? '';
	return {
		code: /^[A-Z][A-Z0-9_]{2,80}$/.test(code) ? code : '',
		message: asText(own(body, 'message')) ?? '',
		fields: asList(own(body, 'fields')).filter((field) => typeof field === 'string'),
		body,
	};
}

/** What an answer that is no success means. Messages of Salesforce may hold values, so they are not repeated. */
export function failureOf(answer: HttpAnswer): CrmFailure {
	const { status } = answer;
	const error = errorOf(answer);
	const { code, message } = error;
	const more = { status, ...(code === '' ? {} : { vendorCode: code }) };
	if (status === 401) return new CrmFailure('unauthorized', 'Salesforce does not accept the token any more. Open the credential and connect the account again.', more);
	if (code === 'REQUEST_LIMIT_EXCEEDED') {
		return /concurrent/i.test(message)
			? new CrmFailure('busy', 'Salesforce has too many long requests of this org at once. It is asked again in a moment.', { ...more, retryAfterSeconds: CROWDED_SECONDS })
			: new CrmFailure('busy', 'The API requests of a day that this Salesforce org has are used up. See Setup, System Overview; wait, or buy more.', { ...more, retryAfterSeconds: USED_UP_SECONDS });
	}
	if (status === 429 || BUSY.has(code)) return new CrmFailure('busy', 'Salesforce was busy with the same record and did nothing. It is asked again in a moment.', { ...more, retryAfterSeconds: LOCKED_SECONDS });
	if (code === 'DUPLICATE_VALUE') return conflict(error, more);
	if (status === 403 || /^(INSUFFICIENT_ACCESS|API_DISABLED|FUNCTIONALITY_NOT_ENABLED|INVALID_TYPE)/.test(code)) {
		return new CrmFailure('unauthorized', `Salesforce does not let the connected user do that (${code === '' ? status : code}). The user needs API Enabled, and to read, create and edit leads, contacts, tasks and opportunities.`, more);
	}
	if (status === 404 || GONE.has(code)) return new CrmFailure('gone', 'Salesforce does not have this record any more: it was deleted, merged or converted.', more);
	const field = error.fields[0] ?? /No such column '(\w+)'/.exec(message)?.[1];
	return new CrmFailure('refused', `Salesforce refused the values (${code === '' ? `HTTP status ${status}` : code})${field === undefined ? '' : ` because of the field ${field}`}. ${mending(code)}`, { ...more, ...(field === undefined ? {} : { field }) });
}

function mending(code: string): string {
	if (/^INVALID_FIELD/.test(code)) return 'Make the field, give the connected user the right to edit it (field-level security), or take it out of the mapping.';
	if (code === 'REQUIRED_FIELD_MISSING') return 'Map something to the field, or do not require it.';
	if (code === 'FIELD_CUSTOM_VALIDATION_EXCEPTION') return 'A validation rule of the org does not let it in. Change the rule or the mapping.';
	if (/PICKLIST/.test(code)) return 'Add the value to the picklist, or do not restrict the picklist to its values.';
	return 'Compare the field with what the mapping puts there.';
}

/** `duplicate value found: X__c duplicates value on record with id: 00Q…` */
function conflict({ message, fields }: SalesforceError, more: { status: number; vendorCode?: string }): CrmFailure {
	const existingId = /id: (\w{15,18})\b/.exec(message)?.[1];
	const field = fields[0] ?? /found: (\w+) /.exec(message)?.[1];
	return new CrmFailure('conflict', 'Salesforce has another record with the same value in a field that is unique.', { ...more, ...(existingId === undefined ? {} : { existingId }), ...(field === undefined ? {} : { field }) });
}
