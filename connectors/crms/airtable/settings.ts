import { CrmFailure } from '../../../engine';
import type { CrmSource } from '../connector';
import { baseUrlOf, parameterText } from '../vendorRequests';

export interface AirtableSettings {
	readonly url: string;
	readonly base: string;
	/** Id or name. */
	readonly table: string;
	/** Id or name of the table that the log goes to; empty for a column of the contact. */
	readonly logTable: string;
}

/**
 * What the node's fields say. Where an id is wanted, the address of the browser may stand: it holds base and table.
 * @throws CrmFailure that names the field
 */
export function readSettings({ credential, parameters }: Pick<CrmSource, 'credential' | 'parameters'>): AirtableSettings {
	const base = idIn(parameterText(parameters, 'airtableBase'), 'app');
	const table = idIn(parameterText(parameters, 'airtableTable'), 'tbl');
	if (!/^app\w+$/.test(base)) throw new CrmFailure('refused', 'The Airtable base is not chosen. Choose it in the node, or paste its id: it begins with app and stands in the address of the base.');
	if (table === '') throw new CrmFailure('refused', 'The Airtable table is not chosen. Choose the table of contacts in the node, or paste its id: it begins with tbl.');
	return { url: baseUrlOf(credential.baseUrl, 'https://api.airtable.com'), base, table, logTable: idIn(parameterText(parameters, 'airtableLogTable'), 'tbl') };
}

function idIn(text: string, prefix: string): string {
	if (!/^https?:\/\//i.test(text)) return text;
	return new RegExp(`/(${prefix}\\w+)`).exec(text)?.[1] ?? '';
}
