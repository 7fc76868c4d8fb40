import type { FieldTarget, LeadField } from '../../../engine';

const fill = (field: string): FieldTarget => ({ field, rule: 'fill' });
const always = (field: string): FieldTarget => ({ field, rule: 'always' });

/** Lead fields under their own names; the node's own mapping renames them, with dots for what lies within another. */
export const MAPPING: Readonly<Record<LeadField, FieldTarget>> = {
	phone: fill('phone'),
	name: fill('name'),
	firstName: fill('firstName'),
	lastName: fill('lastName'),
	email: fill('email'),
	address: fill('address'),
	language: fill('language'),
	source: fill('source'),
	serviceLine: fill('serviceLine'),
	location: fill('location'),
	status: always('status'),
	owner: fill('owner'),
	nextAction: always('nextAction'),
	followUpAt: always('followUpAt'),
	urgency: always('urgency'),
	intent: always('intent'),
	service: always('service'),
	lastCallAt: always('lastCallAt'),
	callTimeZone: always('callTimeZone'),
	firstTextAt: fill('firstTextAt'),
	replyStatus: always('replyStatus'),
	lastReply: always('lastReply'),
	history: always('history'),
	outcome: always('outcome'),
	value: always('value'),
};
