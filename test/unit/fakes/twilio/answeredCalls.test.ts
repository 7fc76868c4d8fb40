import { validateRequest } from 'twilio';
import { startFakeTwilio } from '../../../fakes/twilio';
import type { CallOutcome, CallPlan, FakeTwilio } from '../../../fakes/twilio';
import type { Receiver } from './support';
import { byPath, kinds, last, startReceiver } from './support';

const OURS = '+14155550199';
const THEIRS = '+14155550100';
const CELL = '+14155550110';
const OFFICE = '+14155550111';
const BASE = 'https://hooks.example.com';

const LEG = `statusCallback="/leg" statusCallbackEvent="initiated ringing answered completed"`;
const FORWARD = `<Dial timeout="18" action="/after"><Number url="/whisper" ${LEG}>${CELL}</Number></Dial>`;
const VOICEMAIL = '<Say>Leave a message</Say><Record action="/recorded" recordingStatusCallback="/recording"/>';

describe('calls answered through the fake Twilio', () => {
	let fake: FakeTwilio;
	let receiver: Receiver;
	beforeAll(async () => {
		receiver = await startReceiver();
		fake = await startFakeTwilio({ resolve: (url) => url.replace(BASE, receiver.url) });
		fake.addNumber({ phone_number: OURS, voice_url: `${BASE}/voice`, status_callback: `${BASE}/done` });
	});
	afterAll(async () => {
		await fake.close();
		await receiver.close();
	});
	beforeEach(() => {
		fake.reset();
		receiver.hooks.length = 0;
	});

	const call = async (outcome: CallOutcome, documents: Record<string, string>, plan: Partial<CallPlan> = {}) => {
		receiver.answer = byPath(documents);
		return await fake.call({ from: THEIRS, to: OURS, outcome, ...plan });
	};

	describe('voicemail', () => {
		const documents = { '/voice': VOICEMAIL, '/recorded': '<Say>Thank you</Say>' };

		it('is recorded up to the hang-up', async () => {
			const transcript = await call('no-answer', documents, { caller: { voicemail: { seconds: 14 } } });
			expect(kinds(transcript)).toEqual(['voice', 'record_action', 'recording_status', 'call_status']);
			expect(last(transcript, 'record_action')).toMatchObject({
				RecordingDuration: '14',
				Digits: 'hangup',
				CallStatus: 'completed',
				From: THEIRS,
			});
			expect(last(transcript, 'recording_status')).toMatchObject({ CallSid: transcript.callSid, RecordingDuration: '14' });
			expect(transcript.recordings).toEqual([expect.objectContaining({ seconds: 14 })]);
			expect(transcript.spoken).toEqual(['Leave a message']);
		});

		it('goes on when a key ends it', async () => {
			const transcript = await call('no-answer', documents, { caller: { voicemail: { seconds: 5, endsWith: 'key' } } });
			expect(last(transcript, 'record_action')).toMatchObject({ Digits: '#', CallStatus: 'in-progress' });
			expect(transcript.spoken).toEqual(['Leave a message', 'Thank you']);
		});

		it('asks for nothing when the caller hangs up at the beep', async () => {
			expect(kinds(await call('no-answer', documents))).toEqual(['voice', 'call_status']);
		});

		it('asks for nothing when nothing was said, and goes on with the next verb', async () => {
			const transcript = await call('no-answer', { '/voice': `${VOICEMAIL}<Say>Are you there</Say>` }, {
				caller: { voicemail: { seconds: 0 } },
			});
			expect(kinds(transcript)).toEqual(['voice', 'call_status']);
			expect(transcript.spoken).toEqual(['Leave a message', 'Are you there']);
		});

		it('is cut at maxLength and transcribed', async () => {
			const record = '<Record maxLength="30" action="/recorded" transcribe="true" transcribeCallback="/words"/>';
			const transcript = await call('no-answer', { '/voice': record }, {
				caller: { voicemail: { seconds: 300, transcription: 'call me back' } },
			});
			expect(last(transcript, 'record_action')['RecordingDuration']).toBe('30');
			expect(last(transcript, 'transcription')).toMatchObject({ TranscriptionText: 'call me back', From: THEIRS });
		});
	});

	describe('menus', () => {
		const menu = '<Gather numDigits="1" action="/key"><Say>Press 1</Say></Gather><Say>No key</Say>';

		it('pass on the key', async () => {
			const transcript = await call('completed', { '/voice': menu, '/key': '<Say>One</Say>' }, { caller: { digits: ['12'] } });
			expect(last(transcript, 'gather')).toMatchObject({ Digits: '1', CallStatus: 'in-progress' });
			expect(transcript.spoken).toEqual(['Press 1', 'One']);
		});

		it('go on without one', async () => {
			expect((await call('completed', { '/voice': menu })).spoken).toEqual(['Press 1', 'No key']);
		});

		it('ask all the same with actionOnEmptyResult', async () => {
			const asking = menu.replace('<Gather', '<Gather actionOnEmptyResult="true"');
			expect(last(await call('completed', { '/voice': asking }), 'gather')['Digits']).toBe('');
		});

		it('end at the finishing key', async () => {
			const open = '<Gather action="/key"/>';
			const transcript = await call('completed', { '/voice': open }, { caller: { digits: ['4155#9'] } });
			expect(last(transcript, 'gather')).toMatchObject({ Digits: '4155', FinishedOnKey: '#' });
		});

		it('may lose the caller', async () => {
			const transcript = await call('abandoned', { '/voice': menu }, { caller: { hangsUpAfterSeconds: 3 } });
			expect(kinds(transcript)).toEqual(['voice', 'call_status']);
			expect(transcript).toMatchObject({ callStatus: 'completed', durationSeconds: 3, spoken: ['Press 1'] });
		});
	});

	describe('trouble', () => {
		it.each([
			['a status', { status: 404 }, 11200],
			['JSON', { type: 'application/json', body: '{}' }, 12300],
			['broken XML', { body: '<Response><Say>hi</Response>' }, 12100],
			['an unescaped ampersand', { body: '<Response><Redirect>/a?b=1&c=2</Redirect></Response>' }, 12100],
			['another root', { body: '<Say>hi</Say>' }, 12102],
			['a URL that is none', { body: '<Response><Redirect>http://</Redirect></Response>' }, 11100],
			['a foreign caller id', { body: `<Response><Dial callerId="+14155550177">${CELL}</Dial></Response>` }, 13214],
		])('is told to the caller and kept: %s', async (_what, reply, code) => {
			receiver.answer = () => reply;
			const transcript = await fake.call({ from: THEIRS, to: OURS, outcome: 'completed' });
			expect(transcript.errors.map((error) => error.code)).toContain(code);
			expect(transcript.spoken.at(-1)).toContain('application error');
			expect(transcript.callStatus).toBe('completed');
		});

		it('asks the fallback once', async () => {
			fake.addNumber({ phone_number: OFFICE, voice_url: `${BASE}/voice`, voice_fallback_url: `${BASE}/plan-b` });
			receiver.answer = (hook) => (hook.url === '/plan-b' ? { body: '<Response><Say>Plan B</Say></Response>' } : { status: 500 });
			const transcript = await fake.call({ from: THEIRS, to: OFFICE, outcome: 'completed' });
			expect(last(transcript, 'fallback')).toMatchObject({ ErrorCode: '11200', ErrorUrl: `${BASE}/voice` });
			expect(transcript.spoken).toEqual(['Plan B']);

			receiver.answer = () => ({ status: 500 });
			const hopeless = await fake.call({ from: THEIRS, to: OFFICE, outcome: 'completed' });
			expect(kinds(hopeless)).toEqual(['voice', 'fallback']);
			expect(hopeless.errors).toHaveLength(2);
		});

		it('ends a document that redirects to itself', async () => {
			const transcript = await call('completed', { '/voice': '<Redirect>/voice</Redirect>' });
			expect(transcript.errors[0]?.message).toMatch(/more than \d+ requests/);
		});

		it('notes verbs it cannot carry out and goes on', async () => {
			const transcript = await call('completed', { '/voice': '<Connect/><Say>still here</Say>' });
			expect(transcript.errors).toEqual([expect.objectContaining({ code: 12200 })]);
			expect(transcript.spoken).toEqual(['still here']);
		});

		it('fails to ring what is no number', async () => {
			expect((await call('completed', { '/voice': '<Dial action="/after">nobody</Dial>' })).dialStatuses).toEqual(['failed']);
			expect((await call('completed', { '/voice': '<Dial action="/after"/>' })).dialStatuses).toEqual(['failed']);
		});

		it.each([
			['a number that is not ours', '+14155550122', 'addNumber'],
			['a number without VoiceUrl', '+14155550123', 'VoiceUrl'],
			['a number answered by an application', '+14155550124', 'application'],
		])('is said of %s', async (_what, to, words) => {
			fake.addNumber('+14155550123');
			fake.addNumber({ phone_number: '+14155550124', voice_url: BASE, voice_application_sid: `AP${'1'.repeat(32)}` });
			await expect(fake.call({ from: THEIRS, to, outcome: 'busy' })).rejects.toThrow(words);
		});
	});

	it('rejects without answering', async () => {
		const transcript = await call('completed', { '/voice': '<Reject reason="busy"/>' });
		expect(transcript).toMatchObject({ answered: false, callStatus: 'busy' });
		expect(last(transcript, 'call_status')['CallStatus']).toBe('busy');
	});

	it('speaks in order, marked-up words and plain text included', async () => {
		const said = await call('completed', { '/voice': '<Say voice="x">One <break/>two</Say><Pause length="2"/><Play>/a.mp3</Play><Say loop="2">three</Say><Hangup/><Say>never</Say>' });
		expect(said.spoken).toEqual(['One two', `${BASE}/a.mp3`, 'three', 'three']);
		receiver.answer = () => ({ type: 'text/plain', body: 'Just words' });
		expect((await fake.call({ from: THEIRS, to: OURS, outcome: 'completed' })).spoken).toEqual(['Just words']);
	});

	it('signs every request over its public URL, and says how the caller came', async () => {
		await call('no-answer', { '/voice': FORWARD, '/after': '<Hangup/>' }, {
			forwardedFrom: OFFICE,
			callerName: 'J DOE',
			stirVerstat: 'TN-Validation-Passed-A',
		});
		for (const { url, headers, params } of receiver.hooks) {
			expect(validateRequest(fake.authToken, String(headers['x-twilio-signature']), BASE + url, params)).toBe(true);
		}
		expect(receiver.hooks[0]?.params).toMatchObject({
			CallStatus: 'ringing',
			ForwardedFrom: OFFICE,
			CallerName: 'J DOE',
			StirVerstat: 'TN-Validation-Passed-A',
		});
	});
});
