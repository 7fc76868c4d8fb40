import { anyOf, anyWords, CLAUSE_END, optsOut, WORD_START, type FreeTextRules } from './rule';

const MY_NUMBER =
	'(?:my|our|this|the) (?:(?:cell|phone|telephone|mobile|home|contact) ){0,2}(?:number|mobile|line|name|info|information|details|contact|phone|cell|no)';

/** Lists that are not ours to text from: coming off them is some other request. */
const OTHER_LIST =
	'(?! (?:of )?(?:the |your |ur |my |this |that |any )?(?:wait|waiting|waitlist|cancell?ation|stand ?by|public|criminal|credit|court|police|sex|price|guest|punch|to do)\\b)';
const LIST = `(?:lists?|database|data base|(?:your|ur|the) system|contacts?(?: list)?|phone ?book|records|files|mailing|distribution|te?xts?|messages|thread|group|campaign|this${CLAUSE_END})`;
const OFF_OTHER_THINGS = new RegExp(
	`^(?: lens| as\\b| (?:of|off|from|out of|on)(?: [a-z0-9]{1,24}){0,2} ${anyOf(
		'schedule', 'appointments?', 'appt', 'calendar', 'wait ?list', 'wait(?:ing)? list',
		'cancell?ation list',
		'slot', 'route', 'invoice', 'account', 'policy', 'lease', 'title', 'will', 'deed', 'mortgage',
		'loan', 'plan',
		'insurance', 'bill', 'booking', 'reservation', 'hold', '(?<!your |ur )records?', 'registry', 'today',
		'tomorrow',
		'(?:mon|tues?|wed|thurs?|fri|sat|sun)(?:day|nesday|sday|urday)?', '[0-9]{1,4}(?: ?[ap]m)?',
	)}\\b)`,
);
const NOT_TO_LOSE = new RegExp(
	`${WORD_START}(?:dont|do not|never|didnt|did not|not|did (?:you|u|yall|i|they|someone)|if (?:you|u)|why (?:did|would) (?:you|u)) (?:accidentally )?$`,
);

/** Asking to be taken off a list, or to have the number forgotten. */
export const LISTS: FreeTextRules = {
	when: /\b(?:off?|list|lists|remove|delete|erase|scrub|drop|unlist|exclude|strike|scratch|pull|cross|get|suppress|purge|number|digits|lose|loose|forget|do not|dont|dnc|dnd|take|rm|trash|burn|out of|no (?:call|contact|te?xt))\b/,
	rules: [
		optsOut(
			`(?:take|remove|rm|delete|drop|scratch|pull|erase|strike|cross|scrub|exclude) (?:please )?(?:me|us|${MY_NUMBER}|number) (?:off of|off|from|of|out of)${OTHER_LIST} ${anyWords(3)}${LIST}\\b`,
			{ unlessBefore: NOT_TO_LOSE },
		),
		optsOut(
			`(?:get|keep|want) (?:me|us|${MY_NUMBER}) (?:the (?:hell|fuck|heck) )?(?:off of|off|out of)${OTHER_LIST} ${anyWords(3)}${LIST}\\b`,
			{ unlessBefore: NOT_TO_LOSE },
		),
		// "Of" is "offff", folded.
		optsOut(`(?:take|get|want) (?:me|us|(?:my|this) (?:name|number|phone)) off?(?: of)?(?: (?:please|pls|plz|now|asap|immediately|already|here|there|of here|thanks))*${CLAUSE_END}`, {
			unlessBefore: NOT_TO_LOSE,
		}),
		optsOut(`(?:take|get|pull) (?:me|us|(?:my|this|our) (?:phone )?(?:number|name|cell|phone|mobile|contact|line)) (?:off|out)(?: of)?(?= [.,]|$| (?:it|these|here|whatever|please|pls|plz|thx|thanks|now|my phone)\\b)`, { unlessBefore: NOT_TO_LOSE }),
		optsOut('(?:suppress|purge) (?:me|us|(?:my|our|this) (?:number|details|contact|phone))\\b'),
		optsOut(
			'(?:remove|delete|unlist|erase|purge) (?:me|us|(?:my|our|this) (?:(?:cell|phone|mobile|contact) ){0,2}(?:number|contact|cell|info|information|details|data))\\b',
			{ unlessBefore: NOT_TO_LOSE, unlessAfter: OFF_OTHER_THINGS },
		),
		optsOut(
			'(?:lose|loose|forget|erase|scrub|burn|trash) (?:my|our|this|the) (?:phone |cell )?(?:number|digits|contact)\\b',
			{ unlessBefore: NOT_TO_LOSE, unlessAfter: /^ (?:plate|for|of|to|is|was)\b/ },
		),
		optsOut('forget (?:that )?(?:you|u) (?:ever )?(?:have|had|got|know|knew) (?:my|this) (?:number|contact)\\b', { unlessBefore: NOT_TO_LOSE }),
		optsOut(`(?:wrong|not (?:my|his|her)) (?:number|person|guy|phone|no)(?: [.,])? (?:so |and )?(?:please |pls |plz )?(?:lose|delete|remove|forget|erase) ?(?:it|this|that|me)?(?: please| pls| thanks)?${CLAUSE_END}`),
		optsOut(`remove(?: (?:please|pls))? from (?:the |your |ur |this |all )?(?:te?xt(?:ing)? |contact |call |mailing )?lists?\\b`, { unlessBefore: NOT_TO_LOSE }),
		optsOut(
			`(?:off|out of)(?: of)?${OTHER_LIST} (?:your|ur|yalls|this|these|all) ${anyWords(2)}(?:lists?|database|mailing)\\b`,
			{ unlessBefore: /(?:not|dont|never|found (?:you|it)|got (?:you|it)) $/ },
		),
		optsOut(
			`(?:put|add|place) (?:me|us|(?:my|this) number) (?:on|to|onto) ${anyWords(3)}(?:(?:do not|dont|no) (?:call|contact|te?xt)|dnc|dnd)\\b`,
		),
		optsOut('(?:im|i am|number is|is) on the (?:national )?(?:do not (?:call|contact)|dnc)\\b'),
	],
};
