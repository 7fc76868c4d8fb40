import type { AnsweringPlan, WebhookRequest } from '../../../../../connectors/phones/connector';
import { signalwire } from '../../../../../connectors/phones/signalwire';
import { addEvent, DEFAULT_MISSED_RULES, judge, NO_FACTS, type CallEvent, type CallFacts, type VoicemailTranscript } from '../../../../../engine';
import { startFakeSignalWire } from '../../../../fakes/signalwire';
import type { CallPlan, FakeTwilio } from '../../../../fakes/twilio';
import { call, CALLER, LINE, plan, serve, TEAM, type LocalServer } from '../twilio/support';

const PUBLIC = 'https://hooks.example.com/webhook/0c2f/calls';

/** SignalWire calls us and we answer; it does not tell whether the two were joined, nor name what was recorded. */
describe('whole calls', () => {
	let fake: FakeTwilio;
	let server: LocalServer;
	let by: AnsweringPlan;
	let events: CallEvent[];
	let words: VoicemailTranscript[];
	let refused: string[];

	const stepUrl = (step: string) => `${PUBLIC}?step=${step}`;
	const factsOf = (list: readonly CallEvent[]): CallFacts => [...new Map(list.map((event) => [event.key, event])).values()].reduce((facts, event) => addEvent(facts, event, 1_000), NO_FACTS(1_000));
	const verdict = () => judge(factsOf(events), DEFAULT_MISSED_RULES);

	beforeAll(async () => {
		server = await serve((request, response, body) => {
			const url = `${PUBLIC}?${(request.url ?? '').split('?')[1] ?? ''}`;
			const asked: WebhookRequest = {
				method: request.method ?? '',
				url,
				query: Object.fromEntries(new URL(url).searchParams),
				headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
				rawBody: Buffer.from(body),
				body,
				remoteAddress: '127.0.0.1',
			};
			const verification = signalwire.verify(asked, { accountSid: fake.accountSid, authToken: fake.signingKey, baseUrl: `${fake.url}/api/laml` });
			if (!verification.ok) refused.push(verification.reason);
			const event = signalwire.readCall(asked, by);
			if (event) events.push(event);
			const said = signalwire.readTranscript(asked);
			if (said) words.push(said);
			const judged = verdict().outcome;
			const answer = signalwire.answerCall(asked, call({ system: 'signalwire', outcome: judged === 'settling' ? 'open' : judged, facts: factsOf(events) }), by);
			response.writeHead(answer.status, { 'content-type': answer.contentType });
			response.end(answer.body);
		});
		fake = await startFakeSignalWire({ resolve: (url) => url.replace('https://hooks.example.com', server.url) });
		fake.addNumber({ phone_number: LINE, voice_url: stepUrl('voice'), status_callback: stepUrl('status') });
	});
	beforeEach(() => {
		events = [];
		words = [];
		refused = [];
		fake.reset();
	});
	afterAll(async () => {
		await fake.close();
		await server.close();
	});

	async function place(how: Partial<CallPlan>, changes: Partial<AnsweringPlan> = {}) {
		by = plan({ stepUrl, ...changes });
		const transcript = await fake.call({ from: CALLER, to: LINE, outcome: 'no-answer', ...how });
		expect(refused).toEqual([]);
		expect(transcript.errors).toEqual([]);
		expect(new Set(events.map(({ callId, system, account }) => `${system} ${account} ${callId}`))).toEqual(new Set([`signalwire ${fake.accountSid} ${transcript.callSid}`]));
		expect(transcript.requests.every(({ params }) => !('DialBridged' in params))).toBe(true);
		return transcript;
	}

	it.each([
		[{ outcome: 'completed' }, {}, { outcome: 'answered' }],
		[{ outcome: 'completed' }, { acceptance: false }, { outcome: 'answered' }],
		[{ outcome: 'no-answer' }, {}, { outcome: 'missed', reason: 'no_answer' }],
		[{ outcome: 'busy' }, {}, { outcome: 'missed', reason: 'busy' }],
		[{ outcome: 'failed' }, {}, { outcome: 'missed', reason: 'failed' }],
		[{ outcome: 'not-accepted' }, {}, { outcome: 'missed', reason: 'carrier_voicemail' }],
		[{ outcome: 'voicemail' }, { ringSeconds: 30 }, { outcome: 'missed', reason: 'carrier_voicemail' }],
		[{ outcome: 'abandoned' }, {}, { outcome: 'missed', reason: 'abandoned' }],
		[{ outcome: 'no-answer' }, { mode: 'all_missed' }, { outcome: 'missed', reason: 'no_answer' }],
	] as const)('%j with %j come to %j', async (how, changes, expected) => {
		await place(how, changes);
		expect(verdict()).toEqual(expected);
	});

	it('tell the caller that they were missed where nobody pressed 1, and keep one message in sound and words', async () => {
		const transcript = await place({ outcome: 'not-accepted', caller: { voicemail: { seconds: 9, endsWith: 'key', transcription: 'Please call me back.' } } }, { transcribe: true });
		expect(transcript.legs[0]).toMatchObject({ number: TEAM, bridged: false });
		expect(transcript.spoken).toEqual(['Sorry we missed you. Please leave a message.', 'Thank you. Goodbye.']);
		const messages = events.filter(({ step }) => step === 'voicemail');
		expect(messages).toHaveLength(2);
		expect(new Set(messages.map(({ key }) => key)).size).toBe(1);
		expect(words).toMatchObject([{ system: 'signalwire', account: fake.accountSid, callId: transcript.callSid, words: 'Please call me back.' }]);
	});
});
