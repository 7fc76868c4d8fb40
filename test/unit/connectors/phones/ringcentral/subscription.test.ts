import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ringcentral } from '../../../../../connectors/phones/ringcentral';
import type { SetUpPurpose, Subscription } from '../../../../../connectors';
import { ACCOUNT_ID, FakeRingCentral, logIn, sessionEvent, withToken } from '../../../../fakes/ringcentral';
import { AT, SECRETS, team } from './support';

const DAY = 86_400_000;

let fake: FakeRingCentral;
let token: string;
let trigger: Server;
let url: string;
/** What the trigger keeps, and what it does with a request that is not the greeting. */
let kept: Subscription | undefined;
let answersGreeting = true;

beforeEach(async () => {
	fake = await FakeRingCentral.start();
	token = await logIn(fake.url);
	[kept, answersGreeting] = [undefined, true];
	trigger = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
			const headers = request.headers as Record<string, string>;
			const came = { method: request.method ?? '', url, query: {}, headers, rawBody: Buffer.concat(parts), body: undefined, remoteAddress: '' };
			const secrets = ringcentral.readSecrets({ credential: {}, parameters: {}, kept: kept?.secrets ?? {} });
			const greeting = answersGreeting ? ringcentral.greet(came, secrets) : undefined;
			if (greeting) {
				response.writeHead(greeting.status, { 'content-type': greeting.contentType, ...greeting.headers }).end(greeting.body);
				return;
			}
			const verified = ringcentral.verify(came, secrets);
			response.writeHead(verified.ok ? 200 : verified.status).end();
		});
	});
	await new Promise<void>((resolve) => trigger.listen(0, '127.0.0.1', resolve));
	url = `http://127.0.0.1:${(trigger.address() as AddressInfo).port}/calls`;
});
afterEach(async () => {
	await fake.stop();
	trigger.closeAllConnections();
	await new Promise((resolve) => trigger.close(resolve));
});

const administration = (http = withToken(token)) => ringcentral.subscription(http, { ...SECRETS, serverUrl: fake.url });
const ensure = async (now = Date.now(), purpose: SetUpPurpose = 'calls', address = url) => (kept = await administration().ensure({ purpose, url: address, numbers: [], now, ...(kept ? { kept } : {}) }));
const there = () => [...fake.state.subscriptions.values()];
const deliver = async () => await fake.deliver(sessionEvent('s-1', 2, AT, [team('p-2', 'Setup')]));

describe('subscribing', () => {
	it('asks for all calls, answers the greeting, and lets in what comes then', async () => {
		const { state, secrets } = await ensure();
		expect(there()).toMatchObject([{ id: state.id, address: url, eventFilters: ['/restapi/v1.0/account/~/telephony/sessions'], verificationToken: secrets.token, lifetimeSeconds: 604_800 }]);
		expect(secrets).toEqual({ token: expect.stringMatching(/^[0-9a-f]{32}$/), account: ACCOUNT_ID });
		expect(await deliver()).toEqual([200]);
	});

	it('asks for texts that come in and go out', async () => {
		await ensure(Date.now(), 'texts');
		expect(there()[0]?.eventFilters).toEqual(['/restapi/v1.0/account/~/extension/~/message-store/instant?type=SMS', '/restapi/v1.0/account/~/extension/~/message-store?type=SMS&direction=Outbound']);
	});

	it('is done once, however often it is asked for', async () => {
		const first = await ensure();
		for (let again = 0; again < 3; again++) expect(await ensure()).toEqual(first);
		expect(there()).toHaveLength(1);
		expect(fake.state.requests.filter(({ method, path }) => method === 'POST' && path.endsWith('/subscription'))).toHaveLength(1);
	});

	it('makes a token for each trigger', async () => {
		const { secrets } = await ensure();
		kept = undefined;
		expect((await ensure(Date.now(), 'texts', `${url}/texts`)).secrets.token).not.toBe(secrets.token);
		expect(there()).toHaveLength(2);
	});

	it('says what to do where the URL cannot be reached', async () => {
		answersGreeting = false;
		await expect(ensure()).rejects.toThrow(/SUB-52\d.*WEBHOOK_URL/s);
		await expect(ensure(Date.now(), 'calls', 'http://127.0.0.1:9/calls')).rejects.toThrow(/SUB-521/);
		expect(there()).toEqual([]);
	});

	it('leaves nothing half done where the account reports only a part', async () => {
		fake.state.disabledFilters = ['/restapi/v1.0/account/~/telephony/sessions'];
		await expect(ensure()).rejects.toThrow(/permissions/);
		expect(there()).toEqual([]);
	});

	it.each([
		[401, 'OAU-129', /does not accept the credential/],
		[403, 'CMN-401', /permission/],
		[403, 'SUB-505', /no room/],
		[500, 'CMN-211', /CMN-211/],
	])('says what to do at %d %s', async (status, errorCode, words) => {
		fake.state.plan('POST subscription', { do: 'refuse', status, errorCode });
		await expect(ensure()).rejects.toThrow(words);
	});

	it('says so where nobody answers, and where somebody else does', async () => {
		const answering = (body: unknown) => ringcentral.subscription(async () => ({ status: 200, headers: {}, body }), SECRETS).ensure({ purpose: 'calls', url, numbers: [], now: AT });
		await expect(answering('<html>')).rejects.toThrow(/Server URL/);
		await expect(answering({ records: [] })).rejects.toThrow(/Server URL/);
		await fake.stop();
		await expect(ensure()).rejects.toThrow(/did not answer.*Server URL/s);
	});
});

