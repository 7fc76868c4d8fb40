import type { FieldTarget, LeadField } from '../../../engine';

/**
 * First and last name as one, for a name that nobody has taken apart. HubSpot has no such property, and no property
 * with a plus in its name.
 */
export const FULL_NAME = 'firstname+lastname';

/** The property that keeps two contacts of one number from being made. HubSpot lets no two records have the same value in it. */
export const NUMBER_PROPERTY = 'missed_call_number';

/** What HubSpot has of its own takes what is personal; what the product knows of a lead has properties of its own. */
export const HUBSPOT_MAPPING = {
	phone: { field: 'phone', rule: 'fill' },
	name: { field: FULL_NAME, rule: 'fill' },
	firstName: { field: 'firstname', rule: 'fill' },
	lastName: { field: 'lastname', rule: 'fill' },
	email: { field: 'email', rule: 'fill' },
	address: { field: 'address', rule: 'fill' },
	language: { field: 'missed_call_language', rule: 'always' },
	source: { field: 'missed_call_source', rule: 'always' },
	serviceLine: { field: 'missed_call_service_line', rule: 'always' },
	location: { field: 'missed_call_location', rule: 'always' },
	status: { field: 'missed_call_status', rule: 'always' },
	owner: { field: 'hubspot_owner_id', rule: 'fill' },
	nextAction: { field: 'missed_call_next_action', rule: 'always' },
	followUpAt: { field: 'missed_call_follow_up_at', rule: 'always' },
	urgency: { field: 'missed_call_urgency', rule: 'always' },
	intent: { field: 'missed_call_intent', rule: 'always' },
	service: { field: 'missed_call_service', rule: 'always' },
	lastCallAt: { field: 'missed_call_last_call_at', rule: 'always' },
	callTimeZone: { field: 'missed_call_time_zone', rule: 'always' },
	firstTextAt: { field: 'missed_call_first_text_at', rule: 'fill' },
	replyStatus: { field: 'missed_call_reply_status', rule: 'always' },
	lastReply: { field: 'missed_call_last_reply', rule: 'always' },
	history: { field: 'missed_call_history', rule: 'always' },
	outcome: { field: 'missed_call_outcome', rule: 'always' },
	value: { field: 'missed_call_value', rule: 'always' },
} as const satisfies Readonly<Record<LeadField, FieldTarget>>;
