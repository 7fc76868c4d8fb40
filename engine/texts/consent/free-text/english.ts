import { LISTS } from './english-lists';
import { anyOf, anyWords, CLAUSE_END, optsIn, optsOut, someOf, WORD_START, type FreeTextRules } from './rule';

const CONTACTING =
	'(?:te?xti?ng|messagi?ng|msgi?ng|contacting|calling|bothering|spamming|harr?assing|bugging|pestering|annoying|emailing|dming|reaching out|blowing (?:me|us|my phone) up|hitting (?:me|us) up)';
const CHANNEL = '(?:te?xt|message|msg|contact|call|bother|email|dm|ping|reach out to|hit up|spam)';
const CONTACT = `${CHANNEL}(?: (?:or|and|nor) ${CHANNEL})?`;
const TEXTS =
	'(?:te?xts|te?xt messages?|messages?|msgs?|sms|spam|robo ?calls?|robo ?texts?|calls|phone calls)';
const ME = '(?:me|us|this number|this phone|this cell|my (?:cell |phone )?(?:number|phone|cell))';
const DO_NOT = '(?:do not|dont|dnt|donot|never|not to)';

/** Who the sentence is about when it is not us: "my ex won't stop texting me" is a client's case. */
const NOT_ASKING_US = new RegExp(
	`${WORD_START}${anyOf(
		'dont', 'do not', 'dnt', 'never', 'cant', 'cannot', 'wont', 'will not', 'wouldnt', 'not',
		'didnt', 'did not', 'doesnt', 'hasnt', 'havent',
		'why did (?:you|u|yall|they)', 'whyd (?:you|u)', 'sorry to',
		'you', 'u', 'he', 'she', 'they', 'it', 'ex', 'who', 'that', 'i', 'ill', 'im', 'we', 'him',
		'her', 'them',
		`${anyOf(
			'him', 'her', 'them', 'it', 'people', 'collectors?', 'creditors?', 'callers?', 'ex',
			'neighbou?rs?',
			'debtors?', 'bank', 'company', 'someone', 'guy', 'man', 'woman', 'dad', 'mom', 'kids?',
		)} to`,
	)} (?:even |just |ever )?$`,
);
const ASKING_US = new RegExp(
	`${WORD_START}${anyOf(
		'told (?:you|u|yall|you guys)(?: to)?',
		'(?:can|cant|could|wish) (?:you|u|yall)(?: would)?', '(?:will|wont|would) (?:you|u)',
		'thank you', '(?:you|u) (?:need to|have to|better|must|gotta|should)', 'i said',
	)} ${someOf(2, 'please', 'pls', 'plz', 'just', 'all', 'guys', 'kindly')}$`,
);
const ASKED = { unlessBefore: NOT_ASKING_US, evenAfter: ASKING_US };

const STOPPING: FreeTextRules = {
	when: /\b(?:stop|stahp|quit|cease|discontinue|no further|refrain|knock|end|cancel|no more|enough|cut|halt|turn off|shut|disable|leave|[a-z]{1,4} off)\b/,
	rules: [
		optsOut(
			`(?:stop|stopp|stahp|quit|cease|discontinue|refrain from|knock off) (?:(?!from )[a-z0-9]{1,24} ){0,2}?(?:${CONTACTING}|(?:te?xt|message|msg|contact|call) me)\\b`,
			{ ...ASKED, unlessAfter: /^ (?:and driving|back and forth)/ },
		),
		optsOut(
			`(?:stop|quit|cease) sending (?:me |us |out )?${anyWords(3)}(?:te?xt|${TEXTS}|stuff|things|this|these|anything|crap|shit|ads|promos?|promotions?)\\b`,
			{ ...ASKED, unlessAfter: /^ (?:invoices?|bills?|statements?|guy|tech|people)/ },
		),
		optsOut(`(?:stop|quit) sending (?:me|us|to (?:me|us|this))${CLAUSE_END}`, ASKED),
		optsOut(
			`(?:stop|quit|end|cancel|no more|enough|cut out|halt|turn off|shut off|disable) ${someOf(4, 'with', 'all', 'the', 'these', 'those', 'this', 'your', 'any', 'of', 'automated', 'auto', 'more', 'damn', 'fucking', 'unwanted', 'annoying', 'receiving', 'getting')}${TEXTS}\\b`,
			{
				...ASKED,
				unlessAfter:
					/^ (?:today|tonight|until|till|from (?:him|her|them|my|the (?:collectors?|bank))|relay|board|center|system)/,
			},
		),
		optsOut('leave (?:me|us) (?:the (?:hell|fuck|heck) )?alone\\b', ASKED),
		optsOut('cease and desist\\b', {
			unlessBefore: /(?:an?|the|my|send|sent|got|received|draft|write) $/,
			unlessAfter: /^ letters?/,
		}),
		optsOut('(?:buzz|piss|fuck|eff|f) off\\b'),
		optsOut(`i said stop${CLAUSE_END}`),
		optsOut('(?:cease|stop|discontinue|no further) (?:all |any |further )?(?:contact|communications?)\\b', {
			unlessBefore: NOT_ASKING_US,
			unlessAfter: /^ (?:with|from|between|lens)/,
		}),
	],
};

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
};
const SOFTLY = { ...DO_NOT_UNLESS, yieldsToOtherChannel: true } as const;

