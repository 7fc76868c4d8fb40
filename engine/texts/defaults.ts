import type { Language } from '../business';

/**
 * The wording where a profile has none. Every one says who writes, asks one thing at most, pretends to be nobody and
 * has no link in a first text. All are plain GSM-7 (which has é, ñ, ¿ and ¡ but no á, í, ó, ú), so that a text costs
 * as few segments as it can.
 */
export const DEFAULT_TEMPLATES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
	en: {
		open: 'Hi {first_name}, this is {business}. Sorry we missed your call! How can we help? Just reply here. {emergency}',
		closed: "Hi {first_name}, this is {business}. Sorry we missed your call, we're closed right now. Tell us what you need and we'll get back to you {opens|as soon as we open}. {emergency}",
		holiday: "Hi {first_name}, this is {business}. Sorry we missed your call, we're closed for the holiday. Tell us what you need and we'll get back to you {opens|when we are back}. {emergency}",
		booking: '{business}: you can pick a time that suits you here: {booking_link}',
		emergency: '{business}: our team has been alerted and somebody will call you. {emergency}',
		answer: "Thanks, we've got that. Somebody from {business} will get back to you {opens|shortly}.",
		follow_up: 'Hi {first_name}, {business} again. Do you still need a hand? Reply here and we will take care of it.',
		opt_out_confirmation: "{business}: you're opted out and won't get any more texts from us. Reply START to resume.",
		opt_in_confirmation: "{business}: you're opted in again. Reply HELP for help, STOP to opt out.",
		help: '{business}: reply here with what you need, or call us on {line}. Reply STOP to opt out.',
		opt_out_hint: 'Reply STOP to opt out.',
		opens: 'when we open {day} at {time}',
		today: 'today',
		weekday: '{day}',
	},
	es: {
		open: 'Hola {first_name}, le escribe {business}. Sentimos no haber contestado su llamada. ¿En qué podemos ayudarle? Responda a este mensaje. {emergency}',
		closed: 'Hola {first_name}, le escribe {business}. Sentimos no haber contestado su llamada, ahora estamos cerrados. Cuéntenos qué necesita y le respondemos {opens|en cuanto abramos}. {emergency}',
		holiday: 'Hola {first_name}, le escribe {business}. Sentimos no haber contestado su llamada, hoy es festivo y estamos cerrados. Cuéntenos qué necesita y le respondemos {opens|a la vuelta}. {emergency}',
		booking: '{business}: puede elegir la hora que le convenga en este enlace: {booking_link}',
		emergency: '{business}: hemos avisado a nuestro equipo y alguien le llama. {emergency}',
		answer: 'Gracias, recibido. Alguien de {business} le responde {opens|en breve}.',
		follow_up: 'Hola {first_name}, le escribe otra vez {business}. ¿Le hace falta ayuda? Responda a este mensaje y nos encargamos.',
		opt_out_confirmation: '{business}: baja confirmada, ya no le enviaremos mensajes. Responda START para volver a recibirlos.',
		opt_in_confirmation: '{business}: alta confirmada. Responda HELP para ayuda, STOP para darse de baja.',
		help: '{business}: responda con lo que necesita o llame al {line}. Responda STOP para darse de baja.',
		opt_out_hint: 'Responda STOP para darse de baja.',
		opens: 'cuando abramos {day} a las {time}',
		today: 'hoy',
		weekday: 'el {day}',
	},
};
