import type { Preset } from './preset';

/** Law firms. What somebody texts before there is an agreement may not be confidential, so no facts are asked for. */
export const legal: Preset = {
	en: {
		open: [
			"Hi {first_name}, this is {business}. Sorry we missed your call! What is a good time to call you back? Please don't text details of your case. {emergency}",
			'Hi {first_name}, this is {business}. Sorry we missed your call! Reply with a good time to call you back, without details of your case. {emergency}',
		],
		closed: "Hi {first_name}, this is {business}. Sorry we missed your call, we're closed right now. Reply with a good time to call and we'll get back to you {opens|as soon as we open}. No case details, please. {emergency}",
		voicemail: "Hi {first_name}, this is {business}. Thanks for your voicemail, we'll get back to you {opens|as soon as we can}. Please don't text details of your case. {emergency}",
		follow_up: 'Hi {first_name}, {business} again. Do you still need us to call you? Reply with a good time.',
	},
	es: {
		open: [
			'Hola {first_name}, le escribe {business}. Sentimos no haberle atendido. ¿A qué hora le llamamos? Por favor, no escriba detalles de su caso. {emergency}',
			'Hola {first_name}, somos {business}. Sentimos no haber podido atenderle. Responda con una buena hora para llamarle, sin detalles de su caso. {emergency}',
		],
		closed: 'Hola {first_name}, le escribe {business}. Ahora estamos cerrados, disculpe. Responda con una buena hora y le llamamos {opens|en cuanto abramos}. Sin detalles del caso, por favor. {emergency}',
		voicemail: 'Hola {first_name}, le escribe {business}. Gracias por su mensaje de voz, le respondemos {opens|lo antes posible}. Por favor, no escriba detalles de su caso. {emergency}',
		follow_up: 'Hola {first_name}, le escribe otra vez {business}. ¿Quiere que le llamemos? Responda con una buena hora.',
	},
};
