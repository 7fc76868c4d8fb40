import { quo } from '../../../../../connectors/phones/quo';
import { addEvent, judge, NO_FACTS, DEFAULT_MISSED_RULES, type CallEvent, type CallFacts, type Judgement } from '../../../../../engine';
import { callContext, datedEvent, iso, v1Event } from '../../../../fakes/quo';
import { CALLER, callReports, LINE, NOW, OTHER, told } from './support';

const resource = (more: object = {}) => ({ id: 'AC1', direction: 'incoming', createdAt: iso(NOW), answeredAt: null, completedAt: iso(NOW + 30_000), duration: 0, hasVoicemail: false, ...more });
const dated = (more: object, type = 'call.completed', context = callContext(LINE, CALLER)) => told(datedEvent(type, NOW + 30_000, resource(more), context));
const v1 = (more: object, type = 'call.completed') =>
	told(v1Event(type, NOW + 30_000, { id: 'AC1', object: 'call', direction: 'incoming', from: CALLER, to: LINE, status: 'completed', createdAt: iso(NOW), answeredAt: null, completedAt: iso(NOW + 30_000), userId: 'US000001', ...more }));

function judged(events: readonly unknown[], rules = DEFAULT_MISSED_RULES): Judgement {
	const facts = events.reduce<CallFacts>((sum, event) => addEvent(sum, event as CallEvent, NOW), NO_FACTS(NOW));
	return judge(facts, rules);
}

