import { CONTACT, CONTACTING, DO_NOT, ME, TEXTS } from './english-words';
import { anyOf, anyWords, CLAUSE_END, optsOut, someOf, WORD_START, type FreeTextRules } from './rule';

const SOMEBODY_ELSE = new RegExp(
	`${WORD_START}${anyOf(
		'(?<!thank )(?:you|u)(?: guys| all)?', 'yall', 'they', 'he', 'she', 'nobody', 'no one', 'guys?',
		'office',
		'company', 'team', 'if', 'why', 'how come', 'i', 'we', 'who', 'people', 'it', 'techs?',
	)} (?:just |still |even |ever )?$`,
);
/** "Don't call me before nine" is about the hour. */
const NOT_NOW = new RegExp(
	`^ ?${anyOf(
		'back\\b', 'before', 'after', 'until', 'untill', 'till?', 'while', 'whilst', 'when', 'if',
		'unless', 'during', 'between',
		'at (?:work|night|home|this (?:time|hour))', 'right now', 'now\\b', 'rn\\b', 'yet', 'today',
		'tomorrow', 'tonight',
		'this (?:week|morning|afternoon|evening|late|early)', 'in the', 'past',
		'(?:so |that )?(?:late|early)',
		'on (?:my|week|mon|tue|wed|thu|fri|sat|sun|the (?:job|road))', '(?:because |cuz )?im ', 'i am ',
		'for (?:a|the|an) (?:while|bit|few|next)',
	)}`,
);
const ASKED_YOU = new RegExp(
	`${WORD_START}(?:ask|asked|told|tell|telling|asking|begged) (?:you|u|yall|you guys|you all) $`,
);
const DO_NOT_UNLESS = {
	unlessBefore: SOMEBODY_ELSE,
	evenAfter: ASKED_YOU,
	unlessAfter: NOT_NOW,
} as const;
const COURTESY = '(?: (?:please|pls|plz|thanks|thank you|thx|ok|anymore|any more))?';

/** "Don't", "no" and "I do not want". */
export const DO_NOTS: FreeTextRules = {
	when: /\b(?:do not|dont|dnt|donot|never|not to|no|not|no longer|didnt|did not|wouldnt)\b/,
	also: /te?xt|mess|msg|sms|spam|robo|call|contact|mail|\bdm|bother|harr?as|bugging|pester|annoy|ping|reach|blowin|blast|hit|\bsend|disturb|reply|respond|write|touch|use|stuff|ads|adv|promo|coupon|market|crap|shit|anything|these|list/,
	rules: [
		optsOut(
			`${DO_NOT} ${someOf(3, 'please', 'pls', 'plz', 'you', 'u', 'dare', 'ever', 'again', 'be')}(?:${CONTACT}|${CONTACTING}) ${ME} (?:[a-z]{1,12} ){0,2}?(?:again|ever|anymore|any more|no more|any further)\\b`,
			DO_NOT_UNLESS,
		),
		optsOut(`${DO_NOT} (?:ever |again )${CONTACT}\\b`, DO_NOT_UNLESS),
		optsOut(`${DO_NOT} (?:${CONTACT}|reach out|hit me up|get in touch|write|reply) (?:to me )?(?:again|ever|anymore|any more)\\b`, DO_NOT_UNLESS),
		optsOut(`${DO_NOT} bother (?:${CONTACTING}|to ${CONTACT}) ${ME}\\b`, DO_NOT_UNLESS),
		optsOut(`${DO_NOT} (?:please |be )?(?:${CONTACT}|${CONTACTING}) (?:${ME}|here${CLAUSE_END}|it${CLAUSE_END}|number${CLAUSE_END})`, DO_NOT_UNLESS),
		optsOut(
			`${DO_NOT} (?:te?xt|contact|message|msg|disturb|call or te?xt|te?xt or call)${COURTESY}${CLAUSE_END}`,
			DO_NOT_UNLESS,
		),
		optsOut(`${DO_NOT} (?:reply|respond|write)(?: back)? ?(?:to (?:me|us|this(?: number)?))?${COURTESY}${CLAUSE_END}`, DO_NOT_UNLESS),
		optsOut(
			`${DO_NOT} send (?:me |us )?${someOf(4, 'any', 'more', 'further', 'anymore', 'these', 'those', 'your', 'no', 'random', 'automated', 'out')}(?:te?xt|${TEXTS}|stuff|ads|promos?|promotions?|crap|anything)\\b`,
			DO_NOT_UNLESS,
		),
		optsOut(
			`(?:dont|do not|no longer|never|didnt|did not|would not|wouldnt|not) (?:really )?(?:want|wish|wanna|need|care|like|consent|agree|agreed|ask|asked|sign up|signed up|looking) (?:to |for )?${someOf(5, 'be', 'get', 'receive', 'getting', 'receiving', 'have', 'any', 'more', 'these', 'those', 'your', 'ur', 'automated', 'random', 'to', 'of')}(?:${TEXTS}|contacted|te?xted|messaged|called|bothered|on (?:your|this|ur|any) ${anyWords(2)}list)\\b`,
			{ unlessBefore: new RegExp(`${WORD_START}(?:they|he|she|it|you|u|if) $`), unlessAfter: NOT_NOW },
		),
		optsOut(
			`(?:dont|do not|no longer) (?:want|need) (?:you|u|yall|you guys|anyone|anybody) (?:to ${CONTACT}|${CONTACTING})\\b`,
			{ unlessAfter: NOT_NOW },
		),
		optsOut(
			`no (?:(?:more|further|future|automated|auto|group) ){0,2}(?:te?xts|te?xt|te?xting|te?xt messages|messages|msgs|sms)(?: (?:to|on|at) (?:this|my|our) (?:number|phone|cell|line))?(?: please| pls| plz| thanks| ok)?${CLAUSE_END}`,
			{ unlessBefore: /[a-z0-9] $/ },
		),
		optsOut(`${DO_NOT} send (?:me |us )?(?:any )?(?:more|anymore|further)(?= [.,]|$| (?:of|about|to|this|these|please|pls)\\b)`, DO_NOT_UNLESS),
		optsOut(`no more of (?:these|this|them|it)(?= [.,]|$| (?:please|pls|to|on|at)\\b)`),
		optsOut(`(?:rather|prefer) not (?:to )?(?:be (?:te?xted|contacted|messaged)\\b|(?:get|receive|have) (?:(?:(?:any|your|these|more|further) ){0,3}${TEXTS}\\b|these${CLAUSE_END}))`),
		optsOut(`${DO_NOT} use (?:this|my) (?:number|phone) ?(?:again|anymore|any more|please|ever|for (?:te?xts?|te?xting|this|ads|marketing))?(?:${CLAUSE_END}| any ?more)`, DO_NOT_UNLESS),
		optsOut(`no more (?:of )?(?:these|this|your|ur) (?:te?xts?|te?xting|messages?|msgs?)\\b`),
		optsOut(`no more ${CONTACTING}\\b`, { unlessAfter: NOT_NOW }),
		optsOut('no (?:te?xts?|te?xting|sms)(?= (?:please |just |only ){0,2}(?:call|phone)\\b)', { unlessBefore: /[a-z0-9] $/ }),
	],
};