const DO_NOTS: FreeTextRules = {
	when: /\b(?:do not|dont|dnt|donot|never|not to|no|didnt|did not)\b/,
	rules: [
		optsOut(
			`${DO_NOT} ${someOf(3, 'please', 'pls', 'plz', 'you', 'u', 'dare', 'ever', 'again')}${CONTACT} ${ME} (?:[a-z]{1,12} ){0,2}?(?:again|ever|anymore|any more|no more)\\b`,
			DO_NOT_UNLESS,
		),
		optsOut(`${DO_NOT} (?:ever |again )${CONTACT}\\b`, DO_NOT_UNLESS),
		optsOut(`${DO_NOT} ${CONTACT} (?:again|ever|anymore|any more)\\b`, DO_NOT_UNLESS),
		optsOut(`${DO_NOT} (?:please )?${CONTACT} ${ME}\\b`, SOFTLY),
		optsOut(
			`${DO_NOT} (?:te?xt|contact|message|msg|disturb|call or te?xt|te?xt or call)${CLAUSE_END}`,
			SOFTLY,
		),
		optsOut(
			`${DO_NOT} send (?:me |us )?${someOf(4, 'any', 'more', 'anymore', 'these', 'those', 'your', 'no', 'random', 'automated')}(?:te?xt|${TEXTS}|stuff|ads|promos?|promotions?|crap|anything)\\b`,
			SOFTLY,
		),
		optsOut(
			`(?:dont|do not|no longer|never|didnt|did not) (?:want|wish|wanna|need|care|like|consent|agree|ask|sign up) (?:to |for )?${someOf(5, 'be', 'get', 'receive', 'getting', 'receiving', 'have', 'any', 'more', 'these', 'those', 'your', 'ur', 'automated', 'random', 'to', 'of')}(?:${TEXTS}|contacted|te?xted|messaged|called|bothered|on (?:your|this|ur|any) ${anyWords(2)}list)\\b`,
			{
				...SOFTLY,
				unlessBefore: new RegExp(`${WORD_START}(?:they|he|she|it|you|u|if) $`),
			},
		),
		optsOut(
			`(?:dont|do not|no longer) (?:want|need) (?:you|u|yall|you guys|anyone|anybody) (?:to ${CONTACT}|${CONTACTING})\\b`,
			{ unlessAfter: NOT_NOW, yieldsToOtherChannel: true },
		),
		optsOut(
			`no (?:more )?(?:te?xts|te?xting|te?xt messages|messages|sms)(?: please| pls| plz| thanks)?${CLAUSE_END}`,
			{ unlessBefore: /[a-z0-9] $/, yieldsToOtherChannel: true },
		),
	],
};

