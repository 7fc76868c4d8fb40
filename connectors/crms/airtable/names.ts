import type { FieldTarget, LeadField } from '../../../engine';

/** Columns that are ours, beside those that lead fields go to. */
export const NUMBER_FIELD = 'Phone E.164';
export const TAGS_FIELD = 'Tags';
export const JOURNAL_FIELD = 'Missed Call Log';
export const OWNER_FIELD = 'Owner';

const fill = (field: string): FieldTarget => ({ field, rule: 'fill' });
const always = (field: string): FieldTarget => ({ field, rule: 'always' });

/** Columns are known by their names. What people fill in themselves is never written over. */
export const MAPPING: Readonly<Record<LeadField, FieldTarget>> = {
	phone: fill('Phone'),
	name: fill('Name'),
	firstName: fill('First Name'),
	lastName: fill('Last Name'),
	email: fill('Email'),
	address: fill('Address'),
	language: fill('Language'),
	source: fill('Source'),
	serviceLine: fill('Service Line'),
	location: fill('Location'),
	status: always('Status'),
	owner: fill(OWNER_FIELD),
	nextAction: always('Next Action'),
	followUpAt: always('Follow Up At'),
	urgency: always('Urgency'),
	intent: always('Intent'),
	service: always('Service'),
	lastCallAt: always('Last Call At'),
	callTimeZone: always('Call Time Zone'),
	firstTextAt: fill('First Text At'),
	replyStatus: always('Reply Status'),
	lastReply: always('Last Reply'),
	history: always('Conversation'),
	outcome: always('Outcome'),
	value: always('Value'),
};

export interface FieldSpec {
	readonly name: string;
	readonly type: string;
	readonly options?: object;
}

const TEXT = 'singleLineText';
const LONG = 'multilineText';
const MOMENT = { timeZone: 'client', dateFormat: { name: 'iso' }, timeFormat: { name: '24hour' } };
const moment = (name: string): FieldSpec => ({ name, type: 'dateTime', options: MOMENT });
const text = (name: string): FieldSpec => ({ name, type: TEXT });
const long = (name: string): FieldSpec => ({ name, type: LONG });

const TYPES: Readonly<Partial<Record<LeadField, (name: string) => FieldSpec>>> = {
	phone: (name) => ({ name, type: 'phoneNumber' }),
	email: (name) => ({ name, type: 'email' }),
	followUpAt: moment,
	lastCallAt: moment,
	firstTextAt: moment,
	lastReply: long,
	history: long,
	nextAction: long,
	value: (name) => ({ name, type: 'number', options: { precision: 2 } }),
};

/** Columns of the table of contacts. */
export const CONTACT_FIELDS: readonly FieldSpec[] = [
	text(NUMBER_FIELD),
	...Object.entries(MAPPING).map(([lead, { field }]) => (TYPES[lead as LeadField] ?? text)(field)),
	{ name: TAGS_FIELD, type: 'multipleSelects', options: { choices: [{ name: 'missed call' }] } },
];

/** Columns of the table that the log goes to, where there is one. */
export const LOG = {
	key: 'Key',
	contact: 'Contact',
	kind: 'Kind',
	at: 'At',
	summary: 'Summary',
	body: 'Body',
	direction: 'Direction',
	outcome: 'Outcome',
	from: 'From',
	to: 'To',
	duration: 'Duration Seconds',
	recording: 'Recording',
	due: 'Due At',
	status: 'Status',
	value: 'Value',
	owner: 'Owner',
} as const;

export function logFields(contactTable: string): readonly FieldSpec[] {
	return [
		text(LOG.key),
		{ name: LOG.contact, type: 'multipleRecordLinks', options: { linkedTableId: contactTable } },
		text(LOG.kind),
		moment(LOG.at),
		text(LOG.summary),
		long(LOG.body),
		text(LOG.direction),
		text(LOG.outcome),
		{ name: LOG.from, type: 'phoneNumber' },
		{ name: LOG.to, type: 'phoneNumber' },
		{ name: LOG.duration, type: 'number', options: { precision: 0 } },
		{ name: LOG.recording, type: 'url' },
		moment(LOG.due),
		text(LOG.status),
		{ name: LOG.value, type: 'number', options: { precision: 2 } },
		text(LOG.owner),
	];
}
