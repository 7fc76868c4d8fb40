/** As many digits of a number as say that a name was made of it. */
const TELLING_DIGITS = 7;

/**
 * Is this a name that was made of the person's number, for want of a better one? Such a name is nobody's: it is not
 * told to anybody as theirs, and a real one takes its place.
 */
export function isPlaceholder(name: string | undefined, phones: readonly string[]): boolean {
	const digits = (name ?? '').replace(/\D/g, '').slice(-TELLING_DIGITS);
	return digits.length === TELLING_DIGITS && phones.some((phone) => phone.replace(/\D/g, '').endsWith(digits));
}
