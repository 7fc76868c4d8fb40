import { DEFAULT_MISSED_RULES, judge, MISSED_REASONS, type CallEvent, type Judgement, type MissedReason, type MissedRules } from '../../../../engine/calls';
import { ALL_MISSED, factsOf, FORWARD, FORWARD_ACCEPT, LISTEN, report } from './events';

const missed = (reason: MissedReason): Judgement => ({ outcome: 'missed', reason });
const settling = (reason: MissedReason): Judgement => ({ outcome: 'settling', reason });
const ANSWERED: Judgement = { outcome: 'answered' };
const OPEN: Judgement = { outcome: 'open' };

const verdict = (reports: readonly CallEvent[], rules: Partial<MissedRules> = {}) => judge(factsOf(reports), { ...DEFAULT_MISSED_RULES, ...rules });

type Case = readonly [name: string, reports: readonly CallEvent[], expected: Judgement, rules?: Partial<MissedRules>];
const run = (cases: readonly Case[]) => {
	for (const [name, reports, expected, rules] of cases) {
		it(name, () => {
			expect(verdict(reports, rules)).toEqual(expected);
		});
	}
};

describe('we dial the team, picking up is enough', () => {
	const arrived = report('arrived', 0, { answering: FORWARD });
	const parentOver = report('ended', 26, { status: 'completed', durationSeconds: 26 });
	run([
		['ringing', [arrived], OPEN],
		['a leg has ended and the others still ring', [arrived, report('leg_ended', 5, { legId: 'a', status: 'busy' })], OPEN],
		['nobody answers', [arrived, report('dial_ended', 20, { status: 'no_answer' })], missed('no_answer')],
		['busy', [arrived, report('dial_ended', 3, { status: 'busy' })], missed('busy')],
		['rejected', [arrived, report('dial_ended', 3, { status: 'rejected' })], missed('rejected')],
		['the dialling fails', [arrived, report('dial_ended', 3, { status: 'failed' })], missed('failed')],
		['the caller gives up while it rings', [arrived, report('dial_ended', 9, { status: 'canceled' })], missed('abandoned')],
		['picked up, and still talking', [arrived, report('leg_answered', 8, { legId: 'a' })], ANSWERED],
		['picked up and talked', [arrived, report('dial_ended', 90, { status: 'completed', durationSeconds: 82, bridged: true })], ANSWERED],
		['picked up, and the system does not say whether two parties were joined', [arrived, report('dial_ended', 90, { status: 'completed', durationSeconds: 82 })], ANSWERED],
		['picked up by something that was never joined to the caller', [arrived, report('dial_ended', 30, { status: 'completed', bridged: false })], missed('carrier_voicemail')],
		['a leg picked up, and never joined to the caller', [arrived, report('leg_answered', 20, { legId: 'a' }), report('dial_ended', 30, { status: 'completed', bridged: false })], missed('carrier_voicemail')],
		['one of three legs picks up', [
			arrived,
			report('leg_ended', 12, { legId: 'a', status: 'canceled' }),
			report('leg_ended', 40, { legId: 'b', status: 'completed', durationSeconds: 28 }),
			report('leg_ended', 12, { legId: 'c', status: 'no_answer' }),
		], ANSWERED],
		['no one of three legs picks up', [
			arrived,
			report('leg_ended', 20, { legId: 'a', status: 'no_answer' }),
			report('leg_ended', 3, { legId: 'b', status: 'busy' }),
			report('leg_ended', 20, { legId: 'c', status: 'no_answer' }),
			report('dial_ended', 20, { status: 'no_answer' }),
		], missed('no_answer')],
		['the caller leaves a message afterwards', [arrived, report('dial_ended', 20, { status: 'no_answer' }), report('voicemail', 45, { recordingUrl: 'https://example.com/1' }), parentOver], missed('no_answer')],
		['the message comes without the report of the dialling', [arrived, report('voicemail', 45, { recordingUrl: 'https://example.com/1' })], missed('voicemail')],
		['the parent ends completed although nobody picked up', [arrived, report('dial_ended', 20, { status: 'no_answer' }), parentOver], missed('no_answer')],
		['the parent ends completed and the dialling has not reported', [arrived, parentOver], settling('abandoned')],
		['the parent ends no-answer and the dialling has not reported', [arrived, report('ended', 20, { status: 'no_answer' })], settling('no_answer')],
		['the parent ends busy and the dialling has not reported', [arrived, report('ended', 2, { status: 'busy' })], settling('busy')],
		['the report of the dialling is a moment behind', [arrived, parentOver, report('dial_ended', 25, { status: 'completed', durationSeconds: 20, bridged: true })], ANSWERED],
		['answered is reported late, after missed', [arrived, report('dial_ended', 20, { status: 'no_answer' }), report('leg_answered', 19, { legId: 'b' })], ANSWERED],
		['two reports of the dialling disagree', [arrived, report('dial_ended', 20, { status: 'completed', bridged: true }), report('dial_ended', 21, { status: 'no_answer' })], ANSWERED],
	]);
});

