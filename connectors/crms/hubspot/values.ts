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

const HTML: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Bodies on the timeline are HTML: what people write is shown as they wrote it. */
export function asHtml(text: string): string {
	return text.replace(/[&<>]/g, (character) => HTML[character] ?? '').replace(/\r?\n/g, '<br>');
}

/** What is left of a body whatever HubSpot does to its HTML: letters and digits. */
export function comparable(html: string): string {
	return html
		.replace(/<[^>]*>/g, ' ')
		.replace(/&(?:[a-z]+|#\d+);/gi, ' ')
		.replace(/[^\p{L}\p{N}]+/gu, '')
		.toLowerCase();
}
