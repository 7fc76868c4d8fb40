import { NodeConnectionTypes, NodeOperationError, type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { openLedger } from '../../connectors';
import { checkProfile, toE164, type BusinessProfile as Profile, type SavedBusiness } from '../../engine';
import { fieldOf, forEachItem } from '../shared/items';
import { checkedProfile, profileFromFields } from '../shared/profile';
import { profileFields } from './fields';

export class BusinessProfile implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Business Profile',
		name: 'businessProfile',
		icon: { light: 'file:businessProfile.svg', dark: 'file:businessProfile.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"]}}',
		description: 'Saves, checks and reads the profiles of the businesses, so that one workflow serves many clients',
		defaults: { name: 'Business Profile' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties: profileFields,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = fieldOf<string>(this, 'operation', 0, 'save');
		if (operation === 'list') return [await list()];
		return await forEachItem(this, 1, async (itemIndex) => ({ output: 0, json: await carryOut(this, operation, itemIndex) }));
	}
}

async function list(): Promise<INodeExecutionData[]> {
	return (await (await openLedger()).listBusinesses()).map((saved) => ({ json: shown(saved), pairedItem: { item: 0 } }));
}

async function carryOut(context: IExecuteFunctions, operation: string, itemIndex: number): Promise<IDataObject> {
	const ledger = await openLedger();
	switch (operation) {
		case 'save': {
			const profile = await checkedProfile(context.getNode(), written(context, itemIndex), itemIndex);
			return shown(await ledger.saveBusiness(profile, Date.now()));
		}
		case 'check': {
			const result = await checkProfile(written(context, itemIndex));
			return result.ok ? { ok: true, profile: plain(result.profile), faults: [] } : { ok: false, faults: result.faults.map((fault) => ({ ...fault })) };
		}
		case 'get': {
			const saved = await find(context, itemIndex);
			if (saved) return shown(saved);
			throw new NodeOperationError(context.getNode(), 'There is no such business in the ledger', { itemIndex, description: 'Give the ID of a saved profile or one of its numbers. The operation "Get Many" lists all.' });
		}
		case 'delete': {
			const id = fieldOf<string>(context, 'businessId', itemIndex, '').trim();
			return { id, deleted: await ledger.removeBusiness(id, Date.now()) };
		}
		default:
			throw new NodeOperationError(context.getNode(), `The operation "${operation}" is not known`, { itemIndex });
	}
}

async function find(context: IExecuteFunctions, itemIndex: number): Promise<SavedBusiness | undefined> {
	const ledger = await openLedger();
	const key = fieldOf<string>(context, 'businessId', itemIndex, '').trim();
	return (await ledger.getBusiness(key)) ?? (await ledger.businessOfNumber(toE164(key, 'US') ?? key));
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
function plain(profile: Profile): IDataObject {
	return structuredClone(profile) as unknown as IDataObject;
}
