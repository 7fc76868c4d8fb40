import { anyWords, CLAUSE_END, optsIn, optsOut, someOf, WORD_START, type FreeTextRules } from './rule';

const TEXTS = '(?:mensajes?|mensajitos|textos?|sms|llamadas|spam|promociones|publicidad|propaganda)';
const CONTACTING =
	'(?:enviar|mandar|escribir|llamar|molestar|textear|contactar|mensajear|fastidiar|hostigar|acosar|marcar)(?:me|nos|le|les)?';
/** "que no me escriba(n)": the forms one commands with; "no me llaman" is a complaint instead. */
const DO_CONTACT =
	'(?:escriba[ns]?|llame[ns]?|contacte[ns]?|moleste[ns]?|textee[ns]?|texte[ns]?|mensajee[ns]?|busque[ns]?|marque[ns]?|fastidie[ns]?|acose[ns]?)';
const DO_SEND = '(?:mande[ns]?|envie[ns]?)';
const NO_MORE = '(?:mas|nunca|jamas|otra vez|de nuevo)';

const NEGATED = new RegExp(`${WORD_START}(?:no|nunca|jamas|porque|por que|cuando|si) (?:me |nos )?$`);
const NOT_NOW =
	/^(?: [a-z]{1,6})? (?:hasta|antes|despues|ahora|ahorita|hoy|manana|estoy|cuando|mientras|si |en la (?:noche|manana|tarde)|por la (?:noche|manana|tarde)|de noche|tan (?:tarde|temprano)|tarde|temprano|todavia|aun)\b/;
const SOFTLY = { unlessAfter: NOT_NOW, yieldsToOtherChannel: true } as const;

const STOPPING: FreeTextRules = {
	when: /\b(?:dej[a-z]{1,4}|pare|paren|para|basta|cesen?|terminen?|eviten?|no mas|no|cancel[a-z]{1,3}|deten[a-z]{1,4}|suspendan?|quiten?|anular?)\b/,
	rules: [
		optsOut(
			`(?:dejen?|dejes|deja|dejad|paren?|para|basta|cesen?|terminen|eviten?) (?:ya )?(?:de |con )?${someOf(2, 'estar', 'seguir', 'los', 'estos', 'tantos', 'sus', 'tus')}(?:${CONTACTING}|${TEXTS})(?: ${TEXTS})?\\b`,
			{ unlessBefore: NEGATED, unlessAfter: /^ (?:facturas?|recibos?|cuentas?|a (?:mi|la|el) )/ },
		),
		optsOut(`(?:dejen?|deja|dejes)(?:me|nos) (?:ya )?(?:en paz|tranquil[oa]s?|de (?:${CONTACTING}))\\b`, {
			unlessBefore: NEGATED,
		}),
		optsOut(`(?:ya )?no (?:mas|quiero mas|mande[ns]? mas|envie[ns]? mas) ${TEXTS}\\b`),
		optsOut(`(?:cancelar?|cancelen?|detener|detengan?|suspendan?|quiten?|anular?) ${someOf(2, 'los', 'estos', 'sus', 'las', 'estas', 'la', 'mi', 'todos')}(?:mensajes|textos|sms|suscripcion de mensajes)\\b`),
	],
};

const DO_NOTS: FreeTextRules = {
	when: /\b(?:no|nunca|jamas)\b/,
	rules: [
		optsOut(
			`(?:ya )?no (?:me|nos) (?:esten?|estes|anden?|andes|siga[ns]?) (?:enviando|mandando|escribiendo|llamando|molestando|marcando|contactando|texteando)\\b`,
			{ unlessAfter: NOT_NOW },
		),
		optsOut(
			`(?:no|nunca|jamas) (?:me |nos )?(?:vuelvan?|vuelvas) a (?:${CONTACTING})\\b`,
			{ unlessAfter: NOT_NOW },
		),
		optsOut(`(?:ya no|nunca|jamas) (?:me|nos) (?:${DO_CONTACT}|${DO_SEND})\\b`, { unlessAfter: NOT_NOW }),
		optsOut(`no (?:me |nos )?${DO_CONTACT} ${anyWords(1)}${NO_MORE}\\b`, { unlessAfter: NOT_NOW }),
		optsOut(`no (?:me |nos )?${DO_SEND} (?:mas|nunca|nada)\\b`, {
			unlessAfter: /^ (?:tecnicos?|gente|personas|a |hasta|todavia|aun|que )/,
		}),
		optsOut(`no (?:me|nos) ${DO_CONTACT}\\b`, SOFTLY),
		optsOut(`no (?:moleste[ns]?|molestar(?:me|nos)?|fastidie[ns]?|llame[ns]? ni escriba[ns]?)${CLAUSE_END}`, SOFTLY),
		optsOut(`no (?:me |nos )?${DO_SEND} ${someOf(2, 'mas', 'estos', 'esos', 'sus')}${TEXTS}\\b`, SOFTLY),
		optsOut(
			`(?:no|ya no) (?:quiero|deseo|necesito|autorizo|acepto) (?:recibir |seguir recibiendo |que me (?:mande[ns]?|envie[ns]?) )?${someOf(3, 'mas', 'sus', 'estos', 'esos', 'tus', 'ningun', 'de', 'los')}${TEXTS}\\b`,
			SOFTLY,
		),
		optsOut(`(?:no|ya no) (?:quiero|deseo) que (?:me|nos) ${DO_CONTACT}\\b`, SOFTLY),
		optsOut(`(?:no|ya no) (?:quiero|deseo) (?:estar en|ser contactad[oa]|recibir nada)\\b`, SOFTLY),
	],
};

