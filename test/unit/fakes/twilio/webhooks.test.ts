import fc from 'fast-check';
import { validateRequest } from 'twilio';
import {
	callStatusBody,
	dialActionBody,
	gatherBody,
	incomingCallBody,
	incomingMessageBody,
	legStatusBody,
	messageStatusBody,
	recordActionBody,
	recordingStatusBody,
	signForm,
	startFakeTwilio,
	transcriptionBody,
} from '../../../fakes/twilio';
import type { FakeTwilio } from '../../../fakes/twilio';
import type { Receiver } from './support';
import { startReceiver } from './support';

const PUBLIC = 'https://hooks.example.com/webhook/abc?client=1&n=%2B1';

describe('webhooks of the fake Twilio', () => {
	let fake: FakeTwilio;
	let receiver: Receiver;
	beforeAll(async () => {
		receiver = await startReceiver();
		fake = await startFakeTwilio({
			resolve: (url) => url.replace('https://hooks.example.com', receiver.url),
		});
	});
	afterAll(async () => {
		await fake.close();
		await receiver.close();
	});
	beforeEach(() => {
		fake.reset();
		receiver.hooks.length = 0;
		receiver.answer = () => ({ body: 'ok' });
	});

	const valid = (url: string, hook = receiver.hooks.at(-1)) =>
		validateRequest(fake.authToken, String(hook?.headers['x-twilio-signature']), url, hook?.params ?? {});

	it('are signed over the public URL as the vendor signs, and delivered to the local one', async () => {
		const params = { From: '+14155550100', Body: 'naïve 👍 & = +', Empty: '', Absent: undefined };
		const delivery = await fake.post(PUBLIC, params);
		expect(delivery).toMatchObject({
			url: PUBLIC,
			deliveredTo: `${receiver.url}/webhook/abc?client=1&n=%2B1`,
			status: 200,
			body: 'ok',
			attempts: 1,
			error: null,
		});
		const [hook] = receiver.hooks;
		expect(hook?.params).toEqual({ From: '+14155550100', Body: 'naïve 👍 & = +', Empty: '' });
		expect(hook?.headers['content-type']).toBe('application/x-www-form-urlencoded; charset=UTF-8');
		expect(hook?.headers['i-twilio-idempotency-token']).toMatch(/^[0-9a-f-]{36}$/);
		expect(hook?.headers['x-forwarded-host']).toBe('hooks.example.com');
		expect(hook?.headers['x-forwarded-proto']).toBe('https');
		expect(valid(PUBLIC)).toBe(true);
		expect(valid(PUBLIC.replace('client=1', 'client=2'))).toBe(false);
	});

	it('carry any words through form and signature unharmed', () => {
		fc.assert(
			fc.property(
				fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,9}$/), fc.string({ unit: 'binary' }), { maxKeys: 5 }),
				(params) => {
					const { headers, body } = signForm('token', PUBLIC, params);
					const read = Object.fromEntries(new URLSearchParams(body));
					return validateRequest('token', String(headers['x-twilio-signature']), PUBLIC, read);
				},
			),
			{ numRuns: 200 },
		);
	});

	it('sign lists of values as one name with each of them', () => {
		const { headers, body } = fake.signedForm(PUBLIC, { Digit: ['2', '1', '2'] });
		expect(body).toBe('Digit=2&Digit=1&Digit=2');
		const signature = String(headers['x-twilio-signature']);
		expect(validateRequest(fake.authToken, signature, PUBLIC, { Digit: ['2', '1', '2'] })).toBe(true);
	});

	it('can go by GET, with the parameters in the query and in the signature', async () => {
		await fake.post('https://hooks.example.com/get?x=1', { A: 'b c', N: '+1' }, { method: 'GET' });
		const [hook] = receiver.hooks;
		expect([hook?.method, hook?.url]).toEqual(['GET', '/get?x=1&A=b%20c&N=%2B1']);
		expect(valid(`https://hooks.example.com${hook?.url}`, { ...hook!, params: {} })).toBe(true);
	});

	it('can be sent with a wrong signature, with none, and with other headers', async () => {
		await fake.post(PUBLIC, { A: '1' }, { signature: 'forged' });
		await fake.post(PUBLIC, { A: '1' }, { signature: null, headers: { 'Content-Type': 'text/plain', 'X-Extra': 'y' } });
		const [forged, bare] = receiver.hooks;
		expect(forged?.headers['x-twilio-signature']).toBe('forged');
		expect(valid(PUBLIC, forged)).toBe(false);
		expect(bare?.headers['x-twilio-signature']).toBeUndefined();
		expect(bare?.headers['content-type']).toBe('text/plain');
		expect(bare?.headers['x-extra']).toBe('y');
	});

	it('can be delivered elsewhere than resolved', async () => {
		const delivery = await fake.post(PUBLIC, {}, { to: `${receiver.url}/other` });
		expect(receiver.hooks[0]?.url).toBe('/other');
		expect(delivery.url).toBe(PUBLIC);
	});

	describe('retries', () => {
		it('tries a broken connection once more, with the same token', async () => {
			receiver.answer = () => (receiver.hooks.length === 1 ? { drop: true } : { body: 'now' });
			const delivery = await fake.post(PUBLIC, { A: '1' });
			expect(delivery).toMatchObject({ status: 200, body: 'now', attempts: 2 });
			const tokens = receiver.hooks.map(({ headers }) => headers['i-twilio-idempotency-token']);
			expect(tokens[0]).toBe(tokens[1]);
		});

		it('gives up after that and reports it', async () => {
			receiver.answer = () => ({ drop: true });
			const delivery = await fake.post(PUBLIC, {});
			expect(delivery).toMatchObject({ status: 0, attempts: 2 });
			expect(delivery.error).toBeTruthy();
		});

		it('does not repeat an answered request, be it an error, unless told', async () => {
			receiver.answer = () => ({ status: 500 });
			expect(await fake.post(PUBLIC, {})).toMatchObject({ status: 500, attempts: 1 });
			expect(await fake.post(PUBLIC, {}, { retryOn: ['5xx'] })).toMatchObject({ attempts: 2 });
			expect(await fake.post(PUBLIC, {}, { retryOn: ['5xx'], retries: 3 })).toMatchObject({ attempts: 4 });
			expect(await fake.post(PUBLIC, {}, { retries: 0 })).toMatchObject({ attempts: 1 });
		});

		it('does as the fragment of the URL says, and keeps it out of request and signature', async () => {
			receiver.answer = () => ({ status: 404 });
			const url = 'https://hooks.example.com/fragment';
			expect(await fake.post(`${url}#rc=2&rp=4xx,5xx`, {})).toMatchObject({ attempts: 3, url });
			expect(await fake.post(`${url}#rc=1&rp=all`, {})).toMatchObject({ attempts: 2 });
			expect(receiver.hooks.every((hook) => hook.url === '/fragment')).toBe(true);
			expect(valid(url)).toBe(true);
		});

		it('gives up waiting after the time it was told', async () => {
			receiver.answer = () => ({ body: 'never mind' });
			const delivery = await fake.post(PUBLIC, {}, { to: 'http://192.0.2.1/', timeoutMs: 1, retries: 0 });
			expect(delivery).toMatchObject({ status: 0, attempts: 1 });
		});
	});

	describe('bodies', () => {
		it('give each call and message sids of its own, and take those they are told', () => {
			const sids = Array.from({ length: 50 }, () => incomingCallBody()['CallSid']);
			expect(new Set(sids).size).toBe(50);
			expect(sids.every((sid) => /^CA[0-9a-f]{32}$/.test(sid ?? ''))).toBe(true);
			expect(incomingCallBody({ callSid: 'CA1', from: '+266696687' })).toMatchObject({
				CallSid: 'CA1',
				From: '+266696687',
				Caller: '+266696687',
				CallStatus: 'ringing',
				Direction: 'inbound',
			});
		});

		it.each([
			['completed', 'true', '30'],
			['answered', 'true', '30'],
			['busy', 'false', undefined],
			['no-answer', 'false', undefined],
			['failed', 'false', undefined],
			['canceled', 'false', undefined],
		] as const)('report a Dial that ended %s', (dialCallStatus, bridged, duration) => {
			expect(dialActionBody({ dialCallStatus })).toMatchObject({
				CallStatus: 'in-progress',
				DialCallStatus: dialCallStatus,
				DialBridged: bridged,
				DialCallDuration: duration,
				DialCallSid: expect.stringMatching(/^CA/),
			});
		});

		it('report a leg that was answered and never bridged', () => {
			expect(
				dialActionBody({ dialCallStatus: 'completed', dialBridged: false, dialCallDuration: 8 }),
			).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'false', DialCallDuration: '8' });
		});

		it.each([
			['initiated', 'initiated', '0'],
			['ringing', 'ringing', '1'],
			['answered', 'in-progress', '2'],
			['completed', 'completed', '3'],
		] as const)('report a leg that is %s', (event, status, sequence) => {
			const body = legStatusBody({ event, parentCallSid: 'CAp', callDurationSeconds: 61 });
			expect(body).toMatchObject({
				CallStatus: status,
				SequenceNumber: sequence,
				ParentCallSid: 'CAp',
				Direction: 'outbound-dial',
				CallbackSource: 'call-progress-events',
			});
			expect(body['CallDuration']).toBe(event === 'completed' ? '61' : undefined);
			expect(body['Duration']).toBe(event === 'completed' ? '2' : undefined);
		});

		it('report the end of a call with its SIP code', () => {
			expect(callStatusBody({ callStatus: 'busy' })).toMatchObject({ SipResponseCode: '486', CallDuration: '0' });
			expect(callStatusBody({ timestampMs: 0 })['Timestamp']).toBe('Thu, 01 Jan 1970 00:00:00 +0000');
		});

		it('report keys and recordings', () => {
			expect(gatherBody({ digits: '1' })).toMatchObject({ Digits: '1' });
			const done = recordActionBody({ durationSeconds: 12, digits: 'hangup' });
			expect(done).toMatchObject({ RecordingDuration: '12', Digits: 'hangup' });
			expect(done['RecordingUrl']).toContain(`/Recordings/${done['RecordingSid']}`);
			const status = recordingStatusBody({ callSid: 'CA1' });
			expect(status).toMatchObject({ CallSid: 'CA1', RecordingStatus: 'completed', RecordingSource: 'RecordVerb' });
			expect(status).not.toHaveProperty('From');
			expect(transcriptionBody({ text: 'call me' })).toMatchObject({ TranscriptionText: 'call me' });
		});

		it('report texts, with media and with what Advanced Opt-Out saw', () => {
			const body = incomingMessageBody({
				body: 'STOP',
				optOutType: 'STOP',
				messagingServiceSid: 'MG1',
				media: [{ url: 'https://example.com/a.jpg', contentType: 'image/jpeg' }],
			});
			expect(body).toMatchObject({
				OptOutType: 'STOP',
				MessagingServiceSid: 'MG1',
				NumMedia: '1',
				MediaUrl0: 'https://example.com/a.jpg',
				MediaContentType0: 'image/jpeg',
				SmsStatus: 'received',
			});
			expect(body['MessageSid']).toMatch(/^MM/);
			expect(incomingMessageBody()).toMatchObject({ NumMedia: '0', Body: '', OptOutType: undefined });
			expect(messageStatusBody({ status: 'undelivered', errorCode: 30006 })).toMatchObject({
				MessageStatus: 'undelivered',
				SmsStatus: 'undelivered',
				ErrorCode: '30006',
			});
		});
	});
});
