import type { INodeProperties } from 'n8n-workflow';
import { DEFAULT_THRESHOLD } from '../../engine';
import { ledgerProperty } from '../shared/ledger';

export const DEFAULT_TIME_LIMIT_SECONDS = 10;
/** A reply that is not read within 45 seconds is handed over again. */
export const MOST_TIME_LIMIT_SECONDS = 30;

const customIntents: INodeProperties = {
	displayName: 'Custom Intents',
	name: 'customIntents',
	type: 'fixedCollection',
	placeholder: 'Add Custom Intent',
	typeOptions: { multipleValues: true },
	default: {},
	description: 'Intents of your own, told by a few example texts. Each gets an output behind the built-in ones, in this order. Wires go by the place in this list: rename one as you like, add new ones at the end, and switch one off rather than delete it.',
	options: [
		{
			displayName: 'Custom Intent',
			name: 'intents',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					noDataExpression: true,
					default: '',
					placeholder: 'e.g. Gift Cards',
					description: 'Also the name of its output; it can be changed at any time',
				},
				{
					displayName: 'Example Texts',
					name: 'examples',
					type: 'string',
					noDataExpression: true,
					typeOptions: { rows: 5 },
					default: '',
					placeholder: 'e.g. do you sell gift cards',
					description: 'Texts as people would write them, one a line. Five to ten different ones do well.',
				},
				{
					displayName: 'Counts As',
					name: 'countsAs',
					type: 'options',
					noDataExpression: true,
					options: [
						{ name: 'Booking', value: 'booking' },
						{ name: 'Needs a Person', value: 'person' },
						{ name: 'No Answer Needed', value: 'closed' },
						{ name: 'Sales', value: 'sales' },
						{ name: 'Support', value: 'support' },
					],
					default: 'person',
					description: 'What other nodes take it for: who owns it, the next step in the CRM, whether somebody owes an answer',
				},
				{
					displayName: 'Active',
					name: 'active',
					type: 'boolean',
					noDataExpression: true,
					default: true,
					description: 'Whether texts are read as this. Switched off, it keeps its output, which then gets nothing.',
					hint: 'Switch it off rather than delete it: the wires of those below it would move up',
				},
			],
		},
	],
};

const useChatModel: INodeProperties = {
	displayName: 'Use Chat Model',
	name: 'useChatModel',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Always', value: 'always', description: 'For every text but opt-outs, emergencies and reactions' },
		{ name: 'Off', value: 'off', description: 'Never; everything stays on this machine' },
		{ name: 'When Unsure', value: 'unsure', description: 'For texts that would go to a person. Where none is connected, they do.' },
	],
	default: 'unsure',
	description: 'When to ask the chat model that is connected below, if one is. Opt-outs and emergencies are never up to it.',
};

const withModel = { hide: { '/useChatModel': ['off'] } };

export const classifyFields: INodeProperties[] = [
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		default: '',
		placeholder: 'e.g. Can I book Thursday at 10?',
		description: 'What to read; empty means the reply of the item',
	},
	useChatModel,
	customIntents,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [
			{
				displayName: 'Chat Model Time Limit (Seconds)',
				name: 'timeLimitSeconds',
				type: 'number',
				typeOptions: { minValue: 1, maxValue: MOST_TIME_LIMIT_SECONDS },
				displayOptions: withModel,
				default: DEFAULT_TIME_LIMIT_SECONDS,
				description: 'How long to wait for the chat model, for each text. After that the built-in reading counts and the item goes on.',
			},
			{
				displayName: 'Last Asked',
				name: 'lastAsked',
				type: 'options',
				options: [
					{ name: 'Address', value: 'address' },
					{ name: 'Anything', value: 'anything' },
					{ name: 'Confirmation', value: 'confirm' },
					{ name: 'From Our Last Text', value: 'last_text' },
					{ name: 'Name', value: 'name' },
					{ name: 'Photo', value: 'photo' },
					{ name: 'Time', value: 'booking_time' },
				],
				default: 'last_text',
				description: 'What the person was asked last, so that "yes" or "345 Oak St" is read as the answer to it. Without this option it is read from our last text to them.',
			},
			{
				displayName: 'Least Confidence',
				name: 'threshold',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
				default: DEFAULT_THRESHOLD,
				description: 'Below this a person reads the text: the item leaves on "Needs a Person". By default some nineteen of twenty of the readings above it are right; lower leaves less to people and gets more wrong.',
			},
			{
				displayName: 'Least Confidence of the Chat Model',
				name: 'modelThreshold',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
				displayOptions: withModel,
				default: 0.7,
				description: 'The same for what the chat model says of itself. What closes a text takes 0.9 at the least.',
			},
		],
	},
	ledgerProperty,
];
