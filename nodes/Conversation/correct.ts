import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { correctedReading, INTENTS, messagePart, ROUTES, type Correction, type Intent, type Item, type Ledger, type ReadReply, type Route, type SaidCorrection } from '../../engine';
import { asItem } from './change';
import { findConversation } from './find';
import { oneOfSaid, textSaid } from './said';

type PartialItem = Partial<Item> & IDataObject;

/** Keeps what the reply should have been read as. @returns the item as a canvas goes on with it: with the corrected reading */
export async function correctReply(context: IExecuteFunctions, ledger: Ledger, item: PartialItem, itemIndex: number, by: string): Promise<IDataObject> {
	const said = saidIn(context, itemIndex, by);
	const replyId = await replyIdOf(context, ledger, item, itemIndex);
	const corrected = await ledger.correctReply(replyId, said, Date.now());
	if (!corrected?.correction) throw missing(context, `There is no reply "${replyId}" in the ledger`, itemIndex);
	return { ...item, ...(await partsOf(ledger, corrected, corrected.correction)), ...consentOf(item, corrected) };
}

/** The reply that is named; that of the item; else the latest one of the person. */
async function replyIdOf(context: IExecuteFunctions, ledger: Ledger, item: PartialItem, itemIndex: number): Promise<string> {
	const field = (name: string) => textSaid(context, name, itemIndex);
	if (field('replyId') !== '') return field('replyId');
	if (field('conversationId') === '' && field('person') === '' && item.reply) return item.reply.id;
	const conversation = await findConversation(context, ledger, item, itemIndex);
	const latest = await ledger.latestReply(conversation.id);
	if (!latest) throw missing(context, 'This person has not replied', itemIndex);
	return latest.message.id;
}

function missing(context: IExecuteFunctions, problem: string, itemIndex: number): NodeOperationError {
	return new NodeOperationError(context.getNode(), problem, {
		itemIndex,
		description: 'Give the Reply ID that "missed-call review" shows, or a person who has written. A text of the business itself cannot be corrected, nor one that was deleted.',
	});
}

/** Fields that a model filled in may hold anything. */
function saidIn(context: IExecuteFunctions, itemIndex: number, by: string): SaidCorrection {
	const intent = oneOfSaid<Intent>(context, 'intent', 'Intent', INTENTS, itemIndex);
	const route = oneOfSaid<Route>(context, 'route', 'Route', ROUTES, itemIndex);
	const urgency = oneOfSaid(context, 'urgency', 'Urgency', ['routine', 'urgent'] as const, itemIndex);
	if (intent === undefined && route === undefined) {
		throw new NodeOperationError(context.getNode(), '"Intent" and "Route" are both empty', { itemIndex, description: 'Say what the reply should have been: its intent, its route, or both. The same as was read confirms the reading.' });
	}
	const note = textSaid(context, 'note', itemIndex);
	return { by, ...(intent === undefined ? {} : { intent }), ...(route === undefined ? {} : { route }), ...(urgency === undefined ? {} : { urgency }), ...(note === '' ? {} : { note }) };
}

/** Reply, reading, conversation and person, whichever item it was asked with. */
async function partsOf(ledger: Ledger, corrected: ReadReply, correction: Correction): Promise<IDataObject> {
	const { message } = corrected;
	const conversation = message.conversationId === undefined ? undefined : await ledger.getConversation(message.conversationId);
	const zone = (await ledger.getBusiness(message.businessId))?.profile.timezone ?? 'UTC';
	return {
		...(conversation ? await asItem(ledger, conversation, false) : {}),
		reply: { ...messagePart(message, zone) },
		classification: { ...correctedReading(corrected, correction) },
	};
}

/** An opt-out that only a person saw is confirmed like any other. */
function consentOf(item: PartialItem, { message, correction }: ReadReply): IDataObject {
	if (correction?.route !== 'opt_out' || item.consent) return {};
	return { consent: { kind: 'opt_out', at: new Date(message.at).toISOString(), providerAnswered: false } };
}