describe('we dial the team, and a key must be pressed', () => {
	const arrived = report('arrived', 0, { answering: FORWARD_ACCEPT });
	run([
		['ringing', [arrived], OPEN],
		['picked up, no key yet', [arrived, report('leg_answered', 8, { legId: 'a' })], OPEN],
		['picked up and accepted', [arrived, report('leg_answered', 8, { legId: 'a' }), report('accepted', 11, { legId: 'a' })], ANSWERED],
		['accepted by one of three legs', [
			arrived,
			report('leg_answered', 6, { legId: 'a' }),
			report('leg_answered', 8, { legId: 'b' }),
			report('accepted', 10, { legId: 'b' }),
			report('leg_ended', 11, { legId: 'a', status: 'completed', durationSeconds: 5 }),
			report('leg_ended', 11, { legId: 'c', status: 'canceled' }),
			report('dial_ended', 70, { status: 'completed', durationSeconds: 60, bridged: true }),
		], ANSWERED],
		['carrier voicemail picks up and presses nothing', [
			arrived,
			report('leg_answered', 15, { legId: 'a' }),
			report('leg_ended', 26, { legId: 'a', status: 'completed', durationSeconds: 11 }),
			report('dial_ended', 26, { status: 'completed', bridged: false }),
		], missed('carrier_voicemail')],
		['carrier voicemail picks up, and the system does not say whether it was joined', [arrived, report('dial_ended', 26, { status: 'completed' })], missed('carrier_voicemail')],
		['joined to the caller, and the report of the key is missing', [arrived, report('dial_ended', 60, { status: 'completed', bridged: true })], ANSWERED],
		['nobody picks up', [arrived, report('dial_ended', 20, { status: 'no_answer' })], missed('no_answer')],
		['a machine picked up one leg, the others rang out', [arrived, report('leg_answered', 15, { legId: 'a' }), report('dial_ended', 30, { status: 'no_answer' })], missed('no_answer')],
		['the caller gave up, nothing more is known', [arrived, report('ended', 9, { status: 'completed', durationSeconds: 9 })], settling('abandoned')],
		['a message after a machine picked up', [arrived, report('dial_ended', 26, { status: 'completed', bridged: false }), report('voicemail', 50, { recordingUrl: 'https://example.com/1' })], missed('carrier_voicemail')],
		['accepted is reported after the end', [arrived, report('dial_ended', 60, { status: 'completed' }), report('ended', 61, { status: 'completed' }), report('accepted', 9)], ANSWERED],
	]);
});

