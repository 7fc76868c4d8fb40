import { NUMBER_PROPERTY } from './mapping';

/** A property as `POST /crm/properties/…/contacts` takes it. */
export interface NewProperty {
	readonly name: string;
	readonly label: string;
	readonly description: string;
	readonly groupName: 'contactinformation';
	readonly type: 'string' | 'number' | 'datetime';
	readonly fieldType: 'text' | 'textarea' | 'number' | 'date';
	/** Can be given only when the property is made, never later. */
	readonly hasUniqueValue?: boolean;
}

/** The properties that the default mapping wants and that no account has from the start. */
export const OWN_PROPERTIES: readonly NewProperty[] = [
	{ ...text(NUMBER_PROPERTY, 'number', 'Phone number in E.164. No two contacts can have the same, so that nobody is added twice.'), hasUniqueValue: true },
	text('missed_call_status', 'status', 'Where the lead stands'),
	text('missed_call_source', 'source', 'The number that was called and what it is for'),
	text('missed_call_service_line', 'service line', 'The service line that was called'),
	text('missed_call_location', 'location', 'The location that was called'),
	text('missed_call_language', 'language', 'Language that the person writes in'),
	text('missed_call_next_action', 'next action', 'What is to be done next'),
	time('missed_call_follow_up_at', 'follow up at', 'When that is due'),
	text('missed_call_urgency', 'urgency', 'How urgent it is'),
	text('missed_call_intent', 'intent', 'What the person wants'),
	text('missed_call_service', 'service', 'Kind of work asked for'),
	time('missed_call_last_call_at', 'last call at', 'When the person last called and nobody answered'),
	text('missed_call_time_zone', 'time zone', 'Time zone of the call'),
	time('missed_call_first_text_at', 'first text at', 'When the first text went out'),
	text('missed_call_reply_status', 'reply status', 'Whether the person replied'),
	long('missed_call_last_reply', 'last reply', 'What the person wrote last'),
	long('missed_call_history', 'conversation', 'The conversation, the latest last'),
	text('missed_call_outcome', 'outcome', 'What came of it'),
	{ ...text('missed_call_value', 'value', 'What it is worth, in the currency of the account'), type: 'number', fieldType: 'number' },
];

function text(name: string, label: string, description: string): NewProperty {
	return { name, label: `Missed call: ${label}`, description, groupName: 'contactinformation', type: 'string', fieldType: 'text' };
}

function long(name: string, label: string, description: string): NewProperty {
	return { ...text(name, label, description), fieldType: 'textarea' };
}

function time(name: string, label: string, description: string): NewProperty {
	return { ...text(name, label, description), type: 'datetime', fieldType: 'date' };
}
