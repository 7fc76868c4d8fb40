import type { Industry, QualifyingQuestion } from '../business';

const question = (id: string, kind: QualifyingQuestion['kind'], ask_en: string, ask_es: string): QualifyingQuestion => ({ id, kind, ask: ask_en, ask_en, ask_es });

const WHEN = question('when', 'time', 'Which day and time would suit you best?', '¿Qué fecha y hora le convienen?');
const WHAT = question('what', 'service', 'Thanks for your reply! What can we do for you?', 'Gracias por responder. ¿En qué le ayudamos?');
const PATIENT = question('patient', 'anything', 'Thanks for your reply! Are you a new or an existing patient?', 'Gracias por responder. ¿Es su primera visita o ya es paciente nuestro?');

/**
 * The questions of each trade: what its team must know before a time is any use. All are plain GSM-7 and one segment.
 * Medical and legal ones ask for no details of health or of a case: a text is no safe place for them.
 */
export const PRESET_QUESTIONS: Readonly<Record<Industry, readonly QualifyingQuestion[]>> = {
	home_services: [
		question('what', 'service', 'Thanks for your reply! What happened, or what needs doing?', 'Gracias por responder. ¿Qué ha pasado o qué necesita?'),
		question('address', 'address', 'What is the address of the job?', '¿A qué domicilio vamos?'),
	],
	dental: [PATIENT, WHEN],
	medical: [PATIENT, WHEN],
	legal: [
		question('matter', 'anything', 'Thanks for your reply! What kind of matter is it, in a word or two? No details, please.', 'Gracias por responder. ¿De qué tipo de asunto se trata, en dos palabras? Sin detalles, por favor.'),
		question('other-party', 'anything', 'Who is the other party, if there is one? We check for conflicts before we talk.', '¿Quién es la otra parte, si la hay? Antes de hablar comprobamos que no haya conflicto.'),
	],
	salon: [question('what', 'service', 'Thanks for your reply! What would you like to have done?', 'Gracias por responder. ¿Qué servicio desea?'), WHEN],
	auto: [
		question('vehicle', 'anything', 'Thanks for your reply! What make, model and year is the vehicle?', 'Gracias por responder. ¿De qué marca, modelo y año es su auto?'),
		question('problem', 'service', 'What is the problem with it?', '¿Qué problema tiene?'),
	],
	real_estate: [
		question('property', 'address', 'Thanks for your reply! Which property or area is it about?', 'Gracias por responder. ¿De qué propiedad o zona se trata?'),
		question('goal', 'anything', 'Would you like to buy, sell or rent?', '¿Quiere comprar, vender o rentar?'),
	],
	restaurant: [
		question('party', 'anything', 'Thanks for your reply! For how many people?', 'Gracias por responder. ¿La mesa es para 2, 4 u otra cantidad?'),
		question('when', 'time', 'For which day and time?', '¿Para qué fecha y hora?'),
	],
	fitness: [question('goal', 'anything', 'Thanks for your reply! What would you like to try?', 'Gracias por responder. ¿Qué le interesa probar?'), WHEN],
	pets: [
		question('pet', 'anything', 'Thanks for your reply! What kind of pet is it?', 'Gracias por responder. ¿Qué mascota tiene?'),
		question('what', 'service', 'And what does it need?', '¿Y qué necesita?'),
	],
	professional: [
		question('topic', 'anything', 'Thanks for your reply! What is it about, in a few words?', 'Gracias por responder. ¿De qué se trata, en pocas palabras?'),
		question('when', 'time', 'When is a good time to call you?', '¿A qué hora le llamamos?'),
	],
	generic: [WHAT, question('name', 'name', 'And what is your name, please?', '¿Me dice su nombre, por favor?')],
};
