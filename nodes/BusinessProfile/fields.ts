import type { INodeProperties } from 'n8n-workflow';
import { businessInputs, profileInput } from '../shared/businessInputs';

const show = (...operations: string[]) => ({ show: { operation: operations } });

export const profileFields: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		options: [
			{ name: 'Check', value: 'check', description: 'Name every fault of a profile and how to mend it, and save nothing', action: 'Check a business profile' },
			{ name: 'Delete', value: 'delete', description: 'Forget a profile; its calls and conversations stay', action: 'Delete a business profile' },
			{ name: 'Get', value: 'get', description: 'By ID or by one of its numbers', action: 'Get a business profile' },
			{ name: 'Get Many', value: 'list', description: 'All saved profiles', action: 'Get many business profiles' },
			{ name: 'Save', value: 'save', description: 'Check a profile and keep it', action: 'Save a business profile' },
		],
		default: 'save',
	},
	{
		displayName: 'Profile From',
		name: 'source',
		type: 'options',
		options: [
			{ name: 'Fields', value: 'fields' },
			{ name: 'JSON', value: 'json' },
		],
		default: 'json',
		displayOptions: show('save', 'check'),
		description: 'Whether the profile is written as JSON or in a few fields',
	},
	profileInput({ operation: ['save', 'check'], source: ['json'] }),
	...businessInputs({ operation: ['save', 'check'], source: ['fields'] }),
	{
		displayName: 'Business ID',
		name: 'businessId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. bayside or +14155550100',
		displayOptions: show('get', 'delete'),
		description: 'ID of the profile; to get one, a number of the business does as well',
	},
];
