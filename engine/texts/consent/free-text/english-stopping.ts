import { ASKED, CONTACTING, NOT_ASKING_US, TEXTS } from './english-words';
import { anyOf, anyWords, CLAUSE_END, optsOut, someOf, STOP, WORD_START, type FreeTextRules } from './rule';

/** Between "stop" and "texting": anything else there is about something else ("stop by before calling"). */
const STRESSED = someOf(
	4, 'all', 'the', 'this', 'that', 'these', 'those', 'with', 'w', 'ur', 'your', 'yalls', 'fucking', 'freaking', 'effing', 'damn', 'goddamn',
	'constantly', 'always', 'auto', 'automatically', 'automated', 'ever', 'keep', 'please', 'just', 'now', 'already', 'even', 'both',
	'any', 'more', 'random', 'unwanted', 'annoying', 'endless', 'of', 'receiving', 'getting', 'sending', 'me',
);
const OUR_TEXTS = `(?:(?:these|this|those|your|ur|yalls|all|the) ){1,2}(?:(?:automated|auto|annoying|damn|fucking|stupid|constant|spam) ){0,2}(?:te?xts?|te?xting|te?xt messages?|messages?|msgs?|sms|alerts)`;
const I_SAID = `(?:i|ive|weve|we) (?:(?:have|already|just|literally|clearly|also|even) ){0,2}(?:said|texted|replied|sent|typed|wrote|written|answered|put|asked|told you)`;
const BY_MISTAKE = /^ (?:and i did ?n?o?t mean|by (?:accident|mistake)|on accident|accident|in error|by )/;
const IN_ANGER = /\b(?:report|sue|suing|fcc|ftc|tcpa|police|cops|lawyer|attorney|legal|court|block|blocking|harass[a-z]*|complaint)\b/;

/** Asking that texts, or all contact, stop. */
export const STOPPING: FreeTextRules = {
	when: /\b(?:sto+p+e?|stp|stahp|s t o p|stopped|quit|cease|discontinue|refrain|knock|end|cancel|no|cut|halt|turn|shut|switch|disable|deactivate|enough|make|get|need|needs|has|have|must|got|gotta|better|again|more)\b/,
	also: /te?xt|mess|msg|sms|spam|robo|call|contact|mail|\bdm|bother|harr?as|bugging|pester|annoy|ping|reach|blowin|hittin|writ|\bsend\b|promo|coupon|advert|blast|sendin|stuff|commun|corresp|getting|receiving|alerts/,
	rules: [
		optsOut(
			`(?:${STOP}|quit|cease|discontinue|refrain from|knock off) (?:${STRESSED}${CONTACTING}(?: (?:and|or|nor) ${CONTACTING})?|(?:(?:attempting|trying) )?(?:to )?(?:te?xt|message|msg|contact|call|reach) me)\\b`,
			{ ...ASKED, unlessAfter: /^ (?:and driving|back and forth|businesses|people|strangers|my (?:husband|wife|mom|dad|ex|kids?|boss))\b/ },
		),
		optsOut(
			`(?:${STOP}|quit|cease) sending? (?:me |us |out )?${anyWords(3)}(?:te?xt|${TEXTS}|stuff|things|this|these|them|em|anything|crap|shit|ads|promos?|promotions?)\\b`,
			{ ...ASKED, unlessAfter: /^ (?:invoices?|bills?|statements?|guy|tech|people)/ },
		),
		optsOut(`(?:${STOP}|quit) sending?(?: (?:me|us|to (?:me|us|this)))?${CLAUSE_END}`, ASKED),
		optsOut(
			`(?:${STOP}|quit|end|cancel|cease|discontinue|no more|no further|enough|cut out|(?:knock|cut|quit) it(?: off| out)? with|halt|turn off|shut off|disable|deactivate|(?:cancel|end) (?:my )?(?:enrollment|subscription) (?:in|to|for|from)) ${STRESSED}${TEXTS}\\b`,
			{
				...ASKED,
				unlessAfter:
					/^ (?:today|tonight|until|till|from (?:him|her|them|my|the (?:collectors?|bank))|relay|board|center|system|filter|on (?:my|the|our))/,
			},
		),
		optsOut(`(?:${STOP}|end) (?:(?:getting|receiving) )?${OUR_TEXTS}\\b`),
		optsOut(`${STOP} (?:send|write|te?xt)(?: to)?(?: me| us)?(?: please| pls)?${CLAUSE_END}`, ASKED),
		optsOut(`(?:one|1|another) more (?:te?xt|message|msg)\\b`, { onlyWith: IN_ANGER }),
		optsOut(`if (?:you|u|yall) (?:would |could )?stopped (?:${CONTACTING}|sending)\\b`),
		optsOut(`${STOP} (?:getting|receiving) (?:these|this|those|anything|any more)${CLAUSE_END}`),
		optsOut(`(?:turn|shut|cut|switch) ${OUR_TEXTS} off\\b`),
		optsOut(`(?:make|get) ${OUR_TEXTS} (?:to )?${STOP}\\b`),
		optsOut(`${OUR_TEXTS} (?:really |just )?(?:need|needs|has|have|must|got|gotta|better)(?: to)? ${STOP}\\b`),
		optsOut('(?:te?xt|message|contact) (?:me|us) no more\\b', { unlessBefore: NOT_ASKING_US }),
		optsOut(`(?:te?xt|message|contact|call) me (?:again|one more time|once more)\\b`, { unlessBefore: /(?:can|could|will|would|please|to) (?:you |u )?$/, onlyWith: IN_ANGER }),
		optsOut(`(?:cease|${STOP}|end|discontinue|no (?:further|more|future)) (?:all |any |further ){0,2}(?:contact|communications?|correspondence)\\b`, {
			unlessBefore: NOT_ASKING_US,
			unlessAfter: new RegExp(`^ ${anyOf('(?:with|from|between) (?!(?:me|us|this)\\b)', 'lens')}`),
		}),
		optsOut(`no contact(?: please| pls)?${CLAUSE_END}`, { unlessBefore: /[a-z0-9] $/ }),
	],
};

