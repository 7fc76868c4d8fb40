/**
 * One character brought down to plain ASCII where a reader would take it for that, so that
 * "ＳＴＯＰ", "ЅТОР", "s̶t̶o̶p̶" and "STOP" all read alike.
 */

/** Letters of other scripts that are drawn like a Latin one; capitals and small letters are told apart. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
	[
		// Cyrillic
		'Аa Вb Сc Ԁd Еe Ԍg Нh Іi Јj Кk Мm Оo Рp Ԛq Ѕs Тt Ѵv Ԝw Хx Уy',
		'аa вb сc ԁd еe һh іi јj кk мm оo рp ԛq ѕs тt ѵv ԝw хx уy Ьb ьb',
		// Cherokee
		'Ꭺa Ꮯc Ꭼe Ꮋh Ꮮl Ꮇm Ꮲp Ꮪs Ꭲt Ꮤw Ꮓz',
		// Greek
		'Αa Βb Εe Ζz Ηh Ιi Κk Μm Νn Οo Ρp Τt Υy Χx Ϲc',
		'αa εe ιi κk νv οo ρp τt υu χx ϲc',
		// Latin letters that normalisation leaves alone
		'ıi ɑa ɡg ɩi ʟl ᴀa ʙb ᴄc ᴅd ᴇe ɢg ʜh ɪi ᴊj ᴋk ᴍm ɴn ᴏo ᴘp ʀr ꜱs ᴛt ᴜu ᴠv ᴡw ʏy ᴢz',
		'ƒf łl Łl øo Øo đd Đd ħh ŧt ßs',
	]
		.join(' ')
		.split(' ')
		.map((pair) => [pair.slice(0, -1), pair.slice(-1)] as const),
);

const INVISIBLE =
	/^(?:[\p{Cf}\p{M}]|\u{115F}|\u{1160}|\u{3164}|\u{FFA0}|\u{2800})$/u;
const MARKS = /\p{M}/gu;

/** Letters white on a black circle or square: they have no plain form in Unicode's own tables. */
const NEGATIVE_LETTERS = [0x1f150, 0x1f170] as const;

const CACHE_LIMIT = 4096;
const cache = new Map<string, string>();

function fold(character: string): string {
	if (INVISIBLE.test(character)) return '';
	const known = LOOK_ALIKES.get(character);
	if (known !== undefined) return known;
	const code = character.codePointAt(0) ?? 0;
	for (const first of NEGATIVE_LETTERS) {
		if (code >= first && code < first + 26) return String.fromCharCode(0x61 + code - first);
	}
	const plain = character.normalize('NFKD').replace(MARKS, '');
	let folded = '';
	for (const part of plain) folded += LOOK_ALIKES.get(part) ?? part.toLowerCase();
	return folded;
}

/**
 * Folds one character (a whole code point): lower case, accents off, full-width and styled letters
 * plain, look-alikes of other scripts replaced, invisible characters gone (an empty string).
 * Anything else comes back as it is.
 */
export function foldCharacter(character: string): string {
	const code = character.charCodeAt(0);
	if (code < 0x80) {
		if (code >= 0x41 && code <= 0x5a) return String.fromCharCode(code + 0x20);
		return character;
	}
	const cached = cache.get(character);
	if (cached !== undefined) return cached;
	const folded = fold(character);
	// Emptied rather than left to grow: a hostile text may hold every character there is.
	if (cache.size >= CACHE_LIMIT) cache.clear();
	cache.set(character, folded);
	return folded;
}
