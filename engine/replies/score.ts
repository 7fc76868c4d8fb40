import { findServices } from './extract';
import { INTENTS, type Intent } from './intents';
import { PHRASE_LISTS } from './keywords';
import type { NormalizedReply } from './normalize';
import { compilePhrases, type PhraseMatch } from './phrases';

interface Weighted {
	readonly intent: Intent;
	readonly weight: number;
}

type WeightedMatch = PhraseMatch<Weighted>;

const TABLE = compilePhrases(
	PHRASE_LISTS.flatMap(({ intent, phrases }) =>
		phrases.flatMap(([weight, list]) =>
			list.map((phrase): [string, Weighted] => [phrase, { intent, weight }]),
		),
	),
);

/** From here on an intent is plain, and what it is easily mistaken for steps back. */
const PLAIN = 3.5;
const STEPS_BACK: Readonly<Partial<Record<Intent, Readonly<Partial<Record<Intent, number>>>>>> = {
	reschedule: { cancel: 3, booking: 3, support: 2, question: 2, service_request: 3 },
	cancel: { booking: 3, support: 1, declined: 1, service_request: 3 },
	quote: { question: 3, service_request: 2, booking: 2 },
	support: { service_request: 2, booking: 1, question: 1, quote: 1 },
	callback: { booking: 2, service_request: 1, question: 1, support: 1 },
	vendor: { quote: 3, question: 3, booking: 2, service_request: 3, callback: 3, support: 3, declined: 2 },
	declined: { service_request: 2, booking: 1, support: 2, cancel: 1 },
	wrong_number: { question: 3, callback: 3, support: 2, declined: 1 },
	booking: { question: 2, service_request: 1 },
	question: { service_request: 1 },
};

/** Phrases of one intent may lie over each other; the weightiest, then the longest, speaks for all. */
function withoutOverlaps(matches: readonly WeightedMatch[]): WeightedMatch[] {
	const byWeight = [...matches].sort(
		(a, b) => b.value.weight - a.value.weight || b.end - b.start - (a.end - a.start) || a.start - b.start,
	);
	const taken = new Set<number>();
	const kept: WeightedMatch[] = [];
	for (const match of byWeight) {
		let free = true;
		for (let at = match.start; at < match.end && free; at++) free = !taken.has(at);
		if (!free) continue;
		for (let at = match.start; at < match.end; at++) taken.add(at);
		kept.push(match);
	}
	return kept;
}

/** The weight of a list of matches: each further one adds less, so that long texts do not shout. */
function total(matches: readonly WeightedMatch[]): number {
	const speaksFor = matches.filter((match) => match.value.weight > 0);
	const speaksAgainst = matches.filter((match) => match.value.weight < 0);
	const forIt = withoutOverlaps(speaksFor)
		.map((match) => match.value.weight)
		.sort((a, b) => b - a)
		.reduce((sum, weight, i) => sum + weight / (1 + i * 0.35), 0);
	return withoutOverlaps(speaksAgainst).reduce((sum, match) => sum + match.value.weight, forIt);
}

/** Thanks and okays are an acknowledgement only where they are nearly all there is. */
function acknowledgement(matches: readonly WeightedMatch[], wordCount: number): number {
	if (!matches.some((match) => match.value.weight >= 2)) return 0;
	const covered = withoutOverlaps(matches).reduce((sum, match) => sum + match.end - match.start, 0);
	const coverage = wordCount === 0 ? 0 : covered / wordCount;
	return coverage >= 0.85 ? 6 : coverage >= 0.65 ? 3 : 0.8;
}

function wordsOf(reply: NormalizedReply): string[] {
	return reply.tokens.map((token) => token.word);
}

/** Scoring and explaining look at the same matches; a text is searched once for both. */
const searched = new WeakMap<NormalizedReply, ReadonlyMap<Intent, WeightedMatch[]>>();

