import type { CrmField, CrmValue, CrmValues } from '../../../engine';
import { asDay } from '../vendorRequests';

/** Values as HubSpot takes them, as text: an empty one empties a property. */
export function written(values: CrmValues, fields: readonly CrmField[]): Record<string, string> {
	const kinds = new Map(fields.map(({ id, kind }) => [id, kind]));
	return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === null ? '' : asText(value, kinds.get(name))]));
}

/** Moments come in the time zone of the business, and go in UTC. */
function asText(value: CrmValue, kind: CrmField['kind'] | undefined): string {
	if (kind === 'date') return String(asDay(value));
	const at = kind === 'date_time' && typeof value === 'string' ? Date.parse(value) : Number.NaN;
	return Number.isNaN(at) ? String(value) : new Date(at).toISOString();
}
