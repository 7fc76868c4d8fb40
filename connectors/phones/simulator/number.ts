/** E.164: a plus sign, a country code that does not begin with 0, at most 15 digits in all; after +1 always ten. */
const E164 = /^\+(?:1[2-9]\d{9}|[2-9]\d{6,14})$/;

/**
 * Reads a number as people type it: spaces, brackets, dots and dashes are forgiven, the country code is not.
 * @returns E.164, or null when it is no such number
 */
export function readNumber(typed: unknown): string | null {
	if (typeof typed !== 'string' || typed.length > 40) return null;
	const bare = typed.replace(/[\s().\-\u00a0\u2010-\u2015]/g, '');
	return E164.test(bare) ? bare : null;
}

/** The simulated company's landlines: they can call, but neither receive nor send texts. */
export function isLandline(number: string): boolean {
	return number.endsWith('0199');
}

/** A number as people read it; North American numbers are grouped, others are left as they are. */
export function displayNumber(number: string): string {
	const parts = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(number);
	return parts ? `+1 ${parts[1]} ${parts[2]} ${parts[3]}` : number;
}
