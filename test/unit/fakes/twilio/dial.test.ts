import { startFakeTwilio } from '../../../fakes/twilio';
import type { CallOutcome, CallPlan, FakeTwilio } from '../../../fakes/twilio';
import type { Receiver } from './support';
import { byPath, kinds, last, request, startReceiver } from './support';

const OURS = '+14155550199';
const THEIRS = '+14155550100';
const CELL = '+14155550110';
const OFFICE = '+14155550111';
const BASE = 'https://hooks.example.com';

const LEG = `statusCallback="/leg" statusCallbackEvent="initiated ringing answered completed"`;
const FORWARD = `<Dial timeout="18" action="/after"><Number url="/whisper" ${LEG}>${CELL}</Number></Dial>`;
const WHISPER =
	'<Gather numDigits="1" timeout="5" action="/accept"><Say>Press one to take the call</Say></Gather><Hangup/>';
const VOICEMAIL = '<Say>Leave a message</Say><Record action="/recorded" recordingStatusCallback="/recording"/>';

describe('calls forwarded by the fake Twilio', () => {
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

	describe('forwarded with a whisper', () => {
		const documents = { '/voice': FORWARD, '/whisper': WHISPER, '/accept': '', '/after': VOICEMAIL };

		it('rings out', async () => {
			const transcript = await call('no-answer', documents);
			expect(kinds(transcript)).toEqual([
				'voice',
				'leg initiated',
				'leg ringing',
				'leg no-answer',
				'dial_action',
				'call_status',
			]);
			expect(last(transcript, 'dial_action')).toMatchObject({
				DialCallStatus: 'no-answer',
				DialBridged: 'false',
				CallStatus: 'in-progress',
				CallSid: transcript.callSid,
				DialCallSid: transcript.legs[0]?.sid,
			});
			expect(last(transcript, 'dial_action')).not.toHaveProperty('DialCallDuration');
			expect(transcript.spoken).toEqual(['Leave a message']);
			expect(transcript.legs).toEqual([
				expect.objectContaining({ number: CELL, status: 'no-answer', answered: false, bridged: false, talkSeconds: 0 }),
			]);
			expect(transcript.requests.find(({ kind }) => kind === 'dial_action')?.atSecond).toBe(18);
			expect(last(transcript, 'call_status')).toMatchObject({ CallStatus: 'completed', Direction: 'inbound' });
			expect(transcript.errors).toEqual([]);
		});

		it.each(['busy', 'failed', 'canceled'] as const)('ends %s', async (outcome) => {
			const transcript = await call(outcome, documents);
			expect(transcript.dialStatuses).toEqual([outcome]);
			expect(transcript.legs[0]).toMatchObject({ status: outcome, answered: false });
			expect(transcript.callStatus).toBe('completed');
			expect(last(transcript, 'leg_status')['CallStatus']).toBe(outcome);
		});

		it('is taken by a person who presses one', async () => {
			const transcript = await call('completed', documents, { callees: { [CELL]: { kind: 'person', talkSeconds: 90 } } });
			expect(kinds(transcript)).toEqual([
				'voice',
				'leg initiated',
				'leg ringing',
				'leg in-progress',
				'whisper',
				'gather',
				'leg completed',
				'dial_action',
				'call_status',
			]);
			const whisper = last(transcript, 'whisper');
			expect(whisper).toMatchObject({ ParentCallSid: transcript.callSid, Direction: 'outbound-dial', To: CELL, From: THEIRS });
			expect(whisper['CallSid']).toBe(transcript.legs[0]?.sid);
			expect(last(transcript, 'gather')).toMatchObject({ Digits: '1', CallSid: whisper['CallSid'] });
			expect(last(transcript, 'dial_action')).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'true' });
			expect(transcript.legs[0]).toMatchObject({ bridged: true, heard: ['Press one to take the call'] });
			expect(transcript.legs[0]?.talkSeconds).toBeGreaterThanOrEqual(90);
		});

		it.each<[string, CallPlan['callees']]>([
			['nobody presses anything', { [CELL]: { kind: 'person', press: null } }],
			['the carrier’s voicemail picks up in time', { [CELL]: { kind: 'voicemail', afterSeconds: 12 } }],
		])('is answered and not bridged when %s', async (_what, callees) => {
			const transcript = await call('completed', documents, { callees });
			expect(kinds(transcript)).not.toContain('gather');
			expect(last(transcript, 'dial_action')).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'false' });
			expect(transcript.legs[0]).toMatchObject({ answered: true, bridged: false, status: 'completed' });
			expect(transcript.spoken).toEqual(['Leave a message']);
		});

		it('is declined by another key when the answer to it hangs up', async () => {
			const declined = { ...documents, '/accept': '<Hangup/>' };
			const transcript = await call('completed', declined, { callees: { [CELL]: { kind: 'person', press: '9' } } });
			expect(last(transcript, 'gather')['Digits']).toBe('9');
			expect(last(transcript, 'dial_action')).toMatchObject({ DialBridged: 'false' });
		});

		it('does not reach the carrier’s voicemail when the ring is shorter', async () => {
			expect((await call('voicemail', documents)).dialStatuses).toEqual(['no-answer']);
			const long = { ...documents, '/voice': FORWARD.replace('timeout="18"', '') };
			expect((await call('voicemail', long)).dialStatuses).toEqual(['completed']);
		});

		it('is not joined when the whisper cannot be had', async () => {
			receiver.answer = (hook) => (hook.url === '/whisper' ? { status: 500 } : byPath(documents)(hook));
			const transcript = await fake.call({ from: THEIRS, to: OURS, outcome: 'completed' });
			expect(transcript.errors).toEqual([expect.objectContaining({ code: 11200 })]);
			expect(last(transcript, 'dial_action')).toMatchObject({ DialBridged: 'false' });
		});

		it('is given up by the caller while it rings', async () => {
			const transcript = await call('abandoned', documents);
			expect(kinds(transcript)).toEqual([
				'voice',
				'leg initiated',
				'leg ringing',
				'leg canceled',
				'dial_action',
				'call_status',
			]);
			expect(last(transcript, 'dial_action')).toMatchObject({ DialCallStatus: 'canceled', CallStatus: 'completed' });
			expect(transcript.spoken).toEqual([]);
			expect(transcript.durationSeconds).toBe(5);
			expect((await call('abandoned', documents, { givenUpAs: 'no-answer' })).dialStatuses).toEqual(['no-answer']);
		});

		it('is given up by the caller during the whisper', async () => {
			const transcript = await call('completed', documents, { caller: { hangsUpAfterSeconds: 7 } });
			expect(transcript.legs[0]).toMatchObject({ answered: true, bridged: false });
			expect(last(transcript, 'dial_action')).toMatchObject({ DialCallStatus: 'completed', DialBridged: 'false', CallStatus: 'completed' });
		});
	});

	it.each([
		['', ['leg completed']],
		['statusCallbackEvent="answered"', ['leg in-progress']],
		['statusCallbackEvent="initiated completed"', ['leg initiated', 'leg completed']],
	])('reports a leg as far as asked: %s', async (events, reported) => {
		const dial = `<Dial><Number statusCallback="/leg" ${events}>${CELL}</Number></Dial>`;
		const transcript = await call('completed', { '/voice': dial });
		expect(kinds(transcript).filter((kind) => kind.startsWith('leg'))).toEqual(reported);
	});

	it('joins a carrier’s voicemail to the caller where there is no whisper', async () => {
		const transcript = await call('voicemail', { '/voice': `<Dial action="/after">${CELL}</Dial>` });
		expect(last(transcript, 'dial_action')).toMatchObject({
			DialCallStatus: 'completed',
			DialBridged: 'true',
			DialCallDuration: '20',
			CallStatus: 'completed',
		});
	});

	it('leaves the parent unanswered with answerOnBridge when the caller gives up', async () => {
		const dial = `<Dial answerOnBridge="true" action="/after"><Number>${CELL}</Number></Dial>`;
		const transcript = await call('abandoned', { '/voice': dial });
		expect(transcript).toMatchObject({ answered: false, callStatus: 'no-answer' });
		expect(last(transcript, 'call_status')).toMatchObject({ CallStatus: 'no-answer', SipResponseCode: '487' });
		expect((await call('completed', { '/voice': dial })).answered).toBe(true);
	});

	describe('several phones', () => {
		const both = `<Dial timeout="20" action="/after"><Number ${LEG}>${CELL}</Number><Number ${LEG}>${OFFICE}</Number></Dial>`;

		it('connects the first to pick up and lets the other go', async () => {
			const transcript = await call('no-answer', { '/voice': both }, {
				callees: { [CELL]: { kind: 'person', afterSeconds: 9 }, [OFFICE]: { kind: 'person', afterSeconds: 4 } },
			});
			expect(transcript.legs.map(({ number, status, bridged }) => [number, status, bridged])).toEqual([
				[CELL, 'canceled', false],
				[OFFICE, 'completed', true],
			]);
			expect(last(transcript, 'dial_action')['DialCallSid']).toBe(transcript.legs[1]?.sid);
		});

		it('goes on ringing one when the other is busy', async () => {
			const transcript = await call('no-answer', { '/voice': both }, { callees: { [CELL]: { kind: 'busy' } } });
			expect(transcript.legs.map(({ status }) => status)).toEqual(['busy', 'no-answer']);
			expect(transcript.dialStatuses).toEqual(['no-answer']);
		});

		it('ends early when all are busy', async () => {
			const transcript = await call('busy', { '/voice': both });
			expect(transcript.dialStatuses).toEqual(['busy']);
			expect(transcript.requests.find(({ kind }) => kind === 'dial_action')?.atSecond).toBe(2);
		});

		it('rings one after the other when told', async () => {
			const transcript = await call('no-answer', { '/voice': both.replace('<Dial', '<Dial sequential="true"') }, {
				callees: { [OFFICE]: { kind: 'person', afterSeconds: 3 } },
			});
			expect(transcript.legs.map(({ status, bridged }) => [status, bridged])).toEqual([
				['no-answer', false],
				['completed', true],
			]);
		});
	});

	it('records the Dial where told', async () => {
		const dial = `<Dial record="record-from-answer" recordingStatusCallback="/recording" action="/after">${CELL}</Dial>`;
		const transcript = await call('completed', { '/voice': dial });
		expect(last(transcript, 'recording_status')).toMatchObject({ RecordingSource: 'DialVerb', RecordingDuration: '60' });
		expect(last(transcript, 'dial_action')['RecordingUrl']).toBe(transcript.recordings[0]?.url);
	});

	it('keeps its legs among the account’s calls', async () => {
		const transcript = await call('busy', { '/voice': FORWARD });
		const children = await request(fake, 'GET', `/Calls.json?ParentCallSid=${transcript.callSid}`);
		expect(children.body.calls).toEqual([expect.objectContaining({ direction: 'outbound-dial', status: 'busy', to: CELL })]);
		const parent = await request(fake, 'GET', `/Calls/${transcript.callSid}.json`);
		expect(parent.body).toMatchObject({ direction: 'inbound', status: 'completed', from: THEIRS });
		const none = await request(fake, 'GET', '/Calls.json?Status=in-progress');
		expect(none.body.calls).toEqual([]);
	});
});
