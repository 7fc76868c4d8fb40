import { CrmFailure, type Crm, type CrmValues } from '../../../engine';
import type { CrmSource } from '../connector';
import { asText, own, parameterText } from '../vendorRequests';
import { SalesforceApi } from './api';
import { createContact } from './create';
import { readPipelines } from './deals';
import { asCrmField, describeObject, type ObjectDescription } from './describe';
import { findContacts, readContact } from './find';
import { changeEntry, findEntry, logEntry } from './log';
import { objectOf, type ObjectName } from './names';
import { updateContact } from './update';
import { toFields } from './values';

/** A request that nobody heard the end of is through by then. Who was made is found at once, past the search index. */
const LAG_SECONDS = 30;
/** Of the Enterprise edition: https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_api.htm */
const A_DAY = { requests: 100_000, perSeconds: 86_400 };

export function connectSalesforce({ credential, parameters, http }: CrmSource): Crm {
	const api = new SalesforceApi(http, credential);
	const object: ObjectName = parameterText(parameters, 'salesforceObject') === 'Contact' ? 'Contact' : 'Lead';
	const known = new Map<ObjectName, Promise<ObjectDescription>>();
	let createsOnce = false;
	/** Objects change seldom: each is described once a connection. */
	const describe = async (name: ObjectName): Promise<ObjectDescription> => {
		const found = known.get(name) ?? describeObject(api, name);
		known.set(name, found);
		found.catch(() => known.delete(name));
		const description = await found;
		if (name === object) createsOnce = description.onceByNumber;
		return description;
	};
	const read = async (id: string) => await readContact(api, describe, id);

	return {
		name: 'salesforce',
		account: api.org,
		variant: object,
		// Known once the object was looked at, which every `find` and `create` does first.
		get createsOnce() {
			return createsOnce;
		},
		searchLagSeconds: LAG_SECONDS,
		limits: [A_DAY],
		find: async (number) => await findContacts(api, describe, number),
		read,
		create: async (contact) => await createContact(api, await describe(object), read, contact),
		update: async (id: string, values: CrmValues) => {
			const of = objectOf(id);
			if (of === undefined) throw new CrmFailure('gone', 'This is no lead or contact of Salesforce.');
			await updateContact(api, await describe(of), id, toFields(await describe(of), values, of === object));
		},
		log: async (contactId, entry) => await logEntry(api, contactId, entry),
		findEntry: async (contactId, entry) => await findEntry(api, contactId, entry),
		changeEntry: async (_contactId, id, entry) => await changeEntry(api, id, entry),
		fields: async () => [...(await describe(object)).fields.values()].map(asCrmField),
		owners: async () => {
			const users = await api.query("SELECT Id, Name, Email FROM User WHERE IsActive = true AND UserType = 'Standard' ORDER BY Name LIMIT 200");
			return users.flatMap((user) => {
				const id = asText(own(user, 'Id'));
				const email = asText(own(user, 'Email'));
				return id === undefined ? [] : [{ id, name: asText(own(user, 'Name')) ?? id, ...(email === undefined ? {} : { email }) }];
			});
		},
		pipelines: async () => await readPipelines(api),
	};
}
