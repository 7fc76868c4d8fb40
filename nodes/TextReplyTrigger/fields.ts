import type { INodeProperties } from 'n8n-workflow';
import { accessKeyField, inUseField, publicBaseField, setUpNumberField } from '../shared/numberFields';

export const replyFields: INodeProperties[] = [
	{
		displayName: 'Numbers',
		name: 'numbers',
		type: 'string',
		default: '',
		placeholder: 'e.g. +14155550100, +14155550101',
		description: 'Numbers of the phone system whose texts to receive here, separated by commas. Empty means all numbers of the saved businesses, those of a Missed Call Trigger included.',
	},
	{
		displayName: 'Business ID',
		name: 'businessId',
		type: 'string',
		default: '',
		placeholder: 'e.g. bayside',
		description: 'Only this business. Empty means: whichever business the number belongs to that the text was sent to.',
	},
	accessKeyField,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			inUseField,
			publicBaseField,
			setUpNumberField,
		],
	},
];
