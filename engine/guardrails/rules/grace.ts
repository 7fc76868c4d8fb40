import { hold, type Rule } from '../rule';

/** A short wait after the call, for whoever calls back at once: the decision is made again when it is over. */
export const grace: Rule = (facts) => {
	if (facts.purpose !== 'first_text' || !facts.call) return undefined;
	const seconds = facts.settings.graceSeconds ?? facts.profile.graceSeconds;
	const endedAt = facts.call.endedAt ?? facts.call.startedAt;
	const until = endedAt + seconds * 1000;
	// A call that ended in the future (a clock set back) must not hold its text for longer than the wait itself.
	const latest = facts.now + seconds * 1000;
	return seconds > 0 && facts.now < until ? hold('grace_period', Math.min(until, latest), { graceSeconds: seconds }) : undefined;
};
