/**
 * HubSpot names its versions by month. This one takes a contact of whom little is known: from `2026-09` on the fields
 * that an account requires in its forms are required here too, and a caller's number alone would be refused.
 * The numbered versions (`/crm/v3`, `/crm/v4`) are out of support from 2027. Source: HubSpot, API versioning.
 */
const VERSION = '2026-03';
const ORIGIN = 'https://api.hubapi.com';

export type ObjectType = 'contacts' | 'calls' | 'communications' | 'notes' | 'tasks' | 'deals';

/** Of a kind of object: `/crm/objects/2026-03/contacts/search`. */
export function objectsUrl(type: ObjectType, ...parts: readonly string[]): string {
	return [`${ORIGIN}/crm/objects/${VERSION}/${type}`, ...parts.map(encodeURIComponent)].join('/');
}

export const PROPERTIES_URL = `${ORIGIN}/crm/properties/${VERSION}/contacts`;
export const OWNERS_URL = `${ORIGIN}/crm/owners/${VERSION}`;
export const PIPELINES_URL = `${ORIGIN}/crm/pipelines/${VERSION}/deals`;
