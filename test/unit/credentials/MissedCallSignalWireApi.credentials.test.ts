import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workflow, type ICredentialDataDecryptedObject, type IHttpRequestOptions, type INode, type INodeTypes } from 'n8n-workflow';
import { MissedCallSignalWireApi } from '../../../credentials/MissedCallSignalWireApi.credentials';
import { startFakeSignalWire } from '../../fakes/signalwire';

const FOLDER = join(__dirname, '..', '..', '..', 'credentials');
const credential = new MissedCallSignalWireApi();
const OPTIONS: IHttpRequestOptions = { url: 'https://example.signalwire.com/x', method: 'GET', headers: { accept: 'application/json' } };

it('signs requests with project and token, never with the signing key', async () => {
	const signed = await credential.authenticate({ projectId: ' p1', apiToken: 'PT1\n', signingSecret: 'PSK1' }, OPTIONS);
	expect(signed).toEqual({ ...OPTIONS, auth: { username: 'p1', password: 'PT1' } });
	expect(OPTIONS).not.toHaveProperty('auth');
});

it('hides what is secret, and has an icon for each theme', () => {
	expect(credential.properties.filter(({ typeOptions }) => typeOptions?.password === true).map(({ name }) => name)).toEqual(['apiToken', 'signingSecret']);
	for (const icon of [credential.icon.light, credential.icon.dark]) {
		const path = join(FOLDER, icon.replace('file:', ''));
		expect(existsSync(path)).toBe(true);
		expect(readFileSync(path, 'utf8')).toMatch(/^<svg [^>]*viewBox=/);
	}
});

describe('trying it out', () => {
	const node = { id: '1', name: 'Node', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} } as INode;
	const nodeTypes = { getByName: () => undefined, getByNameAndVersion: () => undefined } as unknown as INodeTypes;
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const resolved = (value: unknown, data: ICredentialDataDecryptedObject) => String(workflow.expression.getSimpleParameterValue(node, String(value), 'internal', { $credentials: data }));
	const urlOf = (data: ICredentialDataDecryptedObject) => resolved(credential.test.request.baseURL, data) + resolved(credential.test.request.url, data);

	it.each(['example', ' example.signalwire.com ', 'https://example.signalwire.com/dashboard?x'])('asks the Space %j', (space) => {
		expect(urlOf({ space, projectId: ' p1 ' })).toBe('https://example.signalwire.com/api/laml/2010-04-01/Accounts/p1/Messages.json?PageSize=1');
	});

	it('is accepted and refused by the API', async () => {
		const fake = await startFakeSignalWire();
		const data = { space: fake.url, projectId: fake.accountSid, apiToken: fake.authToken, signingSecret: fake.signingKey };
		const status = async (token: string) => {
			const { auth } = await credential.authenticate({ ...data, apiToken: token }, OPTIONS);
			return (await fetch(urlOf(data), { headers: { authorization: `Basic ${Buffer.from(`${auth?.username}:${auth?.password}`).toString('base64')}` } })).status;
		};
		expect([await status(fake.authToken), await status(fake.signingKey)]).toEqual([200, 401]);
		await fake.close();
	});
});
