import type { INodeProperties } from 'n8n-workflow';
import { accessKeyField, inUseField, publicBaseField, setUpNumberField } from '../shared/numberFields';

/** People send three texts for one thought. */
export const DEFAULT_GATHER_SECONDS = 8;

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
			{
				displayName: 'Further Texts Within (Seconds)',
				name: 'gatherSeconds',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 60 },
				default: DEFAULT_GATHER_SECONDS,
				description: 'How long to wait for more texts of the same person. What comes within this time is read as one reply. An emergency is not waited with. 0 means each text by itself.',
			},
			inUseField,
			publicBaseField,
			setUpNumberField,
		],
	},
];
