import type { Preset } from './preset';

/** Tables and orders. Nothing here sounds as if a text alone reserved a table. */
export const restaurant: Preset = {
	en: {
		open: [
			'Hi {first_name}, this is {business}. Sorry we missed your call! Is it about a table or an order? Just reply here. {emergency}',
			'Hi {first_name}, this is {business}. Sorry we missed your call! Reply with table or order. {emergency}',
		],
		closed: "Hi {first_name}, this is {business}. Sorry we missed your call, we're closed right now. Reply with table or order and we'll get back to you {opens|as soon as we open}. {emergency}",
		follow_up: 'Hi {first_name}, {business} again. Do you still need us? Reply here and we will take care of it.',
	},
	es: {
		open: [
			'Hola {first_name}, le escribe {business}. Sentimos no haberle atendido. ¿Es por una mesa o por un pedido? Responda a este mensaje. {emergency}',
			'Hola {first_name}, somos {business}. Sentimos no haber podido atenderle. Responda mesa o pedido. {emergency}',
		],
		closed: 'Hola {first_name}, le escribe {business}. Ahora estamos cerrados, disculpe. Responda mesa o pedido y le respondemos {opens|en cuanto abramos}. {emergency}',
		follow_up: 'Hola {first_name}, le escribe otra vez {business}. ¿Le hace falta algo? Responda a este mensaje y nos encargamos.',
	},
};