describe('how a call ended', () => {
	it.each([
		[{ status: 'answered', answeredAt: iso(NOW + 5_000), duration: 25 }, { outcome: 'answered' }],
		[{ status: 'unanswered' }, { outcome: 'missed', reason: 'no_answer' }],
		[{ status: 'unanswered', hasVoicemail: true }, { outcome: 'missed', reason: 'voicemail' }],
		// What picked up was the voicemail, or the menu.
		[{ status: 'unanswered', answeredAt: iso(NOW + 5_000), hasVoicemail: true }, { outcome: 'missed', reason: 'voicemail' }],
		[{ status: 'abandoned' }, { outcome: 'missed', reason: 'abandoned' }],
		[{ status: 'failed' }, { outcome: 'missed', reason: 'failed' }],
		[{ status: 'ai-handled' }, { outcome: 'answered' }],
		[{ status: 'forwarded' }, { outcome: 'answered' }],
		[{ status: 'unknown' }, { outcome: 'missed', reason: 'no_answer' }],
		[{ status: 'unknown', answeredAt: iso(NOW + 5_000) }, { outcome: 'answered' }],
		[{ status: 'constructor' }, { outcome: 'missed', reason: 'no_answer' }],
	])('dated %j: %j', (more, expected) => {
		expect(judged(callReports(dated(more)))).toEqual(expected);
	});

	it.each([
		[{ answeredAt: iso(NOW + 5_000) }, { outcome: 'answered' }],
		[{}, { outcome: 'missed', reason: 'no_answer' }],
		[{ voicemail: { duration: 7, type: 'audio/mpeg', url: 'https://media.example.com/1.mp3' } }, { outcome: 'missed', reason: 'voicemail' }],
		[{ status: 'missed' }, { outcome: 'missed', reason: 'no_answer' }],
		[{ status: 'busy' }, { outcome: 'missed', reason: 'busy' }],
		[{ status: 'canceled' }, { outcome: 'missed', reason: 'abandoned' }],
		[{ aiHandled: 'ai-agent' }, { outcome: 'answered' }],
		[{ status: 'forwarded' }, { outcome: 'answered' }],
		[{ forwardedTo: OTHER }, { outcome: 'answered' }],
		[{ forwardedTo: 'US000002' }, { outcome: 'missed', reason: 'no_answer' }],
		// A person who is named talked, whatever the status of some leg.
		[{ status: 'no-answer', answeredAt: iso(NOW + 5_000), answeredBy: 'US000002' }, { outcome: 'answered' }],
	])('v1 %j: %j', (more, expected) => {
		expect(judged(callReports(v1(more)))).toEqual(expected);
	});

	it('an end that comes alone tells when the call began, and how long the caller waited', () => {
		const reports = callReports(dated({ status: 'abandoned', completedAt: iso(NOW + 3_000) }));
		expect(reports).toMatchObject([
			{ step: 'arrived', at: NOW, from: CALLER, to: LINE, answering: { mode: 'listen', acceptance: false } },
			{ step: 'ended', at: NOW + 3_000, durationSeconds: 3, verdict: 'abandoned' },
		]);
		expect(judged(reports, { ...DEFAULT_MISSED_RULES, abandonedAfterSeconds: 5 })).toEqual({ outcome: 'ignored', because: 'hung_up_at_once' });
		expect(judged(reports, { ...DEFAULT_MISSED_RULES, abandonedAfterSeconds: 3 })).toEqual({ outcome: 'missed', reason: 'abandoned' });
	});

	it('of an answered call the talk counts, not the ringing', () => {
		const [, end] = callReports(dated({ status: 'answered', answeredAt: iso(NOW + 25_000), completedAt: iso(NOW + 30_000), duration: null }));
		expect(end).toMatchObject({ durationSeconds: 5 });
		expect(judged([end], { ...DEFAULT_MISSED_RULES, answeredAtLeastSeconds: 6 })).toMatchObject({ outcome: 'missed' });
	});

	it('a person who picked up outranks a poorer word', () => {
		const answer = callReports(dated({ answeredByUserId: 'US000002', answeredAt: iso(NOW + 5_000) }, 'call.answered'));
		expect(answer).toMatchObject([{ step: 'leg_answered', legId: 'US000002' }]);
		expect(judged([...callReports(dated({ status: 'unanswered' })), ...answer])).toEqual({ outcome: 'answered' });
	});

	it.each([[{ answeredByUserId: null }], [{ answeredByUserId: 'SYU000001' }], [{ answeredByUserId: 'US000002', direction: 'outgoing' }]])('a pick-up of nobody on the team is none: %j', (more) => {
		expect(callReports(dated(more, 'call.answered'))).toEqual([]);
	});

	it('the voicemail of v1 comes before the end that makes the call a missed one', () => {
		const reports = callReports(v1({ voicemail: { duration: 7, url: 'https://media.example.com/1.mp3' } }));
		expect(reports).toMatchObject([{ step: 'arrived' }, { step: 'voicemail', recordingUrl: 'https://media.example.com/1.mp3', recordingSeconds: 7 }, { step: 'ended' }]);
	});

	it('both generations give the same keys, so that a call told by both counts once', () => {
		const keys = (reports: ReturnType<typeof callReports>) => reports.map((report) => (report.kind === 'call' ? report.key : ''));
		expect(keys(callReports(dated({ status: 'unanswered' })))).toEqual(keys(callReports(v1({}))));
		expect(new Set(keys(callReports(v1({})))).size).toBe(2);
	});
});

describe('a missed call that is told with its times alone', () => {
	const missed = (lookedUp?: Record<string, string>, context = callContext(LINE, CALLER)) =>
		told(datedEvent('call.missed', NOW + 30_000, { id: 'AC1', createdAt: iso(NOW), updatedAt: iso(NOW + 30_000) }, context), lookedUp);

	it('is one where nothing more could be learned', () => {
		expect(judged(callReports(missed({})))).toEqual({ outcome: 'missed', reason: 'no_answer' });
		expect(callReports(missed({}))).toMatchObject([{ from: CALLER, to: LINE }, { from: CALLER, to: LINE }]);
	});

	it.each([
		[{ status: 'abandoned' }, { outcome: 'missed', reason: 'abandoned' }],
		[{ status: 'no-answer', voicemail: 'yes' }, { outcome: 'missed', reason: 'voicemail' }],
		// The menu or the voicemail had picked up.
		[{ status: 'completed', answeredAt: iso(NOW + 4_000) }, { outcome: 'missed', reason: 'no_answer' }],
		[{ status: 'completed', answeredAt: iso(NOW + 4_000), answeredBy: 'US000002' }, { outcome: 'answered' }],
		[{ status: 'ai-handled' }, { outcome: 'answered' }],
	])('with %j: %j', (lookedUp, expected) => {
		expect(judged(callReports(missed(lookedUp)))).toEqual(expected);
	});

	it('takes the numbers from the call where the webhook has none', () => {
		const [arrived] = callReports(missed({ status: 'missed', line: LINE, other: CALLER }, callContext(undefined, undefined)));
		expect(arrived).toMatchObject({ from: CALLER, to: LINE });
	});
});

