/** The few sentences that are ours to speak; everything else the caller hears is the user's own wording. */
interface Spoken {
	readonly pressOne: string;
	readonly thanks: string;
}

const SPOKEN: Readonly<Record<string, Spoken>> = {
	de: { pressOne: 'Drücken Sie die 1, um den Anruf anzunehmen.', thanks: 'Vielen Dank. Auf Wiederhören.' },
	en: { pressOne: 'Press 1 to take the call.', thanks: 'Thank you. Goodbye.' },
	es: { pressOne: 'Pulse 1 para aceptar la llamada.', thanks: 'Gracias. Hasta pronto.' },
	fr: { pressOne: 'Appuyez sur le 1 pour prendre l’appel.', thanks: 'Merci. Au revoir.' },
	it: { pressOne: 'Prema 1 per accettare la chiamata.', thanks: 'Grazie. Arrivederci.' },
	nl: { pressOne: 'Druk op 1 om het gesprek aan te nemen.', thanks: 'Bedankt. Tot ziens.' },
	pt: { pressOne: 'Prima 1 para atender a chamada.', thanks: 'Obrigado. Até breve.' },
};

/** A sentence with the language whose voice must read it. */
export interface Sentence {
	readonly text: string;
	readonly language: string;
}

/** @param language BCP 47 tag of the voice; where we do not speak its language, the sentence is an English one */
export function ourSentence(which: keyof Spoken, language: string): Sentence {
	const spoken = SPOKEN[language.split('-')[0]?.toLowerCase() ?? ''];
	return spoken ? { text: spoken[which], language } : { text: SPOKEN.en?.[which] ?? '', language: 'en-US' };
}
