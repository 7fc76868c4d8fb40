import type { CallFacts, MissedReason, MissedRules } from './call';
import type { DialStatus } from './event';

export type Judgement =
	| { readonly outcome: 'open' }
	/** Over, as far as the facts go, but a report that would change the verdict may still be on its way. */
	| { readonly outcome: 'settling'; readonly reason: MissedReason }
	| { readonly outcome: 'answered' }
	| { readonly outcome: 'missed'; readonly reason: MissedReason }
	| { readonly outcome: 'ignored'; readonly because: string };

const REASON_OF: Record<Exclude<DialStatus, 'completed'>, MissedReason> = {
	no_answer: 'no_answer',
	busy: 'busy',
	rejected: 'rejected',
	failed: 'failed',
	canceled: 'abandoned',
};

/**
 * Was the call answered, missed, or can it not be said yet? Pure, from the facts alone.
 *
 * Twilio: with `<Dial>` the parent call ends `completed` even when nobody picked up, so where we dial, the parent's
 * end proves nothing about the answer; a leg picked up by carrier voicemail is `completed` too, which is why a
 * required key press outranks every status.
 */
export function judge(facts: CallFacts, rules: MissedRules): Judgement {
	const verdict = verdictOf(facts, rules);
	if (verdict.outcome !== 'missed' && verdict.outcome !== 'settling') return verdict;
	if (verdict.reason === 'abandoned' && waitedSeconds(facts) < rules.abandonedAfterSeconds) {
		return { outcome: 'ignored', because: 'hung_up_at_once' };
	}
	if (!rules.reasons.includes(verdict.reason)) return { outcome: 'ignored', because: `reason_off:${verdict.reason}` };
	return verdict;
}

function verdictOf(facts: CallFacts, rules: MissedRules): Judgement {
	const acceptance = facts.answering?.acceptance === true;
	if (somebodyTalked(facts, acceptance)) return answeredUnlessTooShort(facts, rules);
	if (facts.verdict === 'answered') return answeredUnlessTooShort(facts, rules);
	if (facts.answering?.mode === 'all_missed') return { outcome: 'missed', reason: facts.voicemail ? 'voicemail' : 'no_answer' };
	if (facts.dial) {
		if (facts.dial.status !== 'completed') return { outcome: 'missed', reason: REASON_OF[facts.dial.status] };
		// Picked up, but nobody pressed the key or no two parties were joined: a machine took it.
		return { outcome: 'missed', reason: 'carrier_voicemail' };
	}
	if (facts.voicemail) return { outcome: 'missed', reason: 'voicemail' };
	if (facts.verdict !== undefined) return { outcome: 'missed', reason: facts.verdict };
	if (!facts.ended) return { outcome: 'open' };
	if (facts.answering?.mode === 'forward') {
		// The caller's leg is over and the dialling has not reported: normally the caller gave up, but the
		// dialling's own report may be a moment behind.
		return { outcome: 'settling', reason: facts.ended.status === 'completed' ? 'abandoned' : REASON_OF[facts.ended.status] };
	}
	if (facts.ended.status !== 'completed') return { outcome: 'missed', reason: REASON_OF[facts.ended.status] };
	return answeredUnlessTooShort(facts, rules);
}

function somebodyTalked(facts: CallFacts, acceptance: boolean): boolean {
	if (facts.accepted || facts.dial?.bridged === true) return true;
	if (acceptance) return false;
	if (Object.values(facts.legs).some((leg) => leg.answered === true)) return facts.dial?.bridged !== false;
	return facts.dial?.status === 'completed' && facts.dial.bridged !== false;
}

function answeredUnlessTooShort(facts: CallFacts, rules: MissedRules): Judgement {
	if (rules.answeredAtLeastSeconds <= 0 || facts.accepted) return { outcome: 'answered' };
	const talked = facts.dial?.durationSeconds ?? Math.max(-1, ...Object.values(facts.legs).map((leg) => leg.durationSeconds ?? -1));
	const seconds = talked >= 0 ? talked : facts.ended?.durationSeconds;
	if (seconds === undefined || seconds >= rules.answeredAtLeastSeconds) return { outcome: 'answered' };
	return { outcome: 'missed', reason: 'carrier_voicemail' };
}

/** How long the caller waited; unknown (so never too short) where the arrival of the call was not reported to us. */
function waitedSeconds(facts: CallFacts): number {
	if (!facts.answering) return Number.POSITIVE_INFINITY;
	return Math.max(facts.ended?.durationSeconds ?? 0, facts.dial?.durationSeconds ?? 0, (facts.lastAt - facts.firstAt) / 1000);
}
