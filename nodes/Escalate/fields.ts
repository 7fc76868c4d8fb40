import type { INodeProperties } from 'n8n-workflow';

export const escalateFields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Acknowledge', value: 'acknowledge', description: 'Somebody has taken it: the policy stops and automation is silent', action: 'Acknowledge an escalation' },
			{ name: 'Advance', value: 'advance', description: 'Take the step of the policy that has fallen due', action: 'Advance an escalation' },
			{ name: 'From the Item', value: 'item', description: 'Open for a reply, advance for a step that fell due, answer a text of the team', action: 'Do what the item asks for' },
			{ name: 'Open', value: 'open', description: 'Somebody must act: tell the first people of the policy', action: 'Open an escalation' },
			{ name: 'Resolve', value: 'resolve', description: 'It is done', action: 'Resolve an escalation' },
		],
		default: 'item',
	},
	{
		displayName: 'By',
		name: 'by',
		type: 'string',
		default: '',
		placeholder: 'e.g. dana',
		displayOptions: { show: { operation: ['acknowledge', 'resolve'] } },
		description: 'ID of the team member; empty means the one of the item, else "team"',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{ displayName: 'Escalation ID', name: 'escalationId', type: 'string', default: '', description: 'Empty means the escalation of the item' },
			{ displayName: 'Summary', name: 'summary', type: 'string', default: '', placeholder: 'e.g. Wants a call about the invoice', description: 'The line that the team reads; empty means what the person wrote' },
			{
				displayName: 'Urgency',
				name: 'urgency',
				type: 'options',
				options: [
					{ name: 'Emergency', value: 'emergency' },
					{ name: 'Routine', value: 'routine' },
					{ name: 'Urgent', value: 'urgent' },
				],
				default: 'routine',
				description: 'Chooses the policy; by default what the reply was read as',
			},
		],
	},
];
