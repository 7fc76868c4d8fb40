import { genericCrm } from '../../../connectors/crms/generic';
import { MissedCallCrmHttpApi } from '../../../credentials/MissedCallCrmHttpApi.credentials';
import { FakeRestCrm, KEY, phonesOf } from '../../fakes/restCrm';
import { signedHttp } from '../../fakes/restCrm/http';
import type { CrmDialect, FakeEntry } from './dialect';

/** As a user would describe the fake. */
export const descriptionOf = (url: string) => ({
	account: 'the-shop',
	contact: { id: 'id', phones: ['phone', 'mobile.number'], name: 'name', firstName: 'firstName', email: 'email', owner: 'owner', tags: 'labels', createdAt: 'createdAt' },
	find: { method: 'GET', url: `${url}/contacts?phone={{national}}`, list: 'data.items' },
	read: { url: `${url}/contacts/{{id}}`, record: 'data' },
	create: { method: 'POST', url: `${url}/contacts`, wrap: 'contact', id: 'data.id', body: { contact: { kind: 'person' } } },
	update: { method: 'PATCH', url: `${url}/contacts/{{id}}`, wrap: 'contact' },
	log: { url: `${url}/contacts/{{id}}/notes`, id: 'note.id', body: { kind: '{{kind}}', text: '{{text}}', due: '{{dueAt}}', status: '{{status}}' } },
	owners: { url: `${url}/users`, name: 'fullName' },
	conflict: { statuses: [409], id: 'error.existing' },
	faultField: 'error.field',
	createsOnce: true,
	limit: { requests: 50, perSeconds: 1 },
});

export function connectTo(fake: FakeRestCrm, key = KEY, more: object = {}) {
	const data = { kind: 'bearer', secret: ` ${key}\n` };
	return genericCrm.connect({
		credential: data,
		parameters: { httpCrm: JSON.stringify({ ...descriptionOf(fake.url), ...more }) },
		http: signedHttp(new MissedCallCrmHttpApi(), data),
		now: () => fake.now(),
	});
}

export const genericDialect: CrmDialect = {
	connector: genericCrm,
	start: async () => {
		const fake = await new FakeRestCrm().start();
		return {
			connect: () => connectTo(fake),
			connectUnauthorized: () => connectTo(fake, 'wrong'),
			now: () => fake.now(),
			advance: (seconds) => fake.advance(seconds),
			seed: async ({ phone, name, email, owner, tags }) => fake.put({ phone, ...(name ? { name } : {}), ...(email ? { email } : {}), ...(owner ? { owner } : {}), ...(tags ? { labels: [...tags] } : {}) }),
			contacts: async () =>
				fake.people.map((person) => ({
					id: person.id,
					phones: phonesOf(person),
					...(typeof person.name === 'string' ? { name: person.name } : {}),
					...(typeof person.firstName === 'string' ? { firstName: person.firstName } : {}),
					...(typeof person.email === 'string' ? { email: person.email } : {}),
					...(typeof person.owner === 'string' ? { owner: person.owner } : {}),
					tags: (person.labels ?? []) as string[],
					values: person,
				})),
			entries: async (contactId) =>
				fake.notes
					.filter(({ contact }) => contact === contactId)
					.map(({ id, kind, text, dueAt, status }) => ({ id: String(id), kind: kind as FakeEntry['kind'], text, ...(dueAt ? { dueAt: Date.parse(dueAt) } : {}), ...(status ? { status } : {}) })),
			remove: async (contactId) => {
				fake.people = fake.people.filter(({ id }) => id !== contactId);
			},
			merge: async () => false,
			owner: { id: '7', email: 'dana@example.com' },
			throttleNext: (times, seconds) => {
				fake.failNext(times, () => ({ status: 429, body: {}, ...(seconds === undefined ? {} : { headers: { 'retry-after': String(seconds) } }) }));
				return true;
			},
			failNext: (times) => fake.failNext(times),
			cutAfterCommitting: () => fake.cutAfterCommitting(),
			refuseNext: () => fake.refuseNextCreate(),
			requests: () => fake.log.length,
			stop: async () => await fake.stop(),
		};
	},
};
