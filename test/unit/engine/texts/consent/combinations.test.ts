import { readConsent } from '../../../../../engine/texts/consent';

/** Every way of taking one word from each list, joined by spaces. */
const combine = (...lists: readonly (readonly string[])[]): string[] =>
	lists.reduce<string[]>((texts, list) => texts.flatMap((text) => list.map((word) => `${text} ${word}`.trim())), ['']);

const optsOut = (text: string): boolean => readConsent(text)?.kind === 'opt_out';
const missed = (texts: readonly string[]) => texts.filter((text) => !optsOut(text));
const wrong = (texts: readonly string[]) => texts.filter(optsOut);

const OPENINGS = ['', 'please', 'Plz', 'hey', 'who is this?', 'Wrong number.', 'Not interested,', 'I said', 'can you'];
const ENDINGS = ['', '!!', 'please', 'thanks', '. Bob', '🙏', 'asap'];

describe('combinations of words', () => {
	it('that ask for an end of texts opt out', () => {
		expect(missed(combine(OPENINGS, ['stop', 'quit', 'STOPP'], ['texting', 'messaging', 'txting', 'msging', 'contacting', 'spamming'], ['me', 'us', 'this number', 'my phone'], ENDINGS))).toEqual([]);
	});

	it('that forbid texts opt out', () => {
		const openings = OPENINGS.filter((opening) => !['I said', 'can you'].includes(opening));
		expect(missed(combine(openings, ["don't", 'dont', 'do not', 'never', 'DO NOT'], ['text', 'txt', 'message', 'contact'], ['me', 'us', 'this number', 'my phone'], ['', 'again', 'anymore', '!!', 'please']))).toEqual([]);
	});

	it('that ask to come off a list opt out', () => {
		expect(missed(combine(OPENINGS, ['take', 'remove', 'delete'], ['me', 'my number', 'this number', 'us', 'my name'], ['from', 'off', 'off of'], ['your', 'ur', 'the', 'this'], ['list', 'text list', 'contact list', 'database'], ['', 'now!']))).toEqual([]);
	});

	it('in Spanish that forbid texts opt out', () => {
		const openings = ['', 'por favor', 'Hola,', 'número equivocado,', 'ya'];
		expect(missed(combine(openings, ['no me'], ['manden', 'mande', 'envíen', 'mandes'], ['mensajes', 'más mensajes', 'textos', 'más textos'], ['', 'por favor', '!!', 'gracias']))).toEqual([]);
		expect(missed(combine(openings, ['dejen de', 'deje de', 'deja de', 'paren de'], ['mandarme', 'enviarme', 'escribirme', 'mandar mensajes', 'molestarme'], ['', 'por favor', '!']))).toEqual([]);
		expect(missed(combine(openings, ['borren', 'quiten', 'eliminen', 'saquen', 'borre'], ['mi numero', 'este número', 'mi teléfono'], ['', 'de su lista', 'por favor']))).toEqual([]);
	});

	it('that cancel, end or remove something else never opt out', () => {
		const things = ['my 3pm', 'my appointment', 'the appt', 'my 10:30', 'tomorrow', 'the service call', 'my cleaning on Friday', 'the order', 'my membership', 'the contract', 'our reservation', 'the estimate'];
		const openings = ['', 'please', 'I need to', 'can I', 'can you', 'hi, I have to', 'sorry, gotta', 'Yes', 'No,', 'how do I', 'need to'];
		expect(wrong(combine(openings, ['cancel', 'end', 'remove', 'stop', 'quit', 'cancel and rebook'], things, ['', 'please', 'thanks', 'asap!', '. Text me back']))).toEqual([]);
	});

	it('that stop something else never opt out', () => {
		const things = ['by', 'by tomorrow', 'in at noon', 'over after 5', 'the leak', 'the water', 'the noise', 'at the gate', 'by the house and call me', 'my dog from barking', 'payment', 'the bleeding', 'the alarm'];
		expect(wrong(combine(['', 'please', 'can you', 'could someone', 'how do I', 'I will', 'ok', 'yes', 'no', 'hey can u', 'need you to'], ['stop'], things, ['', 'please', 'thanks', '?', '. No rush']))).toEqual([]);
		expect(wrong(combine(['my kid', 'the dog', 'toilet', 'the drip', 'my furnace', 'It', 'this thing'], ["won't", 'wont', 'will not', 'does not', "can't", 'would not'], ['stop', 'stop crying', 'stop running', 'quit', 'stop beeping', 'end'], ['', '!!', 'please help', '. Call me']))).toEqual([]);
	});

	it('in Spanish that cancel or stop something else never opt out', () => {
		const openings = ['', 'por favor', 'quiero', 'necesito', 'puedo', 'pueden', 'hola,'];
		expect(wrong(combine(openings, ['cancelar', 'parar', 'detener', 'quitar', 'borrar', 'eliminar', 'dar de baja'], ['mi cita', 'la fuga', 'el servicio de agua', 'la cita del lunes', 'el ruido', 'mi contrato'], ['', 'por favor', 'gracias', '!']))).toEqual([]);
	});
});
