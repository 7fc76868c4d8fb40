import type { INodeProperties } from 'n8n-workflow';
import { BUILT_IN } from '../shared/crms';
import { authenticationFields, crmField, operationField } from './crm.fields';
import { mappingFields } from './mapping.fields';
import { optionFields } from './options.fields';
import { systemFields } from './systems.fields';

/** What to keep besides what the item says. */
const leadFields: INodeProperties = {
	displayName: 'Fields',
	name: 'fields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description: 'What to keep besides what the item says. Empty fields never overwrite what is known.',
	options: [
		{ displayName: 'Address', name: 'address', type: 'string', default: '', placeholder: 'e.g. 345 Oak Street' },
		{
			displayName: 'Custom Fields',
			name: 'custom',
			type: 'json',
			default: '{}',
			description: 'Further fields of the contact as JSON, such as {"plan": "gold"}; for another CRM than the built-in one by the names of its fields',
		},
		{ displayName: 'Email', name: 'email', type: 'string', placeholder: 'e.g. name@email.com', default: '' },
		{ displayName: 'First Name', name: 'firstName', type: 'string', default: '', placeholder: 'e.g. Maria' },
		{
			displayName: 'Follow Up In (Minutes)',
			name: 'followUpMinutes',
			type: 'number',
			typeOptions: { minValue: 0 },
			default: 60,
			description: 'When the next action is due, in minutes of opening hours; by default it follows from the route',
		},
		{ displayName: 'Name', name: 'name', type: 'string', default: '', placeholder: 'e.g. Maria Lopez' },
		{ displayName: 'Next Action', name: 'nextAction', type: 'string', default: '', placeholder: 'e.g. Send the price list', description: 'By default it follows from the route' },
		{ displayName: 'Owner', name: 'owner', type: 'string', default: '', placeholder: 'e.g. dana', description: 'ID of the team member; by default the owner rules of the profile decide' },
		{ displayName: 'Status', name: 'status', type: 'string', default: '', placeholder: 'e.g. Contacted', description: 'Status of the lead in the CRM; by default where the conversation stands, such as Texted or Replied' },
		{ displayName: 'Tags', name: 'tags', type: 'string', default: '', placeholder: 'e.g. missed call, google ads', description: 'Added to those there are; separated by commas' },
	],
};

export const contactFields: INodeProperties[] = [crmField, ...authenticationFields, ...systemFields, operationField, leadFields, ...mappingFields({ hide: { crm: [BUILT_IN] } }), optionFields];
