import { failure } from './checks';
import { shown } from './routes';
import type { FakeReply } from './server';
import type { HubSpotState, Values } from './state';

interface Filter {
	readonly propertyName: string;
	readonly operator: string;
	readonly value: string;
}
interface Search {
	readonly filterGroups?: readonly { readonly filters: readonly Filter[] }[];
	readonly properties?: readonly string[];
	readonly limit?: number;
}

/** By the index, which lags. */
export function searchContacts(state: HubSpotState, body: unknown): FakeReply {
	const { filterGroups = [], properties = [], limit = 10 } = body as Search;
	if (filterGroups.length > 5) return failure(400, 'VALIDATION_ERROR', 'at most 5 filterGroups');
	if (limit > 200) return failure(400, 'VALIDATION_ERROR', 'limit is 200');
	const unknown = filterGroups.flatMap(({ filters }) => filters).find(({ propertyName }) => !state.definitions.has(propertyName));
	if (unknown) return failure(400, 'VALIDATION_ERROR', 'There was a problem with the request.', { errors: [{ code: 'INVALID_PROPERTY', context: { propertyName: [unknown.propertyName] } }] });
	const found = state
		.all('contacts')
		.filter((record) => {
			const values = state.indexedOf(record);
			return values !== undefined && filterGroups.some(({ filters }) => filters.every((filter) => fits(values, filter)));
		})
		.sort((one, other) => Number(one.id) - Number(other.id));
	return { status: 200, body: { total: found.length, results: found.slice(0, limit).map((record) => shown(record, properties)) } };
}

function fits(values: Values, { propertyName, operator, value }: Filter): boolean {
	const stored = values[propertyName] ?? '';
	if (operator === 'EQ') return stored === value;
	return operator === 'CONTAINS_TOKEN' && stored !== '' && (value.startsWith('*') ? stored.endsWith(value.slice(1)) : stored === value);
}
