import { twilio, readTwilioSecrets, type TwilioSecrets } from '../../../../../connectors/phones/twilio';
import { HttpFailure, type Http, type OutboundText } from '../../../../../engine';
import { startFakeTwilio, type FakeTwilio } from '../../../../fakes/twilio';
import { CALLER, httpPort, json, LINE, SECRETS, serve, type LocalServer } from './support';

const TEXT: OutboundText = { from: LINE, to: CALLER, body: 'Sorry we missed you! – Acme', media: [] };

describe('sending, at a Twilio that behaves', () => {
	let fake: FakeTwilio;
	let secrets: TwilioSecrets;

	beforeAll(async () => {
		fake = await startFakeTwilio({ statusCallbacks: false });
		secrets = { accountSid: fake.accountSid, authToken: fake.authToken, baseUrl: `${fake.url}/` };
	});
	beforeEach(() => {
		fake.reset();
		fake.addNumber(LINE);
	});
	afterAll(async () => await fake.close());

	const sender = (http: Http = httpPort([fake.accountSid, fake.authToken])) => twilio.sender(http, secrets);
	const impatient = () => sender(httpPort([fake.accountSid, fake.authToken], 150));

	it('makes one request, and knows the text again', async () => {
		const result = await sender().send(TEXT);
		expect(fake.requests).toHaveLength(1);
		expect(fake.textsTo(CALLER)).toMatchObject([{ from: LINE, to: CALLER, body: TEXT.body }]);
		expect(result).toEqual({ outcome: 'accepted', providerId: fake.textsTo(CALLER)[0]?.sid, delivered: false });
	});

	it('is named for its account', () => {
		expect(sender()).toMatchObject({ name: 'twilio', account: fake.accountSid });
	});

	it('sends with an API key', async () => {
		expect(await sender(httpPort([fake.apiKey.sid, fake.apiKey.secret])).send(TEXT)).toMatchObject({ outcome: 'accepted' });
	});

	it('sends pictures, with and without words, and says where delivery is to be reported', async () => {
		const media = ['https://acme.example/one.png', 'https://acme.example/two.png'];
		await sender().send({ ...TEXT, media, receiptsUrl: 'https://hooks.example.com/receipts' });
		await sender().send({ ...TEXT, media, body: '' });
		expect(fake.textsTo(CALLER)).toMatchObject([
			{ body: TEXT.body, mediaUrls: media, statusCallback: 'https://hooks.example.com/receipts#rc=3&rp=5xx,ct,rt' },
			{ body: '', mediaUrls: media, statusCallback: null },
		]);
	});

	it('lets a Messaging Service choose the sender', async () => {
		const service = fake.addMessagingService({ numbers: [LINE] });
		expect(await sender().send({ ...TEXT, from: service.sid })).toMatchObject({ outcome: 'accepted' });
		expect(fake.textsTo(CALLER)).toMatchObject([{ messagingServiceSid: service.sid }]);
	});

	it.each([
		['+15005550001', 'invalid_number', '21211'],
		['+15005550002', 'unreachable', '21612'],
		['+15005550003', 'region_off', '21408'],
		['+15005550004', 'opted_out', '21610'],
		['+15005550009', 'not_textable', '21614'],
	])('says why %s cannot be texted', async (to, reason, vendorCode) => {
		const result = await sender().send({ ...TEXT, to });
		expect(result).toMatchObject({ outcome: 'refused', reason, vendorCode });
		expect(result).not.toHaveProperty('retryAfterSeconds');
	});

	it.each([
		['+15005550000', 'bad_sender', '21606'],
		['+15005550001', 'bad_sender', '21212'],
		['+15005550008', 'throttled', '21611'],
	])('says why %s cannot send', async (from, reason, vendorCode) => {
		expect(await sender().send({ ...TEXT, from })).toMatchObject({ outcome: 'refused', reason, vendorCode });
	});

	it.each([
		[{ body: '' }, 'bad_text'],
		[{ body: 'x'.repeat(1_601) }, 'bad_text'],
		[{ media: ['not a url'] }, 'bad_text'],
		[{ receiptsUrl: 'localhost' }, 'other'],
		[{ from: 'MG00000000000000000000000000000000' }, 'bad_sender'],
	])('says what is wrong with a text: %j', async (change, reason) => {
		expect(await sender().send({ ...TEXT, ...change })).toMatchObject({ outcome: 'refused', reason });
	});

	it('says that the credential is wrong', async () => {
		const result = await sender(httpPort([fake.accountSid, 'wrong'])).send(TEXT);
		expect(result).toMatchObject({ outcome: 'refused', reason: 'unauthorized', vendorCode: '20003', message: expect.stringContaining('Auth Token') });
		expect(result).not.toHaveProperty('retryAfterSeconds');
	});

	it.each([
		['timeout_after_commit', 1],
		['timeout_before_commit', 0],
		['reset_after_commit', 1],
		['reset_before_commit', 0],
		['status_after_commit', 1],
		['status', 0],
	] as const)('does not know what became of it after %s, and finds out', async (mode, sent) => {
		const since = Date.now();
		fake.failNext({ on: 'messages.create', mode, status: 500 });
		expect(await impatient().send(TEXT)).toMatchObject({ outcome: 'unknown' });
		expect(fake.textsTo(CALLER)).toHaveLength(sent);
		const found = await sender().find(TEXT, since);
		expect(found).toMatchObject(sent === 1 ? { found: 'yes', providerId: fake.textsTo(CALLER)[0]?.sid } : { found: 'no' });
	});

	it('finds a text that still waits in the queue and has no date of sending', async () => {
		fake.configure({ delivery: 'hold' });
		const since = Date.now();
		await sender().send(TEXT);
		expect(fake.textsTo(CALLER)).toMatchObject([{ sentMs: null }]);
		expect(await sender().find(TEXT, since)).toMatchObject({ found: 'yes', delivered: false });
		fake.configure({ delivery: 'auto' });
		await fake.idle();
		expect(await sender().find(TEXT, since)).toMatchObject({ found: 'yes', delivered: true });
	});

	it('comes back later when it is throttled', async () => {
		fake.failNext({ on: 'messages.create', mode: 'status', status: 429, retryAfterSeconds: 7 });
		expect(await sender().send(TEXT)).toMatchObject({ outcome: 'refused', reason: 'throttled', vendorCode: '20429', retryAfterSeconds: 7 });
		fake.failNext({ on: 'messages.create', mode: 'status', status: 429 });
		expect(await sender().send(TEXT)).toMatchObject({ outcome: 'refused', reason: 'throttled', retryAfterSeconds: 2 });
		expect(fake.requests).toHaveLength(2);
	});
});

