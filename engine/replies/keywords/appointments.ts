import type { PhraseList } from './list';

const SOMEBODY = '(you|u|someone|somebody|anyone|anybody|they|he|she|yall|you all|you guys|your guy|your tech|the tech|a tech|a technician|a plumber)';
const MY = '(my|our|the|his|her|this|that|a|an)';
const VISIT =
	'(appointment|appointments|visit|consultation|consult|session|checkup|exam|reservation|walkthrough|showing|inspection|follow up|haircut)';
const ANY_VISIT = `(${VISIT}|cleaning|install|installation|estimate|service|move|job|delivery)`;
const CAN = '(can|could|would|will|may)';
const CITA = '(cita|citas|reservacion|turno)';

export const BOOKING: PhraseList = {
	intent: 'booking',
	phrases: [
		[5, [
			`(when|what time|what day|how soon) ${CAN} (i|we) (come|bring|get|be|see|drop|do)`,
			`(when|what time|what day|how soon) ${CAN} ${SOMEBODY} (come|be|do|get|make|see|fit|take|stop|start|send|look)`,
			`(book|schedule|make|set up|set|get|need|want|like|have) (a|an|another|me|us|in)? ~ ${VISIT}`,
			'(book|schedule|reserve) (a|an|my|me|us|the|it|with|for|him|her|something|someone|in)',
			'(schedule|book) ~ cleaning',
			'(like|want|need|love|trying|looking|hoping|wanna|ready) to (book|schedule|reserve|set up|come in|get in|be seen|make an appointment|bring)',
			`${CAN} (i|we|you|u) (book|schedule|reserve|get in|be seen|set up|set a time)`,
			'do you have (anything|something|time|times|room|space)',
			'(have|got|any|is there a|are there any) ~ (spot|spots|slot|slots|opening|openings|availability|table|room)',
			'(first|next|soonest|earliest) (available|availability|opening|openings|appointment|slot|time|date|day|you)',
			'(get|fit|squeeze|put|pencil|see) (me|us|him|her|them|it) (in|on|down)',
			'put (my|our) name down',
			'sign (me|us|him|her) up for (@day|@time|the|a|an)',
			`(need|want|like|get|make) (a|an) appointment`,
			'(set|find|work out) up? a (time|day|date)',
			`${CAN} (i|we) ~ (bring|drop|take) ~ (in|by|over)`,
			'(need|want|have) to (bring|come|get) ~ in',
			'way to (be seen|get in|come in)',
			`(hacer|agendar|programar|sacar|reservar|necesito|quiero|quisiera|ocupo|pedir) (una|otra|mi|la)? ${CITA}`,
			`(tiene|tienen|hay|habra|tendran|tendra) (una|alguna|algun)? (${CITA}|espacio|disponibilidad|disponible|lugar|algo|cupo|campo)`,
			'(a que hora|cuando|que dia) (pueden|puede|podrian|podria|puedo|podemos|vienen|viene)',
		]],
		[4, [
			`${CAN} (i|we) (come|stop|swing|drop|see|get|be there)`,
			`${CAN} ${SOMEBODY} (come|stop|swing|fit|squeeze|see|take a look|be here|be there|get here)`,
			'(someone|somebody|anyone|a tech|a guy) (to )?(come|stop|swing) (by|out|over|look)?',
			'send (someone|somebody|a|your|the) ~ (out|over|by|today|tomorrow|@day)',
			'(works|work) for (me|us)',
			'(what|which) (times|days|dates|time|day|slots) (are|is|do|does|can|would|work|works)',
			'(what|whats) is your ~ (availability|schedule|opening|available)',
			'(@day|@time|morning|mornings|afternoon|afternoons|evening|evenings|that|it|either) (would be|is|are|will be|at @num is|at @num would be) ~ (good|great|best|better|fine|perfect|ideal|easier|ok|preferred)',
			'(@day|@time|@num|morning|afternoon|evening|that|it|either|any|all|both) (works|work)',
			'(works|is|are) (best|better|great|perfect) for (me|us)',
			'(i am|we are|i will be) ~ (free|open|available|off|home) ~ (@day|@time|all|most|after|before|between|any|next|this)',
			'(i|we) can do (@day|@time|@num|the|any|either|mornings|afternoons)',
			'is (dr|doctor|he|she|mike) ~ (available|free|in) (@day|on|this|next|tomorrow|today)',
			'any chance (you|u|i|we) (can|could|might)',
			'let us do (@day|@time|@num|the)',
			'(come|coming) (out|by|over|in) (@day|@time|this|next|on|around|sometime|today|tomorrow|and|to)',
			'(a walk|walk) through',
			'me (gustaria|puede|pueden|podria|podrian) (agendar|programar|reservar|venir|ver|atender|dar)',
			'(puede|pueden|podria|podrian|puedes) ~ (venir|pasar|mandar a alguien|enviar a alguien|atenderme|verme|recibirme)',
			'(i|we) can be (there|in|over) (by|at|around|@day|@time|@num)',
			'(@day|@time|@num) (ok|okay|good|work|alright)',
			'puedo (ir|pasar|llevar|llegar|llevarlo|llevarla)',
			'me (queda|funciona|conviene) (bien|mejor)?',
			'(@day|@time|@num|manana|hoy) (esta|me queda|me parece) (bien|perfecto)',
			'(agendar|reservar|reserva|agendarme)',
		]],
		[2.5, [
			'appointment', 'book', 'booking', 'schedule', 'scheduling', 'available', 'availability',
			'reservation', 'consultation',
			'come (out|by|over|in)', '(stop|swing) by', 'walk in',
			'@day (at|around|after|before|between|@time|@num)', '@time @day',
			'(sooner|earlier) the better', '(look|check) at it', 'take a look',
			'anything (open|available|sooner)', 'cita', 'disponible', 'disponibilidad', 'agenda',
			'(venir|vengan|venga)', 'esta bien', 'a las (@num|@time)',
		]],
		[
			1,
			[
				'@day', '@time', '(this|next) (week|month)', 'open', 'slot', 'when', 'cuando', 'semana',
				'(puede|pueden)', `${CAN} you`, '(preferably|ideally|sometime)',
				'(any day|whenever|anytime)', '(asap|as soon as possible)',
				'(works|would be good|is good|is fine)',
			],
		],
		[
			-3,
			[
				'(are|is) (you|u|yall|you all|they|the office|the shop) open',
				'open (on)? (@day|until|late)', 'hours', '(abren|abierto|abiertos|cierran)', 'how long',
				'call me', '(llameme|llamame|llamenme)', 'walk in or', 'or (can|do) (i|we) walk in',
				'do (i|we) need (a|an) appointment', 'cancel', 'hiring',
				'(openings|opening) for (jobs|work|a)',
			],
		],
	],
};

