import { quo } from '../../../../../connectors/phones/quo';
import type { Subscription, SubscriptionWish } from '../../../../../connectors';
import { callContext, datedEvent, openPhoneHeaders, standardHeaders, v1Event, webhookRequest } from '../../../../fakes/quo';
import { HOOK, httpWith, LINE, NOW, OTHER, secrets, workspace, type Workspace } from './support';

let space: Workspace;
beforeEach(async () => (space = await workspace()));
afterEach(async () => await space.fake.stop());

const subscription = (http = space.http) => quo.subscription(http, space.secrets);
const wish = (more: Partial<SubscriptionWish> = {}): SubscriptionWish => ({ purpose: 'calls', url: HOOK, numbers: [LINE], now: NOW, ...more });
const hooks = () => (space.fake.state.v1Only ? space.fake.state.v1Hooks : space.fake.state.hooks);
const changes = () => space.fake.requests.filter(({ method }) => method !== 'GET').map(({ method }) => method);
const OTHERS = { url: 'https://elsewhere.example.com/', events: ['call.completed'], resourceIds: ['*'], status: 'enabled', label: null } as const;

describe.each([['the dated API', false], ['v1 alone', true]])('by %s', (_, v1Only) => {
	beforeEach(() => (space.fake.state.v1Only = v1Only));
	const api = v1Only ? 'v1' : 'dated';

	it('makes a webhook for the business’s numbers, whose requests are verified with the key it gives', async () => {
		const made = await subscription().ensure(wish());
		expect(made).toEqual({ state: { api, id: hooks()[0]?.id }, secrets: { key: hooks()[0]?.key } });
		expect(hooks()).toMatchObject([{ url: HOOK, resourceIds: [space.lineId], status: 'enabled' }]);
		const key = made.secrets.key ?? '';
		const body = v1Only ? v1Event('call.completed', NOW, { id: 'AC1' }) : datedEvent('call.completed', NOW, { id: 'AC1' }, callContext(LINE, OTHER));
		const headers = v1Only ? openPhoneHeaders(key, body, NOW) : standardHeaders(key, body, NOW);
		expect(quo.verify(webhookRequest(body, headers), secrets({ key }), NOW)).toEqual({ ok: true });
	});

	it.each([
		['calls', v1Only ? ['call.completed'] : ['call.completed', 'call.voicemail.completed']],
		['texts', v1Only ? ['message.received', 'message.delivered'] : ['message.received', 'message.delivered', 'message.failed', 'message.undelivered']],
	] as const)('for %s asks for what is read', async (purpose, events) => {
		await subscription().ensure(wish({ purpose }));
		expect(hooks()).toMatchObject([{ events }]);
	});

	it('again, changes nothing', async () => {
		const kept = await subscription().ensure(wish());
		space.fake.requests.length = 0;
		expect(await subscription().ensure(wish({ kept }))).toEqual(kept);
		expect(changes()).toEqual([]);
	});

	it('switched off at Quo, is on again and can be verified', async () => {
		const kept = await subscription().ensure(wish());
		for (const hook of hooks()) hook.status = 'disabled';
		const again = await subscription().ensure(wish({ kept }));
		expect(hooks()).toMatchObject([{ id: again.state.id, key: again.secrets.key, status: 'enabled' }]);
	});

	it('follows the numbers of the profile', async () => {
		const kept = await subscription().ensure(wish());
		const other = space.fake.state.addNumber(OTHER);
		const again = await subscription().ensure(wish({ kept, numbers: [OTHER, LINE] }));
		expect(hooks()).toMatchObject([{ id: again.state.id, key: again.secrets.key, resourceIds: [space.lineId, other.id] }]);
		await subscription().ensure(wish({ kept: again, numbers: [] }));
		expect(hooks()).toMatchObject([{ resourceIds: ['*'] }]);
	});

	it('gone at Quo, is made anew', async () => {
		const kept = await subscription().ensure(wish());
		hooks().length = 0;
		const again = await subscription().ensure(wish({ kept }));
		expect(hooks()).toMatchObject([{ id: again.state.id, key: again.secrets.key }]);
		expect(again.state.id).not.toBe(kept.state.id);
	});

	it('leaves exactly one of ours, and all of others', async () => {
		space.fake.state.newHook(api, OTHERS);
		space.fake.state.newHook(api, { ...OTHERS, url: HOOK });
		space.fake.state.newHook(api, { ...OTHERS, url: HOOK });
		// Its URL, for texts: the other trigger’s.
		space.fake.state.newHook(api, { ...OTHERS, url: HOOK, events: ['message.received'] });
		const made = await subscription().ensure(wish({ numbers: [] }));
		expect(hooks().map(({ url, events }) => [url, events[0]])).toHaveLength(3);
		expect(hooks().filter(({ url, events }) => url === HOOK && events.includes('call.completed'))).toMatchObject([{ id: made.state.id, key: made.secrets.key }]);
		expect(hooks()).toEqual(expect.arrayContaining([expect.objectContaining({ url: OTHERS.url }), expect.objectContaining({ url: HOOK, events: ['message.received'] })]));
	});

	it('ends its own alone, and one that is gone is no error', async () => {
		space.fake.state.newHook(api, { ...OTHERS, url: HOOK });
		const made = { ...(await subscription().ensure(wish({ purpose: 'texts' }))) };
		await subscription().remove(made);
		await subscription().remove(made);
		expect(hooks()).toMatchObject([{ events: ['call.completed'] }]);
	});

	it('says what to do without one of the numbers', async () => {
		await expect(subscription().ensure(wish({ numbers: [OTHER] }))).rejects.toThrow(/none of the business’s numbers/);
		expect(hooks()).toEqual([]);
		// One of them is enough: the other may be another system’s.
		await subscription().ensure(wish({ numbers: [OTHER, LINE] }));
		expect(hooks()).toMatchObject([{ resourceIds: [space.lineId] }]);
	});

	it('says what to do with a key that Quo does not accept, without repeating it', async () => {
		const attempt = subscription(httpWith('wrong-key')).ensure(wish());
		await expect(attempt).rejects.toThrow(v1Only ? /API key/ : /does not accept the API key/);
		await expect(attempt).rejects.not.toThrow(/wrong-key/);
	});
});

