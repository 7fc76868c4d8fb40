import { DO_NOTS } from './english-do-not';
import { LEAVING, RESUMING } from './english-leaving';
import { LISTS } from './english-lists';
import { ENDING, STOPPING } from './english-stopping';
import { anyOf, type FreeTextRules } from './rule';

/** The sentences English speakers opt out, and back in, with. */
export const ENGLISH_RULES: readonly FreeTextRules[] = [STOPPING, ENDING, LISTS, DO_NOTS, LEAVING, RESUMING];

/** Asking, in English, to be called. */
export const ENGLISH_WANTS_CALL = new RegExp(
	`(?<!\\b(?:dont|dnt|not|never|or|to|stop|quit) )\\b${anyOf(
		'(?:call|phone|ring|email) (?:me|us|my|instead|only|please|pls|plz|at|[0-9]{3})\\b',
		'(?<!this |my |our |cell |mobile |the )(?:call|phone|ring)(?: back)?(?= [.,]|$)',
		`${anyOf(
			'just', 'please', 'pls', 'plz', 'only', 'instead', 'rather', 'prefer', 'prefer a',
			'prefer to', 'better to',
			'can you', 'can u', 'give me a', 'want a', 'need a', 'ill', 'i will',
		)} (?:call|phone call|phone|email)\\b`,
		'(?:talk|speak) (?:to|with)\\b', '(?:real|actual) person\\b',
		'phone calls? (?:only|please|is|are)\\b',
	)}`,
);

/** Saying, in English, that texts are welcome. */
export const ENGLISH_WANTS_TEXTS = new RegExp(
	`(?<!\\b(?:dont|dnt|not|never|no|or|nor|to|stop|quit|and) )\\b${anyOf(
		'te?xt(?:s|ing)?(?: (?:me|us))? (?:is|are|is what|works?|would be) (?:the )?(?:fine|ok|okay|good|great|better|best|preferred|easier|cool|welcome)\\b',
		'te?xts? (?:fine|ok|okay|better|only|instead)\\b', 'te?xt works\\b',
		'(?:just|please|pls|plz|only|rather|prefer|instead|can you|can u|keep|still|but|and) te?xt(?:s|ing)?\\b(?! (?:me )?(?:again|anymore))',
		'te?xt (?:me|us)(?! (?:again|anymore|any more|ever|no more)\\b)', 'te?xt(?= [.,]|$)',
	)}`,
);
