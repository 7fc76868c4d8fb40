import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import type { ConversationFilter, Ledger } from '../../engine';
import { errorForModel, isTool } from '../shared/items';
import { openLedgerFor } from '../shared/ledger';
import { asItem } from './change';
import { memberIn, numberIn } from './find';
import { numberSaid, oneOfSaid, textSaid, timeSaid } from './said';

export const STATES = ['all', 'closed', 'escalated', 'never_answered', 'open', 'overdue', 'paused', 'unanswered'] as const;

/** What the filters find, for each item; a failure becomes an item where the user asked to go on. */
export async function listConversations(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const ledger = await openLedgerFor(context);
	const results: INodeExecutionData[] = [];
	for (const [itemIndex, input] of context.getInputData().entries()) {
		const add = (json: IDataObject) => results.push({ json, pairedItem: { item: itemIndex } });
		try {
			for (const conversation of await ledger.listConversations(await filterOf(context, ledger, itemIndex))) add(await asItem(ledger, conversation, false));
		} catch (thrown) {
			const error = thrown instanceof NodeOperationError ? thrown : new NodeOperationError(context.getNode(), thrown as Error, { itemIndex });
			if (isTool(context)) {
				add(errorForModel(error));
				continue;
			}
			if (!context.continueOnFail()) throw error;
			add({ ...(context.getNode().onError === 'continueErrorOutput' ? {} : input.json), error: error.message });
		}
	}
	return results;
}

async function filterOf(context: IExecuteFunctions, ledger: Ledger, itemIndex: number): Promise<ConversationFilter> {
	const field = (name: string) => textSaid(context, name, itemIndex);
	const state = oneOfSaid(context, 'state', 'State', STATES, itemIndex) ?? 'open';
	const business = field('businessId') === '' ? undefined : await ledger.getBusiness(field('businessId'));
	const since = timeSaid(context, 'since', 'Since', business?.profile.timezone ?? 'UTC', itemIndex);
	const now = Date.now();
	return {
		limit: Math.max(1, Math.floor(numberSaid(context, 'limit', 'Limit', 50, itemIndex))),
		...(field('businessId') === '' ? {} : { businessId: field('businessId') }),
		...(field('person') === '' ? {} : { person: numberIn(field('person'), business?.profile.country ?? 'US') }),
		...(field('owner') === '' ? {} : { owner: memberIn(context, business, field('owner'), itemIndex) }),
		...(since === undefined ? {} : { since }),
		...(state === 'all' ? {} : { open: state !== 'closed' && state !== 'never_answered' }),
		...(state === 'unanswered' ? { unanswered: true } : {}),
		...(state === 'never_answered' ? { neverAnswered: true } : {}),
		...(state === 'overdue' ? { overdueAt: now } : {}),
		...(state === 'escalated' ? { escalated: true } : {}),
		...(state === 'paused' ? { pausedAt: now } : {}),
	};
}
