import { skip, type Rule } from '../rule';

/** A number that once turned out to be a landline or dead is not tried again. */
export const textableNumber: Rule = (facts) =>
	facts.numberMark === undefined ? undefined : skip('not_textable', { mark: facts.numberMark });
