import type { Urgency } from './classification';
import type { NormalizedReply } from './normalize';
import { anyOf } from './patterns';

const SAID = anyOf(
	'urgent', 'urgently', 'urgente', 'desperate', 'deadline', 'pronto',
	'asap', 'a s a p', 'as soon as possible', 'right away', 'immediately', 'right now',
	'today', 'tonight', 'next available', 'soonest', 'earliest',
	'hoy', 'esta noche', 'ahora mismo', 'ahorita', 'lo antes posible', 'cuanto antes',
	'lo mas pronto posible',
	'court (?:is )?(?:today|tomorrow)',
);

const PAIN = anyOf(
	'in (?:a lot of |so much |bad |severe |serious )?pain',
	'hurts? (?:so |really |a lot|bad)', 'killing me',
	'(?:severe|bad|terrible|horrible|extreme|unbearable|awful|throbbing|excruciating) (?:pain|tooth ?ache|headache)',
	'tooth ?ache', 'abscess', 'infected', 'infection', 'sick', 'vomiting', 'limping',
	'me duele', 'mucho dolor', 'dolor de muela',
);

const SUPPLY = anyOf(
	'heat', 'heating', 'hot water', 'water', 'power', 'electricity', 'ac', 'a c', 'air conditioning',
	'air', 'internet',
	'agua', 'luz', 'calefaccion', 'agua caliente', 'electricidad',
);
const DEVICE = anyOf(
	'heat', 'furnace', 'ac', 'a c', 'air conditioner', 'water heater', 'sump pump', 'fridge',
	'freezer', 'refrigerator',
);

const OUT_OF_ORDER = anyOf(
	`(?:no|without|lost|do not have|do not have any|sin|no hay|no tengo|no tenemos) ${SUPPLY}`,
	`${DEVICE} (?:is |just |went |has )*(?:out|died|dead|broken|broke|stopped(?: working)?|quit|not working)`,
	'only (?:toilet|bathroom)', 'backed up', 'backing up', 'clogged', 'does not lock',
	'will not lock', 'leaking', 'freezing',
);

const URGENT = new RegExp(`\\b${anyOf(SAID, PAIN, OUT_OF_ORDER)}\\b`);

const NOT_URGENT =
	/\b(?:(?:not|no|nothing|nada|no es) (?:that |super |very |really |too |an? |es |so |tan |muy )*(?:urgent|rush|hurry|emergency|urgente|prisa)|no (?:rush|hurry|prisa|big deal)|whenever|take your time|no hay prisa|sin prisa)\b/;

/** What the words alone say about how soon somebody should act, when it is no emergency. */
export function urgencyByRule(reply: NormalizedReply): Exclude<Urgency, 'emergency'> {
	if (NOT_URGENT.test(reply.folded)) return 'routine';
	return URGENT.test(reply.folded) ? 'urgent' : 'routine';
}

/** How soon somebody should act, when it is no emergency: the model's word, unless they say that there is no hurry. */
export function readUrgency(reply: NormalizedReply, shares: Readonly<Record<Urgency, number>>): Exclude<Urgency, 'emergency'> {
	if (NOT_URGENT.test(reply.folded)) return 'routine';
	return shares.urgent + shares.emergency >= shares.routine ? 'urgent' : 'routine';
}