/** Asking that all of it ends, without a word about texts. */
export const ENDING: FreeTextRules = {
	when: /\b(?:sto+p+e?|stp|stahp|s t o p|leave|let|cease|arretez|unenroll|unregister|deregister|[a-z]{1,6} off)\b/,
	rules: [
		optsOut(`(?:asked|told|telling|asking|begged|begging|warned) (?:you|u|yall|you guys|you people) (?:[a-z0-9]{1,12} ){0,3}?to (?:please )?${STOP}(?= [.,]|$| (?:already|now|and|but|yet|this|it))`),
		optsOut(`${I_SAID} ${STOP}(?= [.,]|$| (?:already|now|and|but|yet|again|[0-9]|times|multiple|twice|several|to (?:you|this|these)|yesterday|last|before|please))`, {
			unlessBefore: /(?:accidentally|accidently|mistakenly|mistake|accident|if|when|after|what) $/,
			unlessAfter: BY_MISTAKE,
		}),
		optsOut(`(?:privacy|wishes|number|list|off|boundaries) and ${STOP}${CLAUSE_END}`),
		optsOut('leave (?:me|us|this number|my (?:number|phone)) (?:the (?:hell|fuck|heck) )?alone\\b', { ...ASKED, unlessAfter: /^ (?:with|for|at|in|there|here)\b/ }),
		optsOut(`let (?:me|us) be${CLAUSE_END}`),
		optsOut('cease and desist\\b', {
			unlessBefore: /(?:an?|the|my|our|this|for|send|sent|got|received|draft|write|file) $/,
			unlessAfter: /^ (?:letters?|orders?)/,
		}),
		optsOut('(?:buzz|piss|fuck|eff|f|bugger|sod) off\\b', { unlessBefore: new RegExp(`${WORD_START}(?:to|he|she|they|him|her|them) $`) }),
		optsOut(`${STOP} or (?:else|i|ill|im|ive|we|well)\\b`, { unlessBefore: /[a-z0-9] $/, evenAfter: /(?:please|pls|plz|just|now|so) $/ }),
		optsOut(`(?:unenroll|unregister|deregister) (?:me|us|(?:my|this) (?:number|phone))\\b`),
		optsOut('arretez (?:de|les|ces)\\b'),
	],
};
