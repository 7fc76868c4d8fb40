import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Workflow, type ICredentialDataDecryptedObject, type IHttpRequestOptions, type INode, type INodeTypes } from 'n8n-workflow';
import { crmSystems, phoneSystems } from '../../../connectors';
import { credentialType, propertiesOf } from '../../support/engine/credentialTypes';
import { OWN_NODES } from '../../support/engine/nodeTypes';

const FOLDER = join(__dirname, '..', '..', '..', 'credentials');
const NAMES = readdirSync(FOLDER).flatMap((file) => /^(\w+)\.credentials\.ts$/.exec(file)?.[1] ?? []);
const typeNamed = (name: string) => credentialType(name.replace(/^M/, 'm'));
const OPTIONS: IHttpRequestOptions = { url: 'https://api.example.com/x', method: 'GET', headers: { accept: 'application/json' } };

const node = { id: '1', name: 'Node', type: 'x', typeVersion: 1, position: [0, 0], parameters: {} } as INode;
const nodeTypes = { getByName: () => undefined, getByNameAndVersion: () => undefined } as unknown as INodeTypes;
const { expression } = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
const resolved = (value: unknown, data: ICredentialDataDecryptedObject) => String(expression.getSimpleParameterValue(node, value as string, 'internal', { $credentials: data }) ?? '');

it('are all listed in the package, and each is one that a node asks for', () => {
	const { n8n } = JSON.parse(readFileSync(join(FOLDER, '..', 'package.json'), 'utf8')) as { n8n: { credentials: string[] } };
	expect(n8n.credentials.map((file) => /(\w+)\.credentials\.js$/.exec(file)?.[1]).sort()).toEqual([...NAMES].sort());
	const asked = [...phoneSystems, ...crmSystems].flatMap(({ credential, alternative }) => [credential, alternative]).filter((name) => name !== undefined);
	expect(new Set([...asked, 'missedCallLedgerApi'])).toEqual(new Set(NAMES.map((name) => typeNamed(name).name)));
});

