/** What of the record may stay when a person is forgotten: what happened and how often, not to whom or in which words. */

/** Fields that hold a number, or what somebody wrote. */
const PERSONAL = new Set(['number', 'words', 'text', 'body', 'note', 'summary', 'name', 'firstName', 'email', 'address', 'from', 'to', 'nextAction', 'because', 'facts', 'fields', 'tags']);
/** Fields that hold ids, in which long runs of digits may occur. */
const IDS = /^(person|escalation|message|call|conversation)$|Id$/;
/** Codes and ids: one word. */
const CODE = /^[A-Za-z][\w:#.-]{0,79}$/;
const LIKE_A_NUMBER = /\d{6,}/;

/** Codes stay, free text goes. */
export function codeOnly(text: string): string | null {
	return CODE.test(text) && !LIKE_A_NUMBER.test(text) ? text : null;
}

/** The data of one line of the record without what is personal in it: as JSON text. */
export function impersonal(json: string): string {
	return JSON.stringify(kept('', JSON.parse(json)));
}

function kept(name: string, value: unknown): unknown {
	if (typeof value === 'string') return IDS.test(name) && CODE.test(value) ? value : codeOnly(value);
	if (Array.isArray(value)) return value.map((one) => kept(name, one)).filter((one) => one !== null);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).filter(([field]) => !PERSONAL.has(field)).map(([field, inner]) => [field, kept(field, inner)]));
}
