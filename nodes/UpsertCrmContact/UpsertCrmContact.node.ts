import { NodeConnectionTypes, NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { addBusinessMinutes, conversationPart, personPart, type CrmPart, type Item, type LeadRequest, type PersonPatch, type RoutedLead } from '../../engine';
import { fieldOf, forEachItem, readItem } from '../shared/items';
import { ledgerCredentials, ledgerProperty, openLedgerFor, requireSameLedger } from '../shared/ledger';
import { listOf } from '../shared/profile';
import { routeItem } from '../shared/routing';
import { contactFields } from './fields';

export class UpsertCrmContact implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Upsert CRM Contact',
		name: 'upsertCrmContact',
		icon: { light: 'file:upsertCrmContact.svg', dark: 'file:upsertCrmContact.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: 'one contact a number',
		description: 'Finds or creates the one contact of this number and keeps owner, next action and follow-up time',
		defaults: { name: 'Upsert CRM Contact' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: ledgerCredentials,
		properties: [...contactFields, ledgerProperty],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await forEachItem(this, 1, async (itemIndex, input) => {
			const item = readItem(this.getNode(), input, itemIndex, ['business']) as Item & IDataObject;
			const number = item.person?.number ?? item.conversation?.person;
			// A caller who withheld the number is nobody's contact; the item goes on, so that its decision is kept.
			if (number === undefined) return { output: 0, json: item };
			return { output: 0, json: await save(this, item, number, itemIndex) };
		});
	}
}

async function save(context: IExecuteFunctions, item: Item & IDataObject, number: string, itemIndex: number): Promise<IDataObject> {
	const fields = fieldOf<IDataObject>(context, 'fields', itemIndex, {});
	const ledger = await openLedgerFor(context);
	await requireSameLedger(context.getNode(), item, ledger, itemIndex);
	const now = Date.now();
	const business = await ledger.getBusiness(item.business.id);
	if (!business) {
		throw new NodeOperationError(context.getNode(), `There is no business "${item.business.id}" in the ledger`, { itemIndex, description: 'Save its profile with a Business Profile node, or activate the workflow whose Missed Call Trigger holds it.' });
	}
	const step = await routeItem(ledger, business.profile, item, now);
	const text = (name: string) => (typeof fields[name] === 'string' && fields[name].trim() !== '' ? fields[name].trim() : undefined);
	const saved = await ledger.saveLead({
		businessId: item.business.id,
		number,
		patch: patchOf(context, item, fields, text, itemIndex),
		...(item.conversation ? { conversationId: item.conversation.id } : {}),
		...ownerOf(step, text('owner')),
		nextAction: text('nextAction') ?? step.nextAction,
		followUpAt: typeof fields.followUpMinutes === 'number' ? addBusinessMinutes(business.profile, now, fields.followUpMinutes) : (step.followUpAt ?? null),
		followUpAuto: typeof fields.followUpMinutes !== 'number',
		now,
	});
	const crm: CrmPart = { system: 'ledger', contactId: saved.person.id, created: saved.created, status: 'saved' };
	return {
		...item,
		person: personPart(saved.person),
		...(saved.conversation ? { conversation: conversationPart(saved.conversation, item.business.timezone) } : {}),
		crm,
	};
}

/** The owner whom the user named, for whoever has none yet; else the one of the rules, who may take it from another. */
function ownerOf({ owner, insteadOf, ownerProvisional }: RoutedLead, named: string | undefined): Pick<LeadRequest, 'owner' | 'insteadOf' | 'ownerProvisional'> {
	if (named !== undefined) return { owner: named };
	return { ...(owner === undefined ? {} : { owner }), ...(insteadOf === undefined ? {} : { insteadOf }), ...(ownerProvisional === true ? { ownerProvisional } : {}) };
}

function patchOf(context: IExecuteFunctions, item: Item & IDataObject, fields: IDataObject, text: (name: string) => string | undefined, itemIndex: number): PersonPatch {
	const name = text('name') ?? item.classification?.name ?? item.call?.callerName ?? undefined;
	return {
		name,
		firstName: text('firstName'),
		email: text('email'),
		address: text('address') ?? item.classification?.address,
		tags: listOf(text('tags') ?? ''),
		fields: {
			...(item.call?.source ? { source: item.call.source } : {}),
			...(item.call?.serviceLine ? { serviceLine: item.call.serviceLine } : {}),
			...(item.classification ? { intent: item.classification.intent, urgency: item.classification.urgency, ...(item.classification.service ? { service: item.classification.service } : {}) } : {}),
			...customFields(context, fields.custom, itemIndex),
		},
	};
}

function customFields(context: IExecuteFunctions, custom: unknown, itemIndex: number): Record<string, string | number | boolean | null> {
	if (custom === undefined || custom === '') return {};
	const parsed = objectIn(custom);
	if (parsed === undefined) {
		throw new NodeOperationError(context.getNode(), '"Custom Fields" is not a JSON object', { itemIndex, description: 'Write an object in braces, with names and texts in double quotes, such as {"plan": "gold"}.' });
	}
	return Object.fromEntries(Object.entries(parsed).map(([name, value]) => [name, typeof value === 'object' && value !== null ? JSON.stringify(value) : (value as string | number | boolean | null)]));
}

function objectIn(value: unknown): object | undefined {
	try {
		const parsed: unknown = typeof value === 'string' ? JSON.parse(value) : value;
		return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}
