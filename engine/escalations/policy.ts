import { openingAt, stepsFor, type BusinessProfile, type EscalationStep } from '../business';
import type { Escalation } from './escalation';

/** How long after the last step nobody may have answered before the policy has come to its end. Minutes. */
const LAST_WAIT_MINUTES = { emergency: 3, urgent: 5, routine: 5 } as const;
const MINUTE_MS = 60_000;

type About = Pick<Escalation, 'urgency' | 'route'>;
type Place = Pick<Escalation, 'urgency' | 'route' | 'step' | 'loop' | 'firstLoop' | 'dueAt'>;

/** Where a policy stands: a step and when it falls due, epoch milliseconds. A step beyond the last one is its end. */
export interface PlannedStep {
	readonly step: number;
	readonly dueAt: number;
}

/** Whether a step counts at a moment: everything that its condition says holds. */
export function holds(profile: BusinessProfile, step: EscalationStep, about: About, at: number): boolean {
	const { when } = step;
	if (when === undefined) return true;
	if (when.urgencies !== undefined && !when.urgencies.includes(about.urgency)) return false;
	if (when.routes !== undefined && !when.routes.includes(about.route)) return false;
	return when.hours === 'any' || when.hours === (openingAt(profile, at).state === 'open' ? 'open' : 'closed');
}

/** The first step of the policy for something that begins now. */
export function firstStep(profile: BusinessProfile, about: About, now: number): PlannedStep {
	const steps = stepsFor(profile, about.urgency);
	return search(profile, about, 0, (step) => now + step.afterMinutes * MINUTE_MS) ?? { step: steps.length, dueAt: now };
}

/**
 * The step at which an escalation stands, if it counts at this moment. One that no longer does, because opening hours
 * changed while it waited or a process was late, is passed over: see {@link after}.
 */
export function stepNow(profile: BusinessProfile, place: Place, now: number): EscalationStep | undefined {
	const step = stepsFor(profile, place.urgency)[place.step];
	return step !== undefined && holds(profile, step, place, now) ? step : undefined;
}

/**
 * What follows the step at which an escalation stands.
 * @param outcome `reached`: the next step waits its minutes. `nobody`: it follows at once. `passed_over`: the step did
 * not count, and the next waits from where this one did.
 */
export function after(profile: BusinessProfile, place: Place, outcome: 'reached' | 'nobody' | 'passed_over', now: number): (PlannedStep & { readonly loop: number }) | 'exhausted' {
	const steps = stepsFor(profile, place.urgency);
	const current = steps[place.step];
	if (current === undefined) return again(profile, place, now);
	const waited = outcome === 'passed_over' ? (place.dueAt ?? now) - current.afterMinutes * MINUTE_MS : now;
	const wait = (minutes: number) => (outcome === 'nobody' ? now : Math.max(now, waited + minutes * MINUTE_MS));
	const next = search(profile, place, place.step + 1, (step) => wait(step.afterMinutes));
	return { loop: place.loop, ...(next ?? { step: steps.length, dueAt: wait(LAST_WAIT_MINUTES[place.urgency]) }) };
}

/** The wait after the last step is over: from the beginning, at once, as often as the profile says. */
function again(profile: BusinessProfile, place: Place, now: number): (PlannedStep & { readonly loop: number }) | 'exhausted' {
	if (place.loop - (place.firstLoop ?? 0) >= profile.escalation.repeat) return 'exhausted';
	const next = search(profile, place, 0, () => now);
	return next === undefined ? 'exhausted' : { loop: place.loop + 1, ...next };
}

/** The first step from a place on that counts when it falls due. */
function search(profile: BusinessProfile, about: About, from: number, dueAt: (step: EscalationStep) => number): PlannedStep | undefined {
	for (const [index, step] of stepsFor(profile, about.urgency).entries()) {
		if (index < from) continue;
		const at = dueAt(step);
		if (holds(profile, step, about, at)) return { step: index, dueAt: at };
	}
	return undefined;
}
