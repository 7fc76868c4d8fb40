import { callrail } from '../../../../../connectors/phones/callrail';
import type { Subscription, SubscriptionWish } from '../../../../../connectors';
import { COMPANY } from '../../../../fakes/callrail/start';
import { LINE, world, type World } from './support';

const URL_CALLS = 'https://hooks.example.com/webhook/1/calls';
const URL_TEXTS = 'https://hooks.example.com/webhook/2/texts';
const THEIRS = 'https://others.example.com/hook';

describe('setting webhooks up', () => {
	let at: World;
	beforeEach(async () => (at = await world()));
	afterEach(async () => await at.fake.stop());
	const subscription = () => callrail.subscription(at.http, at.secrets);
	const wish = (more: Partial<SubscriptionWish> = {}): SubscriptionWish => ({ purpose: 'calls', url: URL_CALLS, numbers: [LINE], now: Date.now(), ...more });
	const config = () => at.fake.state.integrations[0]?.config;
	const writes = () => at.fake.requests.filter((request) => !request.startsWith('GET'));
	const theirs = (more: Partial<World['fake']['state']['integrations'][number]> = {}) =>
		at.fake.state.integrations.push({ id: 41, company_id: COMPANY, type: 'Webhooks', state: 'active', config: { post_call_webhook: [THEIRS], form_captured_webhook: [THEIRS] }, signing_key: 'key-of-them', ...more });

	it('makes the integration of a company that has none, and learns its key', async () => {
		const made = await subscription().ensure(wish());
		expect(config()).toEqual({ post_call_webhook: [URL_CALLS], updated_call_webhook: [URL_CALLS], post_outbound_call_webhook: [URL_CALLS] });
		const [id] = at.fake.state.integrations.map((integration) => String(integration.id));
		expect(made).toEqual({ state: { url: URL_CALLS, integrations: id }, secrets: { [`signingKey${id}`]: `key-of-${COMPANY}` } });
		expect(callrail.readSecrets({ credential: {}, kept: made.secrets }).signingKeys).toEqual([`key-of-${COMPANY}`]);
	});

	it('puts itself beside others, once', async () => {
		theirs();
		const kept = await subscription().ensure(wish());
		await subscription().ensure(wish({ kept }));
		expect(config()).toEqual({ post_call_webhook: [THEIRS, URL_CALLS], form_captured_webhook: [THEIRS], updated_call_webhook: [URL_CALLS], post_outbound_call_webhook: [URL_CALLS] });
		expect(writes()).toHaveLength(1);
	});

	it('calls and texts share the integration, and each takes out only its own', async () => {
		theirs();
		const calls = await subscription().ensure(wish());
		const texts = await subscription().ensure(wish({ purpose: 'texts', url: URL_TEXTS }));
		await subscription().remove(calls);
		expect(config()).toEqual({ post_call_webhook: [THEIRS], form_captured_webhook: [THEIRS], updated_call_webhook: [], post_outbound_call_webhook: [], sms_received_webhook: [URL_TEXTS], sms_sent_webhook: [URL_TEXTS] });
		await subscription().remove(texts);
		expect(JSON.stringify(config())).not.toContain('hooks.example.com');
		expect(config()).toMatchObject({ post_call_webhook: [THEIRS], form_captured_webhook: [THEIRS] });
	});

	it('switches on again what CallRail has switched off', async () => {
		theirs({ state: 'disabled', config: { post_call_webhook: [URL_CALLS], updated_call_webhook: [URL_CALLS], post_outbound_call_webhook: [URL_CALLS] } });
		await subscription().ensure(wish());
		expect(at.fake.state.integrations[0]?.state).toBe('active');
	});

	it('moves with its address', async () => {
		const kept = await subscription().ensure(wish());
		const moved = 'https://new.example.com/webhook/1/calls';
		await subscription().ensure(wish({ url: moved, kept }));
		expect(JSON.stringify(config())).not.toContain(URL_CALLS);
		expect(config()).toMatchObject({ post_call_webhook: [moved] });
	});

	it('every company whose numbers it is about', async () => {
		at.fake.state.companies.push({ id: 'COM2', status: 'active' });
		at.fake.state.trackers.push({ id: 'TRK2', company_id: 'COM2', tracking_numbers: ['+14155550177'], sms_enabled: true, status: 'active' });
		const made = await subscription().ensure(wish({ numbers: [LINE, '+14155550177'] }));
		expect(Object.values(made.secrets).sort()).toEqual([`key-of-${COMPANY}`, 'key-of-COM2'].sort());
		await subscription().remove(made);
		expect(JSON.stringify(at.fake.state.integrations)).not.toContain(URL_CALLS);
	});

	it('without numbers it is the only company, or asks which', async () => {
		await subscription().ensure(wish({ numbers: [] }));
		expect(config()).toMatchObject({ post_call_webhook: [URL_CALLS] });
		at.fake.state.companies.push({ id: 'COM2', status: 'active' });
		await expect(subscription().ensure(wish({ numbers: [] }))).rejects.toThrow(/Company ID/);
	});

	it('a number that is none of theirs is named as such', async () => {
		await expect(subscription().ensure(wish({ numbers: ['+14155550199'] }))).rejects.toThrow(/tracking number/);
		expect(writes()).toEqual([]);
	});

	it('without the rights it says what to do', async () => {
		at.fake.state.administrator = false;
		await expect(subscription().ensure(wish())).rejects.toThrow(/administrator/);
	});

	it('a key that is not told must be in the credential', async () => {
		theirs({ signing_key: '' });
		await expect(subscription().ensure(wish())).rejects.toThrow(/signing key/);
		const own = callrail.subscription(at.http, { ...at.secrets, signingKeys: ['entered'] });
		expect((await own.ensure(wish())).secrets).toEqual({});
	});

	it('removing what is gone, or never was, is no error', async () => {
		const gone: Subscription = { state: { url: URL_CALLS, integrations: '999' }, secrets: {} };
		await subscription().remove(gone);
		await subscription().remove({ state: {}, secrets: {} });
		expect(writes()).toEqual([]);
	});

	it('does not switch on what was off when it is taken out', async () => {
		theirs({ state: 'disabled', config: { post_call_webhook: [THEIRS, URL_CALLS] } });
		await subscription().remove({ state: { url: URL_CALLS, integrations: '41' }, secrets: {} });
		expect(at.fake.state.integrations[0]).toMatchObject({ state: 'disabled', config: { post_call_webhook: [THEIRS] } });
	});

	it('says by hand what it would do', () => {
		expect(callrail.byHand('calls', URL_CALLS).join(' ')).toContain(URL_CALLS);
		expect(callrail.byHand('calls', URL_CALLS).join(' ')).toMatch(/Pre-Call.*empty/);
		expect(callrail.byHand('texts', URL_TEXTS).join(' ')).toMatch(/Text Message Sent/);
	});
});
