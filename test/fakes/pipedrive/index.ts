import { pipedrive } from '../../../connectors/crms/pipedrive';
import type { Crm } from '../../../engine';
import type { CrmFake, FakeContact, FakeEntry, SeedContact } from '../../contract/crms/dialect';
import { fetchHttp } from '../../support/http';
import { VendorServer } from '../hubspot/server';
import { refusal } from './checks';
import { FAKE_TOKEN, route } from './routes';
import { PipedriveState, rfc3339, type Entry, type Person } from './state';

export interface FakePipedrive extends CrmFake {
	readonly state: PipedriveState;
	readonly server: VendorServer;
	/** The connector's, with some other token or company. */
	connectWith(token: string, company?: string): Crm;
}

export interface FakePipedriveOptions {
	/** Seconds that the search is behind. */
	readonly lagSeconds?: number;
	/** With the fields that the connector makes. */
	readonly madeFields?: boolean;
}

/** Every fake is another company: what a connector remembers of one must not be told of another. */
let companies = 0;

export async function startFakePipedrive({ lagSeconds = 10, madeFields = false }: FakePipedriveOptions = {}): Promise<FakePipedrive> {
	const state = new PipedriveState(`company-${(companies += 1)}`, lagSeconds);
	const server = new VendorServer({
		route: (request) => route(state, request),
		writes: ({ method }) => method !== 'GET',
		throttled: (seconds) => ({ ...refusal(429, 'request over limit'), headers: { 'x-ratelimit-remaining': '0', ...(seconds === undefined ? {} : { 'x-ratelimit-reset': String(seconds) }) } }),
		trouble: refusal(503, 'service unavailable'),
	});
	await server.start();
	const connectWith = (token: string, company = state.company): Crm =>
		pipedrive.connect({
			credential: { apiToken: token, companyDomain: company },
			parameters: {},
			http: fetchHttp((request) => ({ ...request, url: request.url.replace(`https://${state.company}.pipedrive.com`, server.url), headers: { ...request.headers, 'x-api-token': token } })),
			now: () => state.clock,
		});
	if (madeFields) await connectWith(FAKE_TOKEN).makeFields?.();
	const personOf = (id: string): Person => {
		const person = state.person(id);
		if (!person) throw new Error(`The fake has no person ${id}.`);
		return person;
	};
	const base = server.seen.length;
	return {
		state,
		server,
		connectWith,
		connect: () => connectWith(FAKE_TOKEN),
		connectUnauthorized: () => connectWith('another-token'),
		now: () => state.clock,
		advance: (seconds) => {
			state.clock += seconds * 1000;
		},
		seed: async (contact) => seed(state, contact),
		contacts: async () => state.persons.filter(({ is_deleted }) => !is_deleted).map((person) => shown(state, person)),
		entries: async (contactId) => entriesOf(state, personOf(contactId).id),
		remove: async (id) => {
			personOf(id).is_deleted = true;
		},
		// There is merging, and no way to ask who somebody was merged into.
		merge: async () => false,
		owner: { id: '31', email: 'dana@example.com' },
		throttleNext: (times, retryAfterSeconds) => {
			server.throttleNext(times, retryAfterSeconds);
			return true;
		},
		failNext: (times) => server.failNext(times),
		cutAfterCommitting: () => server.cutAfterCommitting(),
		refuseNext: () => {
			state.refuseCreate = true;
		},
		requests: () => server.seen.length - base,
		stop: async () => await server.stop(),
	};
}

function seed(state: PipedriveState, { phone, name, email, owner, tags = [], customer, openDeal }: SeedContact): string {
	const labels = state.fields.find(({ field_code }) => field_code === 'label_ids')?.options ?? [];
	const label_ids = tags.map((tag) => {
		const known = labels.find(({ label }) => label === tag) ?? { id: state.nextId(), label: tag };
		if (!labels.includes(known)) labels.push(known);
		return known.id;
	});
	const person = state.addPerson(
		{
			name: name ?? 'No name',
			phones: phone === '' ? [] : [{ value: phone, primary: true, label: 'work' }],
			emails: email === undefined ? [] : [{ value: email, primary: true, label: 'work' }],
			owner_id: Number(owner ?? 31),
			label_ids,
		},
		0,
	);
	const deal = (title: string, status: string): number => state.entries.deals.push({ id: state.nextId(), person_id: person.id, title, status, add_time: rfc3339(state.clock) });
	if (customer === true) deal('Bought', 'won');
	if (openDeal !== undefined) deal(openDeal, 'open');
	return String(person.id);
}

function shown(state: PipedriveState, person: Person): FakeContact {
	const labels = state.fields.find(({ field_code }) => field_code === 'label_ids')?.options ?? [];
	const [first = '', ...rest] = person.name.split(' ');
	const own = Object.fromEntries(
		state.fields.filter(({ is_custom_field }) => is_custom_field).map(({ field_name, field_code }) => [field_name.replace('Missed call: ', 'missed_call_').replaceAll(' ', '_'), person.custom_fields[field_code]]),
	);
	return {
		id: String(person.id),
		phones: person.phones.map(({ value }) => value),
		name: person.name,
		firstName: first,
		...(person.emails[0] ? { email: person.emails[0].value } : {}),
		owner: String(person.owner_id),
		tags: labels.filter(({ id }) => person.label_ids.includes(id)).map(({ label }) => label),
		values: { ...own, name: person.name, first_name: first, last_name: rest.join(' '), phone: person.phones[0]?.value, email: person.emails[0]?.value, owner_id: String(person.owner_id) },
	};
}

const KINDS = { callLogs: 'call', notes: 'note', activities: 'task', deals: 'deal' } as const;

function entriesOf(state: PipedriveState, personId: number): readonly FakeEntry[] {
	return (Object.keys(KINDS) as Array<keyof typeof KINDS>).flatMap((kind) => state.ofPerson(kind, personId).map((entry) => shownEntry(kind, entry)));
}

function shownEntry(kind: keyof typeof KINDS, entry: Entry): FakeEntry {
	const words = [entry.subject, entry.title, entry.content, entry.note].filter((text) => typeof text === 'string');
	const dueAt = kind === 'activities' ? Date.parse(`${String(entry.due_date)}T${String(entry.due_time)}Z`) : undefined;
	const status = entry.status ?? entry.outcome;
	return { id: String(entry.id), kind: KINDS[kind], text: words.join('\n'), ...(dueAt === undefined ? {} : { dueAt }), ...(typeof status === 'string' ? { status } : {}) };
}
