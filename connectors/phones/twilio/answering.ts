import type { Answering } from '../../../engine';
import type { AnsweringPlan } from '../connector';
import type { Fields } from './fields';

/** Twilio rings at most so many numbers of one `<Dial>`. */
const MOST_TARGETS = 10;

/**
 * Whom to ring for this call. Never the number that was called, the caller, or the line whose carrier forwarded the
 * call here: each of these would send the call round in a circle.
 */
export function targetsOf(plan: AnsweringPlan, fields: Fields): readonly string[] {
	if (plan.mode !== 'forward') return [];
	const circle = [fields.To, fields.Called, fields.From, fields.Caller, fields.ForwardedFrom].map(digits);
	const targets = new Map<string, string>();
	for (const target of plan.forwardTo) {
		const key = digits(target);
		if (key !== '' && !targets.has(key) && !circle.some((other) => isSameNumber(key, other))) targets.set(key, target.trim());
	}
	return [...targets.values()].slice(0, MOST_TARGETS);
}

/** How this very call is answered: with nobody to ring, forwarding comes to taking every call as missed. */
export function answeringOf(plan: AnsweringPlan, fields: Fields): Answering {
	if (plan.mode === 'listen') return { mode: 'listen', acceptance: false };
	if (targetsOf(plan, fields).length === 0) return { mode: 'all_missed', acceptance: false };
	return { mode: 'forward', acceptance: plan.acceptance };
}

/** Carriers give forwarding numbers with and without the country code. */
function isSameNumber(a: string, b: string): boolean {
	return a === b || (Math.min(a.length, b.length) >= 7 && (a.endsWith(b) || b.endsWith(a)));
}

function digits(number: string | undefined): string {
	return (number ?? '').replace(/\D/g, '');
}
