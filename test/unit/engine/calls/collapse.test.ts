import fc from 'fast-check';
import { DEFAULT_MISSED_RULES, judge, type Answering, type CallEvent, type CallStep, type DialStatus } from '../../../../engine/calls';
import { ALL_MISSED, ARRIVAL, factsOf, FORWARD, FORWARD_ACCEPT, report } from './events';

const STEPS: readonly CallStep[] = ['arrived', 'leg_answered', 'accepted', 'leg_ended', 'dial_ended', 'ended', 'voicemail'];
const STATUSES: readonly DialStatus[] = ['completed', 'no_answer', 'busy', 'rejected', 'failed', 'canceled'];

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const answering: fc.Arbitrary<Answering> = fc.record({ mode: fc.constantFrom('forward', 'all_missed', 'listen'), acceptance: fc.boolean() });
const anyReport: fc.Arbitrary<CallEvent> = fc
	.record({
		step: fc.constantFrom(...STEPS),
		seconds: fc.integer({ min: 0, max: 90 }),
		legId: maybe(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor')),
		status: maybe(fc.constantFrom(...STATUSES)),
		durationSeconds: maybe(fc.integer({ min: 0, max: 60 })),
		bridged: maybe(fc.boolean()),
		answering: maybe(answering),
		recordingUrl: maybe(fc.constantFrom('https://example.com/1', 'https://example.com/2')),
		recordingSeconds: maybe(fc.integer({ min: 1, max: 3 })),
	})
	.map(({ step, seconds, ...more }) => report(step, seconds, more));

const rules = fc.record({
	reasons: fc.constant(DEFAULT_MISSED_RULES.reasons),
	abandonedAfterSeconds: fc.integer({ min: 0, max: 20 }),
	answeredAtLeastSeconds: fc.integer({ min: 0, max: 20 }),
	onlyNumbers: fc.constant([]),
});

/** Some reports of a call, and the same ones as a network might deliver them: in another order, some of them again. */
const delivered = fc
	.array(anyReport, { minLength: 1, maxLength: 8 })
	.chain((reports) =>
		fc.record({
			reports: fc.constant(reports),
			again: fc
				.tuple(fc.shuffledSubarray(reports, { minLength: reports.length }), fc.array(fc.tuple(fc.constantFrom(...reports), fc.nat(16)), { maxLength: 8 }))
				.map(([shuffled, repeated]) => repeated.reduce((all, [event, place]) => all.toSpliced(place, 0, event), shuffled)),
		}),
	);

describe('the facts of a call', () => {
	it('are the same in whatever order and however often its reports arrive, and so is the verdict', () => {
		fc.assert(
			fc.property(delivered, rules, ({ reports, again }, missed) => {
				const straight = factsOf(reports);
				const shuffled = factsOf(again);
				expect(shuffled).toEqual(straight);
				expect(judge(shuffled, missed)).toEqual(judge(straight, missed));
			}),
			{ numRuns: 4000 },
		);
	});

	it('survive being kept as JSON between two reports', () => {
		fc.assert(
			fc.property(fc.array(anyReport, { minLength: 2, maxLength: 6 }), (reports) => {
				const kept = JSON.parse(JSON.stringify(factsOf(reports))) as ReturnType<typeof factsOf>;
				expect(kept).toEqual(factsOf(reports));
				expect(judge(kept, DEFAULT_MISSED_RULES)).toEqual(judge(factsOf(reports), DEFAULT_MISSED_RULES));
			}),
		);
	});

	it('never lose that somebody talked: no later report turns an accepted call into a missed one', () => {
		fc.assert(
			fc.property(fc.array(anyReport, { maxLength: 6 }), fc.array(anyReport, { maxLength: 6 }), rules, (before, after, missed) => {
				expect(judge(factsOf([...before, report('accepted', 5), ...after]), missed)).toEqual({ outcome: 'answered' });
			}),
		);
	});

	it('remember the first and the last report by when they happened, not by when they arrived', () => {
		const facts = factsOf([report('ended', 40, { status: 'completed' }), report('arrived', 0, { answering: FORWARD }), report('leg_ended', 20, { status: 'busy' })]);
		expect(facts.lastAt - facts.firstAt).toBe(40_000);
	});

	it('take the time of arrival where the vendor gives none', () => {
		const facts = factsOf([report('arrived', 0), { ...report('ended', 9, { status: 'busy' }), at: undefined }]);
		expect(facts.lastAt).toBe(facts.firstAt);
	});

	it('leave room for an answer where the settings of the trigger were changed while the call ran', () => {
		const before = report('arrived', 0, { answering: FORWARD });
		const after = report('dial_ended', 30, { status: 'completed', answering: FORWARD_ACCEPT });
		for (const order of [[before, after], [after, before]]) {
			expect(factsOf(order).answering).toEqual(FORWARD);
			expect(judge(factsOf(order), DEFAULT_MISSED_RULES)).toEqual({ outcome: 'answered' });
		}
		expect(factsOf([report('arrived', 0, { answering: ALL_MISSED }), before]).answering?.mode).toBe('forward');
	});

	it('say nothing of what was not reported', () => {
		expect(factsOf([report('arrived', 0)])).toEqual({ legs: {}, accepted: false, firstAt: ARRIVAL, lastAt: ARRIVAL });
		const silent = factsOf([report('dial_ended', 5), report('ended', 5)]);
		expect(silent).toEqual({ legs: {}, accepted: false, firstAt: ARRIVAL + 5_000, lastAt: ARRIVAL + 5_000 });
		expect(factsOf([report('leg_ended', 5, { legId: 'a', status: 'busy' })]).legs).toEqual({ a: { status: 'busy' } });
	});

	it('keep the longest time that was reported, and that two parties were joined', () => {
		const short = report('dial_ended', 20, { status: 'completed', durationSeconds: 3, bridged: true });
		const long = report('dial_ended', 40, { status: 'no_answer', durationSeconds: 30, bridged: false });
		for (const order of [[short, long], [long, short]]) {
			expect(factsOf(order).dial).toEqual({ status: 'completed', durationSeconds: 30, bridged: true });
		}
		expect(factsOf([report('dial_ended', 20, { status: 'busy', bridged: false }), report('dial_ended', 21, { status: 'busy' })]).dial).toEqual({ status: 'busy', bridged: false });
		expect(factsOf([report('leg_answered', 5, { legId: 'a' }), report('leg_ended', 9, { legId: 'a', status: 'no_answer', durationSeconds: 4 })]).legs).toEqual({
			a: { answered: true, status: 'no_answer', durationSeconds: 4 },
		});
	});

	it('keep the longer of two recordings, and one that can be heard before one that cannot', () => {
		const short = report('voicemail', 30, { recordingUrl: 'https://example.com/short', recordingSeconds: 4 });
		const long = report('voicemail', 50, { recordingUrl: 'https://example.com/long', recordingSeconds: 12 });
		const lost = report('voicemail', 60, { recordingSeconds: 99 });
		for (const order of [[short, long, lost], [lost, long, short], [long, lost, short]]) {
			expect(factsOf(order).voicemail).toEqual({ url: 'https://example.com/long', durationSeconds: 12 });
		}
		expect(factsOf([lost]).voicemail).toEqual({ durationSeconds: 99 });
	});

	it('keep legs apart by their id, whatever it is', () => {
		const facts = factsOf([
			report('leg_answered', 5, { legId: '__proto__' }),
			report('leg_ended', 9, { legId: 'constructor', status: 'busy' }),
			report('leg_ended', 9, { legId: 'a', status: 'no_answer' }),
		]);
		expect(Object.keys(facts.legs).sort()).toEqual(['__proto__', 'a', 'constructor']);
		expect(Object.getOwnPropertyDescriptor(facts.legs, '__proto__')?.value).toEqual({ answered: true });
		expect(judge(facts, DEFAULT_MISSED_RULES)).toEqual({ outcome: 'answered' });
	});
});
