import { INTENTS } from '../business';

export { INTENTS };

/** What a person's text is after. One comes first; others may follow. */
export type Intent = (typeof INTENTS)[number];

/** Where a text goes: one branch of the canvas each. */
export const ROUTES = [
	'emergency',
	'booking',
	'sales',
	'support',
	'person',
	'closed',
	'opt_out',
] as const;

export type Route = (typeof ROUTES)[number];

/** The route an intent takes unless there is an emergency or the reading is unsure. */
export const DEFAULT_ROUTES: Readonly<Record<Intent, Route>> = {
	booking: 'booking',
	reschedule: 'booking',
	cancel: 'booking',
	quote: 'sales',
	service_request: 'sales',
	question: 'sales',
	support: 'support',
	callback: 'person',
	other: 'person',
	wrong_number: 'closed',
	vendor: 'closed',
	acknowledgement: 'closed',
	declined: 'closed',
	opt_in: 'closed',
	help: 'closed',
	opt_out: 'opt_out',
};

/** How an intent is named to the team. */
export const INTENT_LABELS: Readonly<Record<Intent, string>> = {
	booking: 'Wants to book',
	reschedule: 'Wants to reschedule',
	cancel: 'Wants to cancel an appointment',
	quote: 'Asks for a price',
	service_request: 'Needs work done',
	support: 'Existing customer needs help',
	question: 'Has a question',
	callback: 'Wants a call back',
	opt_out: 'Opted out of texts',
	opt_in: 'Wants texts again',
	help: 'Sent the help keyword',
	wrong_number: 'Wrong number',
	vendor: 'Is selling something',
	acknowledgement: 'Acknowledged',
	declined: 'No longer needs us',
	other: 'Needs a person to read it',
};

/** How a route is named to the team. */
export const ROUTE_LABELS: Readonly<Record<Route, string>> = {
	emergency: 'Emergency',
	booking: 'Booking',
	sales: 'Sales',
	support: 'Support',
	person: 'Needs a Person',
	closed: 'Nothing to Do',
	opt_out: 'Opted Out',
};
