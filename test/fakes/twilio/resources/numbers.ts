import { refusal } from '../api/errors';
import type { Fields } from '../api/request';
import { single } from '../api/request';
import { rfc2822 } from '../dates';
import { formatted, toE164 } from '../phones';
import { newSid } from '../sids';

/** A phone number of the account, in the API's own field names. */
export interface NumberRecord {
	sid: string;
	phone_number: string;
	friendly_name: string;
	voice_url: string;
	voice_method: string;
	voice_fallback_url: string;
	voice_fallback_method: string;
	voice_application_sid: string;
	status_callback: string;
	status_callback_method: string;
	sms_url: string;
	sms_method: string;
	sms_fallback_url: string;
	sms_fallback_method: string;
	sms_application_sid: string;
	capabilities: { voice: boolean; sms: boolean; mms: boolean; fax: boolean };
	createdMs: number;
	updatedMs: number;
}

/** What a test says of a number it owns; the rest has Twilio's defaults. */
export type NumberSetup = { phone_number: string } & Partial<Omit<NumberRecord, 'createdMs' | 'updatedMs'>>;

export function newNumber(setup: NumberSetup): NumberRecord {
	const phone_number = toE164(setup.phone_number);
	if (!phone_number) throw new Error(`Not a phone number: ${setup.phone_number}`);
	const now = Date.now();
	return {
		sid: newSid('PN'),
		friendly_name: formatted(phone_number),
		voice_url: '',
		voice_method: 'POST',
		voice_fallback_url: '',
		voice_fallback_method: 'POST',
		voice_application_sid: '',
		status_callback: '',
		status_callback_method: 'POST',
		sms_url: '',
		sms_method: 'POST',
		sms_fallback_url: '',
		sms_fallback_method: 'POST',
		sms_application_sid: '',
		capabilities: { voice: true, sms: true, mms: true, fax: false },
		...setup,
		phone_number,
		createdMs: now,
		updatedMs: now,
	};
}

const URLS = {
	VoiceUrl: 'voice_url',
	VoiceFallbackUrl: 'voice_fallback_url',
	StatusCallback: 'status_callback',
	SmsUrl: 'sms_url',
	SmsFallbackUrl: 'sms_fallback_url',
} as const;

const METHODS = {
	VoiceMethod: 'voice_method',
	VoiceFallbackMethod: 'voice_fallback_method',
	StatusCallbackMethod: 'status_callback_method',
	SmsMethod: 'sms_method',
	SmsFallbackMethod: 'sms_fallback_method',
} as const;

const TEXTS = {
	FriendlyName: 'friendly_name',
	VoiceApplicationSid: 'voice_application_sid',
	SmsApplicationSid: 'sms_application_sid',
} as const;

/**
 * Applies an update in full or not at all. An empty value clears a URL or an application.
 * @throws ApiError 21402 for what is not a URL, 21403 for a method other than GET and POST
 */
export function updateNumber(number: NumberRecord, form: Fields): void {
	const changes: Partial<NumberRecord> = {};
	for (const [field, property] of pairs(URLS)) {
		const value = single(form, field);
		if (value === undefined) continue;
		if (value !== '' && !isWebUrl(value)) throw refusal(21402, `${field} is not valid: ${value}`);
		changes[property] = value;
	}
	for (const [field, property] of pairs(METHODS)) {
		const value = single(form, field)?.toUpperCase();
		if (value === undefined) continue;
		if (value !== 'GET' && value !== 'POST') throw refusal(21403, `${field} is not valid: ${value}`);
		changes[property] = value;
	}
	for (const [field, property] of pairs(TEXTS)) {
		const value = single(form, field);
		if (value !== undefined) changes[property] = value;
	}
	Object.assign(number, changes, { updatedMs: Date.now() });
}

export function isWebUrl(text: string): boolean {
	return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

export function numberResource(number: NumberRecord, accountSid: string): object {
	const { createdMs, updatedMs, ...shown } = number;
	return {
		...shown,
		account_sid: accountSid,
		address_requirements: 'none',
		address_sid: null,
		api_version: '2010-04-01',
		beta: false,
		bundle_sid: null,
		date_created: rfc2822(createdMs),
		date_updated: rfc2822(updatedMs),
		emergency_address_sid: null,
		emergency_address_status: 'unregistered',
		emergency_status: 'Active',
		identity_sid: null,
		origin: 'twilio',
		status: 'in-use',
		trunk_sid: null,
		type: 'local',
		uri: `/2010-04-01/Accounts/${accountSid}/IncomingPhoneNumbers/${number.sid}.json`,
		voice_caller_id_lookup: false,
		voice_receive_mode: 'voice',
	};
}

/** Numbers that fit the list filters. PhoneNumber may be a part of a number, as at Twilio. */
export function filterNumbers(numbers: Iterable<NumberRecord>, query: Fields): NumberRecord[] {
	const wanted = single(query, 'PhoneNumber')?.replace(/[^\d]/g, '');
	const name = single(query, 'FriendlyName');
	return [...numbers].filter(
		(number) =>
			(!wanted || number.phone_number.includes(wanted)) &&
			(name === undefined || number.friendly_name === name),
	);
}

function pairs<T extends Record<string, string>>(fields: T): Array<[string, T[keyof T]]> {
	return Object.entries(fields) as Array<[string, T[keyof T]]>;
}
