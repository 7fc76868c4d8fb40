import { CrmFailure } from '../../../engine';
import { asFields, own, type Fields } from '../vendorRequests';
import { Checker } from './checker';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Endpoint {
	readonly method: Method;
	readonly url: string;
	/** Sent besides the values, with `{{names}}` filled in. */
	readonly body: Fields;
}

/** Where the parts of a contact stand in a record, as paths with dots. */
export interface RecordPaths {
	readonly id: string;
	readonly phones: readonly string[];
	readonly name?: string;
	readonly firstName?: string;
	readonly email?: string;
	readonly owner?: string;
	readonly tags?: string;
	readonly createdAt?: string;
	readonly url?: string;
}

/** The JSON of the node, checked. */
export interface HttpCrmConfig {
	readonly account: string;
	readonly contact: RecordPaths;
	readonly find: Endpoint & { readonly list: string };
	readonly read: Endpoint & { readonly record: string };
	/** `wrap` is the name under which the values are sent; empty for the body itself. */
	readonly create: Endpoint & { readonly wrap: string; readonly id: string };
	readonly update: Endpoint & { readonly wrap: string };
	readonly log?: Endpoint & { readonly id: string };
	readonly owners?: Endpoint & { readonly list: string; readonly id: string; readonly name: string; readonly email: string };
	readonly conflict: { readonly statuses: readonly number[]; readonly id?: string };
	/** Path of the name of the field in a refusal. */
	readonly faultField?: string;
	readonly createsOnce: boolean;
	readonly searchLagSeconds: number;
	readonly limit?: { readonly requests: number; readonly perSeconds: number };
}

const FIND_MARKS = ['e164', 'national', 'digits'];
export const LOG_MARKS = ['id', 'key', 'kind', 'title', 'body', 'text', 'at', 'direction', 'outcome', 'from', 'to', 'dueAt', 'status', 'value', 'owner'];

/**
 * Reads what the user wrote.
 * @throws CrmFailure with every fault, where it is and how to mend it
 */
export function readConfig(written: unknown): HttpCrmConfig {
	const check = new Checker();
	const all = asFields(parsed(written));
	if (Object.keys(all).length === 0) throw new CrmFailure('refused', 'The description of the CRM in the node is no JSON object. Begin with {"find": {"url": "https://…?phone={{e164}}"}} and see the example in the documentation.');
	check.knows(all, '', ['account', 'contact', 'find', 'read', 'create', 'update', 'log', 'owners', 'conflict', 'faultField', 'createsOnce', 'searchLagSeconds', 'limit']);

	const contact = check.object(all, 'contact', 'Say where the parts of a record stand: {"id": "id", "phones": ["phone"]}.');
	check.knows(contact, 'contact.', ['id', 'phones', 'name', 'firstName', 'email', 'owner', 'tags', 'createdAt', 'url']);
	const find = check.endpoint(all, 'find', 'GET', ['list'], FIND_MARKS, FIND_MARKS);
	const read = check.endpoint(all, 'read', 'GET', ['record'], ['id'], ['id']);
	const create = check.endpoint(all, 'create', 'POST', ['wrap', 'id'], FIND_MARKS, []);
	const update = check.endpoint(all, 'update', 'PATCH', ['wrap'], ['id'], ['id']);
	const log = own(all, 'log') === undefined ? undefined : check.endpoint(all, 'log', 'POST', ['id'], LOG_MARKS, ['id']);
	const owners = own(all, 'owners') === undefined ? undefined : check.endpoint(all, 'owners', 'GET', ['list', 'id', 'name', 'email'], [], []);
	const conflict = asFields(own(all, 'conflict'));
	check.knows(conflict, 'conflict.', ['statuses', 'id']);
	const limit = own(all, 'limit') === undefined ? undefined : asFields(own(all, 'limit'));

	const optional = <N extends Exclude<keyof RecordPaths, 'id' | 'phones'>>(name: N) => check.optionalPath(contact, name, `contact.${name}`);
	const config: HttpCrmConfig = {
		account: check.text(all, 'account', new URL(find.url).host),
		contact: {
			id: check.path(contact, 'id', 'contact.id', 'id'),
			phones: check.paths(contact, 'phones', 'contact.phones'),
			...optional('name'),
			...optional('firstName'),
			...optional('email'),
			...optional('owner'),
			...optional('tags'),
			...optional('createdAt'),
			...optional('url'),
		},
		find: { ...find, list: check.path(asFields(all.find), 'list', 'find.list', '') },
		read: { ...read, record: check.path(asFields(all.read), 'record', 'read.record', '') },
		create: { ...create, wrap: check.path(asFields(all.create), 'wrap', 'create.wrap', ''), id: check.path(asFields(all.create), 'id', 'create.id', 'id') },
		update: { ...update, wrap: check.path(asFields(all.update), 'wrap', 'update.wrap', '') },
		...(log ? { log: { ...log, id: check.path(asFields(all.log), 'id', 'log.id', 'id') } } : {}),
		...(owners ? { owners: { ...owners, ...ownerPaths(check, asFields(all.owners)) } } : {}),
		conflict: { statuses: check.statuses(conflict, 'statuses', 'conflict.statuses', [409]), ...check.optionalPath(conflict, 'id', 'conflict.id') },
		...check.optionalPath(all, 'faultField', 'faultField'),
		createsOnce: check.flag(all, 'createsOnce'),
		searchLagSeconds: check.number(all, 'searchLagSeconds', 'searchLagSeconds', 0, 0, 3_600),
		...(limit ? { limit: { requests: check.number(limit, 'requests', 'limit.requests', 1, 1, 1_000_000), perSeconds: check.number(limit, 'perSeconds', 'limit.perSeconds', 1, 1, 86_400) } } : {}),
	};
	check.end();
	return config;
}

const ownerPaths = (check: Checker, owners: Fields) => ({
	list: check.path(owners, 'list', 'owners.list', ''),
	id: check.path(owners, 'id', 'owners.id', 'id'),
	name: check.path(owners, 'name', 'owners.name', 'name'),
	email: check.path(owners, 'email', 'owners.email', 'email'),
});

function parsed(written: unknown): unknown {
	if (typeof written !== 'string') return written;
	try {
		return JSON.parse(written) as unknown;
	} catch {
		return undefined;
	}
}
