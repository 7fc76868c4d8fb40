import { DEFAULT_REPLAY_OPTIONS, Replay, type LoggedCall, type LoggedText, type ReplayLine, type ReplayOptions } from '../../../../../engine';
import { profileOf } from '../../business/profiles';

const LINE = '+14155550100';
const ANN = '+12125550123';
/** A Tuesday, 11:00 in New York. */
const NOON = Date.parse('2026-03-10T11:00:00-04:00');
const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

let made = 0;
const call = (more: Partial<LoggedCall> = {}): LoggedCall => {
	made += 1;
	const startedAt = more.startedAt ?? NOON;
	return { line: made, id: `CA${made}`, from: ANN, to: LINE, direction: 'in', startedAt, endedAt: startedAt, ending: 'no_answer', ...more };
};
const text = (more: Partial<LoggedText>): LoggedText => ({ line: 1, at: NOON, from: ANN, to: LINE, body: 'STOP', direction: 'in', automatic: false, ...more });

async function run(rows: ReadonlyArray<LoggedCall | LoggedText>, settings: { readonly profile?: object; readonly options?: Partial<ReplayOptions>; readonly end?: number } = {}) {
	const lines: ReplayLine[] = [];
	const replay = new Replay([await profileOf(settings.profile)], { ...DEFAULT_REPLAY_OPTIONS, ...settings.options }, (line) => lines.push(line));
	for (const row of rows) if ('body' in row) replay.text(row);
		else replay.call(row);
	const summary = replay.finish(settings.end);
	return { lines, summary, reasons: lines.map(({ reason }) => reason), remembered: replay.remembered };
}

