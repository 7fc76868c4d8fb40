/** Of the request, as Pipedrive names it in a refusal, to the field as the connector's users know it. */
const STANDARD: Readonly<Record<string, string>> = { phones: 'phone', emails: 'email', owner_id: 'owner_id', name: 'name', stage_id: 'stage_id', pipeline_id: 'pipeline_id', currency: 'currency' };

/**
 * The field that Pipedrive's words are about: the key of an account's own field (forty hexadecimal characters), else one
 * of those that every account has.
 */
export function fieldAtFault(words: string): string | undefined {
	const key = /\b[0-9a-f]{40}\b/.exec(words)?.[0];
	if (key !== undefined) return key;
	const name = Object.keys(STANDARD).find((one) => new RegExp(`\\b${one}\\b`).test(words));
	return name === undefined ? undefined : STANDARD[name];
}
