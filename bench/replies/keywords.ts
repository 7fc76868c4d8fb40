import type { Intent } from '../../engine/replies';
import type { Contender } from './contender';

/** What somebody would put into an If node or a Switch node in an afternoon. The first that fits, in this order. */
const WORDS: ReadonlyArray<readonly [Intent, RegExp]> = [
	['opt_out', /^\s*(?:stop|unsubscribe|cancel|end|quit|alto|parar)\W*$|\b(?:stop (?:texting|messaging)|take me off|remove me|opt out|no me (?:escriban|manden))\b/],
	['opt_in', /^\s*(?:start|unstop)\W*$/],
	['help', /^\s*(?:help|info|ayuda)\W*$/],
	['wrong_number', /\b(?:wrong number|who is this|who's this|n[uú]mero equivocado|qui[eé]n es)\b/],
	['cancel', /\b(?:cancel|call off|cancelar)\b/],
	['reschedule', /\b(?:reschedule|move my|push (?:my|it)|different (?:day|time)|running late|cambiar (?:la|mi) cita|reagendar)\b/],
	['quote', /\b(?:how much|price|cost|quote|estimate|charge|rates?|cu[aá]nto|precio|presupuesto)\b/],
	['callback', /\b(?:call me|give me a call|call back|ring me|ll[aá]m[ae]me|ll[aá]menme)\b/],
	['booking', /\b(?:book|appointment|schedule|available|opening|come in|cita|agendar|turno)\b/],
	['support', /\b(?:invoice|warranty|refund|your guy|still (?:not|broken)|complaint|order|factura|garant[ií]a)\b/],
	['vendor', /\b(?:seo|google|marketing|leads|partnership|funding)\b/],
	['declined', /\b(?:found someone|no longer|never ?mind|all set|ya no|encontr[eé])\b/],
	['service_request', /\b(?:leak|broken|fix|repair|install|need|hurts?|pain|clogged|gotea|arreglar|necesito)\b/],
	['acknowledgement', /^\W*(?:ok(?:ay)?|thanks?(?: you)?|thx|got it|sounds good|gracias|perfect[o]?)\b/],
	['question', /\?/],
];

/** A keyword scorer: what most hand-made canvases have. */
export const keywords: Contender = {
	name: 'keywords',
	load: async () => ({ text }) => {
		const found = WORDS.find(([, words]) => words.test(text.toLowerCase()));
		return found ? { intent: found[0], confidence: 0.9 } : { intent: 'other', confidence: 0.5 };
	},
};