describe('the replay of a log', () => {
	it('decides what waited again when its time has come, and tells both', async () => {
		const night = Date.parse('2026-03-10T22:30:00-04:00');
		const rows = [call({ startedAt: night }), call({ from: '+12125550124', startedAt: night + 12 * HOUR })];
		const { lines, summary } = await run(rows, { profile: { quietHours: { firstText: 'hold', zone: 'business', windows: 'own' } } });
		expect(lines[0]).toMatchObject({ action: 'text', decidedAt: '2026-03-11T12:00:00.000Z', first: { action: 'hold', reason: 'quiet_hours', until: '2026-03-11T12:00:00.000Z' } });
		expect(summary).toMatchObject({ wouldText: 2, wouldHold: 0, heldAtFirst: { quiet_hours: 1 } });
	});

	it('leaves held what the log ends before, unless told when to end', async () => {
		const rows = [call({ startedAt: Date.parse('2026-03-10T22:30:00-04:00') })];
		const profile = { quietHours: { firstText: 'hold', zone: 'business', windows: 'own' } };
		expect((await run(rows, { profile })).lines[0]).toMatchObject({ action: 'hold', until: '2026-03-11T12:00:00.000Z' });
		expect((await run(rows, { profile })).summary).toMatchObject({ wouldHold: 1, wouldText: 0 });
		expect((await run(rows, { profile, end: Date.parse('2026-03-11T12:00:00Z') })).lines[0]).toMatchObject({ action: 'text' });
	});

	it('keeps the order of the log, whatever waits', async () => {
		const rows = [call({ endedAt: NOON + HOUR }), call({ from: '+12125550124', startedAt: NOON + MINUTE }), call({ from: '+12125550125', startedAt: NOON + 2 * HOUR })];
		expect((await run(rows)).lines.map(({ line }) => line)).toEqual(rows.map(({ line }) => line));
	});

	it('counts one call reported twice once, and second texts that the cooldown avoids', async () => {
		const first = call();
		const { lines, summary } = await run([first, first, call({ startedAt: NOON + MINUTE }), first]);
		expect(lines).toHaveLength(2);
		expect(summary).toMatchObject({ missed: 2, wouldText: 1, wouldSkip: { texted_lately: 1 }, duplicatesAvoided: { reports: 2, texts: 1 } });
	});

	it('hears a STOP, also while a text waits for its time', async () => {
		const profile = { graceSeconds: 300 };
		const { lines, summary } = await run([call(), text({ at: NOON + MINUTE }), call({ startedAt: NOON + 3 * DAY })], { profile });
		expect(lines[0]).toMatchObject({ action: 'skip', reason: 'opted_out', first: { reason: 'grace_period' } });
		expect(lines[1]).toMatchObject({ action: 'skip', reason: 'opted_out' });
		expect(summary.texts).toEqual({ opt_out: 1 });
	});

	it('is silent while a person of the team has the conversation, and not because of what a program sent', async () => {
		const byHand = text({ from: LINE, to: ANN, body: 'On my way', direction: 'out', at: NOON - MINUTE });
		expect((await run([byHand, call()])).reasons).toEqual(['human_active']);
		expect((await run([{ ...byHand, automatic: true }, call()])).reasons).toEqual(['ok']);
		expect((await run([byHand, call({ startedAt: NOON + 2 * DAY })])).reasons).toEqual(['ok']);
	});

	it('does not text whoever got through in the meantime', async () => {
		const rows = [call(), call({ startedAt: NOON + 10_000, endedAt: NOON + HOUR, ending: 'completed' })];
		expect((await run(rows, { profile: { graceSeconds: 30 } })).reasons).toEqual(['reached_since', 'answered']);
	});

	it('gives numbers of nobody their reason, and leaves outbound calls out', async () => {
		const { lines, summary } = await run([call({ to: '+14155550199' }), call({ direction: 'out' })]);
		expect(lines).toMatchObject([{ business: null, reason: 'unknown_business' }]);
		expect(summary).toMatchObject({ calls: 1, missed: 0, rows: { unknownBusiness: 1, outbound: 1 } });
	});

	it('tells by its legs whether a call was answered, where the log has them', async () => {
		const parent = call({ endedAt: NOON + MINUTE, ending: 'completed', seconds: 60 });
		const leg = (ending: LoggedCall['ending']) => call({ parent: parent.id, direction: 'out', startedAt: NOON + 5_000, endedAt: NOON + 25_000, ending });
		const options = { legs: true };
		expect((await run([parent, leg('no_answer'), leg('busy')], { options })).lines).toMatchObject([{ outcome: 'missed', missedReason: 'busy', action: 'text' }]);
		expect((await run([parent, leg('no_answer'), leg('completed')], { options })).lines).toMatchObject([{ outcome: 'answered' }]);
		expect((await run([parent], { options })).lines).toMatchObject([{ outcome: 'answered' }]);
	});

	it('flags a row that comes far too late, and takes it as a late report', async () => {
		const { lines, summary } = await run([call({ startedAt: NOON }), call({ from: '+12125550124', startedAt: NOON - 20 * HOUR })]);
		expect(lines[1]).toMatchObject({ late: true, reason: 'stale' });
		expect(summary.rows.late).toBe(1);
	});

	it('writes the words where they are asked for, and estimates with its assumptions spelled out', async () => {
		const { lines, summary } = await run([call({ name: 'ANN SMITH' })], { profile: { averageTicket: { amount: 400, currency: 'USD' } }, options: { texts: true } });
		expect(lines[0]?.text).toMatch(/Smith Plumbing/);
		expect(summary.revenue).toEqual([{ business: 'smith-plumbing', peopleTexted: 1, averageTicket: 400, currency: 'USD', low: 20, high: 48, assumption: expect.stringMatching(/5 to 12 %.*assumptions/) }]);
	});

	it('says what it would have done in shadow mode', async () => {
		const { lines, summary } = await run([call(), call({ startedAt: NOON + MINUTE })], { profile: { mode: 'shadow' } });
		expect(lines.map(({ reason }) => reason)).toEqual(['shadow', 'texted_lately']);
		expect(summary).toMatchObject({ wouldText: 1, peopleTexted: 1 });
	});

	it('forgets people as soon as no rule can ask for them', async () => {
		const rows = Array.from({ length: 1_000 }, (_, index) => call({ from: `+1${200 + Math.floor(index / 100)}55501${String(index % 100).padStart(2, '0')}`, startedAt: NOON + index * DAY }));
		const { remembered, summary } = await run(rows);
		expect(remembered).toBeLessThan(40);
		expect(summary.people).toBe(1_000);
	});

	it('refuses profiles that share a number', async () => {
		const profiles = [await profileOf(), await profileOf({ id: 'other' })];
		expect(() => new Replay(profiles, DEFAULT_REPLAY_OPTIONS, () => undefined)).toThrow(/\+14155550100 is in the profiles "smith-plumbing" and "other"/);
	});
});