describe('what is none of a missed call', () => {
	it.each(['call.recording.completed', 'call.summary.completed', 'call.transcript.completed', 'call.forwarded', 'call.menu.selected', 'message.received', 'contact.updated', 'call.COMPLETED'])('%s', (type) => {
		expect(quo.readCall(dated({ status: 'answered' }, type))).toBeUndefined();
		expect(quo.readCall(v1({}, type))).toBeUndefined();
	});

	it('a call that is placed rings, and comes in nowhere', () => {
		expect(callReports(dated({ direction: 'outgoing' }, 'call.ringing'))).toEqual([]);
	});

	it('one that rings on a line that is not named waits for its end', () => {
		expect(callReports(dated({}, 'call.ringing', callContext(undefined, undefined)))).toEqual([]);
	});
});

it.each(['ringing', 'in-progress', 'queued'])('a call that is over and %s is not over', (status) => {
	expect(quo.readCall(dated({ status }))).toBeUndefined();
	expect(quo.readCall(v1({ status }))).toBeUndefined();
});

describe('calls that the team places', () => {
	it('are told with who placed them, to each whom they called', () => {
		const context = { ...callContext(LINE, CALLER), participants: { workspace: [LINE], external: [CALLER, OTHER], resolution: 'available' } };
		const reports = callReports(dated({ direction: 'outgoing', status: 'answered', answeredAt: iso(NOW + 5_000), duration: 25 }, 'call.completed', context));
		expect(reports).toEqual([CALLER, OTHER].map((to) => ({ kind: 'outside_call', system: 'quo', account: '', callId: 'AC1', from: LINE, to, reached: true, at: NOW + 30_000, durationSeconds: 25, by: 'US000001' })));
	});

	it.each([
		[{ status: 'unanswered' }, false],
		[{ status: 'failed' }, false],
		[{ status: 'unknown', answeredAt: iso(NOW + 5_000) }, true],
		[{ status: 'unanswered', answeredAt: iso(NOW + 5_000) }, false],
	])('dated %j reached: %s', (more, reached) => {
		expect(callReports(dated({ direction: 'outgoing', ...more }))).toMatchObject([{ reached }]);
	});

	it.each([
		[{ answeredAt: iso(NOW + 5_000) }, true],
		[{ answeredAt: null }, false],
	])('v1 %j reached: %s', (more, reached) => {
		expect(callReports(v1({ direction: 'outgoing', from: LINE, to: CALLER, ...more }))).toMatchObject([{ reached, from: LINE, to: CALLER }]);
	});

	it('are none of a person where Quo’s own agent placed them', () => {
		expect(callReports(dated({ direction: 'outgoing', status: 'answered' }, 'call.completed', callContext(LINE, CALLER, { userId: 'SYU000001' })))).toEqual([]);
	});
});

describe('v1 webhooks made by API', () => {
	const api = (more: object, lookedUp: Record<string, string>) => callReports(told(v1Event('call.completed', NOW + 30_000, { id: 'AC1', direction: 'incoming', status: 'completed', createdAt: iso(NOW), answeredAt: null, completedAt: iso(NOW + 30_000), ...more }), lookedUp));

	it.each([[[CALLER]], [[LINE, CALLER]], [[CALLER, LINE]]])('name the other number among %j, and the line by its id', (participants) => {
		expect(api({ participants }, { line: LINE })[0]).toMatchObject({ from: CALLER, to: LINE });
		expect(api({ participants, direction: 'outgoing' }, { line: LINE })).toMatchObject([{ kind: 'outside_call', from: LINE, to: CALLER }]);
	});

	it('are kept apart by conversation and begin where the call has no id', () => {
		const first = api({ id: undefined, participants: [CALLER] }, { line: LINE })[0];
		const second = api({ id: undefined, participants: [CALLER], createdAt: iso(NOW + 1_000) }, { line: LINE })[0];
		expect(first?.callId).toContain('CN000001');
		expect(first?.callId).not.toBe(second?.callId);
	});
});

