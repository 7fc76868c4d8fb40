import type { PhraseList } from './list';

export const BOOKING: PhraseList = {
	intent: 'booking',
	phrases: [
		[5, ['when can|could|would i|we come|bring|get|be|see', 'do|did you have anything|something', 'get in|seen today|tomorrow|soon|before|this|asap|for|with|@day', 'ocupo|necesito|quiero|quisiera|hacer|agendar|sacar una? cita', 'follow up appointment|visit', 'have|got a|any|an spot|slot|opening|table|time|availability', 'schedule|book my|a|an|the|me|us', 'need|want|like an? appointment', 'trying to get in|seen|an']],
		[3, [
			'@day|@time|morning|afternoon|evening|that|it would be|is best|good|great|ideal|better|fine|ok', 'earliest|soonest you|yall|available|time|one|day', 'works best|better|great|well|fine|good', 'is dr * available|free|in', 'is|are * * available|free @day|this|on|today', '@day|morning|afternoon|evening|mornings|afternoons are|is best|better|good|great|easier', 'i am|we are * @day', 'for @num people|of us|@day', 'come in for', 'come by and', 'need to come|get|be in|seen', 'someone|somebody|anyone to? come|stop|swing', 'get me|us|him|her|it in', 'any chance you|u can|could', 'the 14th|15th|10th|20th|@num', 'reservar|reserva|reservacion', 'nos|me puede|pueden atender|ver', 'puede|pueden|podria venir|pasar alguien?',
			'book|schedule|make|set|get|need|want|have an|a|my|the appointment|visit|consultation|cleaning|session',
			'book|schedule|set up|get an appointment', 'make|set up|schedule an? appointment',
			'book a|an|the|my|me', 'like|want|need|love|trying|looking|hoping to book|schedule', 'can|could i|we|you book|schedule', 'ready to book|schedule',
			'get|put me|us in|on|down', 'get on the|your schedule|calendar', 'squeeze me|us in', 'fit me|us in', 'pencil me in',
			'any|have|got|an|more openings|opening|availability|slots|slot|spots', 'first|next|soonest|earliest available|availability|opening|appointment|slot',
			'do you have anything|something|time|times|room', 'anything|something available|open', 'what|which times|time|days|day are|is|do|does|works|work|can',
			'when can|could you|someone|somebody|i|we|yall', 'when is your|the next|first|soonest|earliest', 'what is your|the availability|next|earliest|soonest|first', 'what times|days|dates do|are',
			'can|could i|we come|bring|drop|stop|get|see|swing', 'can|could|will you|someone|somebody|yall|they|anyone|anybody come', 'can|could|will you|someone|somebody|anyone|yall fit|squeeze|get|put|see me|us', 'set|setup up? a time|day|date|visit', 'for someone|somebody to come', 'sign me|us|him|her up for', 'can|could i|we come in', 'come in on? @day', 'when can|could|will you|someone|somebody|yall|your|they', 'send someone|somebody|a|your|the tech|technician|guy|plumber|over|out|out?',
			'come out|by|over|look @day', '@day works|work|is|at', 'works for me|us', 'that|this|it|either|any|both|all|morning|afternoon|evening works', 'see me|us|him|her|you @day', 'reservation',
			'hacer|agendar|programar|sacar|reservar|necesito|quiero|quisiera una? cita', 'agendar|reservar|programar', 'tiene|tienen|hay|tendra|tendran citas|cita|espacio|disponibilidad|disponible|lugar|algo|horario|horarios',
			'cuando pueden|puede|podrian|podria|puedo|podemos', 'puede|pueden|podria|podrian venir|pasar|mandar|enviar|atenderme|verme', 'puedo ir|pasar|llevar|llegar', 'me queda|funciona|conviene bien?', 'proxima|primera cita', 'que dia|dias|horario|horarios|hora tienen|tiene|hay|pueden|puede', 'hora pueden|puede|podrian venir|pasar|llegar|atenderme|verme',
		]],
		[2, [
			'appointment', 'book|booking|schedule|scheduled|scheduling', 'available', 'availability', 'come out|by|over|take', 'stop|swing by', 'send someone|somebody', 'walk in|ins', 'sign me|us|him|her up', 'i|we can do', 'i|we will take', 'the|that @time one|slot|works', 'works', 'cita', 'disponible|disponibilidad', 'agendar|agenda',
			'i am|we are free|open|available|off|home', 'free|open @day', '@day at|around|after|before|between @time', '@day @time', '@time @day', '@day at @num', 'would|will be good|great|best|perfect|fine', 'is good|best|fine|great|perfect', 'sooner|earlier the better', 'as soon as possible', 'asap', 'venir|vengan|vengan a', 'esta bien', 'a las @num|@time', 'can i|we do|get',
		]],
		[1, ['@day', '@time', 'this|next week|month', 'open|opening|slot', 'time', 'when', 'cuando', 'semana', 'puede|pueden', 'can you', 'preferably|ideally', 'any day', 'whenever', 'anytime']],
		[-2, ['are|r you|u|yall open', 'open on? @day', 'hours', 'abren|abierto|abiertos', 'how long', 'call me', 'llameme|llamame|llamenme']],
	],
};