describe('looking after a subscription', () => {
	it('renews it well before it ends, and keeps its token', async () => {
		const first = await ensure();
		const end = Number(first.state.expiresAt);
		expect((await ensure(end - 3 * DAY)).state.expiresAt).toBe(first.state.expiresAt);
		fake.state.now = () => end - DAY;
		fake.state.tokens.set(token, end);
		const renewed = await ensure(end - DAY);
		expect(renewed).toMatchObject({ state: { id: first.state.id, expiresAt: String(end + 6 * DAY) }, secrets: first.secrets });
	});

	it.each(['Blacklisted', 'Suspended'] as const)('replaces one that is %s, under the same token', async (status) => {
		const first = await ensure();
		Object.assign(there()[0] ?? {}, { status });
		const next = await ensure();
		expect(next.state.id).not.toBe(first.state.id);
		expect(next.secrets).toEqual(first.secrets);
		expect(there()).toMatchObject([{ id: next.state.id, status: 'Active' }]);
		expect(await deliver()).toEqual([200]);
	});

	it('recovers from a blacklisting that its own refusals brought about', async () => {
		await ensure();
		const before = kept;
		kept = { state: {}, secrets: {} };
		expect(await deliver()).toEqual([403]);
		expect(there()).toMatchObject([{ status: 'Blacklisted' }]);
		kept = before;
		await ensure();
		expect(await deliver()).toEqual([200]);
	});

	it('makes a new one where it is gone, also when it goes at the last moment', async () => {
		const first = await ensure();
		fake.state.subscriptions.clear();
		const second = await ensure();
		expect(second.state.id).not.toBe(first.state.id);
		fake.state.plan('POST renew', { do: 'refuse', status: 404, errorCode: 'CMN-102' });
		const third = await ensure(Number(second.state.expiresAt) - DAY);
		expect(third.secrets).toEqual(first.secrets);
		expect(third.state.id).not.toBe(second.state.id);
	});

	it('replaces one of an earlier run whose token is lost, and one too many', async () => {
		await ensure();
		kept = undefined;
		const next = await ensure();
		expect(there()).toMatchObject([{ id: next.state.id }]);
		expect(await deliver()).toEqual([200]);
	});

	it('replaces one that was made for other events', async () => {
		const first = await ensure();
		const next = await ensure(Date.now(), 'texts');
		expect(next.state.id).not.toBe(first.state.id);
		expect(there()).toHaveLength(1);
	});

	it('leaves those of others alone', async () => {
		await ensure(Date.now(), 'calls', `${url}/another`);
		kept = undefined;
		await ensure();
		if (kept) await administration().remove(kept);
		expect(there()).toMatchObject([{ address: `${url}/another` }]);
	});
});

describe('ending it', () => {
	it('ends it, and one that is gone is no error', async () => {
		const { state, secrets } = await ensure();
		await administration().remove({ state, secrets });
		expect(there()).toEqual([]);
		await administration().remove({ state, secrets });
		await administration().remove({ state: {}, secrets: {} });
	});

	it('says so where it cannot be ended', async () => {
		const subscription = await ensure();
		await expect(administration(withToken('nobody')).remove(subscription)).rejects.toThrow(/credential/);
	});
});

it('tells how to subscribe by hand', () => {
	expect(ringcentral.byHand('calls', 'https://n8n.example.com/webhook/1/calls').join('\n')).toMatch(/telephony\/sessions.*https:\/\/n8n\.example\.com\/webhook\/1\/calls.*verificationToken/s);
});
