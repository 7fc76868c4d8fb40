import { startFakeTwilio } from '../../../fakes/twilio';
import type { FakeTwilio } from '../../../fakes/twilio';
import { request, sdkFor } from './support';

const OURS = '+14155550199';

describe('the API of the fake Twilio', () => {
	let fake: FakeTwilio;
	beforeAll(async () => {
		fake = await startFakeTwilio();
	});
	afterAll(async () => await fake.close());
	beforeEach(() => fake.reset());

	describe('credentials', () => {
		it('opens the account to its token', async () => {
			const account = await sdkFor(fake).api.v2010.accounts(fake.accountSid).fetch();
			expect(account.sid).toBe(fake.accountSid);
			expect(account.status).toBe('active');
			expect(account.dateCreated).toBeInstanceOf(Date);
		});

		it.each([
			['a wrong token', () => `${fake.accountSid}:wrong`],
			['a token that only begins rightly', () => `${fake.accountSid}:${fake.authToken.slice(0, -1)}`],
			['another account', () => `AC${'f'.repeat(32)}:${fake.authToken}`],
			['the key with the token', () => `${fake.apiKey.sid}:${fake.authToken}`],
			['the account with the secret', () => `${fake.accountSid}:${fake.apiKey.secret}`],
			['no colon', () => fake.accountSid],
			['nothing', () => ':'],
		])('refuses %s with 401 and 20003', async (_what, credentials) => {
			const { status, body, headers } = await request(fake, 'GET', '/Messages.json', undefined, credentials());
			expect(status).toBe(401);
			expect(body).toEqual({
				code: 20003,
				message: 'Authenticate',
				more_info: 'https://www.twilio.com/docs/errors/20003',
				status: 401,
			});
			expect(headers.get('www-authenticate')).toMatch(/^Basic /);
		});

		it.each(['', 'Bearer abc', 'Basic', 'Basic %%%', `Basic ${'A'.repeat(5000)}`])(
			'refuses the header "%.20s"',
			async (authorization) => {
				const response = await fetch(`${fake.url}/2010-04-01/Accounts/${fake.accountSid}/Calls.json`, {
					headers: { authorization },
				});
				expect(response.status).toBe(401);
			},
		);

		it('refuses the account in the path to the credentials of another', async () => {
			const other = `${fake.url}/2010-04-01/Accounts/AC${'e'.repeat(32)}/Messages.json`;
			const authorization = `Basic ${btoa(`${fake.accountSid}:${fake.authToken}`)}`;
			expect((await fetch(other, { headers: { authorization } })).status).toBe(401);
		});

		it('lets a Standard API key send, but not read the account', async () => {
			fake.addNumber(OURS);
			const client = sdkFor(fake, fake.apiKey.sid, fake.apiKey.secret);
			const sent = await client.messages.create({ to: '+14155550100', from: OURS, body: 'Hello' });
			expect(sent.sid).toMatch(/^SM[0-9a-f]{32}$/);
			await expect(client.api.v2010.accounts(fake.accountSid).fetch()).rejects.toMatchObject({
				status: 401,
				code: 20003,
			});
		});

		it('lets a Main API key read the account', async () => {
			const other = await startFakeTwilio({ apiKey: { type: 'main' } });
			const client = sdkFor(other, other.apiKey.sid, other.apiKey.secret);
			const account = await client.api.v2010.accounts(other.accountSid).fetch();
			await other.close();
			expect(account.sid).toBe(other.accountSid);
		});
	});

	describe('phone numbers', () => {
		it('lists, filters and fetches them in the vendor’s shape', async () => {
			const number = fake.addNumber({ phone_number: OURS, voice_url: 'https://hooks.example.com/voice' });
			fake.addNumber('+14155550198');
			const client = sdkFor(fake);
			const [found] = await client.incomingPhoneNumbers.list({ phoneNumber: OURS });
			expect(found?.sid).toBe(number.sid);
			expect(found?.friendlyName).toBe('(415) 555-0199');
			expect(found?.voiceUrl).toBe('https://hooks.example.com/voice');
			expect(found?.capabilities).toEqual({ voice: true, sms: true, mms: true, fax: false });
			expect(await client.incomingPhoneNumbers.list()).toHaveLength(2);
			expect(await client.incomingPhoneNumbers.list({ phoneNumber: '+14155550111' })).toHaveLength(0);
			expect((await client.incomingPhoneNumbers(number.sid).fetch()).phoneNumber).toBe(OURS);
		});

		it('takes an update, keeps what it was not told, and clears what is empty', async () => {
			const number = fake.addNumber({
				phone_number: OURS,
				sms_url: 'https://old.example.com/sms',
				voice_application_sid: `AP${'1'.repeat(32)}`,
			});
			const updated = await sdkFor(fake)
				.incomingPhoneNumbers(number.sid)
				.update({
					voiceUrl: 'https://hooks.example.com/voice?a=1&b=2',
					voiceMethod: 'GET',
					statusCallback: 'https://hooks.example.com/status',
					voiceApplicationSid: '',
				});
			expect(updated.voiceUrl).toBe('https://hooks.example.com/voice?a=1&b=2');
			expect(updated.voiceMethod).toBe('GET');
			expect(updated.voiceApplicationSid).toBe('');
			expect(updated.smsUrl).toBe('https://old.example.com/sms');
			const cleared = await request(fake, 'POST', `/IncomingPhoneNumbers/${number.sid}.json`, { SmsUrl: '' });
			expect(cleared.body.sms_url).toBe('');
			expect(fake.state.numbers.get(OURS)?.status_callback).toBe('https://hooks.example.com/status');
		});

		it.each<[Record<string, string>, number]>([
			[{ VoiceUrl: 'not-a-url', SmsUrl: 'https://new.example.com' }, 21402],
			[{ SmsUrl: 'ftp://files.example.com' }, 21402],
			[{ VoiceMethod: 'PUT', SmsUrl: 'https://new.example.com' }, 21403],
		])('refuses %j and changes nothing', async (form, code) => {
			const number = fake.addNumber({ phone_number: OURS, sms_url: 'https://old.example.com' });
			const path = `/IncomingPhoneNumbers/${number.sid}.json`;
			const { status, body } = await request(fake, 'POST', path, form);
			expect([status, body.code]).toEqual([400, code]);
			expect((await request(fake, 'GET', path)).body.sms_url).toBe('https://old.example.com');
		});
	});

	it('answers late when it was given a latency', async () => {
		const late = await startFakeTwilio({ latencyMs: 150 });
		const answered: string[] = [];
		const slow = request(late, 'GET', '/Messages.json').then(() => answered.push('late'));
		await request(fake, 'GET', '/Messages.json').then(() => answered.push('at once'));
		await slow;
		await late.close();
		expect(answered).toEqual(['at once', 'late']);
	});

	it('keeps the requests it had, and forgets them on reset', async () => {
		await request(fake, 'GET', '/Calls.json?PageSize=3');
		expect(fake.requests).toEqual([
			expect.objectContaining({ operation: 'calls.list', method: 'GET', status: 200 }),
		]);
		expect(fake.requests[0]?.query['PageSize']).toBe('3');
		fake.reset();
		expect(fake.requests).toEqual([]);
	});

	it('runs several instances beside each other without sharing', async () => {
		const other = await startFakeTwilio();
		other.addNumber('+14155550150');
		expect(fake.state.numbers.has('+14155550150')).toBe(false);
		expect(other.accountSid).not.toBe(fake.accountSid);
		await other.close();
		await expect(fetch(other.url)).rejects.toThrow();
	});
});