export const RESCHEDULE: PhraseList = {
	intent: 'reschedule',
	phrases: [
		[6, ['pasar|mover|cambiar la|mi|nuestra cita|hora']],
		[4, [
			'he|she|they|you|someone come after|before|later|earlier', 'reschedule|rescheduled|rescheduling', 'change|move|push|switch|bump|adjust|shift|swap my|our|the|his|her|@day|@time', 'change|move|push|switch|bump|swap my|our|the|his|her * appointment|time|appt|cleaning|session|visit', 'move|push|change|switch|bump it|us|me|that|appointment to|back|up|from|a|an',
			'push|pushed|pushing back|out', 'postpone|postponed', 'different|another|other|new|later|earlier|sooner day|time|date|slot|appointment instead?', 'run|running|be|little|bit late', 'running @num|about * late', 'running about @num minutes late', 'minutes|min late', '@num minutes late|away|behind', 'another|different day', '@day instead of', 'instead of @day', 'running|be @num minutes late|behind', 'rain check', 'come earlier|later than|instead', 'any earlier|sooner|later', 'can|could he|she|they come * instead|earlier|later', 'make|do it another|@day instead', '@day instead', '@time instead', 'come an|@num hour|hours earlier|later',
			'reagendar|reprogramar', 'cambiar|mover|aplazar|posponer mi|la|nuestra|el|una? cita', 'cambiar|mover|pasar mi|la|el|para', 'otro|otra dia|hora|fecha', 'voy a llegar', 'voy tarde', 'pasar|mover|cambiar la|mi|nuestra cita|hora', 'la cita para', 'be|am|are|is @num? late', 'will be|is late|there late|by', 'later|earlier date|time|day', 'se me hace|hizo tarde', 'llegar tarde',
		]],
		[2, ['something came up', 'traffic', 'late', 'delayed', 'instead', 'another|different day|time|week', 'can not|will not make it|my|our|the|@day', 'will not be able to make', 'not going to make', 'stuck in traffic', 'en vez de', 'en lugar de', 'mejor para', 'no|not works|work for me anymore', 'conflict', 'have to move|push|change']],
		[1, ['my appointment', 'our appointment', 'mi cita', 'can we do', 'is that ok', 'earlier|later', 'make it', 'pushed']],
	],
};

export const CANCEL: PhraseList = {
	intent: 'cancel',
	phrases: [
		[5, ['can|could|will not keep my|our|the|this', 'not going to make it|my|our|the|today|tomorrow', 'will not be coming|making|able', 'no voy|vamos a ir|poder|llegar|asistir', 'do not send|come anyone|anybody|out|today|tomorrow|him|them|someone']],
		[4, ['need|have|want|going|got|like to cancel', 'cancel my|our|the|his|her|this|that|it|@day|@time|appointment|for|@num', 'cancel the|my|our * appointment|booking|reservation|cleaning|visit', 'cancelling|canceling', 'please cancel', 'cancel please|thanks|it', 'can|could you|we|i cancel', 'call off', 'take me|us off the|your schedule|calendar', 'remove me|us from the|your|tomorrow|@day schedule|calendar?',
			'cancelar mi|la|el|nuestra|una', 'necesito|quiero|tengo|quisiera|puedo cancelar|que cancelar', 'tengo que cancelar', 'cancele|cancelen|canceleme mi|la|el', 'no voy a poder|ir|llegar|asistir', 'no podre|puedo ir|asistir|llegar']],
		[3, ['can|could|will not make it|my|our|the|@day|to', 'will not be able to make|come|be|attend', 'will not be there|coming|home', 'not going to make|be able|come', 'not able to make|come', 'can not come|be there|keep|do @day?', 'have to miss', 'no longer coming|able', 'cancel', 'cancelar', 'do not come|send', 'skip|skipping @day|this|my|the', 'cancelled|canceled my|the|our|it']],
		[1.5, ['something came up', 'short notice', 'fever']],
		[1, ['sorry', 'my appointment', 'mi cita', 'sick', 'something came up', 'lo siento', 'enfermo|enferma']],
		[-3, ['reschedule', 'instead', 'another|different day|time', 'cancellation fee|policy|charge|list', 'if someone|anyone cancels', 'subscription']],
	],
};