describe('voicemails of the dated API', () => {
	const voicemail = (more: object = {}) => told(datedEvent('call.voicemail.completed', NOW, { id: 'ACv', voicemailId: 'VM1', callId: 'AC1', direction: 'incoming', duration: 12, from: CALLER, to: LINE, transcript: ' Please call me back. ', recordingUrl: 'https://media.example.com/1.mp3', ...more }, callContext(LINE, CALLER)));

	it('are added to their call, and told in words where Quo has them', () => {
		expect(callReports(voicemail())).toMatchObject([{ step: 'voicemail', callId: 'AC1', key: 'AC1:voicemail:VM1', recordingUrl: 'https://media.example.com/1.mp3', recordingSeconds: 12, from: CALLER, to: LINE }]);
		expect(quo.readTranscript(voicemail())).toEqual({ system: 'quo', account: '', callId: 'AC1', recordingId: 'VM1', words: 'Please call me back.', recordingUrl: 'https://media.example.com/1.mp3' });
	});

	it.each([[{ transcript: null }], [{ transcript: '  ' }], [{ transcript: 7 }], [{ callId: null }]])('have no words with %j', (more) => {
		expect(quo.readTranscript(voicemail(more))).toBeUndefined();
	});

	it('without a call are left alone: the call is told by its end', () => {
		expect(callReports(voicemail({ callId: null }))).toEqual([]);
	});

	it('take no address that is none of the web', () => {
		expect(callReports(voicemail({ recordingUrl: 'file:///etc/passwd' }))[0]).not.toHaveProperty('recordingUrl');
	});
});

describe('hostile bodies', () => {
	it.each([
		'null',
		'[]',
		'"call.completed"',
		'{"type":"call.completed"}',
		'{"type":"call.completed","data":null}',
		'{"type":"call.completed","data":{"resource":null}}',
		'{"type":"call.completed","data":{"resource":{"id":{}}}}',
		'{"type":"call.completed","data":{"resource":{"id":""},"context":{"participants":"x"}}}',
		'{"type":["call.completed"],"data":{"resource":{"id":"AC1"}}}',
		'{"__proto__":{"type":"call.completed","data":{"resource":{"id":"AC1"}}}}',
	])('%s is nothing', (body) => {
		expect(quo.readCall(told(body))).toBeUndefined();
		expect(quo.readText(told(body))).toBeUndefined();
		expect(quo.readTranscript(told(body))).toBeUndefined();
	});

	it('what every object inherits is not read', () => {
		const spoilt = Object.prototype as unknown as Record<string, unknown>;
		spoilt.hasVoicemail = true;
		try {
			expect(callReports(dated({ status: 'unanswered', hasVoicemail: undefined }))).toMatchObject([{}, { verdict: 'no_answer' }]);
		} finally {
			delete spoilt.hasVoicemail;
		}
	});

	it('what is too large is not read', () => {
		const body = datedEvent('call.completed', NOW, resource({ status: 'unanswered', more: 'x'.repeat(1_000_001) }), callContext(LINE, CALLER));
		expect(quo.readCall(told(body))).toBeUndefined();
	});

	it('wrong types in a real event leave out what they stand for', () => {
		const body = datedEvent('call.completed', NOW, { id: 'AC1', direction: 'incoming', status: 7, createdAt: 'yesterday', answeredAt: {}, completedAt: '9999-12-31T00:00:00Z', duration: -1, hasVoicemail: 'yes' }, { participants: { workspace: [7, LINE], external: [null, CALLER] } });
		expect(callReports(told(body))).toMatchObject([{ from: CALLER, to: LINE }, { verdict: 'no_answer', at: NOW }]);
	});
});
