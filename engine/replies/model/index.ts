/** The model that reads a text: trained offline on the texts of training/, unpacked when the first text comes. */
import type { LastAsked, Urgency } from '../classification';
import type { Intent } from '../intents';
import type { NormalizedReply } from '../normalize';
import { explain } from './explain';
import { featuresOf, wordBucket, wordFeaturesOf } from './features';
import { kindOf } from './kinds';
import { excite, pullOf, sumsOf, type Head, type Table } from './network';
import { unpackBuckets, unpackCodes, unpackNumbers, unpackRarities, valuesOfCodes, type PackedHead, type PackedModel } from './packed';
import { profileFrom, type Profile } from './profile';
import { chances, shares, vectorOf } from './vector';

/** What the model makes of a text. */
export interface Reading {
	/** Every intent with how likely it is the first, 0 to 1; the likeliest first. */
	readonly intents: ReadonlyArray<readonly [intent: Intent, confidence: number]>;
	/** Every intent that the text may have beside its first, with how likely it has it; the likeliest first. */
	readonly also: ReadonlyArray<readonly [intent: Intent, confidence: number]>;
	/** How likely each urgency is; together 1. */
	readonly urgency: Readonly<Record<Urgency, number>>;
	/** Whether any of its words was in the texts that the model learned from; without one it goes by scraps of letters. */
	readonly isKnown: boolean;
}

interface Model {
	readonly rows: Uint16Array;
	readonly rarities: Float32Array;
	readonly table: Table;
	readonly intent: Head;
	readonly urgency: Head;
	readonly also: Head;
	readonly emergencyFrom: number;
	readonly alsoFrom: number;
}

let loaded: Model | undefined;

function unpackHead({ weights, ...head }: PackedHead): Head {
	return { ...head, weights: unpackNumbers(weights) };
}

function unpack({ buckets, rarities, hidden, table, largest, intent, urgency, also, ...thresholds }: PackedModel): Model {
	return {
		rows: unpackBuckets(buckets),
		rarities: unpackRarities(rarities),
		table: { hidden, codes: unpackCodes(table), values: valuesOfCodes(largest) },
		intent: unpackHead(intent),
		urgency: unpackHead(urgency),
		also: unpackHead(also),
		...thresholds,
	};
}

function model(): Model {
	return (loaded ??= unpack(require('./weights.json') as PackedModel));
}

/** From these on the model's word for an emergency, and for a further intent, is taken. */
export function thresholds(): { readonly emergencyFrom: number; readonly alsoFrom: number } {
	const { emergencyFrom, alsoFrom } = model();
	return { emergencyFrom, alsoFrom };
}

/** Makes the model read from these weights instead of those that are shipped; for training. */
export function useModel(packed: PackedModel): void {
	loaded = unpack(packed);
}

type Certain = (sums: readonly number[], temperature: number) => number[];

function readHead(head: Head, units: Float32Array, certain: Certain): Array<[string, number]> {
	const values = certain(sumsOf(units, head), head.temperature);
	return head.classes.map((name, i): [string, number] => [name, values[i] ?? 0]).sort((a, b) => b[1] - a[1]);
}

/** The hidden units of a text that was read: what spoke for its intent is asked for right after. */
const excited = new WeakMap<NormalizedReply, Float32Array>();

/** Reads a text: what is wanted and how soon, each with its calibrated confidence. */
export function readByModel(reply: NormalizedReply, asked: LastAsked | undefined): Reading {
	const { rows, table, intent, urgency, also } = model();
	const units = excite(vectorOf(featuresOf(reply, asked), (bucket) => (rows[bucket] ?? 0) - 1), table);
	excited.set(reply, units);
	return {
		intents: readHead(intent, units, shares) as Array<[Intent, number]>,
		also: readHead(also, units, chances) as Array<[Intent, number]>,
		urgency: Object.fromEntries(readHead(urgency, units, shares)) as Record<Urgency, number>,
		isKnown: reply.tokens.slice(0, 200).some(({ word }) => word.length > 1 && (rows[wordBucket(kindOf(word))] ?? 0) > 0),
	};
}

/** What a text is about, to be compared with others. */
export function profileOf(reply: NormalizedReply): Profile {
	const { rows, rarities } = model();
	return profileFrom(wordFeaturesOf(reply), (bucket) => rarities[(rows[bucket] || rarities.length) - 1] ?? 0);
}

/** The words of a text that spoke most for an intent, or for an emergency; at most three. */
export function wordsFor(reply: NormalizedReply, what: Intent | 'emergency'): string[] {
	const { rows, table, intent, urgency } = model();
	const units = excited.get(reply) ?? excite(vectorOf(featuresOf(reply, undefined), (bucket) => (rows[bucket] ?? 0) - 1), table);
	const pull = pullOf(units, what === 'emergency' ? urgency : intent, what);
	return explain(reply, (bucket) => {
		const row = (rows[bucket] ?? 0) - 1;
		return row < 0 ? 0 : pull.reduce((sum, each, unit) => sum + each * (table.values[table.codes[row * table.hidden + unit] ?? 0] ?? 0), 0);
	});
}

export { featuresOf, type Features } from './features';
export { similarity, type Profile } from './profile';
export { LEAK } from './network';
export { codeOf, packBytes, packCodes, packNumbers, RARITY_STEPS, type PackedHead, type PackedModel } from './packed';
export { shares, vectorOf, type Vector } from './vector';
