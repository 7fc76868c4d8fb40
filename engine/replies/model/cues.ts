import type { LastAsked } from '../classification';
import { findEmergency } from '../emergency';
import type { NormalizedReply } from '../normalize';
import { urgencyByRule } from '../urgency';

/** How much a cue counts; all words together count 3. */
const CUE = 0.5;

/** The largest of these that is at most `length`, so that lengths fall into few steps. */
function step(length: number): number {
	return [64, 32, 16, 8, 5, 3, 2, 1].find((least) => length >= least) ?? 0;
}

function* asked(lastAsked: LastAsked | undefined, length: number): Generator<readonly [string, number]> {
	yield [`asked ${lastAsked ?? 'nothing'}`, CUE];
	if (lastAsked) yield [`asked ${lastAsked} ${Math.min(8, step(length))}`, CUE];
}

function* marks({ original, text }: NormalizedReply, plain: readonly string[]): Generator<readonly [string, number]> {
	const found: ReadonlyArray<readonly [string, boolean]> = [
		['asks', plain.includes('?')],
		['ends asking', plain.at(-1) === '?'],
		['capitals', /\p{Lu}{3}/u.test(original) && !/\p{Ll}{2}/u.test(original)],
		['exclaims', original.includes('!')],
		['emoji', /\p{Extended_Pictographic}/u.test(original)],
		['money', /\$ ?\d|\d ?(?:dollars|bucks|dolares|dólares)/.test(text)],
		['phone', /\d{3}[ .)-]{0,2}\d{3}[ .-]?\d{4}/.test(text)],
		['link', /https?:|www\.|\.com\b/.test(text)],
	];
	for (const [name, is] of found) if (is) yield [name, CUE];
	for (const kind of new Set(plain)) if (kind.startsWith('0')) yield [kind, CUE];
}

/** What the rules say: they know dangers that no text of the training had. */
function* rules(reply: NormalizedReply): Generator<readonly [string, number]> {
	if (findEmergency(reply)) yield ['rule emergency', 2 * CUE];
	yield [`rule ${urgencyByRule(reply)}`, CUE];
}

/** What a text shows beside its words, by name, with its strength. */
export function* cuesOf(reply: NormalizedReply, plain: readonly string[], lastAsked: LastAsked | undefined): Generator<readonly [string, number]> {
	yield ['any', 2 * CUE];
	yield [`length ${step(plain.length)}`, CUE];
	yield* asked(lastAsked, plain.length);
	yield* marks(reply, plain);
	yield* rules(reply);
}
