import type { INodeProperties } from 'n8n-workflow';

type Show = NonNullable<NonNullable<INodeProperties['displayOptions']>['show']>;

/** The few things that one business needs, as fields. */
export const businessInputs = (show: Show): INodeProperties[] => [
	{
		displayName: 'Business Name',
		name: 'businessName',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Bayside Plumbing',
		displayOptions: { show },
		description: 'As the texts say it',
	},
	{
		displayName: 'Business Numbers',
		name: 'businessNumbers',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. +14155550100',
		displayOptions: { show },
		description: 'The numbers that customers call, separated by commas, with country code',
	},
	{
		displayName: 'Time Zone',
		name: 'timezone',
		type: 'string',
		default: 'America/New_York',
		required: true,
		placeholder: 'e.g. America/Los_Angeles',
		displayOptions: { show },
		description: 'Zone of the business, by its IANA name',
	},
	{
		displayName: 'Team',
		name: 'team',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		default: {},
		placeholder: 'Add Person',
		displayOptions: { show },
		description: 'Who is told when somebody must act, in this order',
		options: [
			{
				displayName: 'Person',
				name: 'person',
				values: [
					{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Dana' },
					{ displayName: 'Phone', name: 'phone', type: 'string', default: '', placeholder: 'e.g. +14155550111', description: 'Where this person gets texts and calls, with country code' },
				],
			},
		],
	},
	{
		displayName: 'More of the Profile',
		name: 'moreProfile',
		type: 'json',
		default: '{}',
		displayOptions: { show },
		description: 'Anything else of a business profile as JSON: hours, holidays, templates, emergency, bookingLink, ignoredNumbers, quietHours and so on. The README lists all fields.',
		hint: 'For example {"hours": {"mon": [["08:00", "17:00"]]}, "emergency": {"wording": "If this is an emergency call 911."}}',
	},
];

/** The whole profile as JSON. */
export const profileInput = (show: Show): INodeProperties => ({
		displayName: 'Profile',
		name: 'profileJson',
		type: 'json',
		default: '{\n  "id": "bayside",\n  "name": "Bayside Plumbing",\n  "timezone": "America/Los_Angeles",\n  "numbers": [{ "number": "+14155550100" }],\n  "team": [{ "id": "dana", "name": "Dana", "phone": "+14155550111", "onCall": 1 }]\n}',
		required: true,
		displayOptions: { show },
		description: 'The profile of the business. Each fault is named with its place and how to mend it.',
	});
