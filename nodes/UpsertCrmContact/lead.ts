import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { addBusinessMinutes, conversationPart, personPart, type BusinessProfile, type CrmPart, type Item, type Ledger, type LeadRequest, type PersonPatch, type RoutedLead } from '../../engine';
import { fieldOf } from '../shared/items';
import { listOf } from '../shared/profile';
import { routeItem } from '../shared/routing';

/** What the built-in CRM keeps of an item: the person, and who does what next by when. */
export async function saveLead(context: IExecuteFunctions, ledger: Ledger, profile: BusinessProfile, item: Item & IDataObject, number: string, itemIndex: number): Promise<Item & { readonly crm: CrmPart }> {
	const fields = fieldOf<IDataObject>(context, 'fields', itemIndex, {});
	const now = Date.now();
	const step = await routeItem(ledger, profile, item, now);
	const text = (name: string) => (typeof fields[name] === 'string' && fields[name].trim() !== '' ? fields[name].trim() : undefined);
	const saved = await ledger.saveLead({
		businessId: item.business.id,
		number,
		patch: patchOf(context, item, fields, text, itemIndex),
		...(item.conversation ? { conversationId: item.conversation.id } : {}),
		...ownerOf(step, text('owner')),
		nextAction: text('nextAction') ?? step.nextAction,
		followUpAt: typeof fields.followUpMinutes === 'number' ? addBusinessMinutes(profile, now, fields.followUpMinutes) : (step.followUpAt ?? null),
		followUpAuto: typeof fields.followUpMinutes !== 'number',
		now,
	});
	return {
		...item,
		person: personPart(saved.person),
		...(saved.conversation ? { conversation: conversationPart(saved.conversation, item.business.timezone) } : {}),
		crm: { system: 'ledger', contactId: saved.person.id, created: saved.created, status: 'saved' },
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

/** The user's own fields, as plain values. */
export function customFields(context: IExecuteFunctions, custom: unknown, itemIndex: number): Record<string, string | number | boolean | null> {
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
