import { WORD_START } from './rule';

/** The words that the Spanish rules are made of. All on folded text, so without accents. */

export const TEXTS = '(?:mensajes?|mensajitos|textos?|sms|llamadas|spam|promociones|publicidad|propaganda)';
export const CONTACTING =
	'(?:enviar|mandar|escribir|llamar|molestar|textear|contactar|mensajear|fastidiar|hostigar|acosar|marcar)(?:me|nos|le|les)?';
export const SENDING = 'enviando|mandando|escribiendo|llamando|molestando|marcando|contactando|texteando|acosando|hostigando';
export const STOPPING_FORMS = 'abstenerse|abstenganse|abstengase|dejen?|dejes|deja|dejad|paren?|parar|cesen?|terminen|eviten?|detengan?';
/** "que no me escriba(n)": the forms one commands with; "no me llaman" is a complaint instead. */
export const DO_CONTACT =
	'(?:escriba[ns]?|llame[ns]?|contacte[ns]?|moleste[ns]?|textee[ns]?|texte[ns]?|mensajee[ns]?|busque[ns]?|marque[ns]?|fastidie[ns]?|acose[ns]?)';
export const DO_SEND = '(?:mande[ns]?|envie[ns]?)';
export const COURTESY = '(?: (?:por favor|porfavor|porfa|gracias|ya))*';

export const NEGATED = new RegExp(`${WORD_START}(?:no|nunca|jamas|porque|por que|cuando|si) (?:me |nos |se |lo )?$`);
