import type { INodeProperties } from 'n8n-workflow';
import { crmSystems } from '../../connectors';
import { authenticationField, credentialsOf } from '../shared/authentication';
import { BUILT_IN } from '../shared/crms';

/** Credentials of all CRMs, each shown with its own. */
export const crmCredentials = credentialsOf('crm', crmSystems, ['missedCallCrmPostgresApi']);

export const authenticationFields = authenticationField('crm', crmSystems);

export const crmField: INodeProperties = {
	displayName: 'CRM',
	name: 'crm',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Built In', value: BUILT_IN, description: 'Contacts are kept in the ledger of this package: no account needed' },
		...crmSystems.map(({ title, name, about }) => ({ name: title, value: name, description: about })),
	].sort((a, b) => a.name.localeCompare(b.name)),
	default: BUILT_IN,
	description: 'Where the contact is kept',
};

export const OPERATIONS = ['all', 'contact', 'deal', 'finish', 'logCall', 'logText', 'makeFields', 'status', 'task'] as const;
export type Operation = (typeof OPERATIONS)[number];

export const operationField: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'All in One', value: 'all', description: 'Contact, call, texts, status, owner and next step, in one go from the item', action: 'Put all of an item into the CRM' },
		{ name: 'Create Deal', value: 'deal', description: 'One deal a conversation; won and lost follow the conversation', action: 'Create or update the deal of a conversation' },
		{ name: 'Create or Update Contact', value: 'contact', description: 'The one contact of this number, and nothing on its timeline', action: 'Create or update a contact' },
		{ name: 'Create Task', value: 'task', description: 'One task a conversation, which says what is next', action: 'Create or update the task of a conversation' },
		{ name: 'Finish Pending Writes', value: 'finish', description: 'What the CRM could not take earlier or refused, once more', action: 'Finish what waits for the CRM' },
		{ name: 'Log Call', value: 'logCall', description: 'The call on the timeline of the contact', action: 'Log a call' },
		{ name: 'Log Text', value: 'logText', description: 'The texts of the conversation that are not on the timeline yet', action: 'Log the texts of a conversation' },
		{ name: 'Make Fields', value: 'makeFields', description: 'The fields that the default mapping wants and the CRM lacks; once, before going live', action: 'Make the fields in the CRM' },
		{ name: 'Set Status', value: 'status', description: 'Status, owner, next action and follow-up time of the contact', action: 'Set the status of a contact' },
	],
	default: 'all',
	displayOptions: { hide: { crm: [BUILT_IN] } },
};
