import type { Preset } from './preset';

/** Repair, towing, tyres, dealers. A person at the roadside may be in danger. */
export const auto: Preset = {
	en: {
		open: [
			'Hi {first_name}, this is {business}. Sorry we missed your call! What does your vehicle need? Just reply here. {emergency}',
			'Hi {first_name}, this is {business}. Sorry we missed your call! Reply with what your vehicle needs. {emergency}',
		],
		closed: "Hi {first_name}, this is {business}. Sorry we missed your call, we're closed right now. Reply with what your vehicle needs and we'll get back to you {opens|as soon as we open}. {emergency}",
		follow_up: 'Hi {first_name}, {business} again. Do you still need us to look at your vehicle? Reply here and we will take care of it.',
	},
	es: {
		open: [
			'Hola {first_name}, le escribe {business}. Sentimos no haberle atendido. ¿Qué necesita su auto? Responda a este mensaje. {emergency}',
			'Hola {first_name}, somos {business}. Sentimos no haber podido atenderle. Responda con lo que necesita su auto. {emergency}',
		],
		closed: 'Hola {first_name}, le escribe {business}. Ahora estamos cerrados, disculpe. Responda con lo que necesita su auto y le respondemos {opens|en cuanto abramos}. {emergency}',
		follow_up: 'Hola {first_name}, le escribe otra vez {business}. ¿Quiere que revisemos su auto? Responda a este mensaje y nos encargamos.',
	},
};
