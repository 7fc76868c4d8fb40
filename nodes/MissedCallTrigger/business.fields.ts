import type { INodeProperties } from 'n8n-workflow';
import { businessInputs, profileInput } from '../shared/businessInputs';

/** Whom the calls are for: set in the node for one business, or saved profiles found by the number called for many. */
export const businessFields: INodeProperties[] = [
	{
		displayName: 'Business',
		name: 'businessSource',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Profile as JSON', value: 'json', description: 'The whole profile of one business as JSON' },
			{ name: 'Saved Profiles', value: 'saved', description: 'Profiles saved by a Business Profile node; the number called tells which one. For many clients on one canvas.' },
			{ name: 'Set Here', value: 'here', description: 'The few things that one business needs, as fields of this node' },
		],
		default: 'here',
		description: 'Where the profile of the business that was called comes from',
	},
	...businessInputs({ businessSource: ['here'] }),
	profileInput({ businessSource: ['json'] }),
	{
		displayName: 'Business ID',
		name: 'businessId',
		type: 'string',
		default: '',
		placeholder: 'e.g. bayside',
		displayOptions: { show: { businessSource: ['saved'] } },
		description: 'Only this business. Empty means: whichever business the number called belongs to.',
	},
	{
		displayName: 'Numbers to Set Up',
		name: 'setUpNumbers',
		type: 'string',
		default: '',
		placeholder: 'e.g. +14155550100, +14155550101',
		displayOptions: { show: { businessSource: ['saved'] } },
		description: 'Numbers of the phone system to point at this trigger on activation. Empty means the numbers of the business named above, or of all saved ones.',
	},
];
