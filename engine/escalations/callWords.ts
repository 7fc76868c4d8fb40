import type { Language } from '../business';
import type { SpokenAlert } from '../ports';
import type { Escalation } from './escalation';
import { sayable, sayableNumber } from './sayable';

interface Words {
	/** BCP 47 tag of the voice. */
	readonly voice: string;
	readonly head: Readonly<Record<Escalation['urgency'], (business: string) => string>>;
	readonly menu: string;
	readonly noKey: string;
	readonly took: (number: string) => string;
	readonly connecting: string;
	readonly alreadyTaken: (name: string | undefined) => string;
	readonly closed: string;
	readonly notReached: (number: string) => string;
	readonly goodbye: string;
}

const ENGLISH: Words = {
	voice: 'en-US',
	head: {
		emergency: (business) => `Emergency for ${business}.`,
		urgent: (business) => `Urgent for ${business}.`,
		routine: (business) => `A customer of ${business} needs you.`,
	},
	menu: 'Press 1 to take it. Press 2 to take it and be connected now.',
	noKey: 'Nobody pressed a key. Goodbye.',
	took: (number) => `It is yours. Call ${number}. Goodbye.`,
	connecting: 'It is yours. Connecting you now.',
	alreadyTaken: (name) => `${name ?? 'Somebody else'} already has it. Goodbye.`,
	closed: 'This was already taken care of. Goodbye.',
	notReached: (number) => `They did not pick up. Please call them again: ${number}. Goodbye.`,
	goodbye: 'Goodbye.',
};

const SPANISH: Words = {
	voice: 'es-MX',
	head: {
		emergency: (business) => `Emergencia para ${business}.`,
		urgent: (business) => `Urgente para ${business}.`,
		routine: (business) => `Un cliente de ${business} le necesita.`,
	},
	menu: 'Pulse 1 para encargarse. Pulse 2 para encargarse y hablar ahora con el cliente.',
	noKey: 'Nadie pulsó una tecla. Hasta luego.',
	took: (number) => `Queda a su cargo. Llame al ${number}. Hasta luego.`,
	connecting: 'Queda a su cargo. Le comunico ahora.',
	alreadyTaken: (name) => `${name ?? 'Otra persona'} ya se encarga. Hasta luego.`,
	closed: 'Esto ya está atendido. Hasta luego.',
	notReached: (number) => `No contestó. Por favor llame de nuevo: ${number}. Hasta luego.`,
	goodbye: 'Hasta luego.',
};

const WORDS: Readonly<Record<Language, Words>> = { en: ENGLISH, es: SPANISH };

/** The words of a language; English where we do not speak it. */
export function wordsOf(language: string): Words {
	return Object.hasOwn(WORDS, language) ? WORDS[language as Language] : ENGLISH;
}

/** At most so many characters of each: together with the menu they are said in under 20 seconds. */
const MOST = { business: 40, person: 30, summary: 80 } as const;

/** What is said to whoever picks up: business, urgency, who, summary, and what to press. Under 20 seconds. */
export function spokenAlert(escalation: Escalation, business: { readonly name: string; readonly language: string }, personName: string | undefined): SpokenAlert {
	const words = wordsOf(business.language);
	const who = [sayable(personName ?? '', MOST.person), sayableNumber(escalation.person)].filter((part) => part !== '').join(', ');
	const summary = sayable(escalation.summary, MOST.summary);
	return {
		language: words.voice,
		announcement: [words.head[escalation.urgency](sayable(business.name, MOST.business)), `${who}.`, ...(summary === '' ? [] : [`${summary}.`])].join(' '),
		menu: words.menu,
		goodbye: words.noKey,
	};
}