describe('the key of the dated API, which is shown once', () => {
	it.each([
		['lost', (kept: Subscription): Subscription => ({ ...kept, secrets: {} })],
		['of another webhook', (kept: Subscription): Subscription => ({ ...kept, state: { ...kept.state, id: '999' } })],
	])('%s: the webhook is made anew before the old one goes', async (_, lose) => {
		const kept = await subscription().ensure(wish());
		space.fake.requests.length = 0;
		const again = await subscription().ensure(wish({ kept: lose(kept) }));
		expect(hooks()).toMatchObject([{ id: again.state.id, key: again.secrets.key }]);
		expect(again.secrets.key).not.toBe(kept.secrets.key);
		expect(changes().slice(0, 2)).toEqual(['POST', 'DELETE']);
	});

	it('a webhook of another version is replaced', async () => {
		const kept = await subscription().ensure(wish());
		space.fake.state.hooks.splice(0, 1, { ...(space.fake.state.hooks[0] as NonNullable<(typeof space.fake.state.hooks)[0]>), apiVersion: '2027-01-01' });
		const again = await subscription().ensure(wish({ kept }));
		expect(again.state.id).not.toBe(kept.state.id);
		expect(hooks()).toHaveLength(1);
	});

	it('a webhook that goes while it is put right is made anew', async () => {
		const kept = await subscription().ensure(wish());
		for (const hook of hooks()) hook.status = 'disabled';
		space.fake.failNext({ status: 404 }, `/webhooks/${kept.state.id}`);
		const again = await subscription().ensure(wish({ kept }));
		expect(hooks()).toMatchObject([{ id: again.state.id, key: again.secrets.key, status: 'enabled' }]);
		expect(again.state.id).not.toBe(kept.state.id);
	});

	it('one that cannot be put right is told', async () => {
		const kept = await subscription().ensure(wish());
		for (const hook of hooks()) hook.status = 'disabled';
		space.fake.failNext({ status: 500 }, `/webhooks/${kept.state.id}`);
		await expect(subscription().ensure(wish({ kept }))).rejects.toThrow(/switched on again/);
	});

	it('the URL as Quo writes it is ours all the same', async () => {
		const bare = 'https://hooks.example.com';
		const kept = await subscription().ensure(wish({ url: bare }));
		for (const hook of hooks()) hook.url = `${bare}/`;
		expect((await subscription().ensure(wish({ url: bare, kept }))).state).toEqual(kept.state);
		expect(hooks()).toHaveLength(1);
	});
});

