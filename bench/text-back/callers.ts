/** First digits of area codes; 5 and 8 hold personal and toll-free codes, which are nobody's mobile. */
const FIRST = [2, 3, 4, 6, 7, 9];
const NUMBERS_PER_AREA = 100;

/**
 * Numbers that nobody has called from yet, E.164: 555-0100 to 555-0199, which are kept free for fiction, in every area
 * code of the North American shape.
 * @throws Error when they have all been used, some 50,000 of them
 */
export class Callers {
	private readonly areas = FIRST.flatMap((first) => Array.from({ length: 90 }, (_, rest) => first * 100 + rest)).filter(isOrdinary);

	private used = 0;

	next(): string {
		const area = this.areas[Math.floor(this.used / NUMBERS_PER_AREA)];
		if (area === undefined) throw new Error('There are no callers left. Measure fewer rounds.');
		const last = String(this.used % NUMBERS_PER_AREA).padStart(2, '0');
		this.used += 1;
		return `+1${area}55501${last}`;
	}
}

/** Neither a service such as 411 nor a code that is paid for or follows its owner. */
function isOrdinary(area: number): boolean {
	return area % 100 !== 11 && area !== 700 && area !== 710 && area !== 900;
}
