import type { AddressInfo } from 'node:net';
import type { Http } from '../../../engine';
import { fetchHttp } from '../../support/http';
import { createApi, type Faults, type Seen } from './server';
import { State } from './state';

export { addMessage } from './conversations';
export { newId, stored, type State } from './state';
export { newKeys, requestWith, signedRequest, WEBHOOK_URL } from './webhooks';

/** One location of HighLevel over real HTTP: conversations, contacts, opportunities, users and custom fields. */
export interface FakeHighLevel {
	readonly url: string;
	readonly state: State;
	readonly faults: Faults;
	readonly seen: readonly Seen[];
	/** Bears the token, or another one. */
	http(token?: string): Http;
	readonly stop: () => Promise<void>;
}

export async function startFakeHighLevel(): Promise<FakeHighLevel> {
	const state = new State();
	const faults: Faults = { throttled: { times: 0 }, failing: 0, cut: 'none', failAfter: 'none', refuseCreate: false };
	const seen: Seen[] = [];
	const server = createApi(state, faults, seen);
	await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		state,
		faults,
		seen,
		http: (token = state.token) => fetchHttp((request) => ({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } })),
		stop: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => void server.close(() => resolve()));
		},
	};
}
