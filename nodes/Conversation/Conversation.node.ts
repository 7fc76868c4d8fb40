import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { toE164, type ConversationFilter } from '../../engine';
import { fieldOf, forEachItem, readItem } from '../shared/items';
import { ledgerCredentials, ledgerProperty, openLedgerFor, requireSameLedger } from '../shared/ledger';
import { asItem, changeOf, findConversation } from './change';
import { correctReply } from './correct';
import { conversationFields } from './fields';

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
		if (operation === 'list') return [await list(this)];
		return await forEachItem(this, 1, async (itemIndex, input) => {
			const item = readItem(this.getNode(), input, itemIndex, []);
			const ledger = await openLedgerFor(this);
			await requireSameLedger(this.getNode(), item, ledger, itemIndex);
			const by = fieldOf<string>(this, 'by', itemIndex, '').trim() || 'team';
			if (operation === 'correct') return { output: 0, json: await correctReply(this, ledger, item, itemIndex, by) };
			const found = await findConversation(this, ledger, item, itemIndex);
			if (operation === 'get') return { output: 0, json: await asItem(ledger, found, true) };
			const changed = await ledger.changeConversation(found.id, changeOf(this, operation, itemIndex), by, Date.now());
			return { output: 0, json: { ...item, ...(await asItem(ledger, changed, false)) } };
		});
	}
}

async function list(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const ledger = await openLedgerFor(context);
	const results: INodeExecutionData[] = [];
	for (const [itemIndex] of context.getInputData().entries()) {
		for (const conversation of await ledger.listConversations(filterOf(context, itemIndex))) {
			results.push({ json: (await asItem(ledger, conversation, false)), pairedItem: { item: itemIndex } });
		}
	}
	return results;
}

function filterOf(context: IExecuteFunctions, itemIndex: number): ConversationFilter {
	const field = (name: string) => fieldOf<string>(context, name, itemIndex, '').trim();
	const state = fieldOf<string>(context, 'state', itemIndex, 'open');
	const person = field('person');
	return {
		limit: fieldOf<number>(context, 'limit', itemIndex, 50),
		...(field('businessId') === '' ? {} : { businessId: field('businessId') }),
		...(person === '' ? {} : { person: toE164(person, 'US') ?? person }),
		...(field('owner') === '' ? {} : { owner: field('owner') }),
		...(state === 'all' ? {} : { open: state !== 'closed' }),
		...(state === 'unanswered' ? { unanswered: true } : {}),
		...(state === 'overdue' ? { overdueAt: Date.now() } : {}),
	};
}
