import type { Preset } from './preset';

/** Hair, nails, beauty, massage: the service decides how long a slot is needed. */
export const salon: Preset = {
	en: {
		open: [
			'Hi {first_name}, this is {business}. Sorry we missed your call! What would you like to have done? Just reply here. {emergency}',
			'Hi {first_name}, this is {business}. Sorry we missed your call! Reply with the service you would like. {emergency}',
		],
		closed: "Hi {first_name}, this is {business}. Sorry we missed your call, we're closed right now. Reply with the service you would like and we'll get back to you {opens|as soon as we open}. {emergency}",
		follow_up: 'Hi {first_name}, {business} again. Would you still like to come in? Reply with a day that suits you.',
	},
	es: {
		open: [
			'Hola {first_name}, le escribe {business}. Sentimos no haberle atendido. ¿Qué servicio desea? Responda a este mensaje. {emergency}',
			'Hola {first_name}, somos {business}. Sentimos no haber podido atenderle. Responda con el servicio que desea. {emergency}',
		],
		closed: 'Hola {first_name}, le escribe {business}. Ahora estamos cerrados, disculpe. Responda con el servicio que desea y le respondemos {opens|en cuanto abramos}. {emergency}',
		follow_up: 'Hola {first_name}, le escribe otra vez {business}. ¿Sigue queriendo una cita? Responda con la fecha que le convenga.',
	},
};
