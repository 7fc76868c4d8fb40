import type { DialCallStatus } from '../webhooks';
import type { Callee } from './types';

/** How ringing ended on one leg, and when: seconds from the start of ringing. */
export interface RingEnd {
	end: 'answered' | 'busy' | 'failed' | 'canceled' | 'no-answer';
	at: number;
}

export interface RingPlan {
	ends: RingEnd[];
	/** Index of the leg that was picked up. */
	winner: number | undefined;
	/** Seconds until it was decided. */
	over: number;
	/** Whether the caller gave up before that. */
	callerGaveUp: boolean;
}

const NATURAL: Record<Callee['kind'], RingEnd> = {
	person: { end: 'answered', at: 6 },
	// Most carriers let voicemail pick up between 20 and 30 seconds.
	voicemail: { end: 'answered', at: 25 },
	nobody: { end: 'no-answer', at: Number.POSITIVE_INFINITY },
	busy: { end: 'busy', at: 2 },
	failed: { end: 'failed', at: 1 },
	canceled: { end: 'canceled', at: 8 },
};

/**
 * Rings several phones at once. The first to pick up wins and the rest are let go at that moment,
 * before any whisper has been heard; without one, ringing goes on to the time-out, to the caller's
 * patience, or until every phone has ended by itself.
 */
export function planRinging(callees: readonly Callee[], timeout: number, patience: number): RingPlan {
	const limit = Math.min(timeout, patience);
	const natural = callees.map(({ kind, afterSeconds }): RingEnd => {
		const usual = NATURAL[kind];
		return { end: usual.end, at: kind === 'nobody' ? usual.at : (afterSeconds ?? usual.at) };
	});
	const pickups = natural.filter(({ end, at }) => end === 'answered' && at < limit);
	const first = pickups.reduce<RingEnd | undefined>((best, one) => (best && best.at <= one.at ? best : one), undefined);
	const winner = first ? natural.indexOf(first) : undefined;
	const cut = first?.at ?? limit;
	const endsByItself = ({ end, at }: RingEnd) => end !== 'answered' && at <= cut;
	const stillRinging = natural.some((one, index) => index !== winner && !endsByItself(one));
	const callerGaveUp = !first && stillRinging && patience <= timeout;
	const letGo: RingEnd = { end: first || callerGaveUp ? 'canceled' : 'no-answer', at: cut };
	const ends = natural.map((one, index) => (index === winner || endsByItself(one) ? one : letGo));
	const lastEnd = Math.max(...ends.map(({ at }) => at));
	return { ends, winner, over: first || stillRinging ? cut : lastEnd, callerGaveUp };
}

/** DialCallStatus of a Dial nobody picked up: unanswered beats the rest, else the leg that ended last. */
export function unansweredStatus(ends: readonly RingEnd[]): DialCallStatus {
	if (ends.some(({ end }) => end === 'no-answer')) return 'no-answer';
	const last = ends.reduce<RingEnd | undefined>((latest, one) => (latest && latest.at > one.at ? latest : one), undefined);
	return !last || last.end === 'answered' ? 'failed' : last.end;
}