describe('every arriving call is a missed one', () => {
	const arrived = report('arrived', 0, { answering: ALL_MISSED });
	run([
		['it arrives', [arrived], missed('no_answer')],
		['it has ended', [arrived, report('ended', 12, { status: 'completed', durationSeconds: 12 })], missed('no_answer')],
		['a message is left', [arrived, report('voicemail', 30, { recordingUrl: 'https://example.com/1' }), report('ended', 31, { status: 'completed' })], missed('voicemail')],
		['its end is reported first', [report('ended', 12, { status: 'completed' }), arrived], missed('no_answer')],
		['somebody hung up soon: it counts all the same', [arrived, report('ended', 1, { status: 'completed', durationSeconds: 1 })], missed('no_answer'), { abandonedAfterSeconds: 10 }],
	]);
});

describe('something else answers and we listen', () => {
	const arrived = report('arrived', 0, { answering: LISTEN });
	const modes: ReadonlyArray<readonly [string, readonly CallEvent[]]> = [['its arrival was reported', [arrived]], ['only its end is reported', []]];
	describe.each(modes)('%s', (_name, before) => {
		run([
			['no answer', [...before, report('ended', 20, { status: 'no_answer' })], missed('no_answer')],
			['busy', [...before, report('ended', 2, { status: 'busy' })], missed('busy')],
			['failed', [...before, report('ended', 2, { status: 'failed' })], missed('failed')],
			['rejected', [...before, report('ended', 2, { status: 'rejected' })], missed('rejected')],
			['canceled: the caller gave up', [...before, report('ended', 9, { status: 'canceled' })], missed('abandoned')],
			['completed without a report of the dialling', [...before, report('ended', 60, { status: 'completed', durationSeconds: 60 })], ANSWERED],
			['completed, and the dialling was not answered', [...before, report('dial_ended', 20, { status: 'no_answer' }), report('ended', 40, { status: 'completed', durationSeconds: 40 })], missed('no_answer')],
			['completed, and the dialling was answered', [...before, report('dial_ended', 60, { status: 'completed', durationSeconds: 50 }), report('ended', 60, { status: 'completed' })], ANSWERED],
			['a message was left', [...before, report('voicemail', 40, { recordingUrl: 'https://example.com/1' }), report('ended', 41, { status: 'completed' })], missed('voicemail')],
		]);
	});
	run([['ringing', [arrived], OPEN]]);
});

describe('callers who hang up at once', () => {
	const arrived = report('arrived', 0, { answering: FORWARD });
	const tooSoon: Judgement = { outcome: 'ignored', because: 'hung_up_at_once' };
	const rule = { abandonedAfterSeconds: 5 };
	run([
		['after 2 of 5 s', [arrived, report('dial_ended', 2, { status: 'canceled' })], tooSoon, rule],
		['after 2 of 5 s, nothing from the dialling', [arrived, report('ended', 2, { status: 'completed', durationSeconds: 2 })], tooSoon, rule],
		['after exactly 5 s', [arrived, report('dial_ended', 5, { status: 'canceled' })], missed('abandoned'), rule],
		['after 9 s', [arrived, report('dial_ended', 9, { status: 'canceled' })], missed('abandoned'), rule],
		['the rule is off', [arrived, report('dial_ended', 0, { status: 'canceled' })], missed('abandoned')],
		['the system knows better than the times of its reports', [arrived, report('ended', 0, { status: 'completed', durationSeconds: 8 })], settling('abandoned'), rule],
		['busy after 1 s is no hanging up', [arrived, report('dial_ended', 1, { status: 'busy' })], missed('busy'), rule],
		['unknown how long they waited', [report('ended', 0, { status: 'canceled' })], missed('abandoned'), rule],
		['a late report shows that they waited', [arrived, report('ended', 2, { status: 'completed', durationSeconds: 2 }), report('dial_ended', 20, { status: 'no_answer', durationSeconds: 0 })], missed('no_answer'), rule],
	]);
});

