import { skip, type Rule } from '../rule';

/** Where the phone system has answered STOP, START or HELP itself, a second answer is one too many. */
export const providerAnswered: Rule = (facts) => {
	const keywordAnswer = ['opt_out_confirmation', 'opt_in_confirmation', 'help'].includes(facts.purpose);
	return keywordAnswer && facts.providerAnswered === true ? skip('provider_answered') : undefined;
};
