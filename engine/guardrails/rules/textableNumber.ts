import type { LineType } from '../facts';
import type { ReasonCode } from '../decision';
import { isConversational, skip, skipTo, type Rule } from '../rule';

const NOT_TEXTABLE: Partial<Record<LineType, ReasonCode>> = { landline: 'landline', toll_free: 'toll_free', premium: 'premium_number' };

/**
 * A number that once turned out to be a landline or dead is not tried again, and one that the phone system knows to be
 * a landline is not tried at all. Behind a landline there is still a caller: the team may call back. Who has just sent
 * us a keyword can be texted, whatever was learned.
 */
export const textableNumber: Rule = (facts) => {
	if (!isConversational(facts)) return undefined;
	const { untextable } = facts.profile;
	const then = facts.purpose === 'first_text' ? untextable : 'skip';
	if (facts.numberMark !== undefined) return skipTo(then, 'not_textable', { mark: facts.numberMark });
	if (facts.lineType === undefined) return undefined;
	const reason = NOT_TEXTABLE[facts.lineType];
	if (reason === undefined) return undefined;
	return reason === 'landline' ? skipTo(then, reason, { lineType: facts.lineType }) : skip(reason, { lineType: facts.lineType });
};