const NOT_LEAVING = new RegExp(
	`${WORD_START}(?:dont|do not|didnt|did not|not|never|accidentally|accidently|by accident|mistakenly|did i|was i|(?:what|how) (?:does|is)|whats|got|been|can i still) (?:want to |mean to |meant to |to |get )?$`,
);
const OPT_OUT_OF_SOMETHING =
	/^ (?:form|waiver|of (?:the |my |our |your |this |that )?(?:[a-z]{1,20} ){0,2}?(?:warranty|insurance|coverage|plan|policy|vaccines?|shots?|x ?rays?|fluoride|arbitration|contract|service|maintenance|membership|school|class|settlement|deposit|protection|treatment|upgrade|fee)\b)/;

const LEAVING: FreeTextRules = {
	when: /(?:subs|unsub|unsus|\bopt|consent|permission)/,
	rules: [
		optsOut(
			'(?:un ?subs?cribed?|unsub|unsuscribe|unsubcribe|opt me out|opt us out|opt out|optout|opting out|opted out)\\b',
			{ unlessBefore: NOT_LEAVING, unlessAfter: OPT_OUT_OF_SOMETHING },
		),
		optsOut(
			'(?:revoke|revoking|withdraw|withdrawing|do not give|dont give|never gave) (?:my |you |any |all ){0,2}(?:consent|permission)\\b',
			{ unlessAfter: /^ (?:for|to) (?:the )?(?:surgery|treatment|procedure|enter|extraction)/ },
		),
		optsOut(`i (?:do not|dont|never) consent${CLAUSE_END}`),
	],
};

const NOT_RESUMING = new RegExp(
	`${WORD_START}(?:dont|do not|didnt|did not|did|never|not|you|they|he|she) (?:[a-z]{1,10} ){0,2}$`,
);

const RESUMING: FreeTextRules = {
	when: /\b(?:opt|re ?subscribe|sign me|un ?stop|again|te?xting|messaging|te?xts|messages|mean to|accident[a-z]*|mistake[a-z]*)\b/,
	rules: [
		optsIn(
			`(?:opt me (?:back )?in|opt back in|opt in|re ?subscribe|sign me back up|un ?stop)\\b`,
			{ unlessBefore: NOT_RESUMING },
		),
		optsIn(
			'(?:start|resume|begin|continue) (?:sending |getting |receiving )?(?:me |the |your )?(?:texting me|messaging me|texts|messages)\\b',
			{ unlessBefore: NOT_RESUMING },
		),
		optsIn('(?:you|u) (?:can|may) (?:start )?te?xt(?:ing)? me again\\b'),
		optsIn('(?:ok|okay|fine) to te?xt me again\\b'),
		optsIn(
			'(?:did not|didnt) mean to (?:say stop|stop|te?xt stop|send stop|reply stop|type stop|opt out|unsubscribe)(?= [.,]|$| (?:your|the|these) (?:texts|messages))',
		),
		optsIn(
			'(?:accidentally|accidently|by accident|by mistake|mistakenly) (?:(?:said|sent|hit|typed|replied|texted|put|pressed|wrote) stop|opted out|unsubscribed)\\b',
		),
	],
};

/** The sentences English speakers opt out, and back in, with. */
export const ENGLISH_RULES: readonly FreeTextRules[] = [
	STOPPING,
	LISTS,
	DO_NOTS,
	LEAVING,
	RESUMING,
];

/** Asking, in English, to be reached some other way than the one refused. */
export const ENGLISH_OTHER_CHANNEL = new RegExp(
	`(?<!\\b(?:dont|dnt|not|never|or|to) )\\b${anyOf(
		'(?:call|phone|ring|email|te?xt|message) (?:me|us|my|instead|only|please|pls|plz|at|[0-9]{3})\\b',
		'(?:call|phone|ring|te?xt)(?: back)?(?= [.,]|$)',
		`${anyOf(
			'just', 'please', 'pls', 'plz', 'only', 'instead', 'rather', 'prefer', 'prefer a',
			'prefer to', 'better to',
			'can you', 'can u', 'give me a', 'want a', 'need a', 'ill', 'i will',
		)} (?:call|phone call|phone|email|te?xt)\\b`,
		'(?:talk|speak) (?:to|with)\\b', '(?:real|actual) person\\b',
		'phone calls? (?:only|please|is|are)\\b',
	)}`,
);
