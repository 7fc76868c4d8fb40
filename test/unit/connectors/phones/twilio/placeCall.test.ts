import fc from 'fast-check';
import { twilio, type TwilioSecrets } from '../../../../../connectors/phones/twilio';
import { spokenAlert, type CallResult, type Http, type OutboundCall } from '../../../../../engine';
import { startFakeTwilio, type FakeTwilio } from '../../../../fakes/twilio';
import { httpPort, json, LINE, SECRETS, serve, TEAM, verbs, type LocalServer } from './support';

const TRIGGER = 'https://hooks.example.com/webhook/0c2f/calls';
const CALL: OutboundCall = {
	id: 'acl_1',
	from: LINE,
	to: TEAM,
	words: { language: 'en-US', announcement: 'Emergency for Smith & Sons.', menu: 'Press 1.', goodbye: 'Goodbye.' },
	ringSeconds: 40,
	reportsUrl: TRIGGER,
};

const place = async (secrets: TwilioSecrets, http: Http, call: OutboundCall = CALL): Promise<CallResult> => {
	const result = await twilio.sender(http, secrets).placeCall?.(call);
	if (!result) throw new Error('Twilio can place calls.');
	return result;
};

describe('a call, at a Twilio that behaves', () => {
	let fake: FakeTwilio;
	let secrets: TwilioSecrets;
	beforeAll(async () => {
		fake = await startFakeTwilio({ statusCallbacks: false });
		secrets = { accountSid: fake.accountSid, authToken: fake.authToken, baseUrl: fake.url };
	});
	beforeEach(() => {
		fake.reset();
		fake.addNumber(LINE);
	});
	afterAll(async () => await fake.close());
	const http = (timeoutMs?: number) => httpPort([fake.accountSid, fake.authToken], timeoutMs);

	it('is one request, with what is said along with it, no machine detection, and where the key goes', async () => {
		const result = await place(secrets, http());
		await fake.idle();
		expect(fake.requests).toHaveLength(1);
		expect(result).toEqual({ outcome: 'accepted', providerId: fake.state.calls[0]?.sid });
		const form = fake.requests[0]?.form ?? {};
		expect(form).toMatchObject({
			To: TEAM,
			From: LINE,
			Timeout: '40',
			StatusCallback: `${TRIGGER}?step=alert_status&alert=acl_1#rc=3&rp=5xx,ct,rt`,
			StatusCallbackEvent: ['initiated', 'answered', 'completed'],
		});
		expect(Object.keys(form)).not.toContain('MachineDetection');
		const said = [{ name: 'Say', attributes: { language: 'en-US' }, text: 'Emergency for Smith & Sons. Press 1.' }];
		const asks = { name: 'Gather', attributes: { input: 'dtmf', numDigits: '1', timeout: '6', action: `${TRIGGER}?step=alert&alert=acl_1#rc=3&rp=5xx,ct,rt`, method: 'POST' }, children: said };
		expect(verbs(String(form.Twiml))).toMatchObject([asks, asks, { name: 'Say', text: 'Goodbye.' }, { name: 'Hangup' }]);
	});

	it('is heard twice and then ends, where a voicemail picks up', async () => {
		fake.setCallee(TEAM, { kind: 'voicemail' });
		await place(secrets, http());
		await fake.idle();
		expect(fake.state.placedCalls).toMatchObject([{ spoken: ['Emergency for Smith & Sons. Press 1.', 'Emergency for Smith & Sons. Press 1.', 'Goodbye.'], errors: [], requests: [] }]);
	});

	it.each([
		['+15005550001', 'invalid_number', '21217'],
		['+15005550002', 'unreachable', '21214'],
		['+15005550003', 'region_off', '21215'],
		['+15005550004', 'blocked', '21216'],
	])('to %s is refused for good: %s', async (to, reason, vendorCode) => {
		expect(await place(secrets, http(), { ...CALL, to })).toEqual({ outcome: 'refused', reason, vendorCode, message: expect.stringMatching(/\.$/) });
	});

	it('from a number of somebody else is refused, and says how to mend that', async () => {
		expect(await place(secrets, http(), { ...CALL, from: '+14155550155' })).toMatchObject({ outcome: 'refused', reason: 'bad_sender', vendorCode: '21210', message: expect.stringContaining('credential') });
	});

	it('that Twilio has no time for is refused for now', async () => {
		fake.failNext({ on: 'calls.create', mode: 'status', status: 429 });
		expect(await place(secrets, http())).toMatchObject({ outcome: 'refused', reason: 'throttled', retryAfterSeconds: expect.any(Number) });
	});

	it('whose answer is lost, or is a server error, may have rung', async () => {
		fake.failNext({ on: 'calls.create', mode: 'timeout_after_commit' });
		expect(await place(secrets, http(200))).toMatchObject({ outcome: 'unknown' });
		fake.failNext({ on: 'calls.create', mode: 'status', status: 503 });
		expect(await place(secrets, http())).toMatchObject({ outcome: 'unknown', message: expect.stringContaining('503') });
	});

	it('always fits, whatever is said', async () => {
		const escalation = { id: 'esc', businessId: 'b', conversationId: 'c', person: '+14155550123', code: 1, state: 'open', urgency: 'emergency', route: 'emergency', step: 0, loop: 0, openedAt: 0, told: [] } as const;
		await fc.assert(
			fc.asyncProperty(fc.string({ unit: fc.constantFrom('&', '"', 'é', '水', '\u0001', ' ', '7'), maxLength: 500 }), async (text) => {
				let form: Readonly<Record<string, string | readonly string[]>> = {};
				const words = spokenAlert({ ...escalation, summary: text }, { name: text, language: 'es' }, text);
				await place(SECRETS, async (request) => {
					form = request.form ?? {};
					return { status: 201, headers: {}, body: { sid: 'CA1' } };
				}, { ...CALL, words, reportsUrl: `https://${'n8n.'.repeat(40)}example.com/webhook/0c2f/calls` });
				expect(String(form.Twiml).length).toBeLessThanOrEqual(4_000);
			}),
		);
	});
});

describe('a call, at something that is not Twilio', () => {
	let server: LocalServer | undefined;
	afterEach(async () => await server?.close());

	it.each<[string, number, object, CallResult['outcome']]>([
		['no call in it', 201, {}, 'unknown'],
		['a call that is over', 201, { sid: 'CA1', status: 'failed' }, 'refused'],
		['a bad gateway', 502, {}, 'unknown'],
		['a refusal', 401, { code: 20003 }, 'refused'],
	])('an answer with %s', async (_what, status, body, outcome) => {
		server = await serve((_, response) => json(response, status, body));
		expect(await place({ ...SECRETS, baseUrl: server.url }, httpPort(['a', 'b']))).toMatchObject({ outcome });
	});

	it('is refused for now where nobody listens', async () => {
		const gone = await serve((_, response) => json(response, 200, {}));
		await gone.close();
		expect(await place({ ...SECRETS, baseUrl: gone.url }, httpPort(['a', 'b']))).toMatchObject({ outcome: 'refused', reason: 'unavailable', retryAfterSeconds: 2 });
	});
});
