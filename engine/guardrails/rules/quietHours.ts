import { quietAt } from '../../business';
import { skip, type Rule } from '../rule';

/**
 * Quiet hours hold what the person did not just ask for until they end. The first answer to a fresh call is by
 * default exempt: it answers the person's own call (an argument, not settled law, hence a setting). Answers to a
 * text that the person has just written are never held.
 * Federal window: 47 CFR 64.1200(c)(1), 8:00–21:00 at the called party's place.
 */
export const quietHours: Rule = (facts) => {
	if (facts.purpose !== 'first_text' && facts.purpose !== 'follow_up') return undefined;
	const setting = facts.settings.quietHours;
	const exempt = setting === 'send' || (setting === 'profile' && facts.purpose === 'first_text' && facts.profile.quietHours.firstText === 'send');
	if (exempt) return undefined;
	const { quiet, until } = quietAt(facts.profile, facts.zone, facts.now);
	if (!quiet) return undefined;
	return until === undefined ? skip('quiet_hours', { zone: facts.zone }) : { action: 'hold', reason: 'quiet_hours', until, facts: { zone: facts.zone } };
};
