import type { Preset } from './preset';

/** Gyms, studios, trainers: classes and membership. */
export const fitness: Preset = {
	en: {
		open: [
			'Hi {first_name}, this is {business}. Sorry we missed your call! Is it about a class or a membership? Just reply here. {emergency}',
			'Hi {first_name}, this is {business}. Sorry we missed your call! Reply with class or membership. {emergency}',
		],
		closed: "Hi {first_name}, this is {business}. Sorry we missed your call, we're closed right now. Reply with class or membership and we'll get back to you {opens|as soon as we open}. {emergency}",
		follow_up: 'Hi {first_name}, {business} again. Do you still have a question? Reply here and we will take care of it.',
	},
	es: {
		open: [
			'Hola {first_name}, le escribe {business}. Sentimos no haberle atendido. ¿Es por una clase o por una cuota? Responda a este mensaje. {emergency}',
			'Hola {first_name}, somos {business}. Sentimos no haber podido atenderle. Responda clase o cuota. {emergency}',
		],
		closed: 'Hola {first_name}, le escribe {business}. Ahora estamos cerrados, disculpe. Responda clase o cuota y le respondemos {opens|en cuanto abramos}. {emergency}',
		follow_up: 'Hola {first_name}, le escribe otra vez {business}. ¿Le queda alguna duda? Responda a este mensaje y nos encargamos.',
	},
};
