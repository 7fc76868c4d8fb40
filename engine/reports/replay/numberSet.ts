const FULL = 0.6;
/** No phone number is zero. */
const EMPTY = 0;

/** Counts different phone numbers exactly, in some 16 bytes each: a log may have millions. */
export class NumberSet {
	private slots = new Float64Array(64);
	private count = 0;

	get size(): number {
		return this.count;
	}

	/** @param e164 at most 15 digits, which a double holds exactly */
	add(e164: string): boolean {
		const number = Number(e164.replace(/\D/g, ''));
		if (!(number > 0)) return false;
		if (this.count >= this.slots.length * FULL) this.grow();
		return this.put(number);
	}

	private put(number: number): boolean {
		const { slots } = this;
		const mask = slots.length - 1;
		// Fibonacci hashing of the digits' two halves.
		let slot = (Math.imul((number % 0x1_0000_0000) | 0, 0x9e3779b1) ^ Math.imul(Math.floor(number / 0x1_0000_0000), 0x85ebca6b)) >>> 0;
		slot = (slot ^ (slot >>> 15)) & mask;
		while (slots[slot] !== EMPTY) {
			if (slots[slot] === number) return false;
			slot = (slot + 1) & mask;
		}
		slots[slot] = number;
		this.count += 1;
		return true;
	}

	private grow(): void {
		const before = this.slots;
		this.slots = new Float64Array(before.length * 2);
		this.count = 0;
		for (const number of before) if (number !== EMPTY) this.put(number);
	}
}
