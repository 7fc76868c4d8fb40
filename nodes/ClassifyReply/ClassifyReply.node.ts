import { NodeConnectionTypes, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { classify, type Classification, type ConsentPart, type Item, type ReplyContext, type Route } from '../../engine';
import { fieldOf, forEachItem, readItem } from '../shared/items';
import { ledgerCredentials, ledgerProperty, openLedgerFor, requireSameLedger } from '../shared/ledger';

/** Outputs in their order. New ones are added behind, so that no canvas is ever rewired. */
const OUTPUTS: readonly { readonly route: Route; readonly name: string }[] = [
	{ route: 'emergency', name: 'Emergency' },
	{ route: 'booking', name: 'Booking' },
	{ route: 'sales', name: 'Sales' },
	{ route: 'support', name: 'Support' },
	{ route: 'person', name: 'Needs a Person' },
	{ route: 'closed', name: 'No Answer Needed' },
	{ route: 'opt_out', name: 'Opt-Out' },
];

const NEEDS_A_PERSON = OUTPUTS.findIndex((output) => output.route === 'person');

export class ClassifyReply implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Classify Reply',
		name: 'classifyReply',
		icon: { light: 'file:classifyReply.svg', dark: 'file:classifyReply.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: 'offline, by route',
		description: 'Reads what the person wants and how urgent it is, and routes the item accordingly',
		defaults: { name: 'Classify Reply' },
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS.map(() => NodeConnectionTypes.Main),
		outputNames: OUTPUTS.map((output) => output.name),
		usableAsTool: true,
		credentials: ledgerCredentials,
		properties: [
			{
				displayName: 'Text',
				name: 'text',
				type: 'string',
				default: '',
				placeholder: 'e.g. Can you come Thursday at 10?',
				description: 'What to read; empty means the reply of the item',
			},
			{
				displayName: 'Options',
				name: 'options',
				type: 'collection',
				placeholder: 'Add Option',
				default: {},
				options: [
					{
						displayName: 'Last Asked',
						name: 'lastAsked',
						type: 'options',
						options: [
							{ name: 'Address', value: 'address' },
							{ name: 'Anything', value: 'anything' },
							{ name: 'Confirmation', value: 'confirm' },
							{ name: 'Name', value: 'name' },
							{ name: 'Photo', value: 'photo' },
							{ name: 'Time', value: 'booking_time' },
						],
						default: 'anything',
						description: 'What the person was asked last, so that "yes" or "345 Oak St" is read as the answer to it',
					},
					{
						displayName: 'Least Confidence',
						name: 'threshold',
						type: 'number',
						typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
						default: 0.91,
						description: 'Below this a person reads the text: the item leaves on "Needs a Person". The default is where nine of ten readings are right; lower leaves less to people and gets more wrong.',
					},
				],
			},
			ledgerProperty,
		],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const classifyItem = async (itemIndex: number, input: INodeExecutionData) => {
			const given = fieldOf<string>(this, 'text', itemIndex, '').trim();
			const item = readItem(this.getNode(), input, itemIndex, given === '' ? ['business', 'reply'] : []) as Item & IDataObject;
			const options = fieldOf<IDataObject>(this, 'options', itemIndex, {});
			const classification = classify(given === '' ? (item.reply?.body ?? '') : given, contextOf(item, options));
			if (given === '' && item.reply) {
				const ledger = await openLedgerFor(this);
				await requireSameLedger(this.getNode(), item, ledger, itemIndex);
				await ledger.recordClassification(item.reply.id, classification, Date.now());
			}
			return { output: outputOf(classification), json: { ...item, classification, ...consentOf(item, classification) } as unknown as IDataObject };
		};
		return await forEachItem(this, OUTPUTS.length, classifyItem, NEEDS_A_PERSON);
	}
}

function outputOf(classification: Classification): number {
	const wanted = classification.urgency === 'emergency' && classification.route !== 'opt_out' ? 'emergency' : classification.route;
	const index = OUTPUTS.findIndex((output) => output.route === wanted);
	return index < 0 ? NEEDS_A_PERSON : index;
}

/** An opt-out that only the reading found is confirmed like any other. */
function consentOf(item: Item & IDataObject, classification: Classification): { consent?: ConsentPart } {
	if (classification.route !== 'opt_out' || item.consent) return {};
	return { consent: { kind: 'opt_out', at: item.reply?.at ?? new Date().toISOString(), providerAnswered: false } };
}

function contextOf(item: Item & IDataObject, options: IDataObject): ReplyContext {
	return {
		now: Date.now(),
		timezone: item.business?.timezone ?? 'UTC',
		...(item.business ? { industry: item.business.industry, country: item.business.country } : {}),
		...(typeof options.lastAsked === 'string' ? { lastAsked: options.lastAsked } : {}),
		...(typeof options.threshold === 'number' ? { threshold: options.threshold } : {}),
	};
}
