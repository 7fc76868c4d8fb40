import type { PhraseList } from './list';

const ME = '(me|us|my (husband|wife|mom|dad|son|daughter|cell|number|house|work|office|phone|line)|him|her)';
const SOMEBODY = '(someone|somebody|sombody|anyone|anybody|you|u|yall|he|she|they|him|her|them|the owner|the manager|a manager|the doctor|a person|your office|the office|the nurse|the tech|your tech|the attorney|a lawyer)';
const CALL = '(call|phone|ring|dial)';

export const CALLBACK: PhraseList = {
	intent: 'callback',
	phrases: [
		[6, [
			`${CALL} ${ME}`, `${CALL} (back|@num)`, `${CALL} (please|pls|asap|instead|anytime)`,
			`(give|gimme) ${ME} (a|an)? (quick)? (call|ring|buzz|shout|holler|callback)`,
			`give * *? a (call|ring|buzz|shout)`,
			`(can|could|will|would|may|have|ask|tell|get|need|want|like|let) ${SOMEBODY} (please|to|just|also)? ${CALL}`,
			`(have|ask|tell|get) * (to)? ${CALL}`,
			'call (back|me|us) (when|after|around|at|asap|soon|today|tomorrow|please|@day|@time|on|before|later|now)',
			'(talk|speak|chat) (to|with) (someone|somebody|a (real|live|actual)? (person|human)|an (actual|attorney)|you|him|her|the|one of)',
			'(prefer|rather|easier|better|like|want|need) (a|to|by|if|if you|over)? (phone)? (call|talk|speak|chat)',
			'(on|over|by) the phone', 'by phone',
			'(someone|somebody|anyone|a person|who) (i|we) can (speak|talk) (to|with)',
			'(explain|discuss|talk) (about)? (it|this|that|everything)? (over|on) the phone',
			`(reach|try|call|get) ${ME} (on|at|@num|by)`, 'at this number',
			'(try|call|use) (this|my|the|that|other) (other|cell|work|home|new)? (number|cell|phone|line)',
			'(best|good|better|my|new|cell) (number|time) (is|to|for) (reach|call|talk|a|me|@num)?',
			'(when|what) (can|could|is|would|time|times) ~ (talk|speak|call)',
			'available (for a call|to talk|to speak|to chat)',
			'free (to talk|for a call|to chat|to speak)',
			'(need|want|like|hoping|trying) to (talk|speak)',
			'(no|can not|do not like|hate|not a fan of|do not|rather not) (text|texting|texts|type|typing)',
			'(can not|do not) (text|type) (right now|while|im|i am)?', 'return my call', 'a call back',
			'(callback|call back) (please|today|asap|tomorrow|re|about|on|at|from)',
			'call (my|the) (wife|husband|daughter|son|mom|dad|office|cell|house)',
			'(llameme|llamame|llamenme|llamarme|llamenos|marqueme|marcame|marquenme|marcarme|hablame|hableme|hablenme)',
			'(me|nos|le) (puede|pueden|podria|podrian|puedes) (llamar|marcar|hablar|regresar|devolver)',
			'(pueden|puede|podrian|podria) (llamarme|marcarme|hablarme|llamar|regresarme)',
			'(me|nos) (regresa|regresan|devuelve|devuelven|marca|marcan|llama|llaman) (la|una|la llamada|por|cuando|al|mas|despues|manana|en)?',
			'(regreseme|regresen|devuelvan|devolver) (la|mi|una)? llamada',
			'hablar (con alguien|con una persona|por telefono|con ustedes|con el doctor|con un)',
			'por (telefono|llamada)', 'una llamada', '(espero|esperando) su llamada',
			'mi (telefono|numero|cel|celular) es',
		]],
		[
			2.5,
			[
				'(missed your call|returning your call|returning a call|returning the call|returning your)',
				`${CALL}`, '(talk|speak)', 'phone', '(hablar|llamar|llamada|llamen|llame)', 'discuss',
			],
		],
		[
			-5,
			[
				'(called|calling|calls)', '(service|emergency|house|sales|cold) call',
				'do not (call|phone)', '(i|we) will call', 'will call (you|back|u)', 'stop calling',
				'call out', '(did|do|does|has|have) not (call|called)',
				'(nobody|never|no one) (called|call)', 'on call', 'call it',
				'(book|schedule|quick|sales|15|10|minute|min|discovery) call',
				'(speak|habla|hablan|speaks) (espanol|spanish|english|ingles)', 'meant to call', 'call off',
				'phone number is', 'your phones', 'playing with the phone', 'who do i (talk|speak|call)',
				'(work|wrong|my kids) phone', '(manager|supervisor|dueno|gerente|encargado)', 'phones',
				'talk soon', 'talk (to|with) you (soon|then|later|tomorrow)', 'exclusive calls',
				'am i talking', 'call someone else', 'call the bank', 'to call (the|a|my)',
			],
		],
	],
};
