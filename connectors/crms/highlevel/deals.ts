import { CrmFailure, type CrmContact, type CrmEntry, type CrmPipeline } from '../../../engine';
import { asFields, asList, segment, textOf, type Fields, type HighLevelSecrets } from '../../vendors/highlevel';
import type { Asks } from './failures';

type Deal = Extract<CrmEntry, { kind: 'deal' }>;
type Connected = { readonly asks: Asks; readonly secrets: HighLevelSecrets };

const PAGE_SIZE = 100;

/** The newest one that is open. Without the scope for opportunities nothing is known of them. */
export async function openDealOf(connection: Connected, contactId: string): Promise<CrmContact['openDeal'] | undefined> {
	try {
		const [deal] = await dealsOf(connection, contactId, { status: 'open' });
		return deal && { id: textOf(deal, 'id'), name: textOf(deal, 'name') };
	} catch (error) {
		if (error instanceof CrmFailure && error.kind === 'unauthorized') return undefined;
		throw error;
	}
}

/** Newest first. */
async function dealsOf({ asks, secrets }: Connected, contactId: string, more: Readonly<Record<string, string>>): Promise<readonly Fields[]> {
	const query = { location_id: secrets.locationId, contact_id: contactId, limit: String(PAGE_SIZE), ...more };
	const body = await asks({ method: 'GET', path: '/opportunities/search', query });
	const deals = asList(asFields(body).opportunities).map(asFields);
	return deals.filter((deal) => textOf(deal, 'id') !== '').sort((a, b) => textOf(b, 'createdAt').localeCompare(textOf(a, 'createdAt')));
}

/**
 * Puts a card into the pipeline. A location has one for each contact and pipeline, unless it allows more: one that is there
 * stays where the team has put it. (Upserting would move it back.)
 */
export async function createDeal(connection: Connected, contactId: string, deal: Deal): Promise<string> {
	const { asks, secrets } = connection;
	const pipelineId = deal.pipeline ?? (await firstPipeline(connection));
	try {
		const json = { ...written(deal), pipelineId, locationId: secrets.locationId, contactId };
		const id = textOf(asFields(asFields(await asks({ method: 'POST', path: '/opportunities/', json })).opportunity), 'id');
		if (id !== '') return id;
	} catch (error) {
		if (error instanceof CrmFailure && error.kind === 'conflict' && error.more.existingId !== undefined) return error.more.existingId;
		throw error;
	}
	throw new CrmFailure('unknown', 'HighLevel’s answer names no opportunity. Check that the Base URL in the credential is HighLevel’s.');
}

export async function changeDeal({ asks }: Connected, id: string, deal: Deal): Promise<void> {
	await asks({ method: 'PUT', path: `/opportunities/${segment(id)}`, json: { ...written(deal), ...(deal.pipeline === undefined ? {} : { pipelineId: deal.pipeline }) } });
}

export async function findDeal(connection: Connected, contactId: string, deal: Deal): Promise<string | undefined> {
	const deals = await dealsOf(connection, contactId, deal.pipeline === undefined ? {} : { pipeline_id: deal.pipeline });
	const found = deals.find((each) => textOf(each, 'name') === deal.title);
	return found && textOf(found, 'id');
}

function written({ title, stage, value, status, owner }: Deal): Fields {
	return {
		name: title,
		status,
		...(stage === undefined ? {} : { pipelineStageId: stage }),
		...(value === undefined ? {} : { monetaryValue: value }),
		...(owner === undefined ? {} : { assignedTo: owner }),
	};
}

async function firstPipeline(connection: Connected): Promise<string> {
	const [pipeline] = await listPipelines(connection);
	if (pipeline) return pipeline.id;
	throw new CrmFailure('refused', 'The location at HighLevel has no pipeline for opportunities. Make one under Opportunities → Pipelines.', { field: 'pipeline' });
}

export async function listPipelines({ asks, secrets }: Connected): Promise<readonly CrmPipeline[]> {
	const body = await asks({ method: 'GET', path: '/opportunities/pipelines', query: { locationId: secrets.locationId } });
	return asList(asFields(body).pipelines)
		.map(asFields)
		.map((pipeline) => ({ ...labelled(pipeline), stages: asList(pipeline.stages).map((stage) => labelled(asFields(stage))) }))
		.filter(({ id }) => id !== '');
}

function labelled(thing: Fields): { readonly id: string; readonly label: string } {
	return { id: textOf(thing, 'id'), label: textOf(thing, 'name') };
}