const OTHER_LIST = '(?! (?:la |su |tu )?(?:lista de (?:espera|precios)|agenda|cita))';
const TAKE =
	'(?:quiten?|quita|saquen?|saca|borren?|borra|eliminen?|elimina|remuevan?|remueve|retiren?|retira|tachen?)';

const LISTS: FreeTextRules = {
	when: /\b(?:quit[ae]|saqu|saca|borr|elimin|remuev|retir|tach|olvid|pierda|baja|desus|dessus|desins|anular)/,
	rules: [
		optsOut(
			`${TAKE}(?:me|nos)? (?:por favor )?${anyWords(3)}(?:de|del)${OTHER_LIST} ${anyWords(3)}(?:listas?(?! de espera)|base de datos|sistema|contactos|directorio)\\b`,
			{ unlessBefore: NEGATED },
		),
		optsOut(`(?:quiten|saquen|borren|eliminen|remuevan|retiren|quite|saque|borre|elimine|remueva|retire)(?:me|nos)(?: por favor| porfavor| porfa| ya)?${CLAUSE_END}`, {
			unlessBefore: NEGATED,
		}),
		optsOut(`(?:borren?|borra|eliminen?|elimina|quiten?|quita|olviden?|olvida|pierdan?) (?:mi|este|nuestro) (?:numero|telefono|celular|contacto)\\b`, {
			unlessBefore: NEGATED,
		}),
		optsOut('(?:dar|darme|deme|den|denme|dame|dese|darse|darnos) de baja\\b', {
			unlessBefore: NEGATED,
			unlessAfter: /^ (?:de la |del |de mi |el |la |mi )(?:seguro|plan|poliza|servicio|cuenta|contrato|escuela|gimnasio)/,
		}),
		optsOut('(?:des(?:u|us)cribir(?:me|se)?|desuscriban?(?:me)?|desinscrib[a-z]{1,6}|anular (?:la |mi )?suscripcion)\\b', {
			unlessBefore: NEGATED,
		}),
	],
};

const RESUMING: FreeTextRules = {
	when: /\b(?:vuelv|puede|quiero|deseo)/,
	rules: [
		optsIn(`(?:vuelvan?|vuelvas) a (?:enviarme|mandarme|escribirme|textearme)\\b`, {
			unlessBefore: NEGATED,
		}),
		optsIn(`(?:puede[ns]?|pueden) (?:volver a )?(?:escribirme|mandarme mensajes|textearme) (?:otra vez|de nuevo|nuevamente)\\b`),
		optsIn('(?:quiero|deseo) (?:volver a )?(?:recibir|suscribirme a?) ?(?:sus |los |tus )?(?:mensajes|textos) (?:otra vez|de nuevo|nuevamente)\\b'),
	],
};

/** The sentences Spanish speakers opt out, and back in, with; on folded text, so without accents. */
export const SPANISH_RULES: readonly FreeTextRules[] = [STOPPING, DO_NOTS, LISTS, RESUMING];

/** Asking, in Spanish, to be reached some other way than the one refused. */
export const SPANISH_OTHER_CHANNEL =
	/(?<!\b(?:no|ni) (?:me )?)\b(?:(?:llam|marqu|escrib)[a-z]{1,4}(?:me|nos)\b|mand[a-z]{1,4}(?:me|nos) (?:un )?(?:textos?|mensajes?|whatsapp)|mejor (?:llame|llamen|llama|escriba|escriban|por)|prefiero|por (?:telefono|llamada|texto|mensaje|correo|whatsapp)|hablar con)\b/;
