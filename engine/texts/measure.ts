/** How long a text is, as carriers count and charge. */
export interface TextMeasure {
	readonly encoding: 'GSM-7' | 'UCS-2';
	/** What is paid for. An empty text counts as one. */
	readonly segments: number;
	/** What fills the segments: septets (of which `€ ^ { } [ ] ~ \ |` need two), or UTF-16 units. */
	readonly characters: number;
	/** How many of them fit in each segment of this text. */
	readonly perSegment: number;
	/** Which characters force UCS-2, each once, in order. */
	readonly nonGsm: readonly string[];
}

/** GSM 03.38 and 03.40: 140 octets a segment, less six for the header that joins several. */
const ROOM = { 'GSM-7': { one: 160, several: 153 }, 'UCS-2': { one: 70, several: 67 } } as const;

/** No provider takes a text as long as this. Longer ones are estimated: the library's time grows with the square of the length. */
const LONGEST_EXACT = 2_000;

/** One septet each, so that counting is all there is to it: English and Spanish need no library, which takes milliseconds for a text. */
const SIMPLE = /^[\n\x20-\x5a_\x61-\x7a¿¡ñÑéÉüÜèàùìò]*$/;

/** Encoding and segments of a text. Loads its library when it is first given one with other characters than most. */
export function measureText(body: string): TextMeasure {
	if (SIMPLE.test(body)) {
		const { one, several } = ROOM['GSM-7'];
		const fits = body.length <= one;
		return { encoding: 'GSM-7', segments: fits ? 1 : Math.ceil(body.length / several), characters: body.length, perSegment: fits ? one : several, nonGsm: [] };
	}
	const { segmented } = require('./segments') as typeof import('./segments');
	if (body.length > LONGEST_EXACT) return estimate(body, segmented);
	const { gsm, units, segments, nonGsm } = segmented(body);
	const encoding = gsm ? 'GSM-7' : 'UCS-2';
	return { encoding, segments, characters: units, perSegment: ROOM[encoding][segments > 1 ? 'several' : 'one'], nonGsm };
}

function estimate(body: string, segmented: (body: string) => { readonly gsm: boolean; readonly units: number; readonly nonGsm: readonly string[] }): TextMeasure {
	const counts = new Map<string, number>();
	for (const character of body) counts.set(character, (counts.get(character) ?? 0) + 1);
	const nonGsm: string[] = [];
	let septets = 0;
	for (const [character, count] of counts) {
		const { gsm, units } = segmented(character);
		if (!gsm) nonGsm.push(character);
		septets += units * count;
	}
	const encoding = nonGsm.length === 0 ? 'GSM-7' : 'UCS-2';
	const characters = encoding === 'GSM-7' ? septets : body.length;
	const perSegment = ROOM[encoding].several;
	return { encoding, segments: Math.ceil(characters / perSegment), characters, perSegment, nonGsm };
}
