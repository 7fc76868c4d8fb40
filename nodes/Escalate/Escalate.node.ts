import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { forEachItem } from '../shared/items';
import { ledgerCredentials, ledgerProperty } from '../shared/ledger';
import { phoneCredentials, phoneSystemFields } from '../shared/phoneFields';
import { connectSender } from '../shared/phones';
import { escalateForItem, FAILED } from './escalate';
import { escalateFields } from './fields';

export class Escalate implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Escalate',
		name: 'escalate',
		icon: { light: 'file:escalate.svg', dark: 'file:escalate.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["operation"] === "item" ? "whatever is due" : $parameter["operation"] }}',
		description: 'Tells the people of the team, one after the other, until somebody takes it',
		defaults: { name: 'Escalate' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: ['Alerted', 'Nobody Reached', 'Nothing New', 'Outside'],
		usableAsTool: true,
		credentials: [...phoneCredentials('send'), ...ledgerCredentials],
		properties: [...phoneSystemFields('send'), ...escalateFields, ledgerProperty],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const phone = await connectSender(this);
		return await forEachItem(this, 4, async (itemIndex, input) => await escalateForItem(this, phone, itemIndex, input), FAILED);
	}
}
