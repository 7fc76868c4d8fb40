import type { FieldTarget, LeadField } from '../../../engine';

const fill = (field: string): FieldTarget => ({ field, rule: 'fill' });
const always = (field: string): FieldTarget => ({ field, rule: 'always' });

/** Columns of the table as this package makes it. What people fill in themselves is never written over. */
export const MAPPING: Readonly<Record<LeadField, FieldTarget>> = {
	phone: fill('phone'),
	name: fill('name'),
	firstName: fill('first_name'),
	lastName: fill('last_name'),
	email: fill('email'),
	address: fill('address'),
	language: fill('language'),
	source: fill('source'),
	serviceLine: fill('service_line'),
	location: fill('location'),
	status: always('status'),
	owner: fill('owner'),
	nextAction: always('next_action'),
	followUpAt: always('follow_up_at'),
	urgency: always('urgency'),
	intent: always('intent'),
	service: always('service'),
	lastCallAt: always('last_call_at'),
	callTimeZone: always('call_time_zone'),
	firstTextAt: fill('first_text_at'),
	replyStatus: always('reply_status'),
	lastReply: always('last_reply'),
	history: always('history'),
	outcome: always('outcome'),
	value: always('value'),
};

export const NUMBER_COLUMN = 'e164';
export const TAGS_COLUMN = 'tags';

const MOMENTS = new Set<LeadField>(['followUpAt', 'lastCallAt', 'firstTextAt']);

/** Name and type of every column that lead fields go to. */
export const LEAD_COLUMNS: ReadonlyArray<readonly [name: string, type: string]> = Object.entries(MAPPING).map(([lead, { field }]) => [
	field,
	MOMENTS.has(lead as LeadField) ? 'timestamptz' : lead === 'value' ? 'numeric' : 'text',
]);

/** Column by column what is kept of an entry. */
export const LOG_COLUMNS: ReadonlyArray<readonly [name: string, type: string]> = [
	['key', 'text NOT NULL UNIQUE'],
	['contact_id', 'text NOT NULL'],
	['kind', 'text NOT NULL'],
	['at', 'timestamptz NOT NULL'],
	['owner', 'text'],
	['direction', 'text'],
	['outcome', 'text'],
	['from_number', 'text'],
	['to_number', 'text'],
	['duration_seconds', 'integer'],
	['title', 'text'],
	['body', 'text'],
	['recording_url', 'text'],
	['due_at', 'timestamptz'],
	['priority', 'text'],
	['pipeline', 'text'],
	['stage', 'text'],
	['value', 'numeric'],
	['currency', 'text'],
	['status', 'text'],
	['created_at', 'timestamptz NOT NULL DEFAULT now()'],
];
