import { checkFields, ok, Refusal, text, type Answer, type Request } from './answers';
import { inLocation } from './contacts';
import { newId, type State } from './state';

const TYPES = ['TEXT', 'LARGE_TEXT', 'NUMERICAL', 'PHONE', 'MONETORY', 'CHECKBOX', 'SINGLE_OPTIONS', 'MULTIPLE_OPTIONS', 'FLOAT', 'DATE'];

export function location(state: State, { ids }: Request): Answer {
	inLocation(state, ids[0]);
	return ok({ location: { id: state.locationId, name: 'Acme Plumbing', phone: state.lines[0], timezone: 'America/New_York' } });
}

export function users(state: State, { query }: Request): Answer {
	inLocation(state, query.locationId);
	return ok({ users: state.users });
}

export function customFields(state: State, { ids }: Request): Answer {
	inLocation(state, ids[0]);
	return ok({ customFields: state.customFields });
}

export function createCustomField(state: State, { ids, body }: Request): Answer {
	inLocation(state, ids[0]);
	checkFields(body, ['name', 'dataType', 'placeholder', 'position', 'model'], ['name', 'dataType']);
	if (!TYPES.includes(text(body.dataType))) throw new Refusal(422, ['dataType must be one of the known types']);
	const model = body.model === 'opportunity' ? 'opportunity' : 'contact';
	const fieldKey = `${model}.${text(body.name).toLowerCase().replace(/\s+/g, '_')}`;
	if (state.customFields.some((field) => field.fieldKey === fieldKey)) throw new Refusal(400, `${fieldKey} already exists`);
	const customField = { id: newId(), name: text(body.name), fieldKey, dataType: text(body.dataType), model } as const;
	state.customFields.push(customField);
	return ok({ customField });
}
