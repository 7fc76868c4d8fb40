import { clockAt, type Clock } from './clock';
import { matchAt, wordingTable } from './wordings';

/** A time of day mentioned, in minutes after midnight; an open end is left out. */
export interface TimeMention {
	/** Index of its first word, and of the word after its last. */
	readonly start: number;
	readonly end: number;
	readonly from?: number;
	readonly to?: number;
	/** Morning or afternoon was only assumed from the number. */
	readonly assumed?: boolean;
	/** A stretch of the day ("afternoon") rather than a clock time. */
	readonly part?: boolean;
}

const HOUR = 60;
/** How far around "about 3" reaches, in minutes. */
const ABOUT = 30;

/** Stretches of the day; the longer wording first. */
const PARTS: ReadonlyArray<readonly [words: string, from?: number, to?: number]> = [
	['first thing in the morning', 8 * HOUR, 9 * HOUR],
	['a primera hora', 8 * HOUR, 9 * HOUR],
	['first thing', 8 * HOUR, 9 * HOUR],
	['early in the morning', 7 * HOUR, 9 * HOUR],
	['early morning', 7 * HOUR, 9 * HOUR],
	['early afternoon', 12 * HOUR, 14 * HOUR],
	['late morning', 10 * HOUR, 12 * HOUR],
	['late afternoon', 15 * HOUR, 18 * HOUR],
	['early evening', 17 * HOUR, 19 * HOUR],
	['end of the day', 16 * HOUR, 18 * HOUR],
	['end of day', 16 * HOUR, 18 * HOUR],
	['after work', 17 * HOUR, undefined],
	['after lunch', 13 * HOUR, undefined],
	['before lunch', undefined, 12 * HOUR],
	['before work', undefined, 9 * HOUR],
	['lunch time', 11 * HOUR + 30, 13 * HOUR + 30],
	['lunchtime', 11 * HOUR + 30, 13 * HOUR + 30],
	['morning', 8 * HOUR, 12 * HOUR],
	['mornings', 8 * HOUR, 12 * HOUR],
	['afternoon', 12 * HOUR, 17 * HOUR],
	['afternoons', 12 * HOUR, 17 * HOUR],
	['evening', 17 * HOUR, 20 * HOUR],
	['evenings', 17 * HOUR, 20 * HOUR],
	['tonight', 18 * HOUR, 22 * HOUR],
	['esta noche', 18 * HOUR, 22 * HOUR],
	['por la manana', 8 * HOUR, 12 * HOUR],
	['en la manana', 8 * HOUR, 12 * HOUR],
	['por la tarde', 12 * HOUR, 18 * HOUR],
	['en la tarde', 12 * HOUR, 18 * HOUR],
	['esta tarde', 12 * HOUR, 18 * HOUR],
	['por la noche', 18 * HOUR, 22 * HOUR],
	['en la noche', 18 * HOUR, 22 * HOUR],
	['night', 18 * HOUR, 22 * HOUR],
];

const PART_TABLE = wordingTable(PARTS.map(([words, from, to]) => [
	words, [from, to] as const,
] as const));

/** Greetings and habits: "good morning", "every night", "buenas tardes". */
const NOT_A_TIME =
	/^(?:good|gd|happy|nice|great|buen|buenos|buenas|last|since|all|every|yesterday|one|the other|over)$/;

function partAt(words: readonly string[], at: number): TimeMention | null {
	if (NOT_A_TIME.test(words[at - 1] ?? '')) return null;
	const found = matchAt(PART_TABLE, words, at);
	if (!found) return null;
	const [from, to] = found.value;
	return { start: at, end: found.end, from, to, part: true };
}

function between(first: Clock, second: Clock, start: number): TimeMention {
	let { minutes: from } = first;
	let { minutes: to } = second;
	// "3-5pm": the half of the day belongs to both, unless that would turn it round ("10-2pm").
	if (first.assumed && !second.assumed) {
		const same = (from % (12 * HOUR)) + (to >= 12 * HOUR ? 12 * HOUR : 0);
		from = same < to ? same : from % (12 * HOUR);
	} else if (second.assumed && to <= from) {
		to += 12 * HOUR;
	}
	return { start, end: second.next, from, to, assumed: first.assumed && second.assumed };
}

function single(clock: Clock, start: number, before: string): TimeMention {
	const { minutes, assumed } = clock;
	const end = clock.next;
	switch (before) {
		case 'after':
			return { start, end, from: minutes, assumed };
		case 'before':
			return { start, end, to: minutes, assumed };
		case 'about':
			return { start, end, from: minutes - ABOUT, to: minutes + ABOUT, assumed };
		default:
			return clock.vague
				? { start, end, from: minutes - ABOUT, to: minutes + ABOUT, assumed }
				: { start, end, from: minutes, to: minutes, assumed };
	}
}

const BEFORE: Readonly<Record<string, string>> = {
	after: 'after', past: 'after', 'anytime after': 'after', 'despues de': 'after', 'a partir de': 'after', 'desde': 'after', from: 'after',
	before: 'before', by: 'before', until: 'before', till: 'before', 'antes de': 'before', hasta: 'before',
	around: 'about', about: 'about', like: 'about', approximately: 'about', 'como a': 'about', sobre: 'about', 'a eso de': 'about',
	at: 'at', '@': 'at', a: 'at', for: 'at', 'para': 'at',
};
const INTRO_TABLE = wordingTable(Object.entries(BEFORE));

/** Too common before any number to make a time of it by themselves. */
const WEAK = new Set(['a', 'for', 'para', 'like', 'from', 'about', 'desde']);

function introAt(words: readonly string[], at: number): { kind: string; word: string; next: number } | null {
	const found = matchAt(INTRO_TABLE, words, at);
	return found && { kind: found.value, word: found.wording, next: found.end };
}

const AND = /^(?:-|to|and|till|until|y|a|hasta|thru|through)$/;

function rangeAt(words: readonly string[], at: number): TimeMention | null {
	const opened = /^(?:between|from|entre|de|desde)$/.test(words[at] ?? '');
	const first = clockAt(words, opened ? at + 1 : at);
	if (!first || !AND.test(words[first.next] ?? '')) return null;
	const second = clockAt(words, first.next + 1);
	if (!second) return null;
	const dashed = words[first.next] === '-';
	const said = first.plain || second.plain || (opened && words[at] !== 'de') || words[at + 1] === 'las';
	// "move my 3pm to 4pm" is two times, not a stretch.
	const isMove = /^(?:my|our|mi|nuestra)$/.test(words[at - 1] ?? '') && !dashed;
	if ((!dashed && !said) || isMove) return null;
	return between(first, second, at);
}

function timeAt(words: readonly string[], at: number): TimeMention | null {
	const part = partAt(words, at);
	if (part) return part;
	const range = rangeAt(words, at);
	if (range) return range;
	const intro = introAt(words, at);
	if (intro) {
		const clock = clockAt(words, intro.next);
		const article = /^las?$/.test(words[intro.next] ?? '');
		if (clock && (clock.plain || article || !WEAK.has(intro.word))) {
			return single(clock, at, intro.kind);
		}
	}
	const clock = clockAt(words, at);
	return clock?.plain ? single(clock, at, '') : null;
}

/** Every time of day in a text, in order. */
export function findTimes(words: readonly string[]): TimeMention[] {
	const found: TimeMention[] = [];
	let at = 0;
	while (at < words.length) {
		const mention = timeAt(words, at);
		if (mention) found.push(mention);
		at = mention ? mention.end : at + 1;
	}
	return found;
}
