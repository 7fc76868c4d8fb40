import { DO_NOTS } from './spanish-do-not';
import { anyWords, CLAUSE_END, optsIn, optsOut, someOf, type FreeTextRules } from './rule';
import { COURTESY, NEGATED, SENDING, STOPPING_FORMS, TEXTS, CONTACTING } from './spanish-words';

const OF_OTHERS = /^ (?:(?:la|las|el|los|mis|sus) )?(?:encuestas?|facturas?|recibos?|cuentas?|cobros|(?:a|al) (?!(?:este|mi|esta|nuestro) (?:numero|telefono|celular|cel)\b))/;
const IN_ANGER = /\b(?:report|demand|denunci|policia|abogad|bloque|legal|acoso|fcc)/;

const STOPPING: FreeTextRules = {
	when: /\b(?:abst[a-z]{3,7}|ni|esta|dej[a-z]{1,6}|pare|paren|parar|para|basta|cesen?|terminen?|eviten?|no mas|no|nada|sin|par[ea]n?le|cancel[a-z]{1,3}|deten[a-z]{1,4}|suspend[a-z]{1,3}|quit[a-z]{1,3}|anular?|eliminar|siguen?|sigan?|stop)\b/,
	also: /mens|text|sms|llam|spam|public|propag|promoc|envi|mand|escrib|molest|contact|fastid|hostig|acos|marc|paz|tranquil|joder|chingar|fregar|suscripc/,
	rules: [
		optsOut(
			`(?:${STOPPING_FORMS}|para|basta|stop) (?:ya )?(?:de |con )?${someOf(2, 'estar', 'seguir', 'los', 'estos', 'tantos', 'sus', 'tus')}(?:${CONTACTING}|${TEXTS})(?: ${TEXTS})?\\b`,
			{ unlessBefore: NEGATED, unlessAfter: OF_OTHERS },
		),
		optsOut(`(?:parar|detener|cancelar|suspender|eliminar|quitar) ${someOf(2, 'los', 'estos', 'sus', 'tus', 'todos', 'esos', 'de')}${TEXTS}\\b`, { unlessBefore: NEGATED, unlessAfter: /^ (?:del|de (?:mi|un|una|la|los)|en mi)\b/ }),
		optsOut(`(?:dejen?|deja|dejes) ?(?:me|nos) (?:ya )?(?:en paz|tranquil[oa]s?|de (?:${CONTACTING}))\\b`, {
			unlessBefore: NEGATED,
		}),
		optsOut(`(?:${STOPPING_FORMS}) de (?:estar|seguir|andar) (?:${SENDING})\\b`, { unlessBefore: NEGATED, unlessAfter: OF_OTHERS }),
		optsOut(`par[ea]n?le (?:ya )?(?:a|con) ${someOf(2, 'los', 'tantos', 'esos', 'estos', 'sus', 'de')}${TEXTS}\\b`),
		optsOut(`(?:dejen|deje|deja) de (?:joder|chingar|fregar|acosar)(?:me|nos)?\\b`),
		optsOut(`(?:ya )?no (?:mas|quiero mas|mande[ns]? mas|envie[ns]? mas) ${TEXTS}\\b`),
		optsOut(`(?:ni un|ya esta bien de|esta bueno de) (?:mas )?${TEXTS}\\b`, { unlessAfter: /^ (?:de|del)\b/ }),
		optsOut(`(?:no|nada de|sin) (?:mas )?(?:mensajes|textos|sms)${COURTESY}${CLAUSE_END}`, { unlessBefore: /[a-z0-9] $/ }),
		optsOut(`(?:cancel(?:ar?|en?)|deten(?:er|gan?)|suspend(?:er|an?)|quit(?:en?|ar)|anular?) ${someOf(2, 'los', 'estos', 'sus', 'las', 'estas', 'la', 'mi', 'todos')}(?:mensajes|textos|sms|suscripcion)\\b`, {
			unlessBefore: NEGATED,
			unlessAfter: /^ (?:de |del |al? )(?!(?:estos |los |sus |tus )?(?:mensajes|textos|sms)|este numero)/,
		}),
		optsOut(`(?:si )?(?:me|nos) siguen? (?:${SENDING})\\b`, { onlyWith: IN_ANGER }),
	],
};

