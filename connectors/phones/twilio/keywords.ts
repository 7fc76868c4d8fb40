import type { Flavour, Keyword } from './flavour';

/**
 * The words that Twilio reads and answers by itself on every number, unless its support has switched that off for the
 * account: a text that is nothing but one of them, in any case. Twilio passes the text on to us all the same, and
 * says so (`OptOutType`) only where a Messaging Service has Advanced Opt-Out.
 */
export const TWILIO_DEFAULT_KEYWORDS: Readonly<Record<Keyword, readonly string[]>> = {
	opt_out: ['STOP', 'STOPALL', 'UNSUBSCRIBE', 'CANCEL', 'END', 'QUIT', 'REVOKE', 'OPTOUT'],
	opt_in: ['START', 'YES', 'UNSTOP'],
	help: ['HELP', 'INFO'],
};

/** To somebody who never opted out it is a plain answer to a question, and Twilio says nothing. */
const ORDINARY_WORD = 'YES';

/** `OptOutType` of Advanced Opt-Out, which has then answered already. */
const OPT_OUT_TYPES: Readonly<Record<string, Keyword>> = { STOP: 'opt_out', START: 'opt_in', HELP: 'help' };

/** What the vendor has already dealt with: it says so, or the text is a word that it always answers. */
export function answeredKeyword({ keywords }: Flavour, optOutType: string | undefined, body: string): Keyword | undefined {
	const type = optOutType?.toUpperCase();
	if (type && Object.hasOwn(OPT_OUT_TYPES, type)) return OPT_OUT_TYPES[type];
	const word = body.trim().toUpperCase();
	if (word === ORDINARY_WORD || !keywords) return undefined;
	return (Object.keys(keywords) as Keyword[]).find((consent) => keywords[consent].includes(word));
}
