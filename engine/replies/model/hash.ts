/** FNV-1a over the characters, 32 bits; the start of every hash. */
export const HASH_START = 0x811c9dc5;

/** One more character of a hash. */
export function hashOn(hash: number, code: number): number {
	return Math.imul(hash ^ code, 0x01000193);
}

/** One more word of a hash. */
export function hashWord(hash: number, word: string): number {
	let on = hash;
	for (let i = 0; i < word.length; i++) on = hashOn(on, word.charCodeAt(i));
	return on;
}

/** Spreads a hash over all its bits (the finish of MurmurHash3), so that any of them may name a bucket. */
export function spread(hash: number): number {
	let on = hash;
	on = Math.imul(on ^ (on >>> 16), 0x85ebca6b);
	on = Math.imul(on ^ (on >>> 13), 0xc2b2ae35);
	return (on ^ (on >>> 16)) >>> 0;
}
