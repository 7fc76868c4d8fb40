import { anyWords, CLAUSE_END, optsOut, someOf, type FreeTextRules } from './rule';
import { CONTACTING, COURTESY, DO_CONTACT, DO_SEND, SENDING, TEXTS } from './spanish-words';

const NO_MORE = '(?:mas|nunca|jamas|otra vez|de nuevo)';
const NOT_NOW =
	/^(?: [a-z]{1,6})? (?:hasta|antes|despues|ahora|ahorita|hoy|manana|estoy|cuando|mientras|si |en la (?:noche|manana|tarde)|por la (?:noche|manana|tarde)|de noche|tan (?:tarde|temprano)|tarde|temprano|todavia|aun|(?:en|a) (?:la|mi|el) (?:casa|trabajo|oficina)|al (?:trabajo|fijo))\b/;
const LATER = { unlessAfter: NOT_NOW } as const;
const HERE = '(?:a (?:este|mi|nuestro) (?:numero|telefono|celular|cel))';

/** "No me escriban" and its like. */
export const DO_NOTS: FreeTextRules = {
	when: /\b(?:no|nunca|jamas)\b/,
	also: /mand|envi|escrib|llam|contact|molest|text|mens|marc|marqu|busq|fastid|acos|hostig|sms|spam|public|propag|promoc|consent|permiso|autoriz|estar en|recib/,
	rules: [
		optsOut(`(?:ya )?no (?:me |nos )?(?:esten?|estes|anden?|andes|siga[ns]?) (?:${SENDING})\\b`, LATER),
		optsOut(`(?:no|nunca|jamas)(?: mas)? (?:me |nos )?(?:vuelvan?|vuelvas) a (?:${CONTACTING})\\b`, LATER),
		optsOut(`(?:ya no|nunca|nunca mas|jamas) (?:me|nos) (?:${DO_CONTACT}|${DO_SEND})\\b`, LATER),
		optsOut(`no (?:me |nos )?${DO_CONTACT} ${anyWords(1)}${NO_MORE}\\b`, LATER),
		optsOut(`no (?:me |nos )?${DO_SEND} (?:mas|nunca|nada)\\b`, {
			unlessAfter: /^ (?:tecnicos?|gente|personas|a |hasta|todavia|aun|que )/,
		}),
		optsOut(`no (?:me|nos) ${DO_CONTACT}\\b`, LATER),
		optsOut(`no ${DO_CONTACT} ${HERE}\\b`, LATER),
		optsOut(`no (?:moleste[ns]?|molestar(?:me|nos)?|fastidie[ns]?|llame[ns]? ni escriba[ns]?)${COURTESY}${CLAUSE_END}`, LATER),
		optsOut(`no (?:me |nos )?(?:${DO_SEND}|enviar(?:me)?|mandar(?:me)?) ${someOf(2, 'mas', 'estos', 'esos', 'sus')}${TEXTS}\\b`, LATER),
		optsOut(`no (?:escribir|contactar|textear|molestar)(?:me)?(?: mas)?${COURTESY}${CLAUSE_END}`, { unlessBefore: /(?!(?:por favor|favor|y|o) )[a-z0-9]+ $/ }),
		optsOut(`(?:favor de |favor )no (?:escribir|contactar|textear|molestar|llamar|enviar|mandar)(?:me|nos|le)?(?: mas| nada)?(?: ${HERE})?${COURTESY}${CLAUSE_END}`),
		optsOut(
			`(?:no|ya no) (?:quiero|deseo|necesito|autorizo|autorice|acepto|acepte|pedi|solicite) (?:recibir |seguir recibiendo |que me (?:mande[ns]?|envie[ns]?) )?${someOf(3, 'mas', 'sus', 'estos', 'esos', 'tus', 'ningun', 'de', 'los')}${TEXTS}\\b`,
			LATER,
		),
		optsOut(`no (?:doy|he dado|di|tienen?) (?:mi |su |el )?(?:consentimiento|autorizacion|permiso)(?: (?:para|de) (?:que )?(?:me |nos )?(?:${DO_CONTACT}|${DO_SEND}|${CONTACTING})\\b|${COURTESY}${CLAUSE_END})`),
		optsOut(`(?:no|ya no) (?:quiero|deseo) que (?:me|nos) ${DO_CONTACT}\\b`, LATER),
		optsOut(`(?:no|ya no) (?:quiero|deseo) (?:estar en|ser contactad[oa]|recibir nada)\\b`, LATER),
	],
};
