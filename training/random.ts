/** Numbers from 0 (inclusive) to 1 that look drawn by lot and are the same for the same seed (xorshift, 32 bits). */
export function numbersFrom(seed: number): () => number {
	let state = seed | 0 || 1;
	return () => {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		return (state >>> 0) / 0x1_0000_0000;
	};
}

/** Puts what is in the list into another order. */
export function shuffle(list: Int32Array, draw: () => number): void {
	for (let i = list.length - 1; i > 0; i--) {
		const j = Math.floor(draw() * (i + 1));
		const kept = list[i] as number;
		list[i] = list[j] as number;
		list[j] = kept;
	}
}
