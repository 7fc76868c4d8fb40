import type { Preset } from './preset';

/** Vets, groomers, boarding. An animal in danger needs an emergency vet, not an answer to a text. */
export const pets: Preset = {
	en: {
		open: [
			'Hi {first_name}, this is {business}. Sorry we missed your call! What does your pet need? Just reply here. {emergency}',
			'Hi {first_name}, this is {business}. Sorry we missed your call! Reply with what your pet needs. {emergency}',
		],
		closed: "Hi {first_name}, this is {business}. Sorry we missed your call, we're closed right now. Reply with what your pet needs and we'll get back to you {opens|as soon as we open}. {emergency}",
		follow_up: 'Hi {first_name}, {business} again. Does your pet still need us? Reply with a day that suits you.',
	},
	es: {
		open: [
			'Hola {first_name}, le escribe {business}. Sentimos no haberle atendido. ¿Qué necesita su mascota? Responda a este mensaje. {emergency}',
			'Hola {first_name}, somos {business}. Sentimos no haber podido atenderle. Responda con lo que necesita su mascota. {emergency}',
		],
		closed: 'Hola {first_name}, le escribe {business}. Ahora estamos cerrados, disculpe. Cuéntenos qué necesita su mascota y le respondemos {opens|en cuanto abramos}. {emergency}',
		follow_up: 'Hola {first_name}, le escribe otra vez {business}. ¿Su mascota sigue necesitando una cita? Responda con la fecha que le convenga.',
	},
};