const MOVE = '(change|move|push|switch|bump|adjust|shift|swap|moving|changing|moved|pushed)';
const LATER = '(later|earlier|sooner|different|another|other|new)';

export const RESCHEDULE: PhraseList = {
	intent: 'reschedule',
	phrases: [
		[6, [
			'(reschedule|rescheduled|rescheduling)',
			`${MOVE} ~ ${ANY_VISIT}`,
			`${MOVE} (my|our|the|his|her)? ~ (@day|@time|@num|time|date|slot) ~ (to|until|for|instead|back|up|from)`,
			`${MOVE} (my|our|the|his|her) (@day|@time|@num|time|date|slot)`,
			`${MOVE} (it|us|me|that|this|him|her) (to|back|up|from|a|an|until|over|around)`,
			`${MOVE} (from|to|back|up) (@day|@time|@num|a|an|next|the)`,
			'(postpone|postponed|rain check|raincheck)',
			`(need|want|get|do|have|prefer|for|pick|find) (a|an) ${LATER} (day|time|date|slot|week)`,
			`(a|an) ${LATER} (day|time|date|slot) (instead|please|for)`,
			`(reagendar|reprogramar|(cambiar|mover|aplazar|posponer|pasar) (mi|la|nuestra|el|una)? ${CITA})`,
			`(reagendar|reprogramar|reagendarme)`,
			`(cambiar|mover|aplazar|posponer|pasar|cambie|mueva) (mi|la|nuestra|el|una) ~ (${CITA}|hora|fecha)`,
			`(cambiar|mover|pasar) (me|la|lo)? (para|al|a) (el|la|otro|otra|manana|@day)`,
		]],
		[4.5, [
			`${CAN} (i|we|you|u|he|she|they|someone|the tech|it) ~ (@day|@time|@num|earlier|later|tomorrow|another day|next week) instead`,
			`${CAN} ${SOMEBODY} (come|be here|do it|get here) ~ (earlier|later|sooner|instead)`,
			`${CAN} (i|we) ~ (come|do|make it|get in) ~ (earlier|later|sooner|another day|another time|a different day|a different time)`,
			'(@day|@time|@num) instead (of)?', 'instead of (@day|@time|@num|today|tomorrow)',
			'(running|be|am|are|is|going to be|little|bit|@num|minutes) late',
			'(@num minutes|running) behind', '@num minutes away',
			'(any|anything) (earlier|sooner|later)', '(hour|bit|little) (later|earlier)',
			'@num (minutos|minutes) (tarde|late)', '(push|move|delay) (the|our|my) *', 'up an hour',
			'back an hour', '(do|make|try) it? (another|a different) (day|time|week)',
			'another (day|time)',
			'i have the (@time|@num)', 'will not make (@time|@num|my)', 'is (@time|noon|@day) possible',
			'(still ok|still good) if', 'chance of (@time|@num|@day)',
			'(otro dia|otra hora|otra fecha|mas tarde|mas temprano)', '(voy|vamos) a llegar',
			'(voy|llego) tarde', 'se me (hace|hizo) tarde', 'llego en @num', 'la cita para',
			'(en vez de|en lugar de)',
		]],
		[
			2,
			[
				'instead', 'something came up', 'traffic', 'late', 'delayed', 'stuck (at|in)',
				'(can|could|will) not make (it|my|our|the|@day|@time)', 'not going to make (it|@day|@time)',
				'conflict', 'not ready', 'stuck', 'have to (move|push|change)',
			],
		],
		[
			1,
			[
				`(my|our) ${ANY_VISIT}`, 'mi cita', 'can we do', 'is that ok', '(earlier|later)', 'pushed',
				'next week',
			],
		],
		[
			-3,
			[
				'late fee', 'late payment', 'how late', 'open late', 'too late', 'late night', 'to late',
				'call me later', 'mas tarde llam', 'llamar mas tarde', 'marcar mas tarde', 'maybe later',
			],
		],
	],
};

