import type { Urgency } from './classification';
import type { NormalizedReply } from './normalize';

const URGENT =
	/\b(?:urgent|urgently|urgente|asap|a s a p|as soon as possible|right away|immediately|right now|today|tonight|hoy|esta noche|ahora mismo|ahorita|lo antes posible|cuanto antes|lo mas pronto posible|next available|soonest|earliest|in (?:a lot of |so much |bad |severe |serious )?pain|hurts? (?:so |really |a lot|bad)|killing me|(?:severe|bad|terrible|horrible|extreme|unbearable|awful|throbbing|excruciating) (?:pain|tooth ?ache|headache)|tooth ?ache|abscess|infected|infection|me duele|mucho dolor|dolor de muela|(?:no|without|lost|do not have|do not have any|sin|no hay|no tengo|no tenemos) (?:heat|heating|hot water|water|power|electricity|ac|a c|air conditioning|air|internet|agua|luz|calefaccion|agua caliente|electricidad)|(?:heat|furnace|ac|a c|air conditioner|water heater|sump pump|fridge|freezer|refrigerator) (?:is |just |went |has )*(?:out|died|dead|broken|broke|stopped(?: working)?|quit|not working)|only (?:toilet|bathroom)|backed up|backing up|clogged|won t lock|does not lock|leaking|deadline|court (?:is )?(?:today|tomorrow)|desperate|freezing|sick|vomiting|limping|pronto)\b/;
const NOT_URGENT = /\b(?:not|no|nothing|isnt|nada|no es) (?:that |super |very |really |too |an? |es |so |tan |muy )*(?:urgent|rush|hurry|emergency|urgente|prisa)\b|\bno (?:rush|hurry|prisa|big deal)\b|\b(?:whenever|take your time|no hay prisa|sin prisa)\b/;

/** How soon somebody should act, when it is no emergency. */
export function readUrgency(reply: NormalizedReply): Exclude<Urgency, 'emergency'> {
	if (NOT_URGENT.test(reply.folded)) return 'routine';
	return URGENT.test(reply.folded) ? 'urgent' : 'routine';
}
