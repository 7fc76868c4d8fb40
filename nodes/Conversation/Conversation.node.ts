import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { fieldOf, forEachItem, readItem } from '../shared/items';
import { ledgerCredentials, ledgerProperty, openLedgerFor, requireSameLedger } from '../shared/ledger';
import { asItem, changeOf } from './change';
import { correctReply } from './correct';
import { conversationFields } from './fields';
import { findConversation, memberOr, openConversation } from './find';
import { listConversations } from './list';
import { textSaid } from './said';

export class Conversation implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Conversation',
		name: 'conversation',
		icon: { light: 'file:conversation.svg', dark: 'file:conversation.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"]}}',
		description: 'Lists conversations and does what a person of the team does: take over, hand back, assign, note, correct, close',
		defaults: { name: 'Conversation' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: ledgerCredentials,
		properties: [...conversationFields, ledgerProperty],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = fieldOf<string>(this, 'operation', 0, 'list');
		if (operation === 'list') return [await listConversations(this)];
		return await forEachItem(this, 1, async (itemIndex, input) => {
			const item = readItem(this.getNode(), input, itemIndex, []);
			const ledger = await openLedgerFor(this);
			await requireSameLedger(this.getNode(), item, ledger, itemIndex);
			const by = textSaid(this, 'by', itemIndex) || 'team';
			if (operation === 'correct') return { output: 0, json: await correctReply(this, ledger, item, itemIndex, by) };
			if (operation === 'open') return { output: 0, json: { ...item, ...(await asItem(ledger, await openConversation(this, ledger, item, itemIndex), false)) } };
			const found = await findConversation(this, ledger, item, itemIndex);
			if (operation === 'get') return { output: 0, json: await asItem(ledger, found, true) };
			const changed = await ledger.changeConversation(found.id, await changeOf(this, ledger, operation, found, itemIndex), await memberOr(ledger, found, by), Date.now());
			return { output: 0, json: { ...item, ...(await asItem(ledger, changed, false)) } };
		});
	}
}
