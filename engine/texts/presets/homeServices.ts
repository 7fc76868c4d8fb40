import type { Preset } from './preset';

/** Plumbing, heating, electrics, roofs and other trades. What helps the team most is the problem and the place. */
export const homeServices: Preset = {
	en: {
		open: [
			'Hi {first_name}, this is {business}. Sorry we missed your call! Just reply here with what needs doing and your area. {emergency}',
			'Hi {first_name}, this is {business}. Sorry we missed your call! Reply to this text with the job and your area. {emergency}',
			'Hi {first_name}, this is {business}. Sorry we missed your call! Tell us in a reply what the job is and which area you are in. {emergency}',
		],
		closed: "Hi {first_name}, this is {business}. Sorry we missed your call, we're closed right now. Reply with what needs doing and your area, and we'll get back to you {opens|as soon as we open}. {emergency}",
		follow_up: 'Hi {first_name}, {business} again. Do you still need help with the job? Reply here and we will take care of it.',
	},
	es: {
		open: [
			'Hola {first_name}, le escribe {business}. Sentimos no haberle atendido. Responda a este mensaje con lo que necesita y su zona. {emergency}',
			'Hola {first_name}, somos {business}. Sentimos no haber podido atenderle. Responda con lo que necesita y su zona. {emergency}',
			'Hola {first_name}, ha llamado a {business}. Disculpe que no le atendiéramos. Cuéntenos en un mensaje qué trabajo necesita y en qué zona. {emergency}',
		],
		closed: 'Hola {first_name}, le escribe {business}. Ahora estamos cerrados, disculpe. Responda con lo que necesita y su zona y le respondemos {opens|en cuanto abramos}. {emergency}',
		follow_up: 'Hola {first_name}, le escribe otra vez {business}. ¿Sigue necesitando ayuda con el trabajo? Responda a este mensaje y nos encargamos.',
	},
};
