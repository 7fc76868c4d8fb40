import { readConsent } from '../../../../../engine/texts/consent';

describe('our own text, quoted', () => {
	it.each([
		'> Reply STOP to opt out', '  > Reply STOP to opt out', '\t> Please take me off your list', 'ok\n>> stop texting me', '> responda ALTO para cancelar\n> stop',
	])('is nobody’s request: %j', (text) => {
		expect(readConsent(text)).toBeNull();
	});

	it.each([
		['STOP\n> Hi, this is Acme. Reply STOP to opt out', 'STOP'], ['> Hi, this is Acme. Reply HELP for help\nstop', 'STOP'], ['Baja\n  > Responda BAJA para salir', 'BAJA'],
	])('leaves a keyword above or below it the whole message: %j', (text, keyword) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out', how: 'keyword', keyword });
	});

	it('leaves a ">" within a line alone', () => {
		expect(readConsent('texts -> no thanks, stop texting me')).toMatchObject({ kind: 'opt_out', words: 'stop texting' });
	});
});

describe('our own instruction, repeated', () => {
	it.each([
		'What does it mean, stop to cancel', 'Reply STOP, what does that do', 'I see, text STOP', 'why does it say reply stop, is this a robot',
		'¿qué es eso de responda ALTO, una broma?', 'dice responda STOP, por qué',
	])('is no request where more is said than that: %j', (text) => {
		expect(readConsent(text)).toBeNull();
	});

	it.each(['reply stop please', 'Stop to end', 'text STOP', 'reply STOP', 'send stop.'])('is one where it is all that is said: %j', (text) => {
		expect(readConsent(text)?.kind).toBe('opt_out');
	});

	it.each([
		['do I have to reply STOP: why are you still texting me? stop', 'stop'], ['it says reply stop to end. take me off your list', 'take me off your list'],
		['dice responda STOP, por qué - no mas textos', 'no mas textos'],
	])('does not shift the words quoted after it: %j', (text, words) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out', words });
	});
});

describe('a reaction to our text', () => {
	it.each(['Liked “Hi, reply STOP to opt out”', 'Le gustó “paren de escribirme”', '👎 to “stop texting me”'])('is nobody’s request: %j', (text) => {
		expect(readConsent(text)).toBeNull();
	});

	it('cannot be feigned below a screen of nothing: phones begin with it', () => {
		expect(readConsent(`${'\n'.repeat(130)}Loved “stop texting me”`)?.kind).toBe('opt_out');
	});
});

describe('the words that are kept', () => {
	it('are on one line, with single spaces', () => {
		expect(readConsent('Hi  stop \u200b  texting\t\tme')?.words).toBe('stop texting');
		expect(readConsent('STOP \r\n\r\n \u200b!')?.words).toBe('STOP !');
	});

	it('are whole up to 120 characters', () => {
		const longest = `STOP${'!'.repeat(116)}`;
		expect(readConsent(longest)?.words).toBe(longest);
		expect(readConsent(`${longest}!`)?.words).toBe(`${longest.slice(0, 119)}…`);
	});
});
