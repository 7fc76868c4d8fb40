import type { INodeProperties } from 'n8n-workflow';

const only: INodeProperties['displayOptions'] = { show: { phoneSystem: ['generic'] } };
const USUAL = 'Empty means the usual names.';

const path = (displayName: string, name: string, example: string, description: string): INodeProperties => ({ displayName, name, type: 'string', default: '', placeholder: `e.g. ${example}`, description });
const words = (displayName: string, name: string, example: string, description: string): INodeProperties => ({ displayName, name, type: 'string', default: '', placeholder: `e.g. ${example}`, description: `${description}, beside the usual words. Separated by commas.` });

const HOW = 'Nothing needs to be mapped that has a usual name. A path has dots and brackets, such as call.from or data.items[0].to; several, separated by commas, are tried in order. body., query. and headers. reach everything of the request, the body being the default.';

const lineField: INodeProperties = {
	displayName: 'Business Number',
	name: 'line',
	type: 'string',
	default: '',
	placeholder: 'e.g. +14155550100',
	description: 'For systems that do not tell the number of the business: taken for it, whatever the body says',
};
const fromField = path('From', 'from', 'caller.number', `Number of the person, and of the business for what goes out. ${USUAL}`);
const toField = path('To', 'to', 'data.to', `Number of the business, and of the person for what goes out. ${USUAL}`);
const listField = path('List', 'list', 'data.events', 'Where a list stands, if one body tells several. The other paths then begin within each of its entries. Empty means the body itself, or a list with a usual name.');
const directionField = path('Direction', 'direction', 'call.direction', `Whether it came in or went out. ${USUAL} Without a direction it came in.`);
const outboundField = words('Direction Outbound Values', 'outboundValues', 'agent_call', 'What means that the business called or wrote');
const eventNameField = path('Event Name', 'eventName', 'headers.x-event-type', `What the event is called. ${USUAL}`);
const eventsField: INodeProperties = { displayName: 'Only These Events', name: 'events', type: 'string', default: '', placeholder: 'e.g. call.completed, call.missed', description: 'Names of the events to read, separated by commas; all others are passed over. Empty means all.' };

/** How calls are read from the requests of a phone system that this package does not know. */
export const genericCallFields: INodeProperties = {
	displayName: 'Field Mapping',
	name: 'genericCallFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions: only,
	description: HOW,
	options: [
		words('Abandoned Values', 'abandonedValues', 'caller_left', 'Statuses of calls that the caller gave up'),
		path('Answered', 'answered', 'call.was_answered', `Whether somebody of the team talked with the caller: true or false, 1 or 0, yes or no. Where it is mapped it outranks the status. ${USUAL}`),
		words('Answered Values', 'answeredValues', 'ok, talked', 'Statuses of calls that somebody of the team took'),
		lineField,
		words('Busy Values', 'busyValues', '486', 'Statuses of calls that met a busy line'),
		path('Call ID', 'callId', 'data.call.id', `ID of the call as a whole, the same in all that is reported of it. Without one, what is made of the numbers and the time. ${USUAL}`),
		path('Caller Name', 'callerName', 'contact.full_name', USUAL),
		words('Closed Values', 'closedValues', 'night_mode', 'Statuses of calls that were turned away outside the hours'),
		words('Declined Values', 'declinedValues', '603', 'Statuses of calls that were turned down'),
		directionField,
		outboundField,
		path('Duration', 'duration', 'stats.seconds', `Length of the call, or of the talk where only that is told. ${USUAL}`),
		{
			displayName: 'Duration Unit',
			name: 'durationUnit',
			type: 'options',
			options: [
				{ name: 'Milliseconds', value: 'milliseconds' },
				{ name: 'Minutes', value: 'minutes' },
				{ name: 'Seconds', value: 'seconds' },
			],
			default: 'seconds',
			description: 'Of a duration that is a number; 1:02 is always read as minutes and seconds',
		},
		path('End Time', 'endTime', 'call.ended', `When the call was over, written as under Time. ${USUAL}`),
		path('Event ID', 'eventId', 'event_id', `Stands in for the ID of the call where there is none. ${USUAL}`),
		eventNameField,
		fromField,
		listField,
		words('No Answer Values', 'noAnswerValues', 'lost', 'Statuses of calls that rang out'),
		words('Not Over Yet Values', 'openValues', 'alerting', 'Statuses of calls that still ring or run: nothing is decided by them'),
		eventsField,
		path('Recording URL', 'recordingUrl', 'voicemail.url', `Where the message of the caller can be heard. ${USUAL}`),
		path('Status', 'status', 'call.result', `How the call went. Usual words are known: answered, missed, no-answer, busy, declined, voicemail, abandoned, after-hours. "completed" alone means answered. ${USUAL}`),
		path('Time', 'time', 'call.started', `When the call came in: ISO 8601 with its zone, or seconds or milliseconds since 1970. A time without a zone is passed over. ${USUAL}`),
		toField,
		path('Transcript', 'transcript', 'voicemail.text', `What the caller said on the voicemail, in words. ${USUAL}`),
		words('Voicemail Values', 'voicemailValues', 'mailbox', 'Statuses of calls in which the caller left a message'),
	],
};

/** How texts are read from them. */
export const genericTextFields: INodeProperties = {
	displayName: 'Field Mapping',
	name: 'genericTextFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	displayOptions: only,
	description: HOW,
	options: [
		lineField,
		words('Delivered Values', 'deliveredValues', 'DLR_OK', 'Statuses of texts that arrived'),
		directionField,
		outboundField,
		path('Error Code', 'errorCode', 'error.code', `Why a text did not arrive. ${USUAL}`),
		eventNameField,
		words('Failed Values', 'failedValues', 'DLR_ERR', 'Statuses of texts that did not go out'),
		fromField,
		listField,
		path('Message ID', 'messageId', 'data.message.id', `ID of the text, in receipts the same that sending it gave. Without one, what is made of the numbers, the time and the words. ${USUAL}`),
		eventsField,
		path('Pictures', 'media', 'data.files', `Addresses of pictures: one, a list, or a list of objects with a url. ${USUAL}`),
		words('Received Values', 'receivedValues', 'MO', 'Statuses of texts that came in'),
		path('Sender', 'sender', 'agent.email', `Who of the team wrote a text that went out. ${USUAL}`),
		words('Sent Values', 'sentValues', 'handed_over', 'Statuses of texts that went out'),
		path('Status', 'status', 'data.state', `What became of a text. Usual words are known: sent, delivered, undelivered, failed, received. ${USUAL}`),
		path('Time', 'time', 'data.sent_at', `When it was written, as ISO 8601 with its zone, or seconds or milliseconds since 1970. ${USUAL}`),
		toField,
		path('Words', 'body', 'data.message.text', `The words of the text. ${USUAL}`),
	],
};
