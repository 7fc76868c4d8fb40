import { CrmFailure, type CrmEntry } from '../../../engine';
import { isFine, asFields, own } from '../vendorRequests';
import type { Account } from './account';
import { idOf } from './api';
import { toContact } from './associations';
import { engagement, taskProperties, type Logged } from './entries';
import { failureOf } from './failure';
import { objectsUrl } from './paths';
import { placeOfDeal } from './stages';

type Deal = Extract<CrmEntry, { kind: 'deal' }>;

/** Puts an entry on the timeline of a contact, in one request: what is made without its contact is seen by nobody. */
export async function logEntry(account: Account, contactId: string, entry: CrmEntry): Promise<string> {
	if (entry.kind !== 'deal') return await put(account, contactId, engagement(entry));
	const place = await placeOfDeal(account.api, entry);
	const deal: Logged = { type: 'deals', properties: { ...dealProperties(entry), ...place, ...closing(entry) } };
	try {
		return await put(account, contactId, deal);
	} catch (error) {
		// Accounts with one currency have it by themselves. What was refused was not done.
		if (!(error instanceof CrmFailure) || error.kind !== 'refused' || error.more.field !== 'deal_currency_code') throw error;
		const { deal_currency_code: _, ...properties } = deal.properties;
		return await put(account, contactId, { ...deal, properties });
	}
}

/** Brings a deal or a task to what the entry says now. A deal that is open stays in the stage where people put it. */
export async function changeEntry(account: Account, id: string, entry: CrmEntry): Promise<void> {
	if (entry.kind !== 'deal' && entry.kind !== 'task') return;
	const owner = entry.owner === undefined ? {} : { hubspot_owner_id: entry.owner };
	const moves = entry.kind === 'deal' && (entry.status !== 'open' || entry.stage !== undefined);
	const properties = entry.kind === 'task' ? { ...owner, ...taskProperties(entry) } : { ...dealProperties(entry), ...(moves ? { ...(await placeOfDeal(account.api, entry)), ...closing(entry) } : {}) };
	const answer = await account.api.answer('writes', { method: 'PATCH', url: objectsUrl(entry.kind === 'deal' ? 'deals' : 'tasks', id), json: { properties } });
	// The contact is there all the same.
	if (answer.status === 404) throw new CrmFailure('refused', `Somebody deleted the ${entry.kind} in HubSpot.`, { status: 404 });
	if (!isFine(answer)) throw failureOf(answer);
}

async function put(account: Account, contactId: string, { type, properties }: Logged): Promise<string> {
	const answer = await account.api.answer('writes', { method: 'POST', url: objectsUrl(type), json: { properties, associations: [toContact(type, contactId)] } });
	if (!isFine(answer)) {
		const failure = failureOf(answer);
		const other = await survivorOf(account, contactId, failure);
		if (other === undefined) throw failure;
		// What was refused was not done.
		return await put(account, other, { type, properties });
	}
	const id = idOf(own(asFields(answer.body), 'id'));
	if (id !== undefined) return id;
	throw new CrmFailure('unknown', 'HubSpot’s answer names nothing that was made.');
}

/**
 * A contact that was deleted, or merged into another, is refused in several words, none of which are documented: it is
 * looked at instead. Gives the one that it was merged into, and undefined where the refusal is about something else.
 */
async function survivorOf(account: Account, contactId: string, failure: CrmFailure): Promise<string | undefined> {
	if ((failure.kind !== 'refused' && failure.kind !== 'gone') || failure.more.field !== undefined) return undefined;
	const answer = await account.api.answer('reads', { method: 'GET', url: objectsUrl('contacts', contactId), query: { properties: 'phone' } });
	if (answer.status === 404) throw failureOf(answer);
	const id = isFine(answer) ? idOf(own(asFields(answer.body), 'id')) : undefined;
	return id === contactId ? undefined : id;
}

function dealProperties(deal: Deal): Readonly<Record<string, string>> {
	return {
		dealname: deal.title,
		...(deal.owner === undefined ? {} : { hubspot_owner_id: deal.owner }),
		...(deal.value === undefined ? {} : { amount: String(deal.value) }),
		...(deal.currency === undefined ? {} : { deal_currency_code: deal.currency }),
	};
}

function closing(deal: Deal): Readonly<Record<string, string>> {
	return deal.status === 'open' ? {} : { closedate: new Date(deal.at).toISOString() };
}
