import type { PhraseList } from './list';

export const CALLBACK: PhraseList = {
	intent: 'callback',
	phrases: [
		[5, [
			'call|phone|ring|dial me|us|my|back|him|her|please|@day|after|around|at|@time|when|asap|now|instead|@num|this', 'call|calls|ring|holler back', 'give|gimme me|us|him|her a|an? call|ring|buzz|shout|holler|callback', 'give me? a call', 'callback', 'call me|us', 'have|ask|tell|get someone|somebody|him|her|them|your|the|owner|manager|a|an|mike|dr|doctor * call', 'someone|somebody|anyone|anybody|you|u call|phone|ring', 'can|could|would|will i|we talk|speak', 'talk|speak to|with someone|somebody|a|an|you|person|human|real|the', 'prefer|rather|easier|better a|to? call|phone|talk|speak|by', 'on the phone', 'over the phone', 'by phone', 'return my call', 'returning your|a|the call|voicemail', 'call me back', 'call back when|asap|soon|today|tomorrow|please|@day|@time|at|on', 'discuss|talk about it|this|over|on', 'free|available to talk|chat|speak', 'good number|time to|for reach|call|talk', 'phone call', 'easier to explain|talk|call|speak', 'quick question call', 'reach out by phone', 'le puede|pueden llamar', 'espero su|la llamada', 'llamarme|hablarme', 'hablenme|hableme|hablame', 'mi telefono|numero|cel es', 'call when you|u|free', 'reach me|us at|on|@num', 'try|call|reach me|us on|at my|this|the', 'try|call|use this|my|the|that|other * number|cell|phone', 'try|call this|my|the|that number|cell|phone', 'my cell|phone|number is', 'my number is', 'best number', 'when can|could|is|would i|we|a|good|you talk|speak|time|call', 'need to|want to|like to talk|speak', 'no text|texting|texts', 'do not text', 'can not text|type',
			'llameme|llamame|llamenme|llamarme|marqueme|marcame|marquenme|llamen|llame|llamenos|marcarme', 'hablar con|por', 'por telefono|llamada', 'regresar|regreseme|regresen|devolver|devuelvan la|mi|una llamada', 'una llamada', 'me|nos puede|pueden|podria|podrian|puedes|podrias llamar|marcar|hablar', 'pueden|puede|podrian llamarme|marcarme|hablarme', 'marcar|llamar mas|por|al|a|cuando|despues',
		]],
		[2.5, ['missed your call', 'returning', 'text is not|no good|easy', 'do not like texting|text', 'hate texting']],
		[2, ['call', 'phone', 'talk', 'speak', 'hablar', 'llamar', 'llamada']],
		[-4, ['called', 'service|emergency|house|sales|cold|phone call|calls', 'do not call', 'i|we will call', 'will call you|back', 'stop calling', 'call out', 'trip|service call', 'did not call', 'i|we call|called', 'nobody|never call|called', 'who should i', 'on call', 'call it', 'book|schedule a call', 'quick call', 'speak espanol|spanish|english', 'hablan espanol|ingles']],
	],
};
