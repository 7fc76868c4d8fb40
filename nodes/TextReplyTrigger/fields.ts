import type { INodeProperties } from 'n8n-workflow';

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
	{
		displayName: 'Access Key',
		name: 'accessKey',
		type: 'string',
		typeOptions: { password: true },
		default: '',
		displayOptions: { show: { phoneSystem: ['simulator'] } },
		description: 'The same key as in the Missed Call Trigger. Empty means: only from the machine that n8n runs on.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'If the Number Is in Use',
				name: 'inUse',
				type: 'options',
				options: [
					{ name: 'Replace and Put Back Later', value: 'replace', description: 'Remember what the number pointed at, and restore it on deactivation' },
					{ name: 'Stop with an Error', value: 'stop' },
					{ name: 'Take Over', value: 'take', description: 'Replace it, also where another workflow of this n8n holds it: for one that is gone' },
				],
				default: 'replace',
				description: 'What to do when the texts of the number already go somewhere else',
			},
			{
				displayName: 'Public Base URL',
				name: 'publicBase',
				type: 'string',
				default: '',
				placeholder: 'e.g. https://hooks.example.com',
				description: 'How the phone system reaches this n8n, when that differs from WEBHOOK_URL. Signatures are checked against it.',
			},
			{
				displayName: 'Set Up the Number',
				name: 'setUpNumber',
				type: 'boolean',
				default: true,
				description: 'Whether to point the texts of the number at this trigger on activation, and put the old settings back on deactivation',
			},
		],
	},
];
