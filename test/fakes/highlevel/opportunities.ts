import { checkFields, ok, Refusal, text, type Answer, type Request } from './answers';
import { contactOf, inLocation } from './contacts';
import { newId, type Opportunity, type State } from './state';

const FIELDS = ['pipelineId', 'name', 'pipelineStageId', 'status', 'monetaryValue', 'assignedTo', 'customFields'];

export function pipelines(state: State, { query }: Request): Answer {
	inLocation(state, query.locationId);
	return ok({ pipelines: state.pipelines });
}

export function searchOpportunities(state: State, { query }: Request): Answer {
	inLocation(state, query.location_id);
	const fits = (each: Opportunity) =>
		(!query.contact_id || each.contactId === query.contact_id) && (!query.pipeline_id || each.pipelineId === query.pipeline_id) && (!query.status || query.status === 'all' || each.status === query.status);
	const found = state.opportunities.filter(fits);
	return ok({ opportunities: found, meta: { total: found.length, currentPage: 1 } });
}

/** One for each contact and pipeline. */
export function createOpportunity(state: State, { body }: Request): Answer {
	checkFields(body, [...FIELDS, 'locationId', 'contactId'], ['pipelineId', 'locationId', 'name', 'status', 'contactId']);
	inLocation(state, body.locationId);
	const { id: contactId } = contactOf(state, body.contactId);
	const pipeline = state.pipelines.find(({ id }) => id === body.pipelineId);
	if (!pipeline) throw new Refusal(400, 'Pipeline with id not found');
	const there = state.opportunities.find((each) => each.contactId === contactId && each.pipelineId === pipeline.id);
	if (there) throw new Refusal(400, 'Can not create duplicate opportunity for the contact.', { code: 'OPPORTUNITY_NO_DUPLICATE', meta: { existingId: there.id } });
	const opportunity: Opportunity = {
		id: newId(),
		contactId,
		locationId: state.locationId,
		name: text(body.name),
		status: text(body.status),
		pipelineId: pipeline.id,
		pipelineStageId: text(body.pipelineStageId) || pipeline.stages[0]?.id,
		...(typeof body.monetaryValue === 'number' ? { monetaryValue: body.monetaryValue } : {}),
		...(body.assignedTo ? { assignedTo: text(body.assignedTo) } : {}),
		createdAt: state.iso(),
	};
	state.opportunities.push(opportunity);
	return ok({ opportunity }, 201);
}

export function updateOpportunity(state: State, { ids, body }: Request): Answer {
	checkFields(body, FIELDS);
	const opportunity = state.opportunities.find(({ id }) => id === ids[0]);
	if (!opportunity) throw new Refusal(400, `Opportunity with id ${ids[0] ?? ''} not found`);
	Object.assign(opportunity, body);
	return ok({ opportunity });
}