function matchesByIntent(reply: NormalizedReply): ReadonlyMap<Intent, WeightedMatch[]> {
	const known = searched.get(reply);
	if (known) return known;
	const byIntent = new Map<Intent, WeightedMatch[]>();
	for (const match of TABLE.find(wordsOf(reply))) {
		const list = byIntent.get(match.value.intent) ?? [];
		list.push(match);
		byIntent.set(match.value.intent, list);
	}
	searched.set(reply, byIntent);
	return byIntent;
}

/**
 * How strongly a text speaks for each intent: a higher score is likelier, none is absent. The only
 * place where the words of a text are weighed; rules, context and routing are elsewhere.
 */
export function scoreIntents(reply: NormalizedReply): Map<Intent, number> {
	const words = wordsOf(reply);
	const wordCount = words.filter((word) => !/^[.,?]$/.test(word)).length;
	const scores = new Map<Intent, number>();

	for (const [intent, matches] of matchesByIntent(reply)) {
		const score =
			intent === 'acknowledgement' ? acknowledgement(matches, wordCount) : total(matches);
		if (score > 0) scores.set(intent, score);
	}
	const add = (intent: Intent, amount: number): void => {
		scores.set(intent, (scores.get(intent) ?? 0) + amount);
	};

	if (words.includes('?')) add('question', 1);
	if (findServices(words).length > 0) add('service_request', wordCount <= 4 ? 2.5 : 1.5);

	const plain = [...scores].filter(([, score]) => score >= PLAIN);
	for (const [intent, score] of plain) {
		for (const [other, step] of Object.entries(STEPS_BACK[intent] ?? {}) as Array<[
			Intent, number,
		]>) {
			const current = scores.get(other);
			// Only what is no stronger by itself steps back.
			if (current !== undefined && current <= score + 1) scores.set(other, current - step);
		}
	}
	for (const [intent, score] of scores) if (score <= 0) scores.delete(intent);
	return scores;
}

/** The words of a text that spoke for an intent, the weightiest first; at most five. */
export function explainIntent(reply: NormalizedReply, intent: Intent): string[] {
	const words = wordsOf(reply);
	const matches = matchesByIntent(reply).get(intent) ?? [];
	return withoutOverlaps(matches.filter((match) => match.value.weight > 0))
		.slice(0, 5)
		.map((match) => words.slice(match.start, match.end).join(' '));
}

/** What a text must say for a further intent, in words the first has no part in. */
const FURTHER = 4;
const MOST_FURTHER = 2;

/** Intents that a text speaks for beside its first, in words of their own, the stronger first. */
export function furtherIntents(reply: NormalizedReply, first: Intent): Intent[] {
	// A seller's patter speaks for everything.
	if (first === 'vendor' || first === 'wrong_number') return [];
	const byIntent = matchesByIntent(reply);
	const speaksFor = (intent: Intent): WeightedMatch[] =>
		(byIntent.get(intent) ?? []).filter((match) => match.value.weight >= 1);
	const spoken = new Set(
		withoutOverlaps(speaksFor(first)).flatMap((match) =>
			Array.from({ length: match.end - match.start }, (_, i) => match.start + i),
		),
	);
	const isOwn = (match: WeightedMatch): boolean => {
		for (let at = match.start; at < match.end; at++) if (spoken.has(at)) return false;
		return true;
	};
	const further = [...byIntent.keys()]
		.filter((intent) => intent !== first && intent !== 'acknowledgement')
		.map((intent): [Intent, number] => {
			const against = (byIntent.get(intent) ?? []).filter((match) => match.value.weight < 0);
			return [intent, total([...speaksFor(intent).filter(isOwn), ...against])];
		})
		.filter(([, score]) => score >= FURTHER);
	return ranked(new Map(further))
		.slice(0, MOST_FURTHER)
		.map(([intent]) => intent);
}

/** Intents in order of their scores; equal scores in the order of `INTENTS`. */
export function ranked(scores: ReadonlyMap<Intent, number>): Array<[Intent, number]> {
	return [...scores].sort((a, b) => b[1] - a[1] || INTENTS.indexOf(a[0]) - INTENTS.indexOf(b[0]));
}
