import fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
import type * as Door from '../../../../engine/texts';
import { measureText, smartEncode } from '../../../../engine/texts';

describe('the length of a text', () => {
	it.each<readonly [string, string, object]>([
		['nothing', '', { encoding: 'GSM-7', segments: 1, characters: 0, perSegment: 160, nonGsm: [] }],
		['one full segment', 'a'.repeat(160), { encoding: 'GSM-7', segments: 1, characters: 160, perSegment: 160 }],
		['one more', 'a'.repeat(161), { segments: 2, characters: 161, perSegment: 153 }],
		['two full segments', 'a'.repeat(306), { segments: 2 }],
		['one more than two', 'a'.repeat(307), { segments: 3 }],
		['what needs two septets', '€'.repeat(80), { encoding: 'GSM-7', segments: 1, characters: 160 }],
		['one of them too many', '€'.repeat(81), { segments: 2 }],
		['what GSM-7 has of Spanish', '¿Qué? ¡Sí no, ñandú!'.replace(/[íú]/g, 'i'), { encoding: 'GSM-7' }],
		['an accent that it lacks', 'está', { encoding: 'UCS-2', segments: 1, characters: 4, perSegment: 70, nonGsm: ['á'] }],
		['seventy of UCS-2', `á${'a'.repeat(69)}`, { segments: 1, perSegment: 70 }],
		['seventy-one', `á${'a'.repeat(70)}`, { segments: 2, perSegment: 67, characters: 71 }],
		['an emoji is two units', `😀${'a'.repeat(68)}`, { segments: 1, characters: 70, nonGsm: ['😀'] }],
		['a family is one character to a reader', '👩‍👩‍👧', { characters: 8, nonGsm: ['👩‍👩‍👧'] }],
		['each once', '“a” “b” 😀😀', { nonGsm: ['“', '”', '😀'] }],
	])('%s', (_name, body, measure) => {
		expect(measureText(body)).toMatchObject(measure);
	});

	it('is what the library says, also where it is not asked', () => {
		const body = fc.string({ unit: fc.constantFrom('a', 'Z', ' ', '@', '_', '\n', "'", '[', '€', 'é', 'ñ', 'Ñ', 'É', 'ü', 'Ü', 'è', 'à', 'ù', 'ì', 'ò', '¿', '¡', 'á', '\u0301', '`', '\r', '~'), minLength: 0, maxLength: 340 });
		fc.assert(
			fc.property(fc.oneof(body, body.map((text) => text.replace(/[^a-z @_\n'éñÑÉüÜèàùìò¿¡]/gi, 'x'))), (text) => {
				const { encodingName, segmentsCount } = new SegmentedMessage(text);
				expect(measureText(text)).toMatchObject({ encoding: encodingName, segments: segmentsCount });
			}),
			{ numRuns: 200 },
		);
	});

	it('is estimated beyond what any provider takes, without trouble', () => {
		expect(measureText('a'.repeat(1_000_000))).toMatchObject({ encoding: 'GSM-7', segments: Math.ceil(1_000_000 / 153), perSegment: 153 });
		expect(measureText(`á${'a'.repeat(99_999)}`)).toMatchObject({ encoding: 'UCS-2', segments: Math.ceil(100_000 / 67), nonGsm: ['á'] });
		expect(measureText('€'.repeat(5_000))).toMatchObject({ characters: 10_000 });
	});
});

describe('what looks like a plain character', () => {
	it.each([
		['“Hi” – it’s ‘us’…', '"Hi" - it\'s \'us\'...'],
		['don´t', "don't"],
		['a—b−c‑d', 'a-b-c-d'],
		['a\u00a0b\u2009c\u3000d', 'a b c d'],
		['a\u200bb\ufeff\u00adc', 'abc'],
		['a\tb', 'a b'],
		['Ｈｅｌｌｏ １２３！', 'Hello 123!'],
		['oﬃce ﬁx', 'office fix'],
		['«Hola»', '"Hola"'],
		['• one', '- one'],
		['½ off', '1/2 off'],
		['man\u0303ana', 'mañana'],
		['Zoe\u0301', 'Zoé'],
	])('%j becomes %j', (body, plain) => {
		expect(smartEncode(body)).toBe(plain);
		expect(measureText(plain).encoding).toBe('GSM-7');
	});

	it('accents are spelling: they stay, unless asked for', () => {
		expect(smartEncode('María está aquí')).toBe('María está aquí');
		expect(smartEncode('María está aquí', { accents: 'fold' })).toBe('Maria esta aqui');
		expect(smartEncode('el año que viene, señora', { accents: 'fold' })).toBe('el año que viene, señora');
	});

	it('a text that costs the same either way stays as it was written', () => {
		for (const body of ['“Hi” 😀', '“Hola” María', 'Привет…', '“李”']) expect(smartEncode(body)).toBe(body);
	});

	it('plain text is the same text', () => {
		for (const body of ['', 'Hi {first_name}', 'a@b £5 ¿Qué? ñ Ü', 'line\nline', '[~^|\\]€']) expect(smartEncode(body)).toBe(body);
	});

	it('never makes a text dearer, and does all it does at once', () => {
		const piece = fc.oneof(fc.constantFrom('“', '’', '…', '\u00a0', '–', 'á', '😀', 'ﬁ', '\u0303', 'n', '½', '\u200d', '李', '\t', '€', 'hello world '), fc.string({ unit: 'binary', maxLength: 4 }));
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
				const body = pieces.join('');
				const encoded = smartEncode(body);
				const [before, after] = [measureText(body), measureText(encoded)];
				expect(after.encoding === before.encoding || after.encoding === 'GSM-7').toBe(true);
				expect(after.segments).toBeLessThanOrEqual(before.segments);
				expect(smartEncode(encoded)).toBe(encoded);
			}),
			{ numRuns: 300 },
		);
	});

	it('reads long nonsense', () => {
		for (const piece of ['“', '\u0303', '😀', '\u00a0']) expect(typeof smartEncode(piece.repeat(50_000))).toBe('string');
	});
});

it('a plain text is written and measured without loading what counts segments', () => {
	const loaded: string[] = [];
	jest.isolateModules(() => {
		jest.doMock('sms-segments-calculator', () => {
			loaded.push('sms-segments-calculator');
			return jest.requireActual<object>('sms-segments-calculator');
		});
		const room = jest.requireActual<typeof Door>('../../../../engine/texts');
		expect(room.smartEncode('Hi, this is Smith Plumbing.')).toBe('Hi, this is Smith Plumbing.');
		expect(room.measureText('Hi, this is Smith Plumbing.').segments).toBe(1);
		expect(loaded).toEqual([]);
		expect(room.measureText('10 €').segments).toBe(1);
	});
	expect(loaded).toHaveLength(1);
});
