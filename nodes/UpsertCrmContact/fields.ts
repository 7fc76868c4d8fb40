import type { INodeProperties } from 'n8n-workflow';

export const contactFields: INodeProperties[] = [
	{
		displayName: 'CRM',
		name: 'crm',
		type: 'options',
		noDataExpression: true,
		options: [{ name: 'Built In', value: 'ledger', description: 'Contacts are kept in the ledger of this package: no account needed' }],
		default: 'ledger',
		description: 'Where the contact is kept',
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'What to keep besides what the item says. Empty fields never overwrite what is known.',
		options: [
			{ displayName: 'Address', name: 'address', type: 'string', default: '', placeholder: 'e.g. 345 Oak Street' },
			{
				displayName: 'Custom Fields',
				name: 'custom',
				type: 'json',
				default: '{}',
				description: 'Further fields of the contact as JSON, such as {"plan": "gold"}',
			},
			{ displayName: 'Email', name: 'email', type: 'string', placeholder: 'e.g. name@email.com', default: '' },
			{ displayName: 'First Name', name: 'firstName', type: 'string', default: '', placeholder: 'e.g. Maria' },
			{
				displayName: 'Follow Up In (Minutes)',
				name: 'followUpMinutes',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 60,
				description: 'When the next action is due, in minutes of opening hours; by default it follows from the route',
			},
			{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Maria Lopez' },
			{ displayName: 'Next Action', name: 'nextAction', type: 'string', default: '', placeholder: 'e.g. Send the price list', description: 'By default it follows from the route' },
			{ displayName: 'Owner', name: 'owner', type: 'string', default: '', placeholder: 'e.g. dana', description: 'ID of the team member; by default the owner rules of the profile decide' },
			{ displayName: 'Tags', name: 'tags', type: 'string', default: '', placeholder: 'e.g. missed call, google ads', description: 'Added to those there are; separated by commas' },
		],
	},
];