describe.each(NAMES)('%s', (name) => {
	const type = typeNamed(name);

	it('has an icon for each theme and a page that explains it', () => {
		const { light, dark } = type.icon as { light: string; dark: string };
		for (const icon of [light, dark]) expect(existsSync(join(FOLDER, icon.replace('file:', '')))).toBe(true);
		expect(type.documentationUrl).toMatch(/^https:\/\/github\.com\/.+(#[a-z0-9-]+|\.md)$/);
		expect(type.displayName).toMatch(/^Missed Call: \S/);
	});

	it('hides what is secret', () => {
		const shown = type.properties.filter(({ type: kind, typeOptions }) => kind === 'string' && typeOptions?.password !== true).map((field) => field.name);
		expect(shown.filter((field) => /secret|token|password|apikey|signing/i.test(field))).toEqual([]);
	});

	it('is tried out by a request over TLS that leads to the vendor, or by the node', () => {
		const request = type.test?.request;
		if (!request) {
			// OAuth2 is tried out by logging in; databases and what only sends to us by a node that has a way to.
			const byNode = OWN_NODES.some(({ description, methods }) => description.credentials?.some((one) => one.name === type.name && typeof one.testedBy === 'string' && methods?.credentialTest?.[one.testedBy] !== undefined));
			expect({ oAuth2: type.extends?.includes('oAuth2Api') === true, byNode }).toEqual({ oAuth2: !byNode, byNode });
			return;
		}
		const data = Object.fromEntries(propertiesOf(type.name).map((field) => [field.name, field.default === '' ? 'x1' : (field.default as string)]));
		if ('testUrl' in data) data.testUrl = 'https://crm.example.com/me';
		const url = resolved(request.baseURL ?? '', data) + resolved(request.url, data);
		expect(url).toMatch(/^https:\/\/[\w.-]+\/\S+$/);
		expect(url).not.toMatch(/undefined|\{\{/);
		for (const { properties } of type.test?.rules ?? []) expect((properties as { message: string }).message).toMatch(/\w\.$/);
	});
});

describe('a request is signed', () => {
	const BEARER = { headers: { accept: 'application/json', authorization: 'Bearer t1' } };
	it.each<[string, ICredentialDataDecryptedObject, object]>([
		['missedCallAirtableApi', { token: ' t1\n' }, BEARER],
		['missedCallAsteriskApi', { secret: ' s1 ' }, { headers: { accept: 'application/json', 'x-missed-call-secret': 's1' } }],
		['missedCallCallRailApi', { apiKey: ' k1 ', signingSecret: 'no' }, { headers: { accept: 'application/json', authorization: 'Token token="k1"' } }],
		['missedCallCrmHttpApi', { kind: 'bearer', secret: 't1' }, BEARER],
		['missedCallCrmHttpApi', { kind: 'header', name: 'X-Api-Key', secret: 'k1' }, { headers: { accept: 'application/json', 'x-api-key': 'k1' } }],
		['missedCallCrmHttpApi', { kind: 'query', name: 'key', secret: 'k1' }, { qs: { key: 'k1' } }],
		['missedCallCrmHttpApi', { kind: 'basic', user: 'u1', secret: 'p1' }, { auth: { username: 'u1', password: 'p1' } }],
		['missedCallCrmHttpApi', { kind: 'none', secret: 'no' }, {}],
		['missedCallHighLevelApi', { token: ' t1 ', webhookSecret: 'no' }, BEARER],
		['missedCallHubSpotApi', { accessToken: ' t1 ' }, BEARER],
		['missedCallPipedriveApi', { apiToken: ' t1 ' }, { headers: { accept: 'application/json', 'x-api-token': 't1' } }],
		['missedCallQuoApi', { apiKey: ' k1 ', signingSecrets: 'no' }, { headers: { accept: 'application/json', authorization: 'k1' } }],
		['missedCallSignalWireApi', { projectId: 'p1', apiToken: 't1', signingSecret: 'no' }, { auth: { username: 'p1', password: 't1' } }],
		['missedCallTelnyxApi', { apiKey: ' t1 ', publicKey: 'no' }, BEARER],
		['missedCallTwilioApi', { accountSid: 'AC1', authToken: 't1', sendWith: 'authToken', apiKeySecret: 'no' }, { auth: { username: 'AC1', password: 't1' } }],
	])('for %s with %j', async (name, data, more) => {
		const { authenticate } = credentialType(name);
		if (typeof authenticate !== 'function') throw new Error(`${name} does not sign by a function`);
		const before = structuredClone(OPTIONS);
		const signed = await authenticate(data, OPTIONS);
		const small = ({ headers, ...rest }: IHttpRequestOptions) => ({ ...rest, headers: Object.fromEntries(Object.entries(headers ?? {}).map(([header, value]) => [header.toLowerCase(), value as string])) });
		expect(small(signed)).toEqual({ ...OPTIONS, ...more });
		expect(JSON.stringify(signed)).not.toContain('"no"');
		expect(OPTIONS).toEqual(before);
	});

	it('of RingCentral so that the first 401 is thrown, and the second is an answer', async () => {
		const { authenticate } = credentialType('missedCallRingCentralApi');
		if (typeof authenticate !== 'function') throw new Error('no function');
		const first = await authenticate({ accessToken: ' t1 ' }, { ...OPTIONS, ignoreHttpStatusErrors: true });
		expect(first).toMatchObject({ headers: { authorization: 'Bearer t1' }, ignoreHttpStatusErrors: { ignore: true, except: [401] } });
		expect(await authenticate({ accessToken: 't2' }, first)).toMatchObject({ headers: { authorization: 'Bearer t2' }, ignoreHttpStatusErrors: true });
	});
});

it('OAuth2 types name the addresses of the vendor, filled in by what the user chose', () => {
	const defaultOf = (name: string, field: string) => propertiesOf(name).find((one) => one.name === field)?.default;
	expect(defaultOf('missedCallHighLevelOAuth2Api', 'accessTokenUrl')).toBe('https://services.leadconnectorhq.com/oauth/token');
	const salesforce = (data: ICredentialDataDecryptedObject) => expression.getComplexParameterValue(node, { url: defaultOf('missedCallSalesforceOAuth2Api', 'accessTokenUrl') as string }, 'internal', {}, undefined, undefined, data);
	expect(salesforce({ environment: 'production', myDomain: '' })).toEqual({ url: 'https://login.salesforce.com/services/oauth2/token' });
	expect(salesforce({ environment: 'sandbox', myDomain: '' })).toEqual({ url: 'https://test.salesforce.com/services/oauth2/token' });
	expect(salesforce({ environment: 'domain', myDomain: ' https://acme.my.salesforce.com/ ' })).toEqual({ url: 'https://acme.my.salesforce.com/services/oauth2/token' });
});
