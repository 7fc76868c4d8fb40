import { foldText, readConsent } from '../../../../../engine/texts/consent';

describe('a text as plain words', () => {
	it.each([
		['Please, STOP!! Bob', 'please , stop . bob'], ["don't", 'dont'], ['Stop.', 'stop .'], ['  "Hello"  ', 'hello'], ['¡Ya!', 'ya .'], ['(ok) fine', 'ok , fine'],
		['Unit 1000, call 5550111', 'unit 1000 , call 5550111'], ['noooo waaaay', 'no way'], ['aardvark off', 'aardvark off'], ['he is off\nfriday', 'he is off . friday'],
		['take my # off', 'take my number off'], ['# please', 'number please'], ['the #1 plumber', 'the 1 plumber'], ['#blessed', 'blessed'], ['my cell #', 'my cell number'],
		['', ''], ['!!! 😀', ''],
	])('%j is %j', (text, folded) => {
		expect(foldText(text)).toBe(folded);
	});

	it('says where each character came from', () => {
		const offsets: number[] = [];
		expect(foldText('¡Noo, # off!', offsets)).toBe('noo , number off .');
		expect(offsets).toEqual([1, 2, 3, 4, 4, 6, 6, 6, 6, 6, 6, 6, 8, 8, 9, 10, 11, 11]);
	});
});

describe('marks, lines and signs', () => {
	it.each([
		['Not interested\ndelete my number', 'delete my number'], ['please call my wife\nno texts please', 'no texts please'], ['Wrong person\nlose my number', 'lose my number'],
		['Call my sister\rremove me from your list', 'remove me from your list'],
	])('two lines are two sentences, with no space between them as well: %j', (text, words) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out', words });
	});

	it.each([
		['Please remove this #', 'remove this #'], ['dont text this#', 'dont text this#'], ['delete my cell #', 'delete my cell #'], ["Delete our #'s", 'Delete our #'],
		['Stop! # is for my shop only', 'Stop'], ['lose my # & have a good day', 'lose my #'],
	])('"#" is the word number where it stands for one: %j', (text, words) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out', words });
	});

	it.each(['Remove me from the 9am', 'remove me from my 9 tomorrow', 'you are #1, never stop', 'cancel #9 on my order'])('a number stays a number: %j', (text) => {
		expect(readConsent(text)).toBeNull();
	});

	it.each([
		['pleaaase staaahp', 'pleaaase staaahp'], ['take me off', 'take me off'], ['piss off', 'piss off'],
		['noooo moooore textssss', 'noooo moooore texts'], ['yaaa no me escribannn', 'yaaa no me escriban'],
	])('letters held down change nothing, and are quoted: %j', (text, words) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out', words });
	});
});
