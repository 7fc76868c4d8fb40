import { highlevelCrm } from '../../../connectors/crms/highlevel';
import { startFakeHighLevel, stored, type State } from '../../fakes/highlevel';
import type { CrmDialect, CrmFake, FakeContact, FakeEntry } from './dialect';

async function start(): Promise<CrmFake> {
	const fake = await startFakeHighLevel();
	const { state, faults } = fake;
	const connect = (token?: string) =>
		highlevelCrm.connect({ credential: { locationId: state.locationId, baseUrl: fake.url }, parameters: {}, http: fake.http(token), now: () => state.now() });
	const [owner] = state.users;
	if (!owner) throw new Error('The fake has no users.');
	return {
		connect: () => connect(),
		connectUnauthorized: () => connect('pit-another'),
		now: () => state.now(),
		advance: (seconds) => state.advance(seconds),
		seed: async ({ phone, name, email, owner: assignedTo, tags, customer, openDeal }) => {
			const contact = state.addContact({ phone: stored(phone), ...(name ? { name } : {}), ...(email ? { email } : {}), ...(assignedTo ? { assignedTo } : {}), tags: [...(tags ?? [])], type: customer ? 'customer' : 'lead', searchableAt: state.now() });
			if (openDeal) state.opportunities.push({ id: `deal-${contact.id}`, contactId: contact.id, locationId: state.locationId, name: openDeal, status: 'open', pipelineId: state.pipelines[0]?.id ?? '', createdAt: state.iso() });
			return contact.id;
		},
		contacts: async () => [...state.contacts.values()].map((contact) => told(state, contact)),
		entries: async (contactId) => entriesOf(state, contactId),
		remove: async (contactId) => void state.contacts.delete(contactId),
		// Merging is done by hand, and the one that is merged is gone without a trace for the API.
		merge: async () => false,
		owner: { id: owner.id, email: owner.email },
		throttleNext: (times, retryAfterSeconds) => {
			faults.throttled = { times, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
			return true;
		},
		failNext: (times) => void (faults.failing = times),
		cutAfterCommitting: () => void (faults.cut = 'write'),
		refuseNext: () => void (faults.refuseCreate = true),
		requests: () => fake.seen.length,
		stop: fake.stop,
	};
}

function told(state: State, contact: State['contacts'] extends Map<string, infer C> ? C : never): FakeContact {
	const { id, phone, name, firstName, email, assignedTo, tags, customFields, more } = contact;
	const own = Object.fromEntries(customFields.map((field) => [state.customFields.find((each) => each.id === field.id)?.fieldKey ?? field.id, field.value]));
	const standard = Object.fromEntries(Object.entries({ phone, name, firstName, lastName: contact.lastName, email, assignedTo, ...more }).filter(([, value]) => value !== undefined));
	return { id, phones: phone ? [phone] : [], ...(name ? { name } : {}), ...(firstName ? { firstName } : {}), ...(email ? { email } : {}), ...(assignedTo ? { owner: assignedTo } : {}), tags, values: { ...standard, ...own } };
}

function entriesOf(state: State, of: string): readonly FakeEntry[] {
	return [
		...state.notes.filter(({ contactId }) => contactId === of).map(({ id, body }) => ({ id, kind: 'note' as const, text: body })),
		...state.tasks.filter(({ contactId }) => contactId === of).map(({ id, title, body, dueDate, completed }) => ({ id, kind: 'task' as const, text: `${title}\n${body}`, dueAt: Date.parse(dueDate), status: completed ? 'done' : 'open' })),
		...state.opportunities.filter(({ contactId }) => contactId === of).map(({ id, name, status }) => ({ id, kind: 'deal' as const, text: name, status })),
	];
}

export const highlevelCrmDialect: CrmDialect = { connector: highlevelCrm, start };
