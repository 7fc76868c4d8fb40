/** What a word or sentence about being texted asks for. */
export type ConsentKind = 'opt_out' | 'opt_in' | 'help';

interface KeywordSet {
	readonly optOut: readonly string[];
	readonly optIn: readonly string[];
	readonly help: readonly string[];
}

const TWILIO: KeywordSet = {
	optOut: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'END', 'QUIT', 'CANCEL', 'REVOKE', 'OPTOUT'],
	optIn: ['START', 'YES', 'UNSTOP'],
	help: ['HELP', 'INFO'],
};

/**
 * The keywords each provider acts on by itself when nothing else is configured: after these the
 * provider has blocked or unblocked the number, and may already have answered. From the vendors'
 * pages on default opt-out handling.
 */
export const PROVIDER_KEYWORDS = {
	twilio: TWILIO,
	telnyx: {
		optOut: ['STOP', 'STOPALL', 'STOP ALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT'],
		optIn: ['START', 'UNSTOP'],
		help: [],
	},
	aws: {
		optOut: [
			'ARRET',
			'CANCEL',
			'END',
			'OPT-OUT',
			'OPTOUT',
			'QUIT',
			'REMOVE',
			'STOP',
			'TD',
			'UNSUBSCRIBE',
		],
		optIn: [],
		help: ['HELP'],
	},
} as const satisfies Record<string, KeywordSet>;

export type ConsentProvider = keyof typeof PROVIDER_KEYWORDS;

/**
 * What the provider's default handling makes of a text, or null where it leaves it to us.
 * Providers look at the whole message only, in any case, without the spaces around it.
 */
export function providerReads(text: string, provider: ConsentProvider): ConsentKind | null {
	// No keyword is longer; this also keeps a huge text from being copied.
	if (text.length > 1000) return null;
	const word = text.trim().toUpperCase();
	const set: KeywordSet = PROVIDER_KEYWORDS[provider];
	if (set.optOut.includes(word)) return 'opt_out';
	if (set.optIn.includes(word)) return 'opt_in';
	if (set.help.includes(word)) return 'help';
	return null;
}

/** A keyword that is the whole message, and what it asks for. */
export interface Keyword {
	readonly kind: ConsentKind;
	/** The keyword as it is published, e.g. `STOP`. */
	readonly keyword: string;
	/** An everyday "yes" that resumes texting only for someone who has opted out before. */
	readonly onlyIfOptedOut?: true;
}

/** Spellings, plain and folded, of each keyword. English first, then Spanish, then French as carriers do. */
const OPT_OUT: Readonly<Record<string, readonly string[]>> = {
	STOP: ['stop', 'stpo', 'sotp', 'tsop', 'stopit', 'stop it', 'stahp', 'stp', 'stope', 'srop', 'dtop', 'stip', 'stol', 'syop', 'sopt', 'atop', 'stoptxt', 'stop txt', 'stoptext', 'stop text', 'stop2end', 'stop 2 end'],
	STOPALL: ['stopall', 'stop all'],
	UNSUBSCRIBE: [
		'unsubscribe',
		'un subscribe',
		'unsubscribed',
		'unsub',
		'unsubcribe',
		'unsuscribe',
		'unsubscrib',
		'unsubsribe',
		'unsubscibe',
		'unsubscrive',
		'unsubscirbe',
		'desuscribir',
		'desuscribirme',
	],
	END: ['end'],
	QUIT: ['quit'],
	CANCEL: ['cancel'],
	REVOKE: ['revoke'],
	OPTOUT: ['optout', 'opt out', 'optingout', 'opt me out'],
	REMOVE: ['remove', 'remove me'],
	TD: ['td'],
	ARRET: ['arret', 'arrete', 'arreter', 'arretez'],
	ALTO: ['alto', 'no mas', 'nomas', 'basta', 'ya basta'],
	PARAR: ['parar', 'pare', 'paren', 'detener', 'detenga', 'detente'],
	BAJA: ['baja', 'darse de baja', 'darme de baja'],
	CANCELAR: ['cancelar'],
};

const OPT_IN: Readonly<Record<string, readonly string[]>> = {
	START: ['start'],
	UNSTOP: ['unstop', 'un stop'],
	OPTIN: ['optin', 'opt in'],
	RESUBSCRIBE: ['resubscribe', 're subscribe', 'subscribe'],
	INICIAR: ['iniciar', 'inicio', 'empezar', 'comenzar', 'reanudar', 'suscribir'],
	ALTA: ['alta'],
};

const EVERYDAY_YES: Readonly<Record<string, readonly string[]>> = { YES: ['yes'], SI: ['si'] };

const HELP: Readonly<Record<string, readonly string[]>> = {
	HELP: ['help'],
	INFO: ['info'],
	AYUDA: ['ayuda'],
};

/** "stoppp" and "stop" alike: every run of one letter counts once. */
export function collapseRuns(word: string): string {
	let collapsed = '';
	for (let i = 0; i < word.length; i++) {
		if (word[i] !== word[i - 1]) collapsed += word[i];
	}
	return collapsed;
}

function spellings(
	table: Readonly<Record<string, readonly string[]>>,
	rest: Omit<Keyword, 'keyword'>,
): Array<[string, Keyword]> {
	return Object.entries(table).flatMap(([keyword, words]) =>
		words.map((word): [string, Keyword] => [collapseRuns(word), { ...rest, keyword }]),
	);
}

/** Every spelling of every keyword, with runs of a letter collapsed, to what it means. */
export const KEYWORDS: ReadonlyMap<string, Keyword> = new Map([
	...spellings(OPT_OUT, { kind: 'opt_out' }),
	...spellings(OPT_IN, { kind: 'opt_in' }),
	...spellings(EVERYDAY_YES, { kind: 'opt_in', onlyIfOptedOut: true }),
	...spellings(HELP, { kind: 'help' }),
]);

/** The longest spelling: nothing longer, once collapsed, can be a keyword. */
export const LONGEST_KEYWORD = Math.max(...[...KEYWORDS.keys()].map((word) => word.length));
