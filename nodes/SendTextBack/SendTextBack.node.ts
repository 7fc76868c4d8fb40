import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { forEachItem } from '../shared/items';
import { ledgerCredentials, ledgerProperty } from '../shared/ledger';
import { phoneCredentials, phoneSystemFields } from '../shared/phoneFields';
import { connectSender } from '../shared/phones';
import { sendFields } from './fields';
import { NOT_SENT, OUTPUT_NAMES, sendForItem } from './send';

export class SendTextBack implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Send Text-Back',
		name: 'sendTextBack',
		icon: { light: 'file:sendTextBack.svg', dark: 'file:sendTextBack.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: '={{ $parameter["purpose"] === "item" ? "whatever is due" : $parameter["purpose"].replace(/_/g, " ") }}',
		description: 'Decides whether this person may be texted now, and sends the text at most once',
		defaults: { name: 'Send Text-Back' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		outputNames: OUTPUT_NAMES,
		usableAsTool: true,
		credentials: [...phoneCredentials('send'), ...ledgerCredentials],
		properties: [...phoneSystemFields('send'), ...sendFields, ledgerProperty],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const phone = await connectSender(this);
		return await forEachItem(this, OUTPUT_NAMES.length, async (itemIndex, input) => await sendForItem(this, phone, itemIndex, input), NOT_SENT);
	}
}
