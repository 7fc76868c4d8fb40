import fc from 'fast-check';
import { DEFAULT_REPLAY_OPTIONS, type Ending, type LoggedCall, type LoggedText, type ReplayOptions } from '../../../../../engine';

/** A Tuesday, 11:00 in New York. */
export const START = Date.parse('2026-03-10T11:00:00-04:00');
export const LINES = ['+14155550100', '+14155550101', '+14155550102'] as const;
export const TEAM_PHONE = '+12125550199';
const CALLERS = ['+12125550110', '+12125550111', '+12125550120', '+13055550130', 'Restricted', TEAM_PHONE];

const MINUTE = 60_000;
const GAPS = [0, 0, 20_000, 2 * MINUTE, 9 * MINUTE, 50 * MINUTE, 5 * 60 * MINUTE, 20 * 60 * MINUTE];
const ENDINGS: readonly Ending[] = ['no_answer', 'no_answer', 'no_answer', 'busy', 'canceled', 'completed', 'voicemail'];
const WORDS = ['STOP', 'START', 'YES', 'hello', 'please stop texting me', 'HELP'];

const call = fc.record({
	gap: fc.constantFrom(...GAPS),
	from: fc.constantFrom(...CALLERS),
	to: fc.constantFrom(...LINES),
	seconds: fc.constantFrom(0, 15, 400),
	ending: fc.constantFrom(...ENDINGS),
	/** How long before its place in the log it really was. */
	lateMs: fc.constantFrom(0, 0, 0, 0, 0, 3 * 60 * MINUTE),
	again: fc.boolean(),
	attestation: fc.constantFrom(undefined, undefined, undefined, 'TN-Validation-Failed-C'),
});

const text = fc.record({ after: fc.nat({ max: 24 }), plus: fc.constantFrom(0, 5_000, 10 * MINUTE), from: fc.constantFrom(...CALLERS.slice(0, 4)), line: fc.constantFrom(...LINES), body: fc.constantFrom(...WORDS), human: fc.boolean() });

export interface Log {
	readonly calls: readonly LoggedCall[];
	readonly texts: readonly LoggedText[];
}

export const logs: fc.Arbitrary<Log> = fc.record({ calls: fc.array(call, { minLength: 1, maxLength: 25 }), texts: fc.array(text, { maxLength: 6 }) }).map(({ calls: drawn, texts }) => {
	let at = START;
	const calls = drawn.flatMap(({ gap, lateMs, seconds, again, attestation, ...rest }, index): LoggedCall[] => {
		at += gap;
		const startedAt = at - lateMs;
		const row: LoggedCall = { ...rest, line: index + 1, id: `CA${index}`, direction: 'in', startedAt, endedAt: startedAt + seconds * 1_000, ...(attestation === undefined ? {} : { attestation }) };
		return again && index % 7 === 0 ? [row, row] : [row];
	});
	return { calls, texts: placed(texts, calls) };
});

function placed(drawn: ReadonlyArray<typeof text extends fc.Arbitrary<infer T> ? T : never>, calls: readonly LoggedCall[]): LoggedText[] {
	return drawn
		.map(({ after, plus, from, line, body, human }, index): LoggedText => {
			const at = (calls[after % calls.length]?.endedAt ?? START) + plus;
			return { line: index + 1, at, from: human ? line : from, to: human ? from : line, body, direction: human ? 'out' : 'in', automatic: false };
		})
		.sort((a, b) => a.at - b.at);
}

const guardrails = {
	cooldownHours: fc.constantFrom(0, 1, 24),
	repeatCallers: fc.record({ then: fc.constantFrom('skip', 'text', 'escalate'), afterMinutes: fc.constantFrom(0, 10) }),
	graceSeconds: fc.constantFrom(0, 0, 30, 300),
	mode: fc.constantFrom('live', 'live', 'live', 'shadow'),
	dailyCaps: fc.record({ person: fc.constantFrom(0, 1, 20), business: fc.constantFrom(0, 3) }),
	circuitBreaker: fc.record({ enabled: fc.boolean(), textsAnHour: fc.constantFrom(0, 2, 100), least: fc.constantFrom(1, 10), pauseMinutes: fc.constantFrom(5, 60) }),
	spam: fc.record({ enabled: fc.boolean(), businessesAnHour: fc.constantFrom(0, 2), callsInTenMinutes: fc.constantFrom(0, 3), neighboursInTenMinutes: fc.constantFrom(0, 1) }),
	optOutScope: fc.constantFrom('business', 'number', 'account'),
	quietHours: fc.record({ firstText: fc.constantFrom('send', 'hold'), zone: fc.constant('business'), windows: fc.constantFrom('own', 'us_states') }),
};

/** Two businesses, as they are written: three lines, one person of the team. */
export const businesses = fc.tuple(fc.record(guardrails), fc.record(guardrails)).map(([one, two]) => [
	{ id: 'one', name: 'One', timezone: 'America/New_York', numbers: [{ number: LINES[0] }, { number: LINES[1], serviceLine: 'Drains' }], team: [{ id: 'maria', name: 'Maria', phone: TEAM_PHONE }], ...one },
	{ id: 'two', name: 'Two', timezone: 'America/Chicago', numbers: [{ number: LINES[2] }], hours: { tue: [['09:00', '17:00']] }, ...two },
]);

export const options: fc.Arbitrary<ReplayOptions> = fc.constantFrom(0, 4).map((staleAfterHours) => ({ ...DEFAULT_REPLAY_OPTIONS, settings: { ...DEFAULT_REPLAY_OPTIONS.settings, staleAfterHours }, takeoverMs: 2 * 3_600_000 }));
