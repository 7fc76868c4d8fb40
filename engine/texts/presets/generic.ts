import type { Preset } from './preset';

/** For every business; an industry says only what differs. */
export const generic: Preset = {
	en: {
		open: [
			'Hi {first_name}, this is {business}. Sorry we missed your call! How can we help? Just reply here. {emergency}',
			'Hi {first_name}, this is {business}. Sorry we missed your call! What can we do for you? Just reply to this text. {emergency}',
			'Hi {first_name}, this is {business}. Sorry we missed your call! Reply here and tell us what you need. {emergency}',
		],
		closed: "Hi {first_name}, this is {business}. Sorry we missed your call, we're closed right now. Tell us what you need and we'll get back to you {opens|as soon as we open}. {emergency}",
		holiday: "Hi {first_name}, this is {business}. Sorry we missed your call, we're closed for the holiday. Tell us what you need and we'll get back to you {opens|when we are back}. {emergency}",
		repeat: "Hi {first_name}, {business} again. Sorry we missed you once more. Reply here with what you need and we'll get back to you {opens|as soon as we can}. {emergency}",
		known: "Hi {first_name}, it's {business}. Sorry we missed your call. Tell us what you need and we'll get back to you {opens|as soon as we can}. {emergency}",
		voicemail: "Hi {first_name}, this is {business}. Thanks for your voicemail, we'll get back to you {opens|as soon as we can}. Anything to add? Just reply here. {emergency}",
		service_line: 'Hi {first_name}, this is {business} ({service_line}). Sorry we missed your call! How can we help? Just reply here. {emergency}',
		booking: '{business}: you can pick a time that suits you here: {booking_link}',
		emergency: '{business}: our team has been alerted and somebody will call you. {emergency}',
		answer: "Thanks, we've got that. Somebody from {business} will get back to you {opens|shortly}.",
		follow_up: 'Hi {first_name}, {business} again. Do you still need a hand? Reply here and we will take care of it.',
		opt_out_confirmation: "{business}: you're opted out and won't get any more texts from us. Reply START to resume.",
		opt_in_confirmation: "{business}: you're opted in again. Reply HELP for help, STOP to opt out.",
		help: '{business}: reply here with what you need, or call us on {line}. Reply STOP to opt out.',
	},
	es: {
		open: [
			'Hola {first_name}, le escribe {business}. Sentimos no haberle atendido. ¿En qué podemos ayudarle? Responda a este mensaje. {emergency}',
			'Hola {first_name}, somos {business}. Sentimos no haber podido atenderle. ¿Qué podemos hacer por usted? Responda a este mensaje. {emergency}',
			'Hola {first_name}, ha llamado a {business}. Disculpe que no le atendiéramos. Responda a este mensaje y cuéntenos qué necesita. {emergency}',
		],
		closed: 'Hola {first_name}, le escribe {business}. Ahora estamos cerrados, disculpe. Cuéntenos qué necesita y le respondemos {opens|en cuanto abramos}. {emergency}',
		holiday: 'Hola {first_name}, le escribe {business}. Hoy cerramos por festivo, disculpe. Cuéntenos qué necesita y le respondemos {opens|a la vuelta}. {emergency}',
		repeat: 'Hola {first_name}, otra vez {business}. Sentimos no haberle atendido de nuevo. Cuéntenos qué necesita y le respondemos {opens|lo antes posible}. {emergency}',
		known: 'Hola {first_name}, le escribe {business}. Sentimos no haberle atendido. Cuéntenos qué necesita y le respondemos {opens|lo antes posible}. {emergency}',
		voicemail: 'Hola {first_name}, le escribe {business}. Gracias por su mensaje de voz, le respondemos {opens|lo antes posible}. Puede responder a este mensaje. {emergency}',
		service_line: 'Hola {first_name}, le escribe {business} ({service_line}). Sentimos no haberle atendido. ¿En qué podemos ayudarle? Responda a este mensaje. {emergency}',
		booking: '{business}: puede elegir la hora que le convenga en este enlace: {booking_link}',
		emergency: '{business}: hemos avisado a nuestro equipo y alguien le llama. {emergency}',
		answer: 'Gracias, recibido. Alguien de {business} le responde {opens|en breve}.',
		follow_up: 'Hola {first_name}, le escribe otra vez {business}. ¿Le hace falta ayuda? Responda a este mensaje y nos encargamos.',
		opt_out_confirmation: '{business}: baja confirmada, ya no le enviaremos mensajes. Responda START para volver a recibirlos.',
		opt_in_confirmation: '{business}: alta confirmada. Responda HELP para ayuda, STOP para darse de baja.',
		help: '{business}: responda con lo que necesita o llame al {line}. Responda STOP para darse de baja.',
	},
};
