import { checkFields, ok, Refusal, text, type Answer, type Request } from './answers';
import { stored, type Contact, type State } from './state';

const STANDARD = ['firstName', 'lastName', 'name', 'email', 'phone', 'address1', 'city', 'state', 'postalCode', 'website', 'timezone', 'dnd', 'dndSettings', 'inboundDndSettings', 'tags', 'customFields', 'source', 'dateOfBirth', 'country', 'assignedTo'];
const KNOWN = new Set(['phone', 'name', 'firstName', 'lastName', 'email', 'assignedTo', 'tags', 'customFields', 'locationId', 'dnd', 'createNewIfDuplicateAllowed']);

export function duplicate(state: State, { query }: Request): Answer {
	inLocation(state, query.locationId);
	if (!query.number && !query.email) throw new Refusal(422, ['number or email must be given']);
	const contact = query.number ? state.ofPhone(stored(query.number)) : state.ofEmail(query.email ?? '');
	return ok({ contact: contact ? shown(contact) : null, traceId: 'trace' });
}

export function search(state: State, { body }: Request): Answer {
	inLocation(state, body.locationId);
	if (typeof body.pageLimit !== 'number') throw new Refusal(422, ['pageLimit must be a number']);
	const words = text(body.query);
	const found = [...state.contacts.values()].filter((contact) => contact.searchableAt <= state.now() && JSON.stringify(shown(contact)).includes(words));
	return ok({ contacts: found.slice(0, body.pageLimit).map(shown), total: found.length, traceId: 'trace' });
}

/** E-mail before number; a number that another contact has is silently left out. */
export function upsert(state: State, { body }: Request): Answer {
	checkFields(body, [...STANDARD, 'locationId', 'gender', 'companyName', 'createNewIfDuplicateAllowed'], ['locationId']);
	inLocation(state, body.locationId);
	if (!body.phone && !body.email) throw new Refusal(422, ['Email or phone is required']);
	const phone = body.phone ? stored(text(body.phone)) : undefined;
	const owner = phone === undefined ? undefined : state.ofPhone(phone);
	const there = (body.email ? state.ofEmail(text(body.email)) : undefined) ?? owner;
	const contact = there ?? state.addContact({});
	const { phone: _phone, ...rest } = body;
	write(state, contact, rest);
	if (phone !== undefined && (!owner || owner === contact)) contact.phone = phone;
	return ok({ new: there === undefined, contact: shown(contact), traceId: 'trace' });
}

export function read(state: State, { ids }: Request): Answer {
	return ok({ contact: shown(contactOf(state, ids[0])), traceId: 'trace' });
}

export function update(state: State, { ids, body }: Request): Answer {
	const contact = contactOf(state, ids[0]);
	checkFields(body, STANDARD);
	const [email, phone] = [text(body.email), body.phone ? stored(text(body.phone)) : ''];
	const other = [email ? (['email', state.ofEmail(email)] as const) : undefined, phone ? (['phone', state.ofPhone(phone)] as const) : undefined].find((each) => each?.[1] && each[1] !== contact);
	if (other?.[1]) throw new Refusal(400, 'This location does not allow duplicated contacts.', { meta: { contactId: other[1].id, contactName: other[1].name ?? '', matchingField: other[0] } });
	write(state, contact, body);
	if (phone) contact.phone = phone;
	return ok({ succeded: true, contact: shown(contact) });
}

export function addTags(state: State, { ids, body }: Request): Answer {
	const contact = contactOf(state, ids[0]);
	checkFields(body, ['tags'], ['tags']);
	contact.tags = [...new Set([...contact.tags, ...(body.tags as string[]).map((tag) => tag.toLowerCase())])];
	return ok({ tags: contact.tags }, 201);
}

export function contactOf(state: State, id: unknown): Contact {
	const contact = state.contacts.get(text(id));
	if (!contact) throw new Refusal(400, `Contact with id ${text(id)} not found`);
	return contact;
}

export function inLocation(state: State, locationId: unknown): void {
	if (locationId !== state.locationId) throw new Refusal(403, 'The token does not have access to this location.');
}

function write(state: State, contact: Contact, body: Readonly<Record<string, unknown>>): void {
	for (const name of ['name', 'firstName', 'lastName', 'email', 'assignedTo'] as const) {
		if (body[name] !== undefined) contact[name] = body[name] === null ? undefined : text(body[name]);
	}
	if (body.assignedTo && !state.users.some(({ id }) => id === body.assignedTo)) throw new Refusal(422, ['assignedTo is invalid']);
	for (const [name, value] of Object.entries(body)) if (!KNOWN.has(name)) contact.more[name] = value;
	if (Array.isArray(body.tags)) contact.tags = body.tags as string[];
	for (const field of (body.customFields ?? []) as { id: string; field_value: string }[]) {
		if (!state.customFields.some(({ id }) => id === field.id)) throw new Refusal(400, 'Custom field id is invalid');
		contact.customFields = [...contact.customFields.filter(({ id }) => id !== field.id), { id: field.id, value: field.field_value }];
	}
}

function shown({ searchableAt: _at, more, ...contact }: Contact): object {
	return { ...contact, ...more };
}
