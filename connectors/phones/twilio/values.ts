/** Whole seconds, or undefined for what is none. */
export function readSeconds(text: string | undefined): number | undefined {
	return text !== undefined && /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

const EARLIEST = Date.UTC(2008, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

/**
 * Epoch milliseconds of a date as Twilio writes it: RFC 2822 (`Fri, 17 Mar 2023 11:28:31 +0000`), or ISO 8601 where
 * somebody passes it on.
 */
export function readTime(text: string | null | undefined): number | undefined {
	if (!text || !/\d{4}.*\d{2}:\d{2}/.test(text)) return undefined;
	const at = Date.parse(text);
	return at >= EARLIEST && at <= LATEST ? at : undefined;
}

/**
 * STIR/SHAKEN: `TN-Validation-Passed-A` is attestation `A`, diverted or not; what did not pass stays Twilio's word.
 * Absent and `NULL` mean that nothing is known.
 */
export function attestationOf(word: string | undefined): string | undefined {
	if (!word || word.toUpperCase() === 'NULL') return undefined;
	return /^TN-Validation-Passed-([ABC])(?:$|-)/.exec(word)?.[1] ?? word.slice(0, 64);
}
