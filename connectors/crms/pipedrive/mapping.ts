import type { FieldTarget, LeadField } from '../../../engine';

/**
 * Where lead fields go. A field of an account’s own has a key of forty random characters in Pipedrive; those that the
 * connector makes are named here by what they are, and told by their names in the account.
 */
export const PIPEDRIVE_MAPPING = {
	phone: { field: 'phone', rule: 'fill' },
	name: { field: 'name', rule: 'fill' },
	firstName: { field: 'first_name', rule: 'fill' },
	lastName: { field: 'last_name', rule: 'fill' },
	email: { field: 'email', rule: 'fill' },
	address: { field: 'missed_call_address', rule: 'fill' },
	language: { field: 'missed_call_language', rule: 'always' },
	source: { field: 'missed_call_source', rule: 'always' },
	serviceLine: { field: 'missed_call_service_line', rule: 'always' },
	location: { field: 'missed_call_location', rule: 'always' },
	status: { field: 'missed_call_status', rule: 'always' },
	owner: { field: 'owner_id', rule: 'fill' },
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