export const CANCEL: PhraseList = {
	intent: 'cancel',
	phrases: [
		[5.5, [
			'(need|have|want|going|got|like|wish|needing) to cancel',
			`cancel (${MY}|@day|@time|for|@num|it|me|us|tomorrow|today|on)`,
			'(cancelling|canceling) (my|our|the|for|@day)?',
			'(please|pls|just) cancel', 'cancel (please|thanks)', '(can|could|may) (you|we|i|u) cancel',
			'call off', 'so you can cancel',
			'(take|remove|scratch|pull) (me|us|my name|it) (off|from) (of)? (the|your|tomorrow|@day|that)? (schedule|calendar|book|books|list for)',
			'remove (me|us) from (the|your|tomorrow|@day)',
			'do not (send|come|have) (anyone|anybody|out|today|tomorrow|him|them|someone|her|@day|over)',
			`cancelar (mi|la|el|nuestra|una|mis|esa)`,
			'(necesito|quiero|tengo que|quisiera|puedo|favor de|voy a) cancelar',
			`(cancele|cancelen|cancela|canceleme) (mi|la|el|nuestra|por)?`,
			'no (voy|vamos) a (poder)? (ir|llegar|asistir|estar)',
			'ya no (voy|vamos|puedo|podemos) (a)? (ir|llegar|asistir)?',
			'no (podre|puedo|podemos|podremos) (ir|asistir|llegar|estar)',
		]],
		[4, [
			'(can|could|will) not (make it|keep my|keep our|keep the|come|be there|attend|be coming|be able|be home)',
			'not be able to (make|come|be|attend|keep)',
			'(will|would) not be (there|coming|home|attending|making)',
			'not going to (make it|make|be able|come|be there|need the appointment)',
			'not able to (make|come|attend|keep)', 'have to miss',
			'(do|will|would) not need (the|my|our) ~ (appointment|visit|service)',
			'appointment after all',
			'(sick|fever|emergency) ~ (cancel|not be coming|not be there|can not come)',
			'will not be (coming|there)', 'no longer (coming|able|attending)',
			'(skip|skipping) (@day|this|my|the|today|tomorrow)', '(cancelled|canceled) (my|the|our|it)',
			'can not make', 'out of town', 'will not make it',
		]],
		[3, ['cancel', 'cancelar', 'call it off']],
		[
			1.5,
			[
				'sorry', 'short notice', 'sick', 'fever', 'something came up', 'lo siento',
				'(enfermo|enferma)', 'my appointment', 'mi cita', 'work thing', 'family emergency',
				'unfortunately',
			],
		],
		[
			-3.5,
			[
				'(reschedule|rescheduling)', 'instead', '(another|different) (day|time|date)',
				'cancellation (fee|policy|charge|list)', '(if|when) (someone|anyone) cancels',
				'subscription', 'cancel (fee|policy)', 'is it too late', '(ya no) (lo|la|necesito|quiero)',
			],
		],
	],
};
