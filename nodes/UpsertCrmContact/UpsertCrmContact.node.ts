import { NodeConnectionTypes, NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import type { Item } from '../../engine';
import { connectCrm } from '../shared/crms';
import { fieldOf, forEachItem, readItem } from '../shared/items';
import { ledgerCredentials, ledgerProperty, openLedgerFor, requireSameLedger } from '../shared/ledger';
import { crmCredentials, type Operation } from './crm.fields';
import { contactFields } from './fields';
import { saveLead } from './lead';
import { lists } from './lists';
import { makeFields } from './makeFields';
import { tellOutside } from './outside';
import { testTable } from './testTable';

export class UpsertCrmContact implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Upsert CRM Contact',
		name: 'upsertCrmContact',
		icon: { light: 'file:upsertCrmContact.svg', dark: 'file:upsertCrmContact.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: 'one contact a number',
		description: 'Finds or creates the one contact of this number, logs calls and texts, and keeps owner, next action and follow-up time',
		defaults: { name: 'Upsert CRM Contact' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [
			...crmCredentials,
			{ name: 'missedCallCrmPostgresApi', required: true, testedBy: 'testTable', displayOptions: { show: { crm: ['postgres'] } } },
			...ledgerCredentials,
		],
		properties: [...contactFields, ledgerProperty],
	};

	methods = { credentialTest: { testTable }, listSearch: lists };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const ledger = await openLedgerFor(this);
		const outside = await connectCrm(this, ledger);
		return await forEachItem(this, 1, async (itemIndex, input) => {
			const operation = fieldOf<Operation>(this, 'operation', itemIndex, 'all');
			if (outside && operation === 'makeFields') return { output: 0, json: await makeFields(this, outside, input.json, itemIndex) };
			const item = readItem(this.getNode(), input, itemIndex, ['business']) as Item & IDataObject;
			await requireSameLedger(this.getNode(), item, ledger, itemIndex);
			const number = item.person?.number ?? item.conversation?.person;
			// A caller who withheld the number is nobody's contact; the item goes on, so that its decision is kept.
			if (number === undefined) return { output: 0, json: item };
			const business = await ledger.getBusiness(item.business.id);
			if (!business) {
				throw new NodeOperationError(this.getNode(), `There is no business "${item.business.id}" in the ledger`, { itemIndex, description: 'Save its profile with a Business Profile node, or activate the workflow whose Missed Call Trigger holds it.' });
			}
			// What falls due for the CRM is no news for the ledger: it comes from there.
			const kept = outside && item.due?.kind === 'crm_write' ? item : await saveLead(this, ledger, business.profile, item, number, itemIndex);
			return { output: 0, json: outside ? await tellOutside(this, outside, ledger, business.profile, kept as Item & IDataObject, number, itemIndex) : (kept as unknown as IDataObject) };
		});
	}
}
