import { skip, type Rule } from '../rule';

/** “Dana will call you” is true for as long as Dana has it and has not called: a text that is tried again may come too late for that. */
export const takenStill: Rule = (facts) => (facts.purpose === 'handover' && facts.takenBy === undefined ? skip('answered_by_human') : undefined);
