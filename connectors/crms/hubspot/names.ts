import type { CrmValues } from '../../../engine';
import { asText } from '../vendorRequests';
import { FULL_NAME } from './mapping';

/** A name taken apart: the last word is the last name. */
export function splitName(name: string): { readonly firstname: string; readonly lastname?: string } {
	const words = name.trim().split(/\s+/);
	const lastname = words.length > 1 ? words.at(-1) : undefined;
	return lastname === undefined ? { firstname: words.join(' ') } : { firstname: words.slice(0, -1).join(' '), lastname };
}

/** The values with the full name, should there be one, in HubSpot's two properties. First and last name that are given win. */
export function withNames(values: CrmValues): CrmValues {
	const { [FULL_NAME]: full, ...rest } = values;
	const name = asText(full);
	if (name === undefined || rest.firstname || rest.lastname) return rest;
	return { ...rest, ...splitName(name) };
}
