import type { Crm } from '../../../engine';
import type { CrmSource } from '../connector';
import { own } from '../vendorRequests';
import { HttpCrm } from './api';
import { readConfig } from './config';

/** An API that is described in the node. */
export function connectHttpCrm({ parameters, http }: CrmSource): Crm {
	const config = readConfig(own(parameters, 'httpCrm'));
	const api = new HttpCrm(http, config);
	const { contact, limit, log } = config;
	return {
		name: 'generic',
		account: config.account,
		createsOnce: config.createsOnce,
		searchLagSeconds: config.searchLagSeconds,
		limits: limit ? [limit] : [],
		find: async (number) => await api.find(number),
		read: async (id) => await api.read(id),
		create: async ({ number, placeholderName, values, tags }) => {
			const given = Object.entries(values).filter(([, value]) => value !== null && value !== '');
			const named = contact.name !== undefined && !given.some(([field]) => field === contact.name) ? [[contact.name, placeholderName] as const] : [];
			const phone = contact.phones[0] ?? 'phone';
			const phones = given.some(([field]) => contact.phones.includes(field)) ? [] : [[phone, number.e164] as const];
			const tagged = contact.tags !== undefined && tags.length > 0 ? [[contact.tags, tags] as const] : [];
			return await api.create(number, [...phones, ...named, ...given, ...tagged]);
		},
		update: async (id, values) => await api.update(id, Object.entries(values)),
		...(contact.tags === undefined ? {} : { addTags: async (id: string, tags: readonly string[]) => await api.addTags(id, contact.tags ?? '', tags) }),
		// Where the API is given no place for it, the conversation is kept in the field that the mapping names for it, and no more.
		log: async (contactId, entry) => (log ? await api.log(log, contactId, entry) : entry.key),
		fields: async () => [],
		owners: async () => await api.owners(),
	};
}
