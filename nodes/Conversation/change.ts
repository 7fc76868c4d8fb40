import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { toE164, toItem, messagePart, type Conversation, type ConversationChange, type Item, type Ledger } from '../../engine';
import { fieldOf } from '../shared/items';

type PartialItem = Partial<Item> & IDataObject;

/** The conversation that the fields or the item name. */
export async function findConversation(context: IExecuteFunctions, ledger: Ledger, item: PartialItem, itemIndex: number): Promise<Conversation> {
	const field = (name: string) => fieldOf<string>(context, name, itemIndex, '').trim();
	const id = field('conversationId') || (field('person') === '' ? item.conversation?.id : undefined);
	const number = field('person') || item.person?.number;
	const businessId = field('businessId') || item.business?.id;
	const person = number === undefined ? undefined : (toE164(number, item.business?.country ?? 'US') ?? number);
	const found = id ? await ledger.getConversation(id) : person !== undefined && businessId !== undefined ? await ledger.findConversation(businessId, person) : undefined;
	if (found) return found;
	throw new NodeOperationError(context.getNode(), id ? `There is no conversation "${id}"` : 'No conversation was found for this person', {
		itemIndex,
		description: 'Give a Conversation ID, or a Person together with a Business ID. An item of a trigger of this package carries all three.',
	});
}

export function changeOf(context: IExecuteFunctions, operation: string, itemIndex: number): ConversationChange {
	const field = <T>(name: string, fallback: T) => fieldOf<T>(context, name, itemIndex, fallback);
	const needed = (name: string, label: string) => {
		const value = field(name, '').trim();
		if (value === '') throw new NodeOperationError(context.getNode(), `"${label}" is empty`, { itemIndex, description: `Fill in "${label}".` });
		return value;
	};
	switch (operation) {
		case 'pause': {
			const hours = field('hours', 24);
			return { do: 'pause', because: 'paused by the team', ...(hours > 0 ? { until: Date.now() + hours * 3_600_000 } : {}) };
		}
		case 'resume':
			return { do: 'resume' };
		case 'assign':
			return { do: 'assign', owner: needed('owner', 'Owner') };
		case 'note':
			return { do: 'note', text: needed('note', 'Note') };
		case 'contacted':
			return { do: 'contacted' };
		case 'reopen':
			return { do: 'reopen' };
		case 'booked':
		case 'handled':
			return { do: 'status', status: operation };
		case 'won': {
			const amount = field('value', 0);
			return { do: 'status', status: 'won', ...(amount > 0 ? { value: { amount, currency: needed('currency', 'Currency').toUpperCase() } } : {}) };
		}
		case 'lost': {
			const lostReason = field('reason', '').trim();
			return { do: 'status', status: 'lost', ...(lostReason === '' ? {} : { lostReason }) };
		}
		default:
			throw new NodeOperationError(context.getNode(), `The operation "${operation}" is not known`, { itemIndex });
	}
}

/** The conversation as an item, with the person; for Get also with its texts. */
export async function asItem(ledger: Ledger, conversation: Conversation, withTexts: boolean): Promise<IDataObject> {
	const business = await ledger.getBusiness(conversation.businessId);
	if (!business) return { conversation: { ...conversation } as unknown as IDataObject };
	const person = await ledger.getPerson(conversation.businessId, conversation.person);
	const item = toItem({ profile: business.profile, ledger: await ledger.identity(), now: Date.now(), conversation, ...(person ? { person } : {}) });
	const texts = withTexts ? (await ledger.messagesOf(conversation.id, 200)).map((message) => messagePart(message, business.profile.timezone)) : undefined;
	return { ...item, ...(texts ? { texts } : {}) };
}
