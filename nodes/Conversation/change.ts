import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { isoIn, toItem, messagePart, type Conversation, type ConversationChange, type Ledger } from '../../engine';
import { memberIn } from './find';
import { numberSaid, textNeeded, textSaid, timeSaid } from './said';

/** What the fields say is to be done to this conversation. */
export async function changeOf(context: IExecuteFunctions, ledger: Ledger, operation: string, { businessId }: Conversation, itemIndex: number): Promise<ConversationChange> {
	switch (operation) {
		case 'pause': {
			const hours = numberSaid(context, 'hours', 'For (Hours)', 24, itemIndex);
			return { do: 'pause', because: 'paused by the team', ...(hours > 0 ? { until: Date.now() + hours * 3_600_000 } : {}) };
		}
		case 'assign':
			return { do: 'assign', owner: memberIn(context, await ledger.getBusiness(businessId), textNeeded(context, 'owner', 'Owner', itemIndex), itemIndex) };
		case 'note':
			return { do: 'note', text: textNeeded(context, 'note', 'Note', itemIndex) };
		case 'promise':
			return await promiseOf(context, ledger, businessId, itemIndex);
		case 'resume':
		case 'contacted':
		case 'reopen':
			return { do: operation };
		case 'booked':
		case 'handled':
			return { do: 'status', status: operation };
		case 'won':
			return wonOf(context, itemIndex);
		case 'lost': {
			const lostReason = textSaid(context, 'reason', itemIndex);
			return { do: 'status', status: 'lost', ...(lostReason === '' ? {} : { lostReason }) };
		}
		default:
			throw new NodeOperationError(context.getNode(), `The operation "${operation}" is not known`, { itemIndex });
	}
}

async function promiseOf(context: IExecuteFunctions, ledger: Ledger, businessId: string, itemIndex: number): Promise<ConversationChange> {
	const zone = (await ledger.getBusiness(businessId))?.profile.timezone ?? 'UTC';
	const at = timeSaid(context, 'at', 'Call At', zone, itemIndex);
	if (at === undefined) throw new NodeOperationError(context.getNode(), '"Call At" is empty', { itemIndex, description: 'Give the time of the call, such as 2026-03-10T15:00.' });
	if (at <= Date.now()) {
		throw new NodeOperationError(context.getNode(), '"Call At" has passed already', { itemIndex, description: `A call can be promised for later than now, which is ${isoIn(zone, Date.now()).slice(0, 16)} in ${zone}.` });
	}
	const because = textSaid(context, 'about', itemIndex);
	return { do: 'promise', at, ...(because === '' ? {} : { because }) };
}

function wonOf(context: IExecuteFunctions, itemIndex: number): ConversationChange {
	const amount = numberSaid(context, 'value', 'Value', 0, itemIndex);
	if (amount === 0) return { do: 'status', status: 'won' };
	const currency = textNeeded(context, 'currency', 'Currency', itemIndex).toUpperCase();
	if (!/^[A-Z]{3}$/.test(currency)) throw new NodeOperationError(context.getNode(), `"Currency" cannot be "${currency.slice(0, 40)}"`, { itemIndex, description: 'Write the three letters of ISO 4217, such as USD.' });
	return { do: 'status', status: 'won', value: { amount, currency } };
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
