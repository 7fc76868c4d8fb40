import { windowAt } from '../../business';
import { placeOfNumber } from '../../places';
import type { TextFacts } from '../facts';
import { hold, skip, type Rule } from '../rule';

/**
 * Quiet hours hold what the person did not just ask for until they end. The first answer to a fresh call is by
 * default exempt: it answers the person's own call (an argument, not settled law, hence a setting). Answers to a
 * text that the person has just written are never held.
 * Federal window: 47 CFR 64.1200(c)(1), 8:00–21:00 at the called party's place; states narrow it.
 */
export const quietHours: Rule = (facts) => {
	if (facts.purpose !== 'first_text' && facts.purpose !== 'follow_up') return undefined;
	if (isExempt(facts)) return undefined;
	const window = windowAt({
		profile: facts.profile,
		at: facts.now,
		...(facts.to.e164 === undefined ? {} : { place: placeOfNumber(facts.to.e164) }),
		...(facts.place ? { person: facts.place } : {}),
	});
	if (window.allowed) return undefined;
	const { zone, state, rule } = window.because;
	const evidence = { zone, ...(state === undefined || rule === 'own' ? {} : { state }), rule };
	return window.until === undefined ? skip('quiet_hours', evidence) : hold('quiet_hours', window.until, evidence);
};

function isExempt(facts: TextFacts): boolean {
	const setting = facts.settings.quietHours;
	return setting === 'send' || (setting === 'profile' && facts.purpose === 'first_text' && facts.profile.quietHours.firstText === 'send');
}
