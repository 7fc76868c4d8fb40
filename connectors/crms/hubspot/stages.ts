import { CrmFailure, type CrmEntry, type CrmPipeline } from '../../../engine';
import { asFields, asList, asText, own, type Fields } from '../vendorRequests';
import type { HubSpotApi } from './api';
import { PIPELINES_URL } from './paths';

type Deal = Extract<CrmEntry, { kind: 'deal' }>;

export async function readPipelines(api: HubSpotApi): Promise<readonly CrmPipeline[]> {
	return inOrder(await api.list(PIPELINES_URL)).flatMap((pipeline) => {
		const id = asText(own(pipeline, 'id'));
		return id === undefined ? [] : [{ id, label: asText(own(pipeline, 'label')) ?? id, stages: stagesOf(pipeline).map(({ id: stage, label }) => ({ id: stage, label })) }];
	});
}

interface Stage {
	readonly id: string;
	readonly label: string;
	readonly closes?: 'won' | 'lost';
}

/**
 * Where a deal goes: the stage that the user chose, or the first one that says what became of it. A stage closes a deal as won
 * where its probability is 1, and as lost where it is 0.
 */
export async function placeOfDeal(api: HubSpotApi, deal: Deal): Promise<{ readonly pipeline: string; readonly dealstage: string }> {
	const pipelines = inOrder(await api.list(PIPELINES_URL));
	const pipeline = deal.pipeline === undefined ? pipelines[0] : pipelines.find((one) => own(one, 'id') === deal.pipeline);
	const id = pipeline && asText(own(pipeline, 'id'));
	if (pipeline === undefined || id === undefined) throw new CrmFailure('refused', 'HubSpot does not have the pipeline that was chosen for deals. Choose another one.', { field: 'pipeline' });
	const stages = stagesOf(pipeline);
	const chosen = stages.find((stage) => stage.id === deal.stage);
	if (chosen && (deal.status === 'open' || chosen.closes === deal.status)) return { pipeline: id, dealstage: chosen.id };
	const stage = stages.find(({ closes }) => closes === (deal.status === 'open' ? undefined : deal.status));
	if (stage) return { pipeline: id, dealstage: stage.id };
	throw new CrmFailure('refused', `HubSpot’s pipeline for deals has no stage for what is ${deal.status}. Add one, or choose another pipeline.`, { field: 'dealstage' });
}

function stagesOf(pipeline: Fields): readonly Stage[] {
	return inOrder(asList(own(pipeline, 'stages')).map(asFields)).flatMap((stage) => {
		const id = asText(own(stage, 'id'));
		const closes = id === undefined ? undefined : closing(asFields(own(stage, 'metadata')));
		return id === undefined ? [] : [{ id, label: asText(own(stage, 'label')) ?? id, ...(closes === undefined ? {} : { closes }) }];
	});
}

/** `{"isClosed":"true","probability":"1.0"}` */
function closing(metadata: Fields): Stage['closes'] {
	const probability = Number(own(metadata, 'probability') ?? Number.NaN);
	const isClosed = own(metadata, 'isClosed');
	if (isClosed !== 'true' && isClosed !== true) return undefined;
	return probability > 0 ? 'won' : 'lost';
}

function inOrder(records: readonly Fields[]): readonly Fields[] {
	const place = (record: Fields): number => Number(own(record, 'displayOrder') ?? 0);
	return records.filter((record) => own(record, 'archived') !== true).sort((one, other) => place(one) - place(other));
}
