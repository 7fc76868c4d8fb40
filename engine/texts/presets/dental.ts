import type { Preset } from './preset';

/** Dentists: most who call want a visit. Whether it hurts decides how soon, and says no more than that. */
export const dental: Preset = {
	en: {
		open: [
			'Hi {first_name}, this is {business}. Sorry we missed your call! Is it for a check-up, or are you in pain? Just reply here. {emergency}',
			'Hi {first_name}, this is {business}. Sorry we missed your call! Reply with check-up or pain. {emergency}',
		],
		closed: "Hi {first_name}, this is {business}. Sorry we missed your call, we're closed right now. Reply with check-up or pain and we'll get back to you {opens|as soon as we open}. {emergency}",
		follow_up: 'Hi {first_name}, {business} again. Would you still like to be seen? Reply with a day that suits you.',
	},
	es: {
		open: [
			'Hola {first_name}, le escribe {business}. Sentimos no haberle atendido. ¿Es para una limpieza o tiene dolor? Responda a este mensaje. {emergency}',
			'Hola {first_name}, somos {business}. Sentimos no haber podido atenderle. Responda limpieza o dolor. {emergency}',
		],
		closed: 'Hola {first_name}, le escribe {business}. Ahora estamos cerrados, disculpe. Responda limpieza o dolor y le respondemos {opens|en cuanto abramos}. {emergency}',
		follow_up: 'Hola {first_name}, le escribe otra vez {business}. ¿Sigue queriendo una cita? Responda con la fecha que le convenga.',
	},
};
