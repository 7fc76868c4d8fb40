import { validateRequest } from 'twilio';
import { KEYWORD_REPLIES, keywordOf, startFakeTwilio } from '../../../fakes/twilio';
import type { FakeTwilio } from '../../../fakes/twilio';
import type { Receiver } from './support';
import { request, startReceiver } from './support';

const OURS = '+14155550199';
const SECOND = '+14155550198';
const THEIRS = '+14155550100';
const SMS_URL = 'https://hooks.example.com/sms';
const STATUS_URL = 'https://hooks.example.com/status?x=1';

describe('texting through the fake Twilio', () => {
	let fake: FakeTwilio;
	let receiver: Receiver;
	beforeEach(async () => {
		receiver = await startReceiver();
		fake = await startFakeTwilio({
			resolve: (url) => url.replace('https://hooks.example.com', receiver.url),
		});
		fake.addNumber({ phone_number: OURS, sms_url: SMS_URL });
		fake.addNumber(SECOND);
	});
	afterEach(async () => {
		await fake.idle();
		await fake.close();
		await receiver.close();
	});

	const send = async (form: Record<string, string> = {}) =>
		await request(fake, 'POST', '/Messages.json', { To: THEIRS, From: OURS, Body: 'Hi', ...form });
	const receive = async (body: string, to = OURS) => await fake.receiveText({ from: THEIRS, to, body });

	describe('status callbacks', () => {
		it('tell queued, sent and delivered in turn, signed over the public URL', async () => {
			const { body } = await send({ StatusCallback: STATUS_URL });
			await fake.idle();
			expect(receiver.hooks.map(({ params }) => params['MessageStatus'])).toEqual(['queued', 'sent', 'delivered']);
			for (const { params, headers, url } of receiver.hooks) {
				expect(url).toBe('/status?x=1');
				expect(params).toMatchObject({ MessageSid: body.sid, SmsSid: body.sid, To: THEIRS, From: OURS });
				expect(params['AccountSid']).toBe(fake.accountSid);
				expect(params['ErrorCode']).toBeUndefined();
				expect(validateRequest(fake.authToken, String(headers['x-twilio-signature']), STATUS_URL, params)).toBe(true);
			}
		});

		it.each([30003, 30005, 30006, 30007, 30034])('tell that it was undelivered with %i', async (code) => {
			fake.setRecipient(THEIRS, { deliveryError: code });
			const { body } = await send({ StatusCallback: STATUS_URL });
			await fake.idle();
			const last = receiver.hooks.at(-1)?.params;
			expect([last?.['MessageStatus'], last?.['ErrorCode']]).toEqual(['undelivered', String(code)]);
			const resource = await request(fake, 'GET', `/Messages/${body.sid}.json`);
			expect(resource.body).toMatchObject({ status: 'undelivered', error_code: code });
			expect(resource.body.error_message).toEqual(expect.any(String));
		});

		it('can be switched off, while texts still move on', async () => {
			fake.configure({ statusCallbacks: false });
			await send({ StatusCallback: STATUS_URL });
			await fake.idle();
			expect(receiver.hooks).toEqual([]);
			expect(fake.textsTo(THEIRS)[0]?.status).toBe('delivered');
		});

		it('can be held at queued, and let go', async () => {
			fake.configure({ delivery: 'hold' });
			await send({ StatusCallback: STATUS_URL });
			while (receiver.hooks.length === 0) await new Promise(setImmediate);
			expect(fake.textsTo(THEIRS)[0]).toMatchObject({ status: 'queued', sentMs: null });
			fake.configure({ delivery: 'auto' });
			await fake.idle();
			expect(receiver.hooks).toHaveLength(3);
		});

		it('do not stop a text when nobody listens', async () => {
			receiver.answer = () => ({ drop: true });
			await send({ StatusCallback: STATUS_URL });
			await fake.idle();
			expect(fake.textsTo(THEIRS)[0]?.status).toBe('delivered');
			expect(fake.deliveries.map(({ status, attempts }) => [status, attempts])).toEqual([[0, 2], [0, 2], [0, 2]]);
		});
	});

	describe('opt-out', () => {
		it.each(['STOP', 'stop', '  Stop \n', 'STOPALL', 'Unsubscribe', 'cancel', 'END', 'quit', 'REVOKE', 'optout'])(
			'takes "%s" as one',
			async (word) => {
				const { keyword, autoReply, delivery } = await receive(word);
				expect(keyword).toBe('STOP');
				expect(fake.isOptedOut(THEIRS, OURS)).toBe(true);
				expect(autoReply).toMatchObject({ direction: 'outbound-reply', autoReply: true, to: THEIRS, from: OURS });
				expect(autoReply?.body).toBe(KEYWORD_REPLIES.STOP);
				expect(delivery?.status).toBe(200);
				const { status, body } = await send();
				expect([status, body.code]).toEqual([400, 21610]);
			},
		);

		it.each(['STOP please', 'please stop', 'the weekend', 'stopp', 'S T O P', 'END.', 'no', ''])(
			'does not take "%s" as one',
			async (words) => {
				expect((await receive(words)).keyword).toBeNull();
				expect((await send()).status).toBe(201);
			},
		);

		it('holds for the one number only, and says nothing twice', async () => {
			await receive('STOP');
			expect((await send({ From: SECOND })).status).toBe(201);
			expect((await receive('STOP')).autoReply).toBeNull();
			expect((await receive('HELP')).autoReply).toBeNull();
		});

		it.each(['START', 'unstop', 'Yes'])('ends with "%s"', async (word) => {
			await receive('STOP');
			const { keyword, autoReply } = await receive(word);
			expect(keyword).toBe('START');
			expect(autoReply?.body).toBe(KEYWORD_REPLIES.START);
			expect((await send()).status).toBe(201);
			expect((await receive(word)).autoReply).toBeNull();
		});

		it('answers HELP without a change', async () => {
			expect((await receive('help')).autoReply?.body).toBe(KEYWORD_REPLIES.HELP);
			expect((await send()).status).toBe(201);
		});

		it('holds for the whole pool of a service', async () => {
			const service = fake.addMessagingService({ numbers: [OURS, SECOND] });
			await receive('STOP');
			expect((await send({ From: SECOND })).body.code).toBe(21610);
			const byService = { To: THEIRS, MessagingServiceSid: service.sid, Body: 'Hi' };
			expect((await request(fake, 'POST', '/Messages.json', byService)).body.code).toBe(21610);
			await receive('START', SECOND);
			expect((await send()).status).toBe(201);
		});

		it('is told by OptOutType only where Advanced Opt-Out is on', async () => {
			await receive('STOP');
			expect(receiver.hooks[0]?.params).not.toHaveProperty('OptOutType');
			fake.addMessagingService({ numbers: [SECOND], advancedOptOut: true, inboundUrl: SMS_URL });
			await receive('STOP', SECOND);
			await receive('hello', SECOND);
			expect(receiver.hooks[1]?.params).toMatchObject({ OptOutType: 'STOP', To: SECOND });
			expect(receiver.hooks[2]?.params).not.toHaveProperty('OptOutType');
		});

		it('is not counted among the texts the account sent', async () => {
			await receive('STOP');
			expect(fake.textsTo(THEIRS)).toEqual([]);
			const listed = await request(fake, 'GET', `/Messages.json?To=${encodeURIComponent(THEIRS)}`);
			expect(listed.body.messages).toHaveLength(1);
			expect(listed.body.messages[0].direction).toBe('outbound-reply');
		});

		it('can be set and taken back by a test', async () => {
			fake.setOptedOut(THEIRS, OURS);
			expect((await send()).body.code).toBe(21610);
			fake.setOptedOut(THEIRS, OURS, false);
			expect((await send()).status).toBe(201);
		});
	});

	describe('incoming texts', () => {
		it('reach the number’s SmsUrl, signed, and the list', async () => {
			const { message } = await fake.receiveText({
				from: THEIRS,
				to: OURS,
				body: 'My boiler leaks 😱',
				media: [{ url: 'https://example.com/leak.jpg', contentType: 'image/jpeg' }],
			});
			const [hook] = receiver.hooks;
			expect(hook?.params).toMatchObject({ MessageSid: message.sid, Body: 'My boiler leaks 😱', NumMedia: '1' });
			expect(validateRequest(fake.authToken, String(hook?.headers['x-twilio-signature']), SMS_URL, hook?.params ?? {})).toBe(true);
			const listed = await request(fake, 'GET', `/Messages.json?From=${encodeURIComponent(THEIRS)}`);
			expect(listed.body.messages[0]).toMatchObject({ direction: 'inbound', status: 'received', num_media: '1' });
		});

		it('are kept where there is no SmsUrl', async () => {
			const { delivery, message } = await receive('hello', SECOND);
			expect(delivery).toBeNull();
			expect(fake.state.messagesBySid.get(message.sid)?.body).toBe('hello');
		});

		it('send what the TwiML answers', async () => {
			receiver.answer = () => ({
				body: '<Response><Message>One &amp; only</Message><Message><Body>Two</Body><Media>https://example.com/a.jpg</Media></Message></Response>',
			});
			const { replies } = await receive('hello');
			expect(replies.map(({ body, mediaUrls, direction }) => [body, mediaUrls.length, direction])).toEqual([
				['One & only', 0, 'outbound-reply'],
				['Two', 1, 'outbound-reply'],
			]);
		});

		it('cannot answer who has just opted out', async () => {
			receiver.answer = () => ({ body: '<Response><Message>Sorry to see you go</Message></Response>' });
			const { replies, errors } = await receive('STOP');
			expect([replies, errors]).toEqual([[], [21610]]);
		});

		it('send an answer in plain text as it stands', async () => {
			receiver.answer = () => ({ type: 'text/plain', body: 'ok' });
			expect((await receive('hello')).replies.map(({ body }) => body)).toEqual(['ok']);
		});

		it.each([
			[{ status: 500, body: '<Response><Message>no</Message></Response>' }, [11200]],
			[{ type: 'application/json', body: '{"message":"Workflow was started"}' }, [12300]],
			[{ body: '<Response><Message>never closed' }, [12100]],
			[{ body: '<html><Message>no</Message></html>' }, [12102]],
			[{ body: '<Response><Message></Message></Response>' }, [21619]],
			[{ body: '' }, []],
			[{ type: 'text/plain', body: '' }, []],
		])('send nothing for the answer %j', async (reply, codes) => {
			receiver.answer = () => reply;
			const { replies, errors } = await receive('hello');
			expect([replies, errors]).toEqual([[], codes]);
		});

		it('are refused for numbers that are not ours', async () => {
			await expect(receive('hello', '+14155550111')).rejects.toThrow('addNumber');
		});
	});

	it('reads keywords only as whole messages', () => {
		expect(keywordOf('UNSTOP')).toBe('START');
		expect(keywordOf('constructor')).toBeUndefined();
		expect(keywordOf('info')).toBe('HELP');
	});
});
