import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { classify, classifyWithModel, routingParts, type Classification, type ConsentPart, type Item, type Ledger, type ModelUse } from '../../engine';
import { fieldOf, forEachItem, readItem } from '../shared/items';
import { ledgerCredentials, openLedgerFor, requireSameLedger } from '../shared/ledger';
import { routeItem } from '../shared/routing';
import { ConnectedModel } from './chatModel';
import { knownOf, type KnownOf } from './context';
import { countOf, ownIntentsOf } from './customIntents';
import { classifyFields, DEFAULT_TIME_LIMIT_SECONDS, MOST_TIME_LIMIT_SECONDS } from './fields';
import { askedBy, questionsFor, withQuestions } from './qualification';
import { inputsExpression, NEEDS_A_PERSON, outputOf, OUTPUT_NAMES, OUTPUTS, outputsExpression } from './outputs';

export class ClassifyReply implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Classify Reply',
		name: 'classifyReply',
		icon: { light: 'file:classifyReply.svg', dark: 'file:classifyReply.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ { off: "offline, by route", always: "by chat model, by route" }[$parameter["useChatModel"]] || "offline first, by route" }}',
		description: 'Reads what the person wants and how urgent it is, and routes the item accordingly',
		defaults: { name: 'Classify Reply' },
		inputs: inputsExpression,
		outputs: outputsExpression,
		outputNames: OUTPUT_NAMES,
		usableAsTool: true,
		credentials: ledgerCredentials,
		properties: classifyFields,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const read = reader(this);
		const classifyItem = async (itemIndex: number, input: INodeExecutionData) => {
			const own = ownIntentsOf(this);
			const given = fieldOf<string>(this, 'text', itemIndex, '').trim();
			const item = readItem(this.getNode(), input, itemIndex, given === '' ? ['business', 'reply'] : []) as Item & IDataObject;
			const reply = given === '' ? item.reply : undefined;
			const options = fieldOf<IDataObject>(this, 'options', itemIndex, {});
			// A text from elsewhere, on an item that is not of this package, needs no ledger.
			const isOurs = reply !== undefined || typeof item.business?.id === 'string';
			const ledger = isOurs ? await openLedgerFor(this) : undefined;
			if (ledger) await requireSameLedger(this.getNode(), item, ledger, itemIndex);
			const known = await knownOf(isOurs ? item : {}, options, own.intents, ledger, reply);
			const questions = ledger ? await questionsFor(ledger, item, reply) : undefined;
			const withAsked = { ...known, context: { ...askedBy(questions), ...known.context } };
			const reading = await read(reply?.body ?? given, withAsked, options, itemIndex);
			const { classification, ...qualification } = ledger ? await withQuestions(ledger, item, reply, reading, questions) : { classification: reading };
			const routing = ledger ? await routingOf(ledger, item, classification) : {};
			if (ledger && reply) await ledger.recordClassification(reply.id, classification, Date.now());
			return { output: outputOf(classification, own.names), json: { ...item, classification, ...routing, ...qualification, ...consentOf(item, classification) } as unknown as IDataObject };
		};
		return await forEachItem(this, OUTPUTS.length + countOf(this), classifyItem, NEEDS_A_PERSON);
	}
}

/** Who acts on it, and by when. Before the reply counts as read: where this fails, it comes again. */
async function routingOf(ledger: Ledger, item: Item, classification: Classification): Promise<Pick<Item, 'owner' | 'nextAction'>> {
	const business = await ledger.getBusiness(item.business.id);
	return business ? routingParts(business.profile, await routeItem(ledger, business.profile, item, Date.now(), classification)) : {};
}

/** Reads a text with the chat model that is connected, or without where there is none or it is switched off. */
function reader(context: IExecuteFunctions) {
	const when = fieldOf<ModelUse['when'] | 'off'>(context, 'useChatModel', 0, 'unsure');
	const model = when === 'off' ? undefined : ConnectedModel.of(context, timeLimitOf(context) * 1_000);
	return async (text: string, known: KnownOf, options: IDataObject, itemIndex: number): Promise<Classification> => {
		if (when === 'off' || !model) return classify(text, known.context);
		const least = options.modelThreshold;
		return await classifyWithModel(text, known.context, { ask: model.askFor(itemIndex), when, business: known.business, ...(typeof least === 'number' ? { leastConfidence: least } : {}) });
	};
}

function timeLimitOf(context: IExecuteFunctions): number {
	const seconds = Number(fieldOf<IDataObject>(context, 'options', 0, {}).timeLimitSeconds ?? DEFAULT_TIME_LIMIT_SECONDS);
	return Number.isFinite(seconds) ? Math.min(MOST_TIME_LIMIT_SECONDS, Math.max(0.1, seconds)) : DEFAULT_TIME_LIMIT_SECONDS;
}

/** An opt-out that only the reading found is confirmed like any other. */
function consentOf(item: Item & IDataObject, classification: Classification): { consent?: ConsentPart } {
	if (classification.route !== 'opt_out' || item.consent) return {};
	return { consent: { kind: 'opt_out', at: item.reply?.at ?? new Date().toISOString(), providerAnswered: false } };
}