it('a webhook that v1 lists as deleted is none', async () => {
	space.fake.state.v1Only = true;
	const deleted = { ...OTHERS, id: 'WH1', url: HOOK, resourceIds: [space.lineId], key: 'a2V5IG9mIGEgZGVsZXRlZCB3ZWJob29r', deletedAt: '2026-05-01T00:00:00.000Z' };
	space.fake.failNext({ status: 200, body: { data: [deleted] } }, '/v1/webhooks');
	const made = await subscription().ensure(wish());
	expect(made.state.id).toBe(hooks()[0]?.id);
});

it('an account that is given the dated API moves over to it', async () => {
	space.fake.state.v1Only = true;
	const kept = await subscription().ensure(wish());
	space.fake.state.v1Only = false;
	const moved = await subscription().ensure(wish({ kept }));
	expect(moved.state.api).toBe('dated');
	expect(space.fake.state.v1Hooks).toEqual([]);
	expect(space.fake.state.hooks).toHaveLength(1);
});

describe('faults', () => {
	it.each([
		['/webhooks', { status: 500 }, /Try again in a minute/],
		['/webhooks', { status: 429 }, /Try again in a minute/],
		['/webhooks', 'cut', /did not answer/],
		['/phone-numbers', { status: 500 }, /numbers of the Quo workspace could not be read/],
	] as const)('%s: %j', async (path, fault, message) => {
		space.fake.failNext(fault, path);
		await expect(subscription().ensure(wish())).rejects.toThrow(message);
		expect(hooks()).toEqual([]);
	});

	it('of the fifty webhooks that there may be none is left', async () => {
		for (let at = 0; at < 50; at++) space.fake.state.newHook('dated', OTHERS);
		await expect(subscription().ensure(wish())).rejects.toThrow(/50 webhooks/);
	});

	it('a URL that is not public is named', async () => {
		await expect(subscription().ensure(wish({ url: 'http://localhost:5678/webhook/1' }))).rejects.toThrow(/public one with https/);
	});

	it('a removal that fails is told, and one of nothing is none', async () => {
		const made = await subscription().ensure(wish());
		space.fake.failNext({ status: 500 });
		await expect(subscription().remove(made)).rejects.toThrow(/could not be removed/);
		await subscription().remove({ state: {}, secrets: {} });
		expect(hooks()).toHaveLength(1);
	});

	it('an address that is not Quo’s is named', async () => {
		space.fake.failNext({ status: 200, body: { data: [] } });
		space.fake.failNext({ status: 200, body: { data: { id: '1' } } }, '/webhooks');
		await expect(subscription().ensure(wish({ numbers: [] }))).rejects.toThrow(/Base URL/);
	});
});

it('is looked after every hour', () => {
	expect(subscription().everySeconds).toBe(3_600);
});

it.each(['calls', 'texts'] as const)('tells how to make a webhook for %s by hand', (purpose) => {
	const steps = quo.byHand(purpose, HOOK);
	expect(steps.join('\n')).toContain(HOOK);
	expect(steps.join('\n')).toContain(purpose === 'calls' ? 'call.completed' : 'message.received');
	expect(steps.join('\n')).toContain('Webhook Signing Secrets');
	expect(steps.at(-1)).toContain('auto-replies');
});
