import fc from 'fast-check';
import { foldText, readConsent } from '../../../../../engine/texts/consent';

const HUGE = 100_000;

/** Pieces that come near many patterns without finishing any: what makes a careless pattern slow. */
const PIECES = [
	'a ', 'stop ', 'please ', 'dont ', 'dont want to ', 'stop, ', '!', '\u200b', 'text ', 'take me off ', 'no me ',
	'\n>', '“liked ', 'ö', 'ok please ', 'Sent from my ', 'remove me from the ', '. , ', 'dejen de ', '😀', 'I’m ',
	'reply stop to ', 'stop all the these ', 'dontdont', '\u0000', 'S T ', 'get me off ',
];

describe('hostile texts', () => {
	it.each(PIECES)('reads 100 KB of %j and answers', (piece) => {
		const text = piece.repeat(Math.ceil(HUGE / piece.length));
		const consent = readConsent(text);
		expect([null, 'opt_out', 'opt_in']).toContain(consent?.kind ?? null);
		expect([...(consent?.words ?? '')].length).toBeLessThanOrEqual(120);
	});

	it.each(['\u200b', ' ', '!', '😀', '\n', '.'])('finds STOP within 100 KB of %j', (noise) => {
		const padding = noise.repeat(Math.ceil(HUGE / 2 / noise.length));
		expect(readConsent(`${padding}STOP${padding}`)).toMatchObject({ kind: 'opt_out', keyword: 'STOP' });
	});

	it('never throws and repeats itself, whatever it is given', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
				expect(readConsent(text)).toEqual(readConsent(text));
			}),
		);
	});

	it('reads a keyword through any casing and decoration', () => {
		const decoration = fc.string({ unit: fc.constantFrom(' ', '!', '.', '"', '\u200b', '\n', '🙏', '*'), maxLength: 8 });
		const keyword = fc.constantFrom('STOP', 'UNSUBSCRIBE', 'END', 'QUIT', 'CANCEL', 'REVOKE', 'OPTOUT', 'ALTO', 'BAJA');
		const cased = fc
			.tuple(keyword, fc.infiniteStream(fc.boolean()))
			.map(([word, lower]) => [...word].map((letter) => (lower.next().value ? letter.toLowerCase() : letter)).join(''));
		fc.assert(
			fc.property(decoration, cased, decoration, (before, word, after) => {
				expect(readConsent(before + word + after)?.kind).toBe('opt_out');
			}),
		);
	});

	it('keeps, for every folded character, where it came from', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 100 }), (text) => {
				const offsets: number[] = [];
				const folded = foldText(text, offsets);
				expect(offsets).toHaveLength(folded.length);
				expect(offsets.every((offset) => offset >= 0 && offset < text.length)).toBe(true);
			}),
		);
	});
});
