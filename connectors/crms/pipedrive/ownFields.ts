/** A field that the connector makes: its id here, and its name and type in the account. */
export interface OwnField {
	readonly id: string;
	readonly name: string;
	readonly type: 'varchar' | 'text' | 'double';
}

/** Pipedrive has no type for a moment: moments are text. */
export const OWN_FIELDS: readonly OwnField[] = [
	own('status'),
	own('source'),
	own('service line'),
	own('location'),
	own('language'),
	own('address', 'text'),
	own('next action', 'text'),
	own('follow up at'),
	own('urgency'),
	own('intent'),
	own('service'),
	own('last call at'),
	own('time zone'),
	own('first text at'),
	own('reply status'),
	own('last reply', 'text'),
	own('history', 'text'),
	own('outcome'),
	own('value', 'double'),
];

function own(what: string, type: OwnField['type'] = 'varchar'): OwnField {
	return { id: `missed_call_${what.replaceAll(' ', '_')}`, name: `Missed call: ${what}`, type };
}

/** The id of the connector's field of that name. Case and white space are people's. */
export function ownIdOf(name: string): string | undefined {
	const plain = name.trim().toLowerCase().replace(/\s+/g, ' ');
	return OWN_FIELDS.find((field) => field.name.toLowerCase() === plain)?.id;
}
