import type { PhraseList } from './list';

const PRICE = '(price|prices|pricing|cost|costs|rate|rates|fee|fees|charge|charges)';

export const QUOTE: PhraseList = {
	intent: 'quote',
	phrases: [
		[5, [
			'(how|hw) much',
			'(quote|quotes|estimate|estimates|ballpark|bid|bids) (for|on|to|of|please|asap|from|is|and)',
			'(a|an|the|some|free|get|need|for|your|me|rough|give|want|of|do) (quote|quotes|estimate|estimates|ballpark|bid|bids)',
			'what (do|would|does|will|did|are) ~ (charge|charging|cost|run|costs|set me back)',
			`what (is|are|was|about) (the|your|a|an|typical|average)? ~ ${PRICE}`,
			`${PRICE} (for|of|on|to|list|range|per|quote|check|please|is|does)`,
			`(your|the|a|any|give|some|get|rough|good|best|monthly|hourly|flat|send) (me)? (a|the|your|some)? ${PRICE}`,
			'(do|does|would|will) ~ charge', '(charge|charges|charging) (for|per|by|an|to)',
			'(hourly|going|daily|flat|day) rate',
			'per (hour|visit|month|sq|square|foot|window|room|person|session|week|yard)',
			'(would|will|does|might|could|do) ~ (run|cost|set) (me|us|to|about|around|for|roughly)?',
			'what (is|are|does|do|would) (a|an|the)? ~ (go|going|runs|run|cost) (for|me|these)?',
			'what is the damage', '(rough|ballpark) (number|idea|figure|price|cost)',
			'(minimum|starting|average) (charge|price|cost|fee)',
			`(trip|service|service call|call|diagnostic|consultation|call out|dispatch) ${PRICE}`,
			'(give|get|send|text|shoot) (me|us)? (a|an) (price|number|figure|idea|range|estimate)',
			'(cheaper|cheapest|affordable|budget) (to|for|option|way)', 'roughly (what|how)',
			`compare ${PRICE}`, '(a)? new * runs', 'is there a (fee|charge|cost)',
			'(cuanto|cuanta)',
			'(que|cual es el|cual es su|el|de) (precio|precios|costo|costos|tarifa|presupuesto)',
			'(precio|precios|presupuesto|cotizacion|tarifa|tarifas|estimado|costo) (de|para|por|del|gratis|por favor)?',
			'(cotizar|cotizan|cotizame|cotiza|coticen|cotice)',
			'(me da|me dan|me pasa|me puede dar|dar) (un)? (precio|presupuesto|estimado|cotizacion)',
		]],
		[
			3,
			[
				`${PRICE}`, '(quote|quotes|estimate|estimates|ballpark|bid|bids)', 'expensive',
				'(deposit|copay)',
			],
		],
		[
			1,
			[
				'(discount|discounts|special|specials|coupon|coupons|deal|deals)', 'payment (plan|plans)',
				'financing', '(caro|barato|economico)', '(descuento|promocion)',
				'(comparing|shopping around)', '(sq|square) (ft|feet|footage)', 'roughly', 'about @num',
			],
		],
		[
			-4,
			[
				'(charged|billed|overcharged)', '(my|the|your|ur) (invoice|bill|balance|deposit)',
				'(said|quoted|told) (it|me|us|you)', '(you|guy|tech|yall) quoted', 'no interest',
				'no matter the', 'match ~ (price|prices|pricing|competitors)', 'price match',
				'too (expensive|much)', 'price range',
				'(the|my|our) estimate (is|on|for|appointment|scheduled|@day|you)',
				'(reschedule|cancel|move) ~ estimate', 'price is too', 'how much longer',
				'how much (time|notice)', 'are estimates free', 'free (estimates|quotes) or',
			],
		],
	],
};
