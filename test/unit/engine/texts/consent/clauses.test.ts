import { readConsent } from '../../../../../engine/texts/consent';

describe('"stop" with nothing but courtesies around it', () => {
	it.each([
		'STOP '.repeat(10), 'stop '.repeat(60), 'STOP😡'.repeat(12), 'stop it '.repeat(20), 'Please stop '.repeat(15), 'PAREN '.repeat(12),
		'stop, stop, stop, stop, stop, stop, stop, stop, stop, stop, stop', 'alto '.repeat(11), 'quit '.repeat(14),
	])('is heard however often it is said: %j', (text) => {
		expect(readConsent(text)?.kind).toBe('opt_out');
	});

	it('is heard when it is repeated after a question', () => {
		expect(readConsent(`Who is this? ${'STOP '.repeat(15)}`)).toMatchObject({ kind: 'opt_out', words: 'STOP '.repeat(15).trim() });
	});

	it.each([
		'ok thank you but no thank you not interested please stop now thanks thank you sorry guys',
		'hello hi sorry no thank you you have the wrong person please please stop immediately right now thank you gracias',
	])('is heard within many of them: %j', (text) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out', words: text });
	});

	it.each([
		['Not interested. Stop.', 'Not interested. Stop.'], ['stop... stop... stop!', 'stop... stop... stop!'], ['PLEASE STOP!!!!', 'PLEASE STOP!!!!'],
		['Por favor, paren. Gracias.', 'Por favor, paren. Gracias.'],
	])('is quoted with its marks where it is all that is said: %j', (text, words) => {
		expect(readConsent(text)?.words).toBe(words);
	});
});

describe('"stop" as one sentence of several', () => {
	it.each([
		["I don't know you. Stop. My phone is for work", 'Stop'], ['We have a plumber. Please stop! Have a nice day', 'Please stop'],
		['¿Quién habla? Paren. El perro está malo', 'Paren'], ['Idk who u are. Stop.) The dog is fine now', 'Stop'],
	])('is heard in the middle: %j', (text, words) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out', words });
	});

	it.each([
		['We found a plumber already, please stop.', 'please stop'], ['My wife handles the house, so stop', 'so stop'],
		['Nobody ever came to look at the tub; stop.', 'stop'], ['Esta casa ya no es mía, paren.', 'paren'],
	])('is heard at the end: %j', (text, words) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out', words });
	});

	it.each([
		['Stop, I never owned a house', 'Stop'], ['“Stop,” I do not live there now', 'Stop'], ['(stop) I sold the house in May', 'stop'],
		['¡Paren! El techo ya está bien', 'Paren'], ['¡¡PAREN!! que ya vino otro', 'PAREN'],
	])('is heard at the beginning: %j', (text, words) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out', words });
	});

	it.each([
		'when I brake, stop, and turn, it squeals', 'Water runs, stops, then drips. It will not stop. Come today',
		'no stop sign there, turn left', 'Not the one by the stop. The next house',
	])('is no request in %j', (text) => {
		expect(readConsent(text)).toBeNull();
	});
});