describe('answers too short to be a talk', () => {
	const arrived = report('arrived', 0, { answering: FORWARD });
	const rule = { answeredAtLeastSeconds: 10 };
	run([
		['4 of 10 s', [arrived, report('dial_ended', 30, { status: 'completed', durationSeconds: 4, bridged: true })], missed('carrier_voicemail'), rule],
		['exactly 10 s', [arrived, report('dial_ended', 30, { status: 'completed', durationSeconds: 10, bridged: true })], ANSWERED, rule],
		['the rule is off', [arrived, report('dial_ended', 30, { status: 'completed', durationSeconds: 1, bridged: true })], ANSWERED],
		['known from the longest leg', [arrived, report('leg_ended', 30, { legId: 'a', status: 'completed', durationSeconds: 3 }), report('leg_ended', 30, { legId: 'b', status: 'canceled', durationSeconds: 0 })], missed('carrier_voicemail'), rule],
		['known from a leg, and not from the call with its ringing', [arrived, report('leg_ended', 30, { legId: 'a', status: 'completed', durationSeconds: 3 }), report('ended', 60, { status: 'completed', durationSeconds: 60 })], missed('carrier_voicemail'), rule],
		['not a second', [arrived, report('dial_ended', 30, { status: 'completed', durationSeconds: 0, bridged: true }), report('ended', 60, { status: 'completed', durationSeconds: 60 })], missed('carrier_voicemail'), rule],
		['a talk that still goes on', [arrived, report('leg_answered', 8, { legId: 'a' })], ANSWERED, rule],
		['accepted by key, however short', [report('arrived', 0, { answering: FORWARD_ACCEPT }), report('accepted', 9), report('dial_ended', 11, { status: 'completed', durationSeconds: 2, bridged: true })], ANSWERED, rule],
		['while listening, by the length of the call', [report('arrived', 0, { answering: LISTEN }), report('ended', 6, { status: 'completed', durationSeconds: 6 })], missed('carrier_voicemail'), rule],
		['while listening, long enough', [report('arrived', 0, { answering: LISTEN }), report('ended', 60, { status: 'completed', durationSeconds: 60 })], ANSWERED, rule],
		['nobody knows how long', [report('arrived', 0, { answering: LISTEN }), report('ended', 60, { status: 'completed' })], ANSWERED, rule],
	]);
});

describe('reasons that the trigger leaves alone', () => {
	const arrived = report('arrived', 0, { answering: FORWARD });
	const withReason: ReadonlyArray<readonly [MissedReason, readonly CallEvent[]]> = [
		['no_answer', [arrived, report('dial_ended', 20, { status: 'no_answer' })]],
		['busy', [arrived, report('dial_ended', 20, { status: 'busy' })]],
		['rejected', [arrived, report('dial_ended', 20, { status: 'rejected' })]],
		['failed', [arrived, report('dial_ended', 20, { status: 'failed' })]],
		['abandoned', [arrived, report('dial_ended', 20, { status: 'canceled' })]],
		['carrier_voicemail', [arrived, report('dial_ended', 20, { status: 'completed', bridged: false })]],
		['voicemail', [report('arrived', 0, { answering: ALL_MISSED }), report('voicemail', 20, { recordingUrl: 'https://example.com/1' })]],
	];

	it.each(withReason)('%s', (reason, reports) => {
		expect(verdict(reports)).toEqual(missed(reason));
		const others = MISSED_REASONS.filter((other) => other !== reason);
		expect(verdict(reports, { reasons: others })).toEqual({ outcome: 'ignored', because: `reason_off:${reason}` });
		expect(verdict(reports, { reasons: [reason] })).toEqual(missed(reason));
	});

	it('also while the verdict is settling', () => {
		const reports = [arrived, report('ended', 26, { status: 'completed' })];
		expect(verdict(reports, { reasons: ['no_answer'] })).toEqual({ outcome: 'ignored', because: 'reason_off:abandoned' });
	});

	it('never hides that a call was answered', () => {
		expect(verdict([arrived, report('leg_answered', 5)], { reasons: [] })).toEqual(ANSWERED);
	});
});
