import type { Preset } from './preset';

/** Accountants, insurers, consultants, agencies: the subject decides who calls back. */
export const professional: Preset = {
	en: {
		open: [
			'Hi {first_name}, this is {business}. Sorry we missed your call! What is it about? Just reply here. {emergency}',
			'Hi {first_name}, this is {business}. Sorry we missed your call! Reply with what it is about. {emergency}',
		],
		closed: "Hi {first_name}, this is {business}. Sorry we missed your call, we're closed right now. Reply with what it is about and we'll get back to you {opens|as soon as we open}. {emergency}",
		follow_up: 'Hi {first_name}, {business} again. Do you still need us to call you? Reply with a good time.',
	},
	es: {
		open: [
			'Hola {first_name}, le escribe {business}. Sentimos no haberle atendido. ¿De qué se trata? Responda a este mensaje. {emergency}',
			'Hola {first_name}, somos {business}. Sentimos no haber podido atenderle. Responda con el tema de su llamada. {emergency}',
		],
		closed: 'Hola {first_name}, le escribe {business}. Ahora estamos cerrados, disculpe. Responda con el tema de su llamada y le respondemos {opens|en cuanto abramos}. {emergency}',
		follow_up: 'Hola {first_name}, le escribe otra vez {business}. ¿Quiere que le llamemos? Responda con una buena hora.',
	},
};
