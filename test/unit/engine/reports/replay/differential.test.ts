import fc from 'fast-check';
import { checkProfile, Replay, type BusinessProfile, type Decision, type LoggedCall, type LoggedText, type ReplayLine, type ReplayOptions } from '../../../../../engine';
import { Live } from './live';
import { businesses, logs, options } from './logs';

async function checked(written: readonly object[]): Promise<BusinessProfile[]> {
	const profiles: BusinessProfile[] = [];
	for (const input of written) {
		const result = await checkProfile(input);
		if (!result.ok) throw new Error(result.faults.map(({ path, problem }) => `${path}: ${problem}`).join('\n'));
		profiles.push(result.profile);
	}
	return profiles;
}

/** The same log through the replay, in the order in which a command line would give it. */
function replayed(profiles: readonly BusinessProfile[], how: ReplayOptions, calls: readonly LoggedCall[], texts: readonly LoggedText[]): ReadonlyMap<string, ReplayLine> {
	const lines = new Map<string, ReplayLine>();
	const replay = new Replay(profiles, how, (line) => lines.set(line.callId, line));
	const waiting = [...texts];
	for (const call of calls) {
		for (let text = waiting[0]; text && text.at < call.startedAt; text = waiting[0]) replay.text(waiting.shift() as LoggedText);
		replay.call(call);
	}
	for (const text of waiting) replay.text(text);
	replay.finish();
	return lines;
}

const told = (line: ReplayLine | undefined) => line && { action: line.action, reason: line.reason, until: line.until, template: line.template, facts: line.facts };
const kept = (decision: Decision | undefined) => decision && { action: decision.action, reason: decision.reason, until: decision.until === undefined ? undefined : new Date(decision.until).toISOString(), template: decision.template, facts: decision.facts };

const RUNS = Number(process.env.REPLAY_RUNS ?? 120);
/** A comparison of nothing but simple cases would prove little. What comes seldom is waited for, so many times. */
const WANTED = ['ok', 'no_caller_id', 'opted_out', 'reached_since', 'texted_lately', 'human_active', 'circuit_open', 'suspected_spam', 'team_number'];
const MOST_ROUNDS = 10;

describe('the replay and the live product', () => {
	it('decide the same about every missed call of any log', async () => {
		const reasons = new Set<string>();
		const compare = fc.asyncProperty(businesses, options, logs, async (written, how, { calls, texts }) => {
			const profiles = await checked(written);
			const live = await Live.run(profiles, how, calls, texts);
			const lines = replayed(profiles, how, calls, texts);
			for (const [id, decision] of live) {
				reasons.add(decision?.reason ?? 'none');
				expect({ id, ...told(lines.get(id)) }).toEqual({ id, ...kept(decision) });
			}
			for (const { first } of lines.values()) if (first) reasons.add(first.reason);
			const missed = [...lines.values()].filter(({ outcome }) => outcome === 'missed').map(({ callId }) => callId);
			expect(missed.sort()).toEqual([...live.keys()].sort());
		});
		const missing = () => WANTED.filter((reason) => !reasons.has(reason));
		for (let round = 0; round === 0 || (round < MOST_ROUNDS && missing().length > 0); round += 1) await fc.assert(compare, { numRuns: RUNS });
		expect(missing()).toEqual([]);
	});
});
