import { anyOf } from '../patterns';
import type { EmergencyRule } from './rule';

/** How far around a match its sentence is looked at. */
const REACH = 160;

const DENYING = anyOf(
	'no', 'not', 'without', 'never', 'zero', 'no longer', 'no more', 'none of',
	'(?:is|was|are|am|do|does|did|has|have|there is|it is) not',
	'do not (?:have|smell|see|think there is|think it is|think there is any|hear)',
	'sin', 'no (?:hay|es|tengo|tenemos|huele|veo|creo que (?:sea|haya))',
);
/** Words that may stand between a denial and what it denies. */
const DENIED = anyOf(
	'a', 'an', 'any', 'the', 'real', 'really', 'actual', 'exactly', 'currently', 'some', 'big',
	'active',
	'smell of', 'smell any', 'sign of', 'signs of', 'risk of', 'una?', 'ningun', 'ninguna', 'tanto',
);
const NEGATED = new RegExp(`(?:^|[ .,?])${DENYING}(?: ${DENIED}){0,4} $`);
/** "not sure if", "no joke": these deny nothing. */
const NO_DENIAL =
	/(?:not|no) (?:sure|kidding|joking|joke|lie|lying|only|just|certain)\b[^.?]*$/;

const OFFERED = anyOf(
	'do', 'offer', 'handle', 'take', 'have', 'provide', 'fix', 'repair', 'service', 'clean', 'work',
	'cover', 'respond',
	'come', 'deal', 'accept', 'help', 'install', 'sell', 'charge', 'know',
);
const SUPPOSING = anyOf(
	`\\b(?:do|does|can|could|would|will) (?:you|u|yall|your)(?: guys| all| company| team| techs?)? (?:ever |also |still |even )?${OFFERED}\\b`,
	'\\b(?:what|how) (?:if|about|to|do|does|much|long)\\b',
	'\\bin case\\b',
	'\\b(?:prevent|preventing|avoid|avoiding|protect against|worried about|insurance for|training|inspection for)\\b',
	'(?<!sure |know |see |wondering |not )\\bif (?:there|i|we|you|my|our|it|the|a|an|someone)\\b',
	'\\bwould (?:be|it)\\b',
	'\\b(?:hacen|ofrecen|atienden|manejan|arreglan|reparan|trabajan|instalan)\\b',
	'\\ben caso\\b',
	'\\bsi (?:hay|tengo|huele|se)\\b',
	'\\bcomo (?:evito|evitar|prevenir)\\b',
);
const SUPPOSED = new RegExp(`${SUPPOSING}[^.?]*$`);

const SOMEBODY_BEFORE =
	'(?:last|old|previous|former|other|ex) (?:plumber|guy|contractor|company|tenants?|electrician|roofer|owners?|landlord|handyman)';
const PAST = new RegExp(
	`\\b${anyOf(
		'last (?:year|month|week|summer|winter|spring|fall|autumn|season|time)',
		'(?:years?|months?|weeks?) (?:ago|back)', 'a while (?:ago|back)',
		'back in', 'in (?:19|20)[0-9]{2}', 'used to', SOMEBODY_BEFORE,
		'(?:ano|mes) pasado', 'semana pasada', 'hace (?:[a-z0-9]{1,8} )?(?:anos?|mes|meses|semanas?)',
	)}\\b`,
);
const STILL =
	/\b(?:and now|right now|is now|again|still|currently|since|today|tonight|just|this (?:morning|afternoon|evening)|ahora|otra vez|de nuevo|todavia|desde|hoy|acaba)\b/;

const SETTLED = new RegExp(
	`\\b${anyOf(
		'false alarm', 'under control now',
		'already (?:fixed|handled|taken care|under control|resolved|repaired)',
		'all (?:fixed|handled|taken care|under control|good now)',
		'(?:i|we|he|she|they|my husband|my wife|neighbor|landlord|someone) (?:already )?(?:fixed|handled|repaired|got) it(?: already| fixed| handled| under control| taken care of)?',
		'(?:is|was|got|been) (?:already )?(?:fixed|resolved|repaired|taken care of) (?:now|already|yesterday|last)',
		'falsa alarma',
		'ya (?:lo |la |se |esta |quedo )?(?:arregl[a-z]{1,6}|resolv[a-z]{1,6}|repar[a-z]{1,6}|quedo)',
	)}\\b`,
);

function sentenceAround(folded: string, start: number, end: number): string {
	const before = folded.slice(Math.max(0, start - REACH), start);
	const after = folded.slice(end, end + REACH);
	const from = Math.max(before.lastIndexOf(' . '), before.lastIndexOf(' ? '));
	const stop = after.search(/ [.?]/);
	return `${before.slice(from + 1)}${folded.slice(start, end)}${stop === -1 ? after : after.slice(0, stop)}`;
}

/**
 * Whether the words around a match take the emergency out of it: denied ("no gas smell"), only
 * supposed ("do you do emergency calls"), long past ("flooded last year"), or settled since.
 */
export function isNoEmergencyHere(
	rule: EmergencyRule,
	folded: string,
	start: number,
	end: number,
): boolean {
	const reach = folded.slice(Math.max(0, start - REACH), start);
	const before = reach.slice(Math.max(reach.lastIndexOf(' . '), reach.lastIndexOf(' ? '), -1) + 1);
	const clause = before.slice(before.lastIndexOf(' , ') + 1);

	if (NEGATED.test(clause) && !NO_DENIAL.test(clause)) return true;
	if (rule.unlessBefore?.test(before)) return true;
	if (rule.unlessAfter?.test(folded.slice(end, end + 60))) return true;
	if (!rule.life && SUPPOSED.test(before)) return true;

	const sentence = sentenceAround(folded, start, end);
	if (PAST.test(sentence) && !STILL.test(sentence)) return true;
	return !rule.life && SETTLED.test(folded);
}
