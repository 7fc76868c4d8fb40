import { CrmFailure, type CrmContact, type CrmEntry, type CrmPipeline } from '../../../engine';
import { asFields, asText, isoTime, own } from '../vendorRequests';
import { quotedList, type SalesforceApi } from './api';
import { compositeIds } from './composite';
import { bodyOf, headline } from '../entryLines';

type Deal = Extract<CrmEntry, { kind: 'deal' }>;
export const PIPELINE = 'Opportunity';
const DAY_MS = 86_400_000;
/** An opportunity must say when it is to be closed, and nobody knows. */
const OPEN_DAYS = 30;

/** Contacts with their newest open opportunity; who has one that was won is a customer. */
export async function withDeals(api: SalesforceApi, people: readonly CrmContact[]): Promise<readonly CrmContact[]> {
	const ids = people.map(({ id }) => id).filter((id) => id.startsWith('003'));
	if (ids.length === 0) return people;
	const roles = await rolesOf(api, ids);
	return people.map((person) => {
		const deals = roles.filter(({ contact }) => contact === person.id);
		const open = deals.find(({ closed }) => !closed);
		return {
			...person,
			...(open ? { openDeal: { id: open.id, name: open.name } } : {}),
			...(deals.some(({ won }) => won) ? { lifecycle: 'customer' as const } : {}),
		};
	});
}

async function rolesOf(api: SalesforceApi, contacts: readonly string[]) {
	try {
		const rows = await api.query(
			`SELECT ContactId, Opportunity.Id, Opportunity.Name, Opportunity.IsClosed, Opportunity.IsWon, Opportunity.Description FROM OpportunityContactRole WHERE ContactId IN ${quotedList(contacts)} ORDER BY Opportunity.CreatedDate DESC LIMIT 200`,
		);
		return rows.map((row) => {
			const deal = asFields(own(row, 'Opportunity'));
			return { contact: row.ContactId, id: asText(deal.Id) ?? '', name: asText(deal.Name) ?? '', closed: deal.IsClosed === true, won: deal.IsWon === true, text: asText(deal.Description) ?? '' };
		});
	} catch (error) {
		// Somebody who may not see opportunities still finds people.
		if (error instanceof CrmFailure && (error.kind === 'unauthorized' || error.kind === 'refused')) return [];
		throw error;
	}
}

/** An opportunity with the contact's role in it: both, or neither. */
export async function logDeal(api: SalesforceApi, contactId: string, entry: Deal): Promise<string> {
	const fields = await dealFields(api, entry);
	const [id] = await compositeIds(api, [
		{ path: 'sobjects/Opportunity', body: { ...fields, Description: `${headline(entry)}\n${bodyOf(entry)}\n${mark(entry.key)}`.slice(0, 30_000) } },
		{ path: 'sobjects/OpportunityContactRole', body: { OpportunityId: '@{first.id}', ContactId: contactId, IsPrimary: true } },
	]);
	if (id === undefined) throw new CrmFailure('unknown', 'Salesforce answered with something that is no opportunity.');
	return id;
}

export async function changeDeal(api: SalesforceApi, id: string, entry: Deal): Promise<void> {
	await api.write('PATCH', `sobjects/Opportunity/${encodeURIComponent(id)}`, await dealFields(api, entry));
}

/** A description cannot be searched for, so those of the contact are looked through. */
export async function findDeal(api: SalesforceApi, contactId: string, key: string): Promise<string | undefined> {
	return (await rolesOf(api, [contactId])).find(({ text }) => text.includes(mark(key)))?.id;
}

const mark = (key: string): string => `[missed-call ${key}]`;

async function dealFields(api: SalesforceApi, { title, stage, status, value, at, owner }: Deal): Promise<object> {
	return {
		Name: title.slice(0, 120),
		StageName: stage ?? (await stageFor(api, status)),
		CloseDate: isoTime(status === 'open' ? at + OPEN_DAYS * DAY_MS : at).slice(0, 10),
		...(value === undefined ? {} : { Amount: value }),
		...(owner === undefined ? {} : { OwnerId: owner }),
	};
}

async function stageFor(api: SalesforceApi, status: Deal['status']): Promise<string> {
	const stages = await readStages(api);
	const found = stages.find(({ closed, won }) => (status === 'open' ? !closed : closed && won === (status === 'won')));
	if (found) return found.id;
	throw new CrmFailure('refused', `Salesforce has no stage of opportunities that is ${status}. Add one in Setup, Opportunity Stages.`, { field: 'StageName' });
}

async function readStages(api: SalesforceApi) {
	const rows = await api.query('SELECT ApiName, MasterLabel, IsClosed, IsWon FROM OpportunityStage WHERE IsActive = true ORDER BY SortOrder LIMIT 200');
	return rows.flatMap((row) => {
		const id = asText(own(row, 'ApiName')) ?? asText(own(row, 'MasterLabel'));
		return id === undefined ? [] : [{ id, label: asText(own(row, 'MasterLabel')) ?? id, closed: row.IsClosed === true, won: row.IsWon === true }];
	});
}

export async function readPipelines(api: SalesforceApi): Promise<readonly CrmPipeline[]> {
	return [{ id: PIPELINE, label: 'Opportunities', stages: (await readStages(api)).map(({ id, label }) => ({ id, label })) }];
}

