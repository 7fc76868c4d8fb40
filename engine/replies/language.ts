import type { ReplyLanguage } from './classification';
import type { NormalizedReply } from './normalize';

function wordSet(words: string): ReadonlySet<string> {
	return new Set(words.split(' '));
}

const ENGLISH = wordSet(
	'the you your and is are my to for of it in on have has do does can could would will with this that there what how when who where why need want please thanks thank hi hello hey yes not but be was get got come someone about today tomorrow call me i am at out if so just been from they we us our price cost much time working broken leak house work guys available good great sorry wrong number appointment schedule quote estimate',
);
const SPANISH = wordSet(
	'el la los las un una unos unas de del que y es esta estan estoy son soy para por con sin mi mis su sus me te se lo le les al como cuando donde cuanto cuantos cuesta cual quien porque pero hay hola buenos buenas dias tardes noches gracias favor quiero quiere necesito necesita puede pueden puedo tiene tienen tengo hoy manana ayer ahora si ya muy mas tambien aqui casa agua cita precio llame llamen llameme lunes martes miercoles jueves viernes sabado domingo hablan espanol ustedes usted bien bueno vale claro senor senora disculpe urgente ayuda arreglar numero equivocado',
);
const OTHERS = wordSet(
	'le les des du et est une pour avec vous nous je suis bonjour merci votre avez combien demain voudrais rendez der die das und ist ich nicht ein eine mit fur bitte danke haben wann morgen konnen sie o os um uma nao com voce voces obrigado obrigada bom boa dia preciso quanto custa amanha il di che per sono grazie buongiorno vorrei domani quando toi khong cua ban xin chao sa po ang mga kumusta salamat ako',
);
/** Words shared with Spanish or English that say nothing about another language. */
const SHARED = wordSet('la me te se de para por como el un una quando die o com le os sa per um il ban toi sie');

const LATIN = /\p{Script=Latin}/gu;
const LETTER = /\p{L}/gu;

function count(text: string, pattern: RegExp): number {
	return text.match(pattern)?.length ?? 0;
}

/**
 * The language of a text, by its commonest words: a cheap guess that is right for ordinary texts.
 *
 * @param known the answer for what gives no sign of any ("ok", a number), or as many of one as of another
 */
export function detectLanguage(reply: NormalizedReply, known: ReplyLanguage = 'en'): ReplyLanguage {
	const sample = reply.text.slice(0, 600);
	const letters = count(sample, LETTER);
	if (letters > 0 && count(sample, LATIN) < letters / 2) return 'other';

	let english = 0;
	let spanish = 0;
	let other = 0;
	for (const { word } of reply.tokens.slice(0, 120)) {
		if (ENGLISH.has(word)) english++;
		if (SPANISH.has(word)) spanish++;
		if (OTHERS.has(word)) other += SHARED.has(word) ? 0.5 : 1;
	}
	if (/[ñ¿¡]/.test(sample)) spanish += 2;
	if (/[ãõçßœ]|\b(?:não|você|é|où|ça)\b/.test(sample)) other += 2;
	if (other >= 2 && other > english && other > spanish) return 'other';
	if (spanish === english) return known;
	return spanish > english ? 'es' : 'en';
}
