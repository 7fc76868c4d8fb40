// What the string formats of a vendor's description mean. Those that say what a value looks like in a
// request may be looser in an answer: Twilio's own examples answer '' and bare paths for `uri`.

const E164 = /^\+[1-9]\d{6,14}$/;
const SHORT_CODE = /^\d{3,8}$/;
const ALPHANUMERIC_SENDER = /^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/;
const CHANNEL_ADDRESS = /^(whatsapp|messenger|rcs):\S+$/;

/** Stands for `phone-number` where it is a recipient: short codes and sender names cannot receive. */
export const RECIPIENT = 'phone-number-of-recipient';

const isPhoneNumber = (text) =>
	[E164, SHORT_CODE, ALPHANUMERIC_SENDER, CHANNEL_ADDRESS].some((pattern) => pattern.test(text));
const isEndpoint = (text) => E164.test(text) || /^(client|sip):\S+$/.test(text);
const isWebUrl = (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
const isDate = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const isDateTime = (text) =>
	isDate(text) ||
	(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})?$/.test(text) && !Number.isNaN(Date.parse(text)));
const isRfc2822 = (text) =>
	/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}$/.test(text) &&
	!Number.isNaN(Date.parse(text));
const isTwiml = (text) => /^\s*(<\?xml[^>]*\?>\s*)?<Response\b/.test(text);

const COMMON = {
	'date-time-rfc-2822': isRfc2822,
	'date-time': isDateTime,
	date: isDate,
	'phone-number': isPhoneNumber,
	[RECIPIENT]: (text) => E164.test(text) || CHANNEL_ADDRESS.test(text),
	endpoint: isEndpoint,
	'http-method': (text) => text === 'GET' || text === 'POST',
	currency: (text) => /^[A-Za-z]{3}$/.test(text),
	'iso-country-code': (text) => /^[A-Z]{2}$/.test(text),
	twiml: isTwiml,
	uuid: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
	email: (text) => /^[^@\s]+@[^@\s]+$/.test(text),
};

/** Formats of requests. An empty URL is how a webhook is cleared. */
export const REQUEST_FORMATS = { ...COMMON, uri: (text) => text === '' || isWebUrl(text) };

/** Formats of answers. */
export const RESPONSE_FORMATS = {
	...COMMON,
	uri: (text) => text === '' || URL.canParse(text, 'https://relative.example.com'),
};

/** Formats the validator has of its own, or that belong to objects and say nothing of a text. */
export const OTHERS = [
	'int32',
	'int64',
	'float',
	'double',
	'byte',
	'binary',
	'password',
	'uri-map',
	'phone-number-capabilities',
];
