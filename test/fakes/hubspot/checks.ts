import type { FakeReply } from './server';
import type { FakeRecord, HubSpotState, Values } from './state';

export interface Invalid {
	readonly name: string;
	readonly error: string;
}

export function failure(status: number, category: string, message: string, more: object = {}): FakeReply {
	return { status, body: { status: 'error', message, correlationId: 'aeb5f871-7f07-4993-9211-075dc63e7cbf', category, ...more } };
}

export function invalid(faults: readonly Invalid[]): FakeReply {
	const told = faults.map(({ name, error }) => ({ isValid: false, message: `${name} was not valid`, error, name, localizedErrorMessage: 'not valid' }));
	return failure(400, 'VALIDATION_ERROR', `Property values were not valid: ${JSON.stringify(told)}`);
}

/** What HubSpot refuses of the values of a contact. */
export function checkContact(state: HubSpotState, values: Values, record?: FakeRecord): FakeReply | undefined {
	const faults = Object.entries(values).flatMap(([name, value]) => faultOf(state, name, value));
	if (faults.length > 0) return invalid(faults);
	const merged = { ...record?.values, ...values };
	if (!record && !merged.email && !merged.firstname && !merged.lastname) return failure(400, 'VALIDATION_ERROR', 'Contact needs at least one of email, firstname, lastname');
	const others = state.all('contacts').filter((other) => other !== record);
	const twin = others.find((other) => values.email && other.values.email?.toLowerCase() === values.email.toLowerCase());
	if (twin) return failure(409, 'CONFLICT', `Contact already exists. Existing ID: ${twin.id}`);
	for (const [name, value] of Object.entries(values)) {
		if (value !== '' && state.definitions.get(name)?.hasUniqueValue && others.some((other) => other.values[name] === value)) {
			return failure(400, 'VALIDATION_ERROR', 'A property that has to be unique has this value elsewhere', { errors: [{ message: 'conflict', code: 'CONFLICTING_UNIQUE_VALUE', context: { propertyName: [name] } }] });
		}
	}
	return undefined;
}

function faultOf(state: HubSpotState, name: string, value: string): readonly Invalid[] {
	const definition = state.definitions.get(name);
	if (!definition) return [{ name, error: 'PROPERTY_DOESNT_EXIST' }];
	if (definition.calculated || definition.modificationMetadata?.readOnlyValue) return [{ name, error: 'READ_ONLY_VALUE' }];
	if (value === '') return [];
	if (name === 'hubspot_owner_id' && !state.owner(value)) return [{ name, error: 'INVALID_OWNER_ID' }];
	if (name === 'email' && !/^[^@\s]+@[^@\s]+\.[a-z]+$/i.test(value)) return [{ name, error: 'INVALID_EMAIL' }];
	if (definition.type === 'number' && Number.isNaN(Number(value))) return [{ name, error: 'INVALID_NUMBER' }];
	if (definition.type === 'datetime' && Number.isNaN(Number(value)) && Number.isNaN(Date.parse(value))) return [{ name, error: 'INVALID_DATE' }];
	if (definition.options && !definition.options.some((option) => option.value === value)) return [{ name, error: 'INVALID_OPTION' }];
	return [];
}

const REQUIRED: Readonly<Record<string, readonly string[]>> = {
	calls: ['hs_timestamp'],
	communications: ['hs_communication_channel_type', 'hs_communication_logged_from'],
	notes: ['hs_timestamp'],
	tasks: ['hs_timestamp'],
	deals: ['dealname', 'dealstage'],
};
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
	hs_call_status: ['BUSY', 'CANCELED', 'COMPLETED', 'FAILED', 'MISSED', 'NO_ANSWER', 'QUEUED', 'RINGING'],
	hs_call_direction: ['INBOUND', 'OUTBOUND'],
	hs_communication_channel_type: ['WHATS_APP', 'LINKEDIN_MESSAGE', 'SMS'],
	hs_communication_logged_from: ['CRM'],
	hs_task_status: ['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'WAITING', 'DEFERRED'],
	hs_task_priority: ['LOW', 'MEDIUM', 'HIGH'],
	hs_task_type: ['CALL', 'EMAIL', 'TODO'],
};

export function checkEngagement(state: HubSpotState, type: string, values: Values, isNew: boolean): FakeReply | undefined {
	const missing = isNew ? (REQUIRED[type] ?? []).filter((name) => !values[name]) : [];
	if (missing.length > 0) return failure(400, 'VALIDATION_ERROR', `Error creating. Some required properties were not set.`, { context: { properties: missing } });
	const faults: Invalid[] = Object.entries(values).flatMap(([name, value]) => (OPTIONS[name] && !OPTIONS[name].includes(value) ? [{ name, error: 'INVALID_OPTION' }] : []));
	if (values.hubspot_owner_id && !state.owner(values.hubspot_owner_id)) faults.push({ name: 'hubspot_owner_id', error: 'INVALID_OWNER_ID' });
	if (values.deal_currency_code && !state.currencies.has(values.deal_currency_code)) faults.push({ name: 'deal_currency_code', error: 'INVALID_OPTION' });
	return faults.length > 0 ? invalid(faults) : undefined;
}
