import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import { checkProfile, toE164, type BusinessProfile, type SavedBusiness } from '../../engine';
import { fieldOf } from '../shared/items';
import { assertOneMemory, openLedgerFor } from '../shared/ledger';
import { checkedProfile, profileFromFields } from '../shared/profile';

export async function listBusinesses(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return (await (await openLedgerFor(context)).listBusinesses()).map((saved) => ({ json: shown(saved), pairedItem: { item: 0 } }));
}

export async function carryOut(context: IExecuteFunctions, operation: string, itemIndex: number): Promise<IDataObject> {
	const ledger = await openLedgerFor(context);
	switch (operation) {
		case 'save': {
			const profile = await checkedProfile(context.getNode(), written(context, itemIndex), itemIndex);
			const saved = await ledger.saveBusiness(profile, Date.now());
			await assertOneMemory(context.getNode(), profile.id, itemIndex);
			return shown(saved);
		}
		case 'check': {
			const result = await checkProfile(written(context, itemIndex));
			return result.ok ? { ok: true, profile: plain(result.profile), faults: [] } : { ok: false, faults: result.faults.map((fault) => ({ ...fault })) };
		}
		case 'get':
			return shown(await savedBusiness(context, itemIndex));
		case 'delete': {
			const id = fieldOf<string>(context, 'businessId', itemIndex, '').trim();
			return { id, deleted: await ledger.removeBusiness(id, Date.now()) };
		}
		case 'consent': {
			const { profile } = await savedBusiness(context, itemIndex);
			return { ...(await ledger.consentRecord(profile.id, numberOf(context, profile, itemIndex))) };
		}
		case 'forget': {
			const { profile } = await savedBusiness(context, itemIndex);
			const number = numberOf(context, profile, itemIndex);
			return { id: profile.id, person: number, forgotten: { ...(await ledger.forgetPerson(profile.id, number, Date.now())) } };
		}
		default:
			throw new NodeOperationError(context.getNode(), `The operation "${operation}" is not known`, { itemIndex });
	}
}

/** The profile that the field names, by its ID or by one of its numbers. */
export async function savedBusiness(context: IExecuteFunctions, itemIndex: number): Promise<SavedBusiness> {
	const ledger = await openLedgerFor(context);
	const key = fieldOf<string>(context, 'businessId', itemIndex, '').trim();
	const saved = (await ledger.getBusiness(key)) ?? (await ledger.businessOfNumber(toE164(key, 'US') ?? key));
	if (saved) return saved;
	throw new NodeOperationError(context.getNode(), 'There is no such business in the ledger', { itemIndex, description: 'Give the ID of a saved profile or one of its numbers. The operation "Get Many" lists all.' });
}

/** What is written in the node as a profile, checked. */
export async function profileInNode(context: IExecuteFunctions, itemIndex: number): Promise<BusinessProfile> {
	return await checkedProfile(context.getNode(), written(context, itemIndex), itemIndex);
}

function numberOf(context: IExecuteFunctions, profile: BusinessProfile, itemIndex: number): string {
	const text = fieldOf<string>(context, 'person', itemIndex, '').trim();
	const number = toE164(text, profile.country);
	if (number !== null) return number;
	throw new NodeOperationError(context.getNode(), `"${text}" is not a phone number`, { itemIndex, description: 'Fill in "Person" with country code, e.g. +14155550123.' });
}

function written(context: IExecuteFunctions, itemIndex: number): unknown {
	const field = <T>(name: string, fallback: T) => fieldOf<T>(context, name, itemIndex, fallback);
	if (field('source', 'json') === 'json') return field<unknown>('profileJson', '{}');
	return profileFromFields(context.getNode(), {
		name: field('businessName', ''),
		numbers: field('businessNumbers', ''),
		timezone: field('timezone', ''),
		team: field<IDataObject>('team', {}),
		more: field<unknown>('moreProfile', '{}'),
	});
}

function shown(saved: SavedBusiness): IDataObject {
	return { id: saved.profile.id, version: saved.version, savedAt: new Date(saved.savedAt).toISOString(), profile: plain(saved.profile) };
}

/** A copy that n8n may wrap and change; the ledger's own is shared and must stay as it is. */
function plain(profile: BusinessProfile): IDataObject {
	return structuredClone(profile) as unknown as IDataObject;
}
