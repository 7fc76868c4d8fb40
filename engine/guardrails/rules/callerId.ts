import { isToTeam, skip, type Rule } from '../rule';
import type { CallerId } from '../../calls';
import type { ReasonCode } from '../decision';

const REASON: Record<Exclude<CallerId['kind'], 'number'>, ReasonCode> = {
	anonymous: 'no_caller_id',
	invalid: 'invalid_number',
	short_code: 'short_code',
	toll_free: 'toll_free',
	premium: 'premium_number',
};

/** There must be a person's number to text. Team members' numbers were checked when the profile was saved. */
export const callerId: Rule = (facts) => {
	if (isToTeam(facts) || facts.to.kind === 'number') return undefined;
	return skip(REASON[facts.to.kind], { number: facts.to.e164 ?? null });
};
