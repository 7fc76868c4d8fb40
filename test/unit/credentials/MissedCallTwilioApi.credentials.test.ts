import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workflow, type ICredentialDataDecryptedObject, type IHttpRequestOptions, type INode, type INodeTypes } from 'n8n-workflow';
import { MissedCallTwilioApi } from '../../../credentials/MissedCallTwilioApi.credentials';
import { startFakeTwilio, type FakeTwilio } from '../../fakes/twilio';

const FOLDER = join(__dirname, '..', '..', '..', 'credentials');
const credential = new MissedCallTwilioApi();
const OPTIONS: IHttpRequestOptions = { url: 'https://api.twilio.com/x', method: 'GET', headers: { accept: 'application/json' } };

describe('signing requests', () => {
	const data = { accountSid: 'AC1', authToken: 'token', sendWith: 'authToken', apiKeySid: 'SK1', apiKeySecret: 'secret', baseUrl: 'https://api.twilio.com' };
	const authOf = async (credentials: ICredentialDataDecryptedObject) => (await credential.authenticate(credentials, OPTIONS)).auth;

	it('is a function, for an expression would cost an isolate on every request', () => {
		expect(typeof credential.authenticate).toBe('function');
	});

	it('is done with the account’s token', async () => {
		expect(await authOf(data)).toEqual({ username: 'AC1', password: 'token' });
	});

	it('is done with the API key where that is chosen, and complete', async () => {
		expect(await authOf({ ...data, sendWith: 'apiKey' })).toEqual({ username: 'SK1', password: 'secret' });
		expect(await authOf({ ...data, sendWith: 'apiKey', apiKeySecret: '' })).toEqual({ username: 'AC1', password: 'token' });
		expect(await authOf({ ...data, sendWith: 'apiKey', apiKeySid: ' ' })).toEqual({ username: 'AC1', password: 'token' });
	});

	it('forgives the white space of pasting', async () => {
		expect(await authOf({ ...data, accountSid: ' AC1', authToken: 'token\n' })).toEqual({ username: 'AC1', password: 'token' });
	});

	it('leaves the rest of the request, and the request that was given, alone', async () => {
		const signed = await credential.authenticate(data, OPTIONS);
		expect(signed).toMatchObject(OPTIONS);
		expect(OPTIONS).not.toHaveProperty('auth');
	});
});

describe('the form', () => {
	const field = (name: string) => credential.properties.find((property) => property.name === name);

	it('hides what is secret', () => {
		const hidden = credential.properties.filter(({ typeOptions }) => typeOptions?.password === true).map(({ name }) => name);
		expect(hidden).toEqual(['authToken', 'apiKeySid', 'apiKeySecret']);
	});

	it('asks for the API key only where one is used, and for the token always', () => {
		expect(field('apiKeySid')?.displayOptions).toEqual({ show: { sendWith: ['apiKey'] } });
		expect(field('apiKeySecret')?.displayOptions).toEqual({ show: { sendWith: ['apiKey'] } });
		expect(field('authToken')).toMatchObject({ required: true });
		expect(field('authToken')).not.toHaveProperty('displayOptions');
	});

	it('has an icon for each theme', () => {
		const { light, dark } = credential.icon;
		expect(light).not.toBe(dark);
		for (const icon of [light, dark]) {
			const file = join(FOLDER, icon.replace('file:', ''));
			expect(existsSync(file)).toBe(true);
			expect(readFileSync(file, 'utf8')).toMatch(/^<svg [^>]*viewBox=/);
		}
	});
});

describe('trying it out', () => {
	let fake: FakeTwilio;
	beforeAll(async () => {
		fake = await startFakeTwilio();
	});
	afterAll(async () => await fake.close());

	const node = { id: '1', name: 'Node', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} } as INode;
	const nodeTypes = { getByName: () => undefined, getByNameAndVersion: () => undefined } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });

	/** What n8n makes of an expression of the credential. */
	const resolved = (value: unknown, data: ICredentialDataDecryptedObject) =>
		String(workflow.expression.getSimpleParameterValue(node, String(value), 'internal', { $credentials: data }));

	async function tried(changes: ICredentialDataDecryptedObject): Promise<number> {
		const data = { accountSid: fake.accountSid, authToken: fake.authToken, sendWith: 'authToken', apiKeySid: fake.apiKey.sid, apiKeySecret: fake.apiKey.secret, baseUrl: `${fake.url}/`, ...changes };
		const { auth } = await credential.authenticate(data, OPTIONS);
		const { baseURL, url } = credential.test.request;
		const answer = await fetch(resolved(baseURL, data) + resolved(url, data), {
			headers: { authorization: `Basic ${Buffer.from(`${auth?.username}:${auth?.password}`).toString('base64')}` },
		});
		await answer.text();
		return answer.status;
	}

	it('works with the token and with a standard API key, which may not read the account', async () => {
		expect(await tried({})).toBe(200);
		expect(await tried({ sendWith: 'apiKey' })).toBe(200);
	});

	it('fails with a wrong token, key or account', async () => {
		expect(await tried({ authToken: 'wrong' })).toBe(401);
		expect(await tried({ sendWith: 'apiKey', apiKeySecret: 'wrong' })).toBe(401);
		expect(await tried({ accountSid: `AC${'9'.repeat(32)}` })).toBe(401);
	});

	it('asks Twilio itself where no address is given', () => {
		expect(resolved(credential.test.request.baseURL, { baseUrl: '' })).toBe('https://api.twilio.com');
		expect(resolved(credential.test.request.baseURL, {})).toBe('https://api.twilio.com');
	});
});
