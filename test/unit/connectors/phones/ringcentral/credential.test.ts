import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { httpRequestWithAuthentication } from 'n8n-core/dist/execution-engine/node-execution-context/utils/request-helpers/authentication';
import type { ICredentialDataDecryptedObject, IDataObject, IHttpRequestHelper, IHttpRequestOptions } from 'n8n-workflow';
import { MissedCallRingCentralApi } from '../../../../../credentials/MissedCallRingCentralApi.credentials';
import { APP, FakeRingCentral, JWT } from '../../../../fakes/ringcentral';

const credential = new MissedCallRingCentralApi();

let fake: FakeRingCentral;
/** The credential as n8n has it saved. */
let saved: ICredentialDataDecryptedObject;
beforeEach(async () => {
	fake = await FakeRingCentral.start();
	saved = { ...APP, jwtToken: ` ${JWT}\n`, serverUrl: `${fake.url}/`, verificationToken: '', accessToken: '' };
});
afterEach(async () => await fake.stop());

/** n8n's request, which throws for each status that is no success. */
const helpers: IHttpRequestHelper['helpers'] = {
	httpRequest: async ({ url, method = 'GET', headers, body }: IHttpRequestOptions) => {
		const answer = await fetch(url, { method, headers: headers as Record<string, string>, body: body as string });
		if (!answer.ok) throw Object.assign(new Error(`Status ${answer.status}`), { response: { status: answer.status } });
		return await answer.json();
	},
};

/** n8n's own flow: a token where there is none, once more after a 401 that is thrown, and saved each time. */
async function request(options: Partial<IHttpRequestOptions> = {}): Promise<{ readonly statusCode: number }> {
	const node = { id: '1', name: 'Node', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} };
	const credentialsHelper = {
		getParentTypes: () => [],
		preAuthentication: async (helper: IHttpRequestHelper, data: ICredentialDataDecryptedObject, _type: string, _node: unknown, expired: boolean): Promise<IDataObject | undefined> => {
			if (data.accessToken !== '' && !expired) return undefined;
			const output = await credential.preAuthentication.call(helper, data);
			Object.assign(saved, output);
			return output;
		},
		authenticate: async (data: ICredentialDataDecryptedObject, _type: string, requestOptions: IHttpRequestOptions) => await credential.authenticate(data, requestOptions),
	};
	const context = { helpers, getCredentials: async () => ({ ...saved }), getNode: () => node, logger: { warn: () => undefined } };
	return (await (httpRequestWithAuthentication as (...all: unknown[]) => Promise<unknown>).call(
		context,
		credential.name,
		{ method: 'GET', url: `${fake.url}/restapi/v1.0/subscription`, returnFullResponse: true, ignoreHttpStatusErrors: true, ...options },
		{},
		node,
		{ credentialsHelper },
	)) as { readonly statusCode: number };
}

describe('the access token', () => {
	it('is got for the JWT, and used from then on', async () => {
		expect((await request()).statusCode).toBe(200);
		expect((await request()).statusCode).toBe(200);
		expect(fake.state.tokensGiven).toBe(1);
	});

	it('is replaced once it has expired, although our requests take a 401 as an answer', async () => {
		await request();
		const first = saved.accessToken;
		fake.expireTokens();
		expect((await request()).statusCode).toBe(200);
		expect(saved.accessToken).not.toBe(first);
		expect(fake.state.tokensGiven).toBe(2);
	});

	it('is shared by runs that find it expired at the same time', async () => {
		await request();
		fake.expireTokens();
		const stale = { ...saved };
		const ask = async () => (await credential.preAuthentication.call({ helpers }, { ...stale })).accessToken;
		const tokens = [...(await Promise.all([ask(), ask(), ask()])), await ask()];
		expect(new Set(tokens).size).toBe(1);
		expect(tokens[0]).not.toBe(stale.accessToken);
		expect(fake.state.tokensGiven).toBe(2);
	});

	it('that nobody gives is an answer 401: the request was not carried out', async () => {
		for (const wrong of [{ clientSecret: 'wrong' }, { jwtToken: 'wrong' }]) {
			saved = { ...saved, ...APP, jwtToken: JWT, accessToken: '', ...wrong };
			expect((await request({ method: 'POST' })).statusCode).toBe(401);
		}
		expect(fake.state.subscriptions.size).toBe(0);
	});

	it.each([429, 500])('that RingCentral cannot give just now (%d) lets nothing go out, and says so', async (status) => {
		fake.state.plan('POST token', { do: 'refuse', status, errorCode: 'CMN-301' });
		await expect(request()).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED', message: expect.stringContaining('Server URL') } });
		expect(fake.state.requests.map(({ path }) => path)).toEqual(['/restapi/oauth/token']);
	});

	it('that cannot be asked for lets nothing go out either', async () => {
		await fake.stop();
		await expect(request()).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
	});
});

describe('a request', () => {
	const OPTIONS: IHttpRequestOptions = { url: 'https://platform.ringcentral.com/x', method: 'GET', headers: { accept: 'application/json' } };

	it('bears the token, and is otherwise left alone', async () => {
		expect(await credential.authenticate({ accessToken: ' t ' }, OPTIONS)).toEqual({ ...OPTIONS, headers: { accept: 'application/json', authorization: 'Bearer t' } });
		expect(OPTIONS.headers).not.toHaveProperty('authorization');
	});

	it('of a test of the credential still fails on every error', async () => {
		expect(await credential.authenticate({}, OPTIONS)).not.toHaveProperty('ignoreHttpStatusErrors');
	});
});

describe('the form', () => {
	it('hides what is secret', () => {
		expect(credential.properties.filter(({ typeOptions }) => typeOptions?.password === true).map(({ name }) => name)).toEqual(['clientSecret', 'jwtToken', 'verificationToken', 'accessToken']);
	});

	it('keeps the token where n8n looks for what expires', () => {
		expect(credential.properties.filter(({ typeOptions }) => typeOptions?.expirable === true)).toMatchObject([{ name: 'accessToken', type: 'hidden', default: '' }]);
	});

	it('has an icon for each theme', () => {
		for (const icon of [credential.icon.light, credential.icon.dark]) {
			const file = join(__dirname, '../../../../../credentials', icon.replace('file:', ''));
			expect(existsSync(file)).toBe(true);
			expect(readFileSync(file, 'utf8')).toMatch(/^<svg [^>]*viewBox=/);
		}
	});
});
