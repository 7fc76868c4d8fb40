import { CrmFailure, type HttpAnswer } from '../../../engine';
import { asFields, asList, asText, own } from '../vendorRequests';

/** "A 429 status code, and you must wait 30 seconds": https://airtable.com/developers/web/api/rate-limits */
const WAIT_SECONDS = 30;
/** The calls of a month are used up: it makes no sense to ask every half minute. */
const USED_UP_SECONDS = 3_600;

const SCOPES = 'Give the token the scopes data.records:read, data.records:write and schema.bases:read, and the base itself under Access; its owner must be an editor of the base.';

/** What an answer that is no success means: https://airtable.com/developers/web/api/errors. Values are not repeated. */
export function failureOf(answer: HttpAnswer): CrmFailure {
	const { status } = answer;
	const { type, message } = errorIn(answer.body);
	const more = { status, ...(type === undefined ? {} : { vendorCode: type }) };
	if (status === 429) {
		return /BILLING/.test(type ?? '')
			? new CrmFailure('busy', 'The API calls that the plan of the Airtable workspace has a month are used up. Wait for the next month, or upgrade the workspace.', { ...more, retryAfterSeconds: USED_UP_SECONDS })
			: new CrmFailure('busy', 'Airtable takes 5 requests a second for a base, and had more. It is asked again after half a minute.', { ...more, retryAfterSeconds: WAIT_SECONDS });
	}
	if (status === 401) return new CrmFailure('unauthorized', 'Airtable does not accept the token. Make a personal access token at airtable.com/create/tokens and paste it into the credential.', more);
	if (status === 403) return new CrmFailure('unauthorized', `Airtable does not let this token do that, or the base or table is not there. ${SCOPES}`, more);
	if (status === 404) return new CrmFailure('gone', 'Airtable does not know the base, the table or the record. Choose base and table again, should this last.', more);
	const field = fieldIn(message);
	return new CrmFailure('refused', `Airtable refused the values (${type ?? `HTTP status ${status}`})${field === undefined ? '' : ` because of the field "${field}"`}. ${mending(type)}`, { ...more, ...(field === undefined ? {} : { field }) });
}

function mending(type: string | undefined): string {
	if (type === 'UNKNOWN_FIELD_NAME') return 'Add the field to the table, let the node make the fields, or take it out of the mapping.';
	if (type === 'INVALID_MULTIPLE_CHOICE_OPTIONS') return 'Add the option to the field, or let the owner of the token create options.';
	return 'Compare the types of the fields with what the mapping puts there; text and single select take everything.';
}

/** Airtable names the field in its words: `Unknown field name: "X"`, `Field "X" cannot accept the provided value`. */
function fieldIn(message: string): string | undefined {
	return /^Unknown field names?: "?([^"]{1,200}?)"?$/i.exec(message)?.[1] ?? /\bfield "([^"]{1,200})"/i.exec(message)?.[1];
}

/** `{"error": {"type", "message"}}`, `{"error": "NOT_FOUND"}` or `{"errors": [{"error", "message"}]}` */
function errorIn(body: unknown): { readonly type: string | undefined; readonly message: string } {
	const found = asFields(body);
	const error = own(found, 'error') ?? asList(own(found, 'errors'))[0];
	if (typeof error === 'string') return { type: code(error), message: '' };
	const inner = asFields(error);
	return { type: code(own(inner, 'type') ?? own(inner, 'error')), message: asText(own(inner, 'message')) ?? '' };
}

const code = (value: unknown): string | undefined => (typeof value === 'string' && /^[A-Z][A-Z0-9_]{2,80}$/.test(value) ? value : undefined);
