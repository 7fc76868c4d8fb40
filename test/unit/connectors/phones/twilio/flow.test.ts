import { twilio, type TwilioSecrets } from '../../../../../connectors/phones/twilio';
import type { AnsweringPlan, WebhookRequest } from '../../../../../connectors/phones/connector';
import { addEvent, DEFAULT_MISSED_RULES, judge, NO_FACTS, type CallEvent, type CallFacts, type Judgement } from '../../../../../engine';
import { startFakeTwilio, type CallPlan, type FakeTwilio } from '../../../../fakes/twilio';
import { call, CALLER, LINE, plan, serve, TEAM, type LocalServer } from './support';

const PUBLIC = 'https://hooks.example.com/webhook/0c2f/twilio';

/** Twilio calls us, we answer; the events are kept and judged as the ledger does it. */
describe('whole calls', () => {
	let fake: FakeTwilio;
	let server: LocalServer;
	let secrets: TwilioSecrets;
	let by: AnsweringPlan;
	let events: CallEvent[];
	let refused: string[];

	const stepUrl = (step: string) => `${PUBLIC}?step=${step}`;
	const factsOf = (list: readonly CallEvent[]): CallFacts => {
		const once = [...new Map(list.map((event) => [event.key, event])).values()];
		return once.reduce((facts, event) => addEvent(facts, event, 1_000), NO_FACTS(1_000));
	};
	const verdict = (list: readonly CallEvent[]): Judgement => judge(factsOf(list), DEFAULT_MISSED_RULES);

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
			const verification = twilio.verify(asked, secrets);
			if (!verification.ok) refused.push(verification.reason);
			const event = twilio.readCall(asked, by);
			if (event) events.push(event);
			const judged = verdict(events).outcome;
			const about = call({ outcome: judged === 'settling' ? 'open' : judged, facts: factsOf(events) });
			const answer = twilio.answerCall(asked, about, by);
			response.writeHead(answer.status, { 'content-type': answer.contentType });
			response.end(answer.body);
		});
		fake = await startFakeTwilio({ resolve: (url) => url.replace('https://hooks.example.com', server.url) });
		secrets = { accountSid: fake.accountSid, authToken: fake.authToken, baseUrl: fake.url };
		fake.addNumber({ phone_number: LINE, voice_url: stepUrl('voice'), status_callback: stepUrl('status') });
	});
	beforeEach(() => {
		events = [];
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
		expect(new Set(events.map(({ callId }) => callId))).toEqual(new Set([transcript.callSid]));
		return transcript;
	}

	const LEAVES_MESSAGE = { voicemail: { seconds: 9, endsWith: 'key' as const } };

	it.each([
		[{ outcome: 'completed' }, {}, { outcome: 'answered' }],
		[{ outcome: 'completed' }, { acceptance: false }, { outcome: 'answered' }],
		[{ outcome: 'no-answer' }, {}, { outcome: 'missed', reason: 'no_answer' }],
		[{ outcome: 'busy' }, {}, { outcome: 'missed', reason: 'busy' }],
		[{ outcome: 'failed' }, {}, { outcome: 'missed', reason: 'failed' }],
		[{ outcome: 'not-accepted' }, {}, { outcome: 'missed', reason: 'carrier_voicemail' }],
		[{ outcome: 'voicemail' }, { ringSeconds: 30 }, { outcome: 'missed', reason: 'carrier_voicemail' }],
		[{ outcome: 'voicemail' }, { ringSeconds: 15 }, { outcome: 'missed', reason: 'no_answer' }],
		[{ outcome: 'abandoned' }, {}, { outcome: 'missed', reason: 'abandoned' }],
		[{ outcome: 'abandoned', givenUpAs: 'no-answer' }, {}, { outcome: 'missed', reason: 'abandoned' }],
		[{ outcome: 'no-answer' }, { mode: 'all_missed' }, { outcome: 'missed', reason: 'no_answer' }],
		[{ outcome: 'no-answer', caller: LEAVES_MESSAGE }, { mode: 'all_missed' }, { outcome: 'missed', reason: 'voicemail' }],
		[{ outcome: 'no-answer', forwardedFrom: TEAM }, {}, { outcome: 'missed', reason: 'no_answer' }],
	] as const)('%j with %j come to %j', async (how, changes, expected) => {
		await place(how, changes);
		expect(verdict(events)).toEqual(expected);
	});

	it('come to the same in whatever order the reports arrive, and twice', async () => {
		for (const outcome of ['completed', 'no-answer', 'not-accepted', 'busy', 'abandoned'] as const) {
			events = [];
			await place({ outcome, caller: LEAVES_MESSAGE });
			const wanted = verdict(events);
			expect(verdict([...events].reverse())).toEqual(wanted);
			expect(verdict([...events, ...events])).toEqual(wanted);
			for (let from = 1; from < events.length; from++) expect(verdict([...events.slice(from), ...events.slice(0, from)])).toEqual(wanted);
		}
	});

	it('tell the team who is called, and the caller that they were missed', async () => {
		const transcript = await place({ outcome: 'not-accepted', caller: LEAVES_MESSAGE });
		expect(transcript.legs[0]).toMatchObject({ number: TEAM, bridged: false, heard: ['A call for Acme Plumbing.', 'Press 1 to take the call.'] });
		expect(transcript.spoken).toEqual(['Sorry we missed you. Please leave a message.', 'Thank you. Goodbye.']);
		expect(events.filter(({ step }) => step === 'voicemail').map(({ key }) => key)).toHaveLength(2);
		expect(new Set(events.filter(({ step }) => step === 'voicemail').map(({ key }) => key)).size).toBe(1);
		expect(factsOf(events).voicemail).toMatchObject({ durationSeconds: 9, url: transcript.recordings[0]?.url });
	});

	it('say nothing to a caller who was answered', async () => {
		const transcript = await place({ outcome: 'completed' });
		expect(transcript.legs[0]).toMatchObject({ bridged: true });
		expect(transcript.spoken).toEqual([]);
	});

	it('do not ring the line whose carrier forwarded the call here', async () => {
		const transcript = await place({ forwardedFrom: TEAM });
		expect(transcript.legs).toEqual([]);
		expect(transcript.spoken[0]).toBe('Sorry we missed you. Please leave a message.');
	});

	it('name the business’s number in every report, the phones of the team in none', async () => {
		for (const outcome of ['completed', 'no-answer'] as const) {
			events = [];
			await place({ outcome, caller: LEAVES_MESSAGE });
			expect(new Set(events.map(({ to }) => to))).toEqual(new Set([LINE]));
			expect(JSON.stringify(events)).not.toContain(TEAM);
		}
	});
});
