import type { INodeProperties } from 'n8n-workflow';
import { accessKeyField, inUseField, publicBaseField, setUpNumberField } from '../shared/numberFields';

export const replyFields: INodeProperties[] = [
	{
		displayName: 'Numbers',
		name: 'numbers',
		type: 'string',
		default: '',
		placeholder: 'e.g. +14155550100, +14155550101',
		description: 'Numbers of the phone system whose texts to receive here, separated by commas. Empty means the numbers of the business that a Missed Call Trigger of this workflow holds, else those of all saved businesses.',
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
