import { foldCharacter, readConsent } from '../../../../../engine/texts/consent';

describe('letters in disguise', () => {
	it.each([
		['ϲanϲel', 'CANCEL'], ['ϹANCEL', 'CANCEL'], ['🅰🅻🆃🅾', 'ALTO'], ['🅐🅛🅣🅞', 'ALTO'], ['🅱🅰🅹🅰', 'BAJA'], ['ѕtορ', 'STOP'], ['ŚTÓP', 'STOP'],
		['Ꭼnԁ', 'END'], ['ʀᴇᴠᴏᴋᴇ', 'REVOKE'], ['ＥＮＤ', 'END'], ['𝓺𝓾𝓲𝓽', 'QUIT'], ['s\u0336t\u0336o\u0336p\u0336', 'STOP'],
	])('%j opts out', (text, keyword) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_out', how: 'keyword', keyword });
	});

	it.each([['EMPEZAR', 'INICIAR'], ['Comenzar', 'INICIAR'], ['ЅТАRТ', 'START']])('%j opts in', (text, keyword) => {
		expect(readConsent(text)).toMatchObject({ kind: 'opt_in', keyword });
	});
});

describe('one character, folded', () => {
	it.each([
		['A', 'a'], ['Z', 'z'], ['z', 'z'], ['@', '@'], ['[', '['], ['7', '7'], ['É', 'e'], ['ñ', 'n'], ['Ｚ', 'z'], ['🅉', 'z'], ['🆉', 'z'], ['🅐', 'a'], ['🅰', 'a'],
		['ß', 's'], ['ﬁ', 'fi'], ['№', 'no'], ['\u200b', ''], ['\u0301', ''], ['\u3164', ''],
	])('%j is read as %j', (character, folded) => {
		expect(foldCharacter(character)).toBe(folded);
		expect(foldCharacter(character)).toBe(folded);
	});

	it.each(['🆊', '😀', '停', '\u0080', '¡', '。'])('%j stays what it is', (character) => {
		expect(foldCharacter(character)).toBe(character);
	});

	it('stays right however many others came before it', () => {
		for (let code = 0x4e00; code < 0x4e00 + 9000; code++) foldCharacter(String.fromCharCode(code));
		expect(foldCharacter('É')).toBe('e');
		expect(foldCharacter('停')).toBe('停');
	});
});
