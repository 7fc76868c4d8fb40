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
			{ name: 'Forget a Person', value: 'forget', description: 'Delete number, name and texts of one person; an opt-out stays', action: 'Forget a person' },
			{ name: 'Get', value: 'get', description: 'By ID or by one of its numbers', action: 'Get a business profile' },
			{ name: 'Get Consent Record', value: 'consent', description: 'Why a person could be texted, what they said about it, and every text', action: 'Get the consent record of a person' },
			{ name: 'Get Many', value: 'list', description: 'All saved profiles', action: 'Get many business profiles' },
			{ name: 'Get Text Results', value: 'results', description: 'What became of the first texts, each wording by itself', action: 'Get the results of the texts' },
			{ name: 'Preview Texts', value: 'preview', description: 'Every text of a profile as it would go out, with its length, price in segments and what is wrong with it; nothing is sent or saved', action: 'Preview the texts of a profile' },
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
		displayOptions: show('save', 'check', 'preview'),
		description: 'Whether the profile is written as JSON or in a few fields',
	},
	profileInput({ operation: ['save', 'check', 'preview'], source: ['json'] }),
	...businessInputs({ operation: ['save', 'check', 'preview'], source: ['fields'] }),
	{
		displayName: 'Business ID',
		name: 'businessId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. bayside or +14155550100',
		displayOptions: show('get', 'delete', 'consent', 'forget', 'results'),
		description: 'ID of the profile; unless it is deleted, a number of the business does as well',
	},
	{
		displayName: 'Person',
		name: 'person',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +14155550123',
		displayOptions: show('consent', 'forget'),
		description: 'Number of the person, with country code',
	},
	{
		displayName: 'Days',
		name: 'days',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 3650 },
		default: 30,
		displayOptions: show('results'),
		description: 'How far back to look',
	},
];
