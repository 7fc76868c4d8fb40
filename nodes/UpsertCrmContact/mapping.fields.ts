import type { INodeProperties } from 'n8n-workflow';
import { LEAD_FIELDS } from '../../engine';

const RULES = [
	{ name: 'Always', value: 'always', description: 'Whatever stands there' },
	{ name: 'If Empty', value: 'fill', description: 'Only where nothing stands yet' },
	{ name: 'Never', value: 'never', description: 'Not at all' },
];

const field = (hint: string): INodeProperties => ({
	displayName: 'CRM Field',
	name: 'crmField',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description: hint,
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod: 'searchFields', searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. lead_source' },
	],
});

const rule: INodeProperties = { displayName: 'Write', name: 'rule', type: 'options', options: RULES, default: 'fill', description: 'When the field is written. Better data is never to be overwritten by poorer.' };

const titleOf = (name: string): string => name.replace(/([A-Z])/g, ' $1').replace(/^./, (letter) => letter.toUpperCase());

/** Where lead fields go instead of their default, and values of the user's own. */
export const mappingFields = (displayOptions: NonNullable<INodeProperties['displayOptions']>): INodeProperties[] => [
	{
		displayName: 'Field Mapping',
		name: 'mapping',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		placeholder: 'Add Field',
		displayOptions,
		description: 'Each thing that is known of a lead has a field by default; here it gets another one, or none',
		options: [
			{
				displayName: 'Lead Field',
				name: 'lead',
				values: [
					{
						displayName: 'From',
						name: 'from',
						type: 'options',
						options: [...LEAD_FIELDS].map((name) => ({ name: titleOf(name), value: name })).sort((a, b) => a.name.localeCompare(b.name)),
						default: 'source',
						description: 'What is known of the lead',
					},
					field('Where it goes'),
					rule,
				],
			},
			{
				displayName: 'Own Value',
				name: 'own',
				values: [field('Which field to write'), { displayName: 'Value', name: 'value', type: 'string', default: '', placeholder: 'e.g. Missed call' }, rule],
			},
		],
	},
];
