// A request refused for a missing or an invalid parameter was meant to be wrong: of it only method and
// path are held against the description. Every other refused request must be a right one.

const PARAMETER_CODES = new Set([
	21201, // no To (calls)
	21205, // Url
	21211, // To
	21212, // From
	21213, // no From (calls)
	21217, // To (calls)
	21402, // a webhook URL of a number
	21403, // a webhook method of a number
	21602, // no body
	21603, // no From
	21604, // no To
	21609, // StatusCallback
	21619, // neither body nor media
	21620, // MediaUrl
]);

/** @param {{ status: number, response: any }} exchange */
export function isParameterRefusal({ status, response }) {
	return status === 422 || (status === 400 && PARAMETER_CODES.has(response?.code));
}
