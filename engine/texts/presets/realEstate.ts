import type { Preset } from './preset';

/** Agents and property managers: what matters is which property, and what about it. */
export const realEstate: Preset = {
	en: {
		open: [
			'Hi {first_name}, this is {business}. Sorry we missed your call! Which property or area is it about? Just reply here. {emergency}',
			'Hi {first_name}, this is {business}. Sorry we missed your call! Reply with the property or area it is about. {emergency}',
		],
		closed: "Hi {first_name}, this is {business}. Sorry we missed your call, we're closed right now. Reply with the property or area it is about and we'll get back to you {opens|as soon as we open}. {emergency}",
		follow_up: 'Hi {first_name}, {business} again. Do you still need help with a property? Reply here and we will take care of it.',
	},
	es: {
		open: [
			'Hola {first_name}, le escribe {business}. Sentimos no haberle atendido. ¿De qué propiedad o zona se trata? Responda a este mensaje. {emergency}',
			'Hola {first_name}, somos {business}. Sentimos no haber podido atenderle. Responda con la propiedad o la zona de la que se trata. {emergency}',
		],
		closed: 'Hola {first_name}, le escribe {business}. Ahora estamos cerrados, disculpe. Responda con la propiedad o la zona y le respondemos {opens|en cuanto abramos}. {emergency}',
		follow_up: 'Hola {first_name}, le escribe otra vez {business}. ¿Le hace falta ayuda con una propiedad? Responda a este mensaje y nos encargamos.',
	},
};
