import { asFields, asList, asText, own, type Fields } from '../vendorRequests';

/** A property at fault, and HubSpot's word for why. */
export interface Fault {
	readonly field: string;
	readonly code?: string;
}

/** The properties that HubSpot names in a refusal. It does so in one of two places: in a list, or as JSON within its message. */
export function faultsOf(body: Fields): readonly Fault[] {
	const listed = asList(own(body, 'errors')).map(asFields).flatMap(fromList);
	return listed.length > 0 ? listed : fromMessage(asText(own(body, 'message')) ?? '');
}

function fromList(error: Fields): readonly Fault[] {
	const named = asList(own(asFields(own(error, 'context')), 'propertyName'))[0];
	const field = asText(named) ?? asText(own(error, 'name'));
	const code = asText(own(error, 'code')) ?? asText(own(error, 'error'));
	return isName(field) ? [{ field, ...(code === undefined ? {} : { code }) }] : [];
}

/** `Property values were not valid: [{"isValid":false,"error":"INVALID_OPTION","name":"address",…}]` */
function fromMessage(message: string): readonly Fault[] {
	const start = message.indexOf('[{');
	if (start < 0 || message.length > 100_000) return [];
	try {
		return asList(JSON.parse(message.slice(start)) as unknown).map(asFields).flatMap(fromList);
	} catch {
		return [];
	}
}

/** Property names have this form; what has another could be a value. */
function isName(field: string | undefined): field is string {
	return field !== undefined && /^[a-z][a-z0-9_]{0,99}$/i.test(field);
}
