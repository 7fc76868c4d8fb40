import type { Language } from '../business';

interface Phrases {
	/** At the end of a first text. */
	readonly optOutHint: string;
	/** Fields: `day`, `time`. */
	readonly opens: string;
	/** Closed, and no opening that a text could name. */
	readonly opensSometime: string;
	readonly today: string;
	/** Monday first. Without the accent that GSM-7 lacks: one such letter would turn the whole text into UCS-2. */
	readonly weekdays: readonly string[];
}

/** What texts are put together from, besides the templates. Plain GSM-7 like them. */
export const PHRASES: Readonly<Record<Language, Phrases>> = {
	en: {
		optOutHint: 'Reply STOP to opt out.',
		opens: 'when we open {day} at {time}',
		opensSometime: 'as soon as we open',
		today: 'today',
		weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
	},
	es: {
		optOutHint: 'Responda STOP para darse de baja.',
		opens: 'cuando abramos {day} a las {time}',
		opensSometime: 'en cuanto abramos',
		today: 'hoy',
		weekdays: ['el lunes', 'el martes', 'el miércoles', 'el jueves', 'el viernes', 'el sabado', 'el domingo'],
	},
};