const OTHER_LIST = '(?! (?:la |su |tu )?(?:lista de (?:espera|precios)|agenda|cita))';
const TAKE =
	'(?:quiten?|quita|quitad|borrad|sacad|eliminad|quitar|saquen?|saca|sacar|borren?|borra|borrar|eliminen?|elimina|eliminar|remuevan?|remueve|remover|retiren?|retira|retirar|tachen?)';
const NUMBER = '(?:numero|telefono|celular|cel|contacto)';

const LISTS: FreeTextRules = {
	when: /\b(?:quit[ae]|saqu|saca|sal[ig]|borr|elimin|remuev|remov|retir|tach|olvid|pierda|baja|desus|dessus|desuc|desins|anular|revoc)/,
	rules: [
		optsOut(
			`${TAKE}(?:me|nos)? (?:por favor )?${anyWords(3)}(?:de|del)${OTHER_LIST} ${anyWords(3)}(?:listas?(?! de(?:l| la| los)? (?:espera|precios|lunes|martes|miercoles|jueves|viernes|sabado|domingo|manana|tarde|citas?)\\b)|mensajes|textos|texts|promociones|base de datos|sistema|contactos|directorio)\\b`,
			{ unlessBefore: NEGATED },
		),
		optsOut(`${TAKE}(?:me|nos) (?:ya )?de (?:esto|eso|aqui|ahi|esa vaina|este (?:chat|grupo)|estos mensajes)\\b`, { unlessBefore: NEGATED }),
		optsOut('(?:eliminacion|baja) de mi numero\\b'),
		optsOut('olvid(?:en|e)se de mi numero\\b'),
		optsOut('(?:salir|salirme|salgo) de (?:la|su|esta|tu|las|sus) listas?(?! de )\\b'),
		optsOut(`(?:quiten|saquen|borren|eliminen|remuevan|retiren|quite|saque|borre|elimine|remueva|retire|borra|quita|saca|elimina|quitad|borrad|sacad)(?:me|nos)(?: por favor| porfavor| porfa| ya)?${CLAUSE_END}`, {
			unlessBefore: NEGATED,
		}),
		optsOut(`(?:${TAKE}|olviden?|olvida|olvidar|pierdan?) (?:(?:mi|este|nuestro) ${NUMBER}|mis datos|mi informacion)\\b`, {
			unlessBefore: NEGATED,
			unlessAfter: /^ de (?!(?:su|tu|la|sus|tus|telefono|celular|aqui)\b)/,
		}),
		optsOut(`(?:(?:dar|darme|deme|den|denme|dame|dadme|das|dais|dese|darse|darnos|doy) de|solicito (?:la|mi)|pido (?:la|mi)) baja\\b`, {
			unlessBefore: NEGATED,
			unlessAfter: /^ (?:de la |de los |del |de mi |el |la |mi (?!numero|telefono|celular))/,
		}),
		optsOut('(?:des(?:u|us)(?:cribir|cribo|criba[ns]?|cribe)(?:me|se|nos)?|desinscrib[a-z]{1,6}|anular (?:la |mi )?suscripcion)\\b', {
			unlessBefore: NEGATED,
		}),
		optsOut('(?:retir|revoc|retirar|revocar)o? (?:mi |el )?(?:consentimiento|autorizacion|permiso)\\b', { unlessBefore: NEGATED }),
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

/** Asking, in Spanish, to be called. */
export const SPANISH_WANTS_CALL =
	/(?<!\b(?:no|ni|de) (?:me )?)\b(?:(?:llam|marqu|habl)[a-z]{1,4}(?:me|nos)\b|(?:llame|llamen|llama)(?= [.,]|$)|mejor (?:llame|llamen|llama|por)|prefiero|por (?:telefono|llamada|correo)|hablar con)\b/;

/** Saying, in Spanish, that texts are welcome. */
export const SPANISH_WANTS_TEXTS =
	/(?<!\b(?:no|ni|de) (?:me )?)\b(?:(?:escrib|text)[a-z]{1,4}(?:me|nos)\b|mand[a-z]{1,4}(?:me|nos) (?:un )?(?:textos?|mensajes?|whatsapp)|(?:mejor|solo|prefiero|por|puro) (?:un )?(?:textos?|mensajes?|escriba|escriban)|(?:mensajes|textos) si|los (?:mensajes|textos) estan bien)\b/;
