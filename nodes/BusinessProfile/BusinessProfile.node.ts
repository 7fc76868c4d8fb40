import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { fieldOf, forEachItem } from '../shared/items';
import { ledgerProperty, testLedger } from '../shared/ledger';
import { profileFields } from './fields';
import { carryOut, listBusinesses } from './profiles';
import { listMany } from './texts';

export class BusinessProfile implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Business Profile',
		name: 'businessProfile',
		icon: { light: 'file:businessProfile.svg', dark: 'file:businessProfile.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"]}}',
		description: 'Saves, checks and reads the profiles of the businesses, so that one workflow serves many clients',
		defaults: { name: 'Business Profile' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		// This node tests the credential for all nodes of the package.
		credentials: [{ name: 'missedCallLedgerApi', required: true, testedBy: 'testLedger', displayOptions: { show: { ledger: ['credential'] } } }],
		properties: [...profileFields, ledgerProperty],
	};

	methods = { credentialTest: { testLedger } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = fieldOf<string>(this, 'operation', 0, 'save');
		if (operation === 'list') return [await listBusinesses(this)];
		if (operation === 'preview' || operation === 'results') return [await listMany(this, operation)];
		return await forEachItem(this, 1, async (itemIndex) => ({ output: 0, json: await carryOut(this, operation, itemIndex) }));
	}
}
