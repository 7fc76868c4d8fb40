import { readConsent } from '../../../../../engine/texts/consent';

const own = (more: object) => ({ optOut: [], optIn: [], help: [], ...more });
/** With words made anew, as a profile that was just saved has them. */
const reads = (text: string, more: object) => readConsent(text, own(more));

describe('keywords of the business’s own', () => {
	const words = own({ optOut: ['Pause', 'no más citas', 'стоп', '停止', "don't"], optIn: ['Resume', 'weiter so'], help: ['Who is this'] });

	it.each([
		['PAUSE', 'opt_out', 'Pause'], ['pause!!', 'opt_out', 'Pause'], ['"Pause"', 'opt_out', 'Pause'], ['ｐａｕｓｅ', 'opt_out', 'Pause'],
		['p a u s e', 'opt_out', 'Pause'], ['pa\u200buse', 'opt_out', 'Pause'], ['PAUSEEEE 😡', 'opt_out', 'Pause'], ['No mas citas.', 'opt_out', 'no más citas'],
		['Стоп', 'opt_out', 'стоп'], ['СТОП!', 'opt_out', 'стоп'], ['停止。', 'opt_out', '停止'], ['DONT', 'opt_out', "don't"],
		['resume', 'opt_in', 'Resume'], ['Weiter  so!', 'opt_in', 'weiter so'], ['who is this?', 'help', 'Who is this'],
		['Pause\n\nSent from my iPhone', 'opt_out', 'Pause'],
	])('reads %j', (text, kind, keyword) => {
		expect(readConsent(text, words)).toMatchObject({ kind, keyword, how: 'keyword' });
		expect(readConsent(text)).toBeNull();
	});

	it.each(['pause the work please', 'no pause', 'paus', 'resume attached', '', '!!!', '😡', '停', 'who is this guy', 'Liked “Pause”'])('reads nothing in %j', (text) => {
		expect(readConsent(text, words)).toBeNull();
	});

	it.each(['STOP', 'stop!', 'ЅТОР', 's t o p', 'Cancel', 'end', 'please take me off your list', 'no me escriban más', '🛑'])(
		'cannot make %j mean anything else',
		(text) => {
			const hostile = own({ optIn: [text, text.toLowerCase(), `${text} `], help: [text] });
			expect(readConsent(text, hostile)?.kind).toBe('opt_out');
		},
	);

	it.each([['START', 'opt_in'], ['HELP', 'help'], ['Info', 'help'], ['UNSTOP', 'opt_in']])('cannot make %j an opt-out: carriers act on it too', (text, kind) => {
		expect(readConsent(text, own({ optOut: [text] }))?.kind).toBe(kind);
	});

	it('leaves a bare YES to whoever knows whether they had opted out', () => {
		for (const list of ['optIn', 'optOut', 'help']) {
			expect(readConsent('yes', own({ [list]: ['YES', 'Sí'] }))).toMatchObject({ kind: 'opt_in', onlyIfOptedOut: true });
		}
	});

	it('takes a word on two lists for the opt-out', () => {
		expect(readConsent('basta ya amigos', own({ optIn: ['Basta ya amigos'], optOut: ['basta ya amigos'] }))?.kind).toBe('opt_out');
	});

	it('is not moved by words of nothing', () => {
		const empty = own({ optOut: ['', ' ', '😀', '...', '\u200b'] });
		for (const text of ['', ' ', '😀', '...', 'hello']) expect(readConsent(text, empty)).toBeNull();
	});

	it('reads a hundred words on 100 KB of text', () => {
		const many = own({ optOut: Array.from({ length: 100 }, (_, index) => `palabra ${'x y '.repeat(7)}${index}`) });
		expect(readConsent('palabra '.repeat(12_500), many)).toBeNull();
		expect(readConsent(`${'\u200b'.repeat(50_000)}palabra ${'x y '.repeat(7)}42`, many)?.kind).toBe('opt_out');
	});
});

describe('a word of the business’s own', () => {
	it.each([
		['no más citas', 'NO MAS CITAS!'], ['no más citas', 'no  mas - citas'], ["don't", 'DONT'], ['dont', "Don't."], ['dont', 'don’t'], ['Ruhe bitte', '„Ruhe, bitte“'],
		['Pause', 'p-a-u-s-e'], ['Pass', 'P A S S'], ['Äpfel ab', 'apfel ab'], ['стоп', 'с т о п'], ['Pause', "'pause'"], ['l’arrêter là', "l'arreter la"],
	])('%j is heard in %j', (keyword, text) => {
		expect(reads(text, { optOut: [keyword] })).toMatchObject({ kind: 'opt_out', how: 'keyword', keyword });
	});

	it.each([
		['Nowhere', 'now here'], ['now here', 'nowhere'], ['Dona', 'Don A.'], ['Apaga', 'a paga'], ['Pause', 'pau se'], ['no más citas', 'mas citas'], ['Pause', 'pause 2'],
		['Pause', 'pausepause'], ['Pause', 'p a u s e s'],
	])('%j is not heard in %j', (keyword, text) => {
		expect(reads(text, { optOut: [keyword] })).toBeNull();
	});

	it('counts on every list, whatever is on the others', () => {
		const lists = { optIn: ['Weiter'], help: ['Hilfe'] };
		expect(reads('weiter', lists)).toMatchObject({ kind: 'opt_in', keyword: 'Weiter', words: 'weiter' });
		expect(reads('Hilfe!', lists)).toMatchObject({ kind: 'help', keyword: 'Hilfe', words: 'Hilfe!' });
		expect(reads('Ruhe', { optOut: ['Ruhe'], help: ['Hilfe'] })).toMatchObject({ kind: 'opt_out' });
		expect(reads('Ruhe', lists)).toBeNull();
	});

	it('is quoted as it was typed', () => {
		expect(reads(' PAUSE  now!! ', { optOut: ['pause now'] })?.words).toBe('PAUSE now!!');
	});

	it('changes nothing in a text of many words', () => {
		expect(reads('please pause the work until Friday, thanks', { optOut: ['Pause'] })).toBeNull();
		expect(reads('null', { optOut: ['Pause'] })).toBeNull();
	});
});
