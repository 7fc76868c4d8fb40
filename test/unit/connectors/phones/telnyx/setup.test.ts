import { telnyx } from '../../../../../connectors/phones/telnyx';
import type { NumberAdministration } from '../../../../../connectors/phones/connector';
import { FakeTelnyx, type ConnectionRecord } from '../../../../fakes/telnyx';
import { httpOf, LINE, secretsOf } from './support';

const URLS = { main: 'https://hooks.example.com/webhook/x/calls?step=voice', status: 'https://hooks.example.com/webhook/x/calls?step=status' };
const OLD = 'https://old.example.com/telnyx';

describe('a number at Telnyx', () => {
	let fake: FakeTelnyx;
	let numbers: NumberAdministration;
	beforeEach(async () => {
		fake = await FakeTelnyx.start();
		numbers = telnyx.administration(httpOf(fake), secretsOf(fake));
	});
	afterEach(async () => await fake.stop());

	function on(given: Partial<ConnectionRecord>): ConnectionRecord {
		const connection = fake.state.addConnection(given);
		fake.state.addNumber(LINE, { connection_id: connection.id });
		return connection;
	}

	const only = (settings: Readonly<Record<string, string>>, keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, settings[key] ?? '']));

	/** As the triggers do it: what was there is remembered, taken over, and what we set is put back. */
	async function takeOverAndPutBack(purpose: 'calls' | 'texts', mode: 'listen' | 'forward'): Promise<void> {
		const before = (await numbers.read(LINE, purpose)) ?? {};
		const wanted = numbers.wanted(purpose, URLS, mode);
		await numbers.write(LINE, wanted);
		expect(await numbers.read(LINE, purpose)).toMatchObject(wanted);
		await numbers.write(LINE, only(before, Object.keys(wanted)));
		expect(await numbers.read(LINE, purpose)).toEqual(before);
	}

	it('that the account does not have is told as such', async () => {
		expect(await numbers.read(LINE, 'calls')).toBeUndefined();
		expect(await numbers.read('anonymous', 'texts')).toBeUndefined();
		await expect(numbers.write(LINE, numbers.wanted('texts', URLS))).rejects.toThrow('not in this Telnyx account');
	});

	it('texts: the webhook of its messaging profile is taken over and put back', async () => {
		const profile = fake.state.addProfile({ webhook_url: OLD });
		fake.state.addNumber(LINE, { messaging_profile_id: profile.id });
		expect(await numbers.read(LINE, 'texts')).toEqual({ messaging_profile_id: profile.id, webhook_url: OLD, webhook_api_version: '2' });
		await takeOverAndPutBack('texts', 'listen');
	});

	it('texts: a profile that had no webhook has none again', async () => {
		const profile = fake.state.addProfile({ webhook_api_version: '1' });
		fake.state.addNumber(LINE, { messaging_profile_id: profile.id });
		await takeOverAndPutBack('texts', 'listen');
		expect(profile).toMatchObject({ webhook_url: null, webhook_api_version: '1' });
	});

	it('texts: a second number of the profile finds it set up', async () => {
		const profile = fake.state.addProfile();
		for (const number of [LINE, '+14155550199']) fake.state.addNumber(number, { messaging_profile_id: profile.id });
		await numbers.write(LINE, numbers.wanted('texts', URLS));
		expect(await numbers.read('+14155550199', 'texts')).toMatchObject(numbers.wanted('texts', URLS));
	});

	it('texts: without a profile it says what to do', async () => {
		fake.state.addNumber(LINE);
		expect(await numbers.read(LINE, 'texts')).toMatchObject({ webhook_url: '' });
		await expect(numbers.write(LINE, numbers.wanted('texts', URLS))).rejects.toThrow('no messaging profile');
	});

	it.each(['credential_connection', 'ip_connection', 'fqdn_connection'])('calls, listening: a %s reports here, and to whom it did before', async (record_type) => {
		const connection = on({ record_type, webhook_event_url: OLD });
		await takeOverAndPutBack('calls', 'listen');
		expect(connection.webhook_event_url).toBe(OLD);
	});

	it('calls, listening: version 2 of the webhooks is the one that is read', async () => {
		const connection = on({});
		await numbers.write(LINE, numbers.wanted('calls', URLS, 'listen'));
		expect(connection).toMatchObject({ webhook_event_url: URLS.status, webhook_api_version: '2' });
	});

	it('calls, listening: TeXML of somebody else goes on answering', async () => {
		const application = on({ record_type: 'texml_application', voice_url: OLD, voice_method: 'get' });
		await numbers.write(LINE, numbers.wanted('calls', URLS, 'listen'));
		expect(application).toMatchObject({ voice_url: OLD, voice_method: 'get', status_callback: URLS.status, status_callback_method: 'post' });
	});

	it('calls, answering: a TeXML application asks here, and whom it asked before', async () => {
		on({ record_type: 'texml_application', voice_url: OLD, voice_method: 'get', status_callback: OLD });
		await takeOverAndPutBack('calls', 'forward');
	});

	it('calls, answering: a SIP connection cannot ask', async () => {
		on({});
		await expect(numbers.write(LINE, numbers.wanted('calls', URLS, 'forward'))).rejects.toThrow('TeXML application');
		expect(fake.requests.filter(({ method }) => method === 'PATCH')).toEqual([]);
	});

	it.each(['listen', 'forward'] as const)('calls, %s: a Call Control application is never changed', async (mode) => {
		const application = on({ record_type: 'call_control_application', webhook_event_url: OLD });
		expect(await numbers.read(LINE, 'calls')).toMatchObject({ connection_kind: 'application', events_url: OLD });
		await expect(numbers.write(LINE, numbers.wanted('calls', URLS, mode))).rejects.toThrow();
		expect(application.webhook_event_url).toBe(OLD);
	});

	it('calls: without a connection, or on one of another kind, it says what to do', async () => {
		fake.state.addNumber(LINE);
		await expect(numbers.write(LINE, numbers.wanted('calls', URLS, 'listen'))).rejects.toThrow('no connection');
		fake.state.numbers.clear();
		on({ record_type: 'microsoft_teams_sbc_connection' });
		await expect(numbers.write(LINE, numbers.wanted('calls', URLS, 'listen'))).rejects.toThrow('left alone');
	});

	it('a refusal says how to mend it', async () => {
		await expect(telnyx.administration(httpOf(fake, 'KEY-of-nobody'), secretsOf(fake)).read(LINE, 'calls')).rejects.toThrow('API Key');
		await fake.stop();
		await expect(numbers.read(LINE, 'calls')).rejects.toThrow('did not answer');
	});

	it('by hand it is described, with the trigger’s own address', () => {
		for (const purpose of ['calls', 'texts'] as const) {
			const steps = telnyx.byHand(purpose, 'https://hooks.example.com/webhook/x');
			expect(steps.join('\n')).toContain('https://hooks.example.com/webhook/x');
			expect(steps.join('\n')).toMatch(/shares?|holds for all numbers/);
		}
	});
});
