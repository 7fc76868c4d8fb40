import { parsePhoneNumberFromString, validatePhoneNumberLength } from 'libphonenumber-js';
import { refusal } from '../api/errors';
import type { ApiRequest } from '../api/request';
import { single } from '../api/request';
import type { RecipientTraits } from '../state';

/** Data packages that are asked for by name; of this fake only the first has something to say. */
const PACKAGES = [
	'line_type_intelligence',
	'caller_name',
	'sim_swap',
	'call_forwarding',
	'line_status',
	'identity_match',
	'reassigned_number',
	'sms_pumping_risk',
	'phone_number_quality_score',
	'pre_fill',
];

/**
 * What Lookup knows of a number, in E.164 or North American format. A number that cannot exist is answered as not
 * valid.
 * @throws ApiError 20404 for what is no number at all
 */
export function lookupResource(recipients: ReadonlyMap<string, RecipientTraits>, asked: string, request: ApiRequest): object {
	const parsed = parsePhoneNumberFromString(asked, 'US');
	if (!parsed) throw refusal(20404, request.path);
	const flaw = validatePhoneNumberLength(asked, 'US');
	const fields = (single(request.query, 'Fields') ?? '').split(',');
	const line = flaw === undefined && fields.includes('line_type_intelligence') ? lineOf(recipients.get(parsed.number)) : null;
	return {
		...Object.fromEntries(PACKAGES.map((name) => [name, null])),
		calling_country_code: flaw ? null : parsed.countryCallingCode,
		country_code: flaw ? null : (parsed.country ?? null),
		phone_number: parsed.number,
		national_format: flaw ? null : parsed.formatNational(),
		valid: flaw === undefined,
		validation_errors: flaw ? [flaw] : null,
		line_type_intelligence: line,
		url: `https://lookups.twilio.com/v2/PhoneNumbers/${parsed.number}`,
	};
}

function lineOf(traits: RecipientTraits | undefined): object {
	const usual = traits?.refusedWith === 21635 ? 'landline' : 'mobile';
	const { type = usual, carrier = 'Example Wireless', errorCode } = traits?.line ?? {};
	const known = errorCode === undefined;
	return {
		type: known ? type : null,
		carrier_name: known ? carrier : null,
		mobile_country_code: known && type === 'mobile' ? '310' : null,
		mobile_network_code: known && type === 'mobile' ? '456' : null,
		error_code: errorCode ?? null,
	};
}

/** The same of SignalWire's lookup: what the carrier says is asked for by `include`. @throws ApiError 20404 */
export function relayLookupResource(recipients: ReadonlyMap<string, RecipientTraits>, asked: string, request: ApiRequest): object {
	const parsed = parsePhoneNumberFromString(asked, 'US');
	if (!parsed) throw refusal(20404, request.path);
	const valid = validatePhoneNumberLength(asked, 'US') === undefined;
	const traits = recipients.get(parsed.number);
	const { type = traits?.refusedWith === 21635 ? 'landline' : 'wireless', carrier = 'Example Wireless' } = traits?.line ?? {};
	const included = (single(request.query, 'include') ?? '').split(',').includes('carrier');
	return {
		country_code_number: Number(parsed.countryCallingCode),
		national_number: parsed.nationalNumber,
		possible_number: valid,
		valid_number: valid,
		e164: parsed.number,
		country_code: parsed.country ?? null,
		...(included && valid ? { carrier: { lrn: parsed.number.slice(1), lec: carrier, linetype: type } } : {}),
	};
}