describe('sending, at a server that does not', () => {
	let server: LocalServer | undefined;
	afterEach(async () => await server?.close());

	async function answered(status: number, body: unknown, headers: Record<string, string> = {}) {
		server = await serve((_request, response) => json(response, status, body, headers));
		return await twilio.sender(httpPort(['AC1', 'x'], 500), { ...SECRETS, baseUrl: server.url }).send(TEXT);
	}

	it.each([500, 502, 503, 504, 408, 302])('does not know after status %d', async (status) => {
		expect(await answered(status, {})).toMatchObject({ outcome: 'unknown', message: expect.stringContaining(String(status)) });
		expect(server?.seen).toHaveLength(1);
	});

	it.each([[{}], [{ sid: '' }], [{ sid: 7 }], [null], ['<html>'], [[]]])('does not know after success without a message: %j', async (body) => {
		expect(await answered(201, body)).toMatchObject({ outcome: 'unknown' });
	});

	it('knows a text that is delivered already, and one that ended at once', async () => {
		expect(await answered(201, { sid: 'SM1', status: 'delivered' })).toEqual({ outcome: 'accepted', providerId: 'SM1', delivered: true });
		await server?.close();
		expect(await answered(201, { sid: 'SM1', status: 'failed', error_code: 30034 })).toMatchObject({ outcome: 'refused', reason: 'unregistered', vendorCode: '30034' });
	});

	it.each([
		[401, {}, 'unauthorized'],
		[403, {}, 'account'],
		[404, '<html>not found</html>', 'account'],
		[429, 'slow down', 'throttled'],
		[400, 'nonsense', 'other'],
		[400, { code: 21999, message: 'Something new about +14155550100 (415) 555-0100.' }, 'other'],
	])('reads a refusal with status %d and body %j', async (status, body, reason) => {
		const result = await answered(status, body);
		expect(result).toMatchObject({ outcome: 'refused', reason });
		const { message } = result as { message: string };
		expect(message).not.toMatch(/555/);
		expect(message).toMatch(/\.$/);
	});

	it('comes back after a code that it does not know, if that says too much, and not before the day’s limit is over', async () => {
		expect(await answered(429, { code: 21998, message: 'New.' })).toMatchObject({ reason: 'throttled', retryAfterSeconds: 2 });
		await server?.close();
		const dayIsOver = await answered(429, { code: 63038, message: 'Account exceeded the daily limit.' }, { 'retry-after': '5' });
		expect(dayIsOver).toMatchObject({ reason: 'throttled', vendorCode: '63038' });
		expect(dayIsOver).not.toHaveProperty('retryAfterSeconds');
	});

	it('names a code that it does not know', async () => {
		expect(await answered(400, { code: 21999, message: 'Something new.' })).toMatchObject({ vendorCode: '21999', message: expect.stringContaining('21999') });
	});

	it.each([
		[{ 'retry-after': '30' }, 30],
		[{ 'retry-after': '0' }, 1],
		[{ 'retry-after': '99999999' }, 3_600],
		[{ 'retry-after': '-5' }, 2],
		[{ 'retry-after': 'soon' }, 2],
		[{ date: 'Wed, 22 Apr 2026 12:00:00 GMT', 'retry-after': 'Wed, 22 Apr 2026 12:00:45 GMT' }, 45],
		[{ date: 'Wed, 22 Apr 2026 12:00:00 GMT', 'retry-after': 'Wed, 22 Apr 2026 11:00:00 GMT' }, 1],
	])('waits as long as it is told: %j', async (headers, retryAfterSeconds) => {
		expect(await answered(429, {}, headers)).toMatchObject({ reason: 'throttled', retryAfterSeconds });
	});

	it('sent nothing when nobody listens', async () => {
		const gone = await serve(() => undefined);
		await gone.close();
		const sender = twilio.sender(httpPort(['AC1', 'x'], 500), { ...SECRETS, baseUrl: gone.url });
		expect(await sender.send(TEXT)).toMatchObject({ outcome: 'refused', reason: 'unavailable', retryAfterSeconds: 2 });
	});

	it('does not know when the port fails in a way of its own', async () => {
		const failing = (error: Error): Http => async () => await Promise.reject(error);
		for (const error of [new Error('boom'), new TypeError(''), new HttpFailure('late', true)]) {
			expect(await twilio.sender(failing(error), SECRETS).send(TEXT)).toMatchObject({ outcome: 'unknown' });
		}
	});

	it('gives Twilio fifteen seconds', async () => {
		const asked: number[] = [];
		const http: Http = async ({ timeoutMs }) => {
			asked.push(timeoutMs);
			return await Promise.resolve({ status: 201, headers: {}, body: { sid: 'SM1' } });
		};
		await twilio.sender(http, SECRETS).send(TEXT);
		expect(asked).toEqual([15_000]);
	});
});

describe('the data of the credential', () => {
	const DATA = { accountSid: ' AC1 ', authToken: 'token\n', sendWith: 'apiKey', apiKeySid: 'SK1', apiKeySecret: ' secret', baseUrl: 'https://api.dublin.ie1.twilio.com//' };

	it('is read without the white space of pasting', () => {
		expect(readTwilioSecrets(DATA)).toEqual({ accountSid: 'AC1', authToken: 'token', apiKeySid: 'SK1', apiKeySecret: 'secret', baseUrl: 'https://api.dublin.ie1.twilio.com' });
	});

	it('has an API key only where one is used', () => {
		expect(readTwilioSecrets({ ...DATA, sendWith: 'authToken' })).not.toHaveProperty('apiKeySid');
		expect(readTwilioSecrets({ ...DATA, apiKeySecret: '' })).not.toHaveProperty('apiKeySid');
	});

	it('may be empty or of any kind', () => {
		expect(readTwilioSecrets({ accountSid: 7, authToken: null })).toEqual({ accountSid: '', authToken: '', baseUrl: 'https://api.twilio.com' });
	});
});
