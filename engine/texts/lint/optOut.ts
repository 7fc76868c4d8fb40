import { PHRASES } from '../phrases';
import { saysStop } from '../write';
import type { Rule } from './rule';

/** No law asks for it in an answer to a call; carriers expect it, and it turns complaints into opt-outs. */
export const optOut: Rule = ({ words, first, about }) => {
	if (!first || about.optOutHint === true || saysStop(words)) return [];
	return [
		{
			rule: 'opt_out_hint',
			severity: 'info',
			problem: 'This first text does not say how to opt out.',
			mend: `End with: ${PHRASES[about.language ?? 'en'].optOutHint}`,
		},
	];
};
