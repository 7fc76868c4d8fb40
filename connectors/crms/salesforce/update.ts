import { own, type Fields } from '../vendorRequests';
import { quoted, type SalesforceApi } from './api';
import type { ObjectDescription } from './describe';
import { withoutDoubleName } from './values';

/** A first name that comes later may stand in the last name already, as long as nobody knew which part was which. */
export async function updateContact(api: SalesforceApi, { name }: ObjectDescription, id: string, fields: Fields): Promise<void> {
	const changed = typeof fields.FirstName === 'string' && fields.LastName === undefined ? withoutDoubleName({ ...fields, ...(await lastName(api, name, id)) }) : fields;
	if (Object.keys(changed).length > 0) await api.write('PATCH', `sobjects/${name}/${id}`, changed);
}

async function lastName(api: SalesforceApi, object: string, id: string): Promise<Fields> {
	const [record] = await api.query(`SELECT LastName FROM ${object} WHERE Id = ${quoted(id)} LIMIT 1`);
	const last = record && own(record, 'LastName');
	return typeof last === 'string' ? { LastName: last } : {};
}
