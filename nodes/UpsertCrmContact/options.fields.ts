import type { INodeProperties } from 'n8n-workflow';
import { BUILT_IN } from '../shared/crms';

const locator = (displayName: string, name: string, searchListMethod: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	description,
	modes: [
		{ displayName: 'From List', name: 'list', type: 'list', typeOptions: { searchListMethod, searchable: true } },
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 12345' },
	],
});

export const DEFAULT_WAIT_SECONDS = 3;

export const optionFields: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	displayOptions: { hide: { crm: [BUILT_IN] } },
	options: [
		{ displayName: 'Create Deal', name: 'createDeal', type: 'boolean', default: false, description: 'Whether All in One also keeps a deal for each conversation' },
		{ displayName: 'Create Task', name: 'createTask', type: 'boolean', default: true, description: 'Whether All in One also keeps a task that says what is next' },
		locator('Deal Pipeline', 'pipeline', 'searchPipelines', 'Of the deal; empty means the first one of the CRM'),
		locator('Deal Stage', 'stage', 'searchStages', 'Of a deal that is open; empty means the first one of the pipeline'),
		{ displayName: 'Deal Title', name: 'dealTitle', type: 'string', default: '', placeholder: 'e.g. Missed call', description: 'Empty means the name of the person and of the business' },
		{
			displayName: 'If the CRM Refuses',
			name: 'onRefusal',
			type: 'options',
			options: [
				{ name: 'Go On', value: 'go_on', description: 'The item goes on with crm.status "failed" and crm.error; the text must not wait for the CRM' },
				{ name: 'Stop with an Error', value: 'stop', description: 'The execution ends with what the CRM said; for a branch behind the text' },
			],
			default: 'go_on',
			description: 'What to do when the CRM will not take something until somebody mends it',
		},
		{ displayName: 'Log Calls', name: 'logCalls', type: 'boolean', default: true, description: 'Whether All in One puts calls on the timeline' },
		{ displayName: 'Log Texts', name: 'logTexts', type: 'boolean', default: true, description: 'Whether All in One puts texts on the timeline' },
		locator('Owner in the CRM', 'crmOwner', 'searchOwners', 'Empty means the owner of the conversation, found in the CRM by e-mail address or name'),
		{
			displayName: 'Wait at Most (Seconds)',
			name: 'waitSeconds',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 60 },
			default: DEFAULT_WAIT_SECONDS,
			description: 'How long the item waits for the CRM. What is not written by then is finished later through the output CRM Write of a Follow-Up Trigger.',
		},
	],
};
