import { hubspot } from '../../../connectors/crms/hubspot';
import type { Crm } from '../../../engine';
import { fetchHttp } from '../../support/http';
import type { CrmFake, FakeContact, FakeEntry, SeedContact } from '../../contract/crms/dialect';
import { failure } from './checks';
import { FAKE_TOKEN, route } from './routes';
import { VendorServer } from './server';
import { HubSpotState, type FakeRecord } from './state';

export interface FakeHubSpot extends CrmFake {
	readonly state: HubSpotState;
	readonly server: VendorServer;
	/** The connector's, with some other token or Hub ID. */
	connectWith(token: string, portal?: string): Crm;
}

export interface FakeHubSpotOptions {
	/** Seconds that the search index is behind. */
	readonly lagSeconds?: number;
	/** With the fields that the connector makes. */
	readonly madeFields?: boolean;
}

/** Every fake is another account: what a connector remembers of one must not be told of another. */
let portals = 24_000_000;

export async function startFakeHubSpot({ lagSeconds = 10, madeFields = false }: FakeHubSpotOptions = {}): Promise<FakeHubSpot> {
	const state = new HubSpotState(String((portals += 1)), lagSeconds);
	const server = new VendorServer({
		route: (request) => route(state, request),
		writes: ({ method, path }) => method === 'PATCH' || (method === 'POST' && !path.includes('search') && !path.includes('batch')),
		throttled: (retryAfterSeconds) => ({
			...failure(429, 'RATE_LIMITS', 'You have reached your ten_secondly_rolling limit.', { policyName: 'TEN_SECONDLY_ROLLING' }),
			...(retryAfterSeconds === undefined ? {} : { headers: { 'retry-after': String(retryAfterSeconds) } }),
		}),
		trouble: failure(503, 'SERVICE_UNAVAILABLE', 'temporarily unavailable'),
	});
	await server.start();
	const connectWith = (token: string, portal = state.portal): Crm =>
		hubspot.connect({
			credential: { accessToken: token, portalId: portal },
			parameters: {},
			http: fetchHttp((request) => ({ ...request, url: request.url.replace('https://api.hubapi.com', server.url), headers: { ...request.headers, authorization: `Bearer ${token}` } })),
			now: () => state.clock,
		});
	if (madeFields) await connectWith(FAKE_TOKEN).makeFields?.();
	const contactOf = (id: string): FakeRecord => {
		const record = state.get('contacts', id);
		if (!record) throw new Error(`The fake has no contact ${id}.`);
		return record;
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
		contacts: async () => state.all('contacts').map(shownContact),
		entries: async (contactId) => entriesOf(state, contactOf(contactId).id),
		remove: async (id) => {
			contactOf(id).archived = true;
		},
		merge: async (from, into) => {
			const [lost, kept] = [contactOf(from), contactOf(into)];
			lost.archived = true;
			state.merged.set(lost.id, kept.id);
			kept.values.hs_merged_object_ids = lost.id;
			for (const type of state.records.keys()) for (const record of state.all(type)) if (record.contacts.delete(lost.id)) record.contacts.add(kept.id);
			return true;
		},
		owner: { id: '9001', email: 'dana@example.com' },
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

function seed(state: HubSpotState, { phone, name, email, owner, customer, openDeal }: SeedContact): string {
	const [firstname = '', ...rest] = (name ?? '').split(' ');
	const values = { phone, firstname, lastname: rest.join(' '), email: email ?? '', hubspot_owner_id: owner ?? '', lifecyclestage: customer === true ? 'customer' : 'lead' };
	const { id } = state.add('contacts', values, [], 0);
	if (openDeal !== undefined) state.add('deals', { dealname: openDeal, pipeline: 'default', dealstage: 'appointmentscheduled' }, [id], 0);
	return id;
}

function shownContact({ id, values }: FakeRecord): FakeContact {
	const text = (name: string): string | undefined => values[name] || undefined;
	const name = [text('firstname'), text('lastname')].filter(Boolean).join(' ');
	return {
		id,
		phones: [text('phone'), text('mobilephone')].filter((phone) => phone !== undefined),
		...(name === '' ? {} : { name }),
		...(values.firstname ? { firstName: values.firstname } : {}),
		...(values.email ? { email: values.email } : {}),
		...(values.hubspot_owner_id ? { owner: values.hubspot_owner_id } : {}),
		tags: [],
		values,
	};
}

const KINDS = { calls: 'call', communications: 'text', notes: 'note', tasks: 'task', deals: 'deal' } as const;

function entriesOf(state: HubSpotState, contactId: string): readonly FakeEntry[] {
	return Object.entries(KINDS).flatMap(([type, kind]) =>
		state
			.all(type)
			.filter(({ contacts }) => contacts.has(contactId))
			.map(({ id, values }) => {
				const words = ['hs_call_title', 'hs_call_body', 'hs_communication_body', 'hs_note_body', 'hs_task_subject', 'hs_task_body', 'dealname'].flatMap((name) => values[name] ?? []);
				const status = values.dealstage ?? values.hs_task_status ?? values.hs_call_status;
				return { id, kind, text: words.join('\n'), ...(type === 'tasks' ? { dueAt: Date.parse(values.hs_timestamp ?? '') } : {}), ...(status === undefined ? {} : { status }) };
			}),
	);
}
