/** An answer in Twilio's error shape, thrown by whatever refuses a request. */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly code: number,
		message: string,
		readonly headers: Record<string, string> = {},
	) {
		super(message);
		this.name = 'ApiError';
	}

	toJSON(): { code: number; message: string; more_info: string; status: number } {
		return {
			code: this.code,
			message: this.message,
			more_info: `https://www.twilio.com/docs/errors/${this.code}`,
			status: this.status,
		};
	}
}

/** Codes this fake can answer by itself, with the HTTP status and the wording of the message. */
const CATALOGUE: Record<number, readonly [status: number, message: string]> = {
	20003: [401, 'Authenticate'],
	20004: [405, 'Method not allowed'],
	20404: [404, 'The requested resource %s was not found'],
	20429: [429, 'Too Many Requests'],
	20500: [500, 'An internal server error has occurred'],
	20503: [503, 'Service is unavailable. Please try again'],
	21201: [400, "No 'To' number is specified"],
	21205: [400, 'Url is not a valid URL: %s'],
	21210: [400, "The source phone number provided, %s, is not yet verified for your account."],
	21211: [400, "Invalid 'To' Phone Number: %s"],
	21212: [400, "The 'From' number %s is not a valid phone number, shortcode, or alphanumeric sender ID."],
	21213: [400, "No 'From' number is specified"],
	21214: [400, "The phone number you are attempting to call, %s, cannot be reached."],
	21215: [400, 'Your account is not authorized to call %s.'],
	21216: [400, 'Your account is not allowed to call %s.'],
	21217: [400, 'The phone number you are attempting to call, %s, is not valid.'],
	21266: [400, "'To' and 'From' number cannot be the same: %s"],
	21402: [400, '%s'],
	21403: [400, '%s'],
	21408: [400, "Permission to send an SMS has not been enabled for the region indicated by the 'To' number: %s"],
	21602: [400, 'Message body is required.'],
	21603: [400, "A 'From' phone number is required."],
	21604: [400, "A 'To' phone number is required."],
	21606: [400, "The 'From' phone number %s is not a valid, SMS-capable inbound phone number or short code for your account."],
	21609: [400, "The 'StatusCallback' URL %s is not a valid URL."],
	21610: [400, 'Attempt to send to unsubscribed recipient'],
	21611: [400, "This 'From' number %s has exceeded the maximum number of queued messages."],
	21612: [400, "The 'To' phone number %s is not currently reachable via SMS or MMS."],
	21614: [400, "'To' number %s is not a valid mobile number"],
	21617: [400, 'The concatenated message body exceeds the 1600 character limit'],
	21619: [400, 'A text message body or media urls must be specified.'],
	21620: [400, 'Invalid media URL(s)'],
	21635: [400, "'To' number %s cannot be a landline"],
	32018: [400, 'Twiml size exceeded maximum allowed value of 4000 characters'],
	21701: [400, 'The Messaging Service does not exist'],
	21704: [400, 'The Messaging Service contains no phone numbers'],
};

/** The refusal for a code, its message filled with the value it is about. */
export function refusal(code: number, about = '', headers?: Record<string, string>): ApiError {
	const [status, message] = CATALOGUE[code] ?? [400, `Error ${code}`];
	return new ApiError(status, code, message.replace('%s', () => about), headers);
}

/** What a carrier's verdict reads like on the message resource. */
const DELIVERY_ERRORS: Record<number, string> = {
	30003: 'Unreachable destination handset',
	30004: 'Message blocked',
	30005: 'Unknown destination handset',
	30006: 'Landline or unreachable carrier',
	30007: 'Carrier violation',
	30008: 'Unknown error',
	30034: 'US A2P 10DLC - Message from an Unregistered Number',
};

export function deliveryErrorMessage(code: number): string {
	return DELIVERY_ERRORS[code] ?? 'Unknown error';
}
