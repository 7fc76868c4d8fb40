import { anyOf, WORD_START } from './rule';

/** The words that the English rules are made of. All on folded text. */

const OUR_PHONE = '(?:me|us|(?:my|our|this) (?:phone|cell|line|number))';
export const CONTACTING = anyOf(
	'te?xt(?:i?ng?|in)', 'messag(?:i?ng|in)', 'msg(?:i?ng|in)', 'contacting', 'calling', 'bothering', 'spamming', 'harr?assing',
	'bugging', 'pestering', 'annoying', 'emailing', 'dming', 'pinging', 'reaching out',
	`(?:blowin|hittin)g? (?:me up|us up|(?:up )?${OUR_PHONE}(?: up)?)`,
);
const CHANNEL = '(?:te?xt|message|msg|contact|call|bother|email|dm|ping|reach out to|hit up|spam)';
export const CONTACT = `${CHANNEL}(?: (?:or|and|nor) ${CHANNEL})?`;
export const TEXTS =
	'(?:te?xts|te?xt messages?|messages?|msgs?|sms|spam|robo ?calls?|robo ?texts?|calls|phone calls|promos?|promotions|coupons|(?:marketing|promotional) (?:te?xts?|messages)|advertis[a-z]{1,6}|blasts)';
export const ME = '(?:me|us|this (?:number|phone|cell|line)|my (?:cell |phone )?(?:number|phone|cell))';
export const DO_NOT = '(?:do not|dont|dnt|donot|never|not to|(?:please|pls|plz|kindly|can (?:you|u)|could (?:you|u)) not)';

/** Who the sentence is about when it is not us: "my ex won't stop texting me" is a client's case. */
export const NOT_ASKING_US = new RegExp(
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
export const ASKING_US = new RegExp(
	`${WORD_START}${anyOf(
		'(?:told|asked|begged|telling|asking) (?:you|u|yall|you guys)(?: to)?',
		'(?:can|cant|could|wish) (?:you|u|yall)(?: would)?', '(?:appreciate|like|prefer|love|grateful|thankful)(?: it)? if (?:you|u|yall)(?: would| could)?', '(?:want|need|like|asking|rather) (?:you|u|yall|you guys)(?: to)?', '(?:will|wont|would) (?:you|u)',
		'thank you', '(?:you|u|yall|you guys|you all) (?:need to|have to|better|must|gotta|should|can|may)', 'i said',
	)} (?:(?:please|pls|plz|just|all|guys|kindly|now) ){0,2}$`,
);
export const ASKED = { unlessBefore: NOT_ASKING_US, evenAfter: ASKING_US } as const;
