import { CLAUSE_END, optsIn, optsOut, WORD_START, type FreeTextRules } from './rule';

const NOT_LEAVING = new RegExp(
	`${WORD_START}(?:dont|do not|didnt|did not|not|never|accidentally|accidently|by accident|mistakenly|did i|was i|(?:what|how) (?:does|is)|whats|got|been|being|getting|can i still) (?:want to |mean to |meant to |to |get )?$`,
);
const OPT_OUT_OF_SOMETHING =
	/^ (?:form|waiver|of (?:the |my |our |your |this |that )?(?:[a-z]{1,20} ){0,2}?(?:warranty|insurance|coverage|plan|policy|vaccines?|shots?|x ?rays?|fluoride|arbitration|contract|service|maintenance|membership|school|class|settlement|deposit|protection|treatment|upgrade|fee|statements?|billing|mail)\b|by accident|by mistake|on accident)/;
const FROM_OTHER = '(?:(?: (?:me|us))? from (?:the |your |ur |all |any )?(?:e ?mails?|email list|newsletters?|calls|phone calls))?';

/** Unsubscribing, opting out, taking consent back. */
export const LEAVING: FreeTextRules = {
	when: /(?:subs|unsub|unsus|\bun ?su[bc]|\bopt|consent|permission|authoriz|sign(?:ed|ing)? up|agreed|allowed to|right to)/,
	rules: [
		optsOut(
			`(?:un ?sub?s?cri?bed?|unsub|unsuscribe|unsubcribe|opt (?:me|us) (?:the (?:hell|fuck) )?out|opt (?:my|this|our) (?:number|phone|cell) out|opt out|optout|opting out|opted out)${FROM_OTHER}\\b`,
			{ unlessBefore: NOT_LEAVING, unlessAfter: OPT_OUT_OF_SOMETHING },
		),
		optsOut(
			'(?:revok(?:e|ed|ing)|withdraw(?:n|ing)?|rescind(?:ing)?|(?:do not|dont|never|didnt|did not) (?:give|gave|given|grant)) (?:(?:you|u|my|any|all|prior|the) ){0,3}(?:consent|permission|authorization)\\b',
			{ unlessBefore: new RegExp(`${WORD_START}(?:can|could|they|he|she|judge) (?:[a-z]{1,10} )?$`), unlessAfter: /^ (?:for|to) (?:the |my |our )?(?:surgery|treatment|procedure|enter|extraction|school|trip|search)/ },
		),
		optsOut('(?:do not|dont|never|no longer) (?:have|had|got|have got) my (?:[a-z]{1,10} ){0,2}?(?:consent|permission|authorization)\\b'),
		optsOut('consent (?:is |has been |now )?(?:revoked|withdrawn|rescinded)\\b'),
		optsOut('(?:no|not|never|dont have|do not have|have no|lack) (?:(?:any|the|my|longer) )?(?:permission|consent|authorization|authorized|allowed|right) to (?:te?xt|contact|message|call|be te?xting) (?:me|us|this|my)\\b'),
		optsOut('permission (?:denied|revoked|withdrawn) to (?:te?xt|contact|message|call)\\b'),
		optsOut(`(?:i|we) (?:do not|dont|never|did not|didnt|no longer) consent(?:ed)?(?: to (?:this|these|that|any|being|be|receive|get|your|(?:the|any|marketing) (?:te?xts?|messages?))\\b|${CLAUSE_END})`),
		optsOut(`(?:never|didnt|did not|dont remember|do not remember) (?:sign(?:ed|ing)? up|ask(?:ed|ing)?|agree(?:d|ing)?|opt(?:ed|ing)? in|subscribed?) ?(?:for|to|2)? ?(?:be |get |receive )?(?:this|these|that|it|any of this|anything|any)?${CLAUSE_END}`, {
			unlessBefore: new RegExp(`${WORD_START}(?:they|he|she|you|u|wife|husband) $`),
		}),
	],
};

const NOT_RESUMING = new RegExp(
	`${WORD_START}(?:dont|do not|didnt|did not|did|never|not|you|they|he|she) (?:[a-z]{1,10} ){0,2}$`,
);

/** "Unstop my drain" is work for a plumber. */
const UNSTOPPING_SOMETHING = /^ (?:(?:my|the|a|an|our|his|her|their|this|that|both|two|some|it|kitchen|bath(?:room|tub)?|shower|floor|main)\b|(?:drain|toilet|sink|tub|sewer|pipe|gutter|disposal)s?\b)/;

/** Asking to be texted again. */
export const RESUMING: FreeTextRules = {
	when: /\b(?:opt|re ?subscribe|sign me|un ?stop|again|te?xting|messaging|te?xts|messages|mean to|accident[a-z]*|mistake[a-z]*|in error)\b/,
	rules: [
		optsIn(
			`(?:opt me (?:back )?in|opt back in|opt in|re ?subscribe|sign me back up|un ?stop)\\b`,
			{ unlessBefore: NOT_RESUMING, unlessAfter: UNSTOPPING_SOMETHING },
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
		optsIn('(?:said|sent|hit|typed|replied|texted|put|pressed|wrote) stop (?:by (?:accident|mistake)|on accident|accidentally|in error)\\b'),
	],
};
