import { callrail, type CallRailSecrets } from '../../../../../connectors/phones/callrail';
import type { Http } from '../../../../../engine';
import { ACCOUNT, API_KEY, startFakeCallRail, type FakeCallRail } from '../../../../fakes/callrail/start';
import { fetchHttp } from '../../../../support/http';

export const [CALLER, LINE] = ['+14155550123', '+14155550132'];

export interface World {
	readonly fake: FakeCallRail;
	readonly http: Http;
	readonly secrets: CallRailSecrets;
}

/** A fake, a connection with its key, and the secrets of a credential without a company. */
export async function world(): Promise<World> {
	const fake = await startFakeCallRail(LINE);
	const http = fetchHttp((request) => ({ ...request, headers: { ...request.headers, authorization: `Token token="${API_KEY}"` } }));
	return { fake, http, secrets: callrail.readSecrets({ credential: { apiKey: API_KEY, accountId: ACCOUNT, baseUrl: `${fake.url}/` }, kept: {} }) };
}
