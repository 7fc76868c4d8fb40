import type { Urgency } from '../classification';
import type { CustomIntent } from '../custom';
import type { Intent } from '../intents';
import { namedIntent, type Named } from './meanings';
import { findObject } from './parse';

/** A model's answer that names only what it was offered. Its words are still those of a stranger's text. */
export interface AiAnswer {
	readonly named: Named;
	readonly also: readonly Intent[];
	readonly urgency: Urgency;
	readonly confidence: number;
	readonly service?: string;
	readonly summary?: string;
}

export type ReadAnswer = { readonly ok: true; readonly answer: AiAnswer } | { readonly ok: false; readonly faults: readonly string[] };

const URGENCIES: readonly Urgency[] = ['emergency', 'urgent', 'routine'];

/** Reads what a model wrote. Never throws; says in our own words what is wrong, so that it can be asked again. */
export function readAnswer(written: string, custom: readonly CustomIntent[]): ReadAnswer {
	const found = findObject(written);
	if (!found.ok) return { ok: false, faults: [found.fault] };
	const { intent, also, urgency, confidence, service, summary } = found.object;
	const named = namedIntent(intent, custom);
	const soon = URGENCIES.find((one) => one === (typeof urgency === 'string' ? urgency.trim().toLowerCase() : undefined));
	const certain = shareIn(confidence);
	if (named === undefined || soon === undefined || certain === undefined) {
		return {
			ok: false,
			faults: [
				...(named === undefined ? ['"intent" was no name of the list'] : []),
				...(soon === undefined ? ['"urgency" was none of "emergency", "urgent", "routine"'] : []),
				...(certain === undefined ? ['"confidence" was no number from 0 to 1'] : []),
			],
		};
	}
	const words = { service: wordsIn(service), summary: wordsIn(summary) };
	return {
		ok: true,
		answer: {
			named,
			also: furtherIn(also, named, custom),
			urgency: soon,
			confidence: certain,
			...(words.service === undefined ? {} : { service: words.service }),
			...(words.summary === undefined ? {} : { summary: words.summary }),
		},
	};
}

/** 0.9, "0.9", 90 and "90%" all say the same. */
function shareIn(value: unknown): number | undefined {
	const number = typeof value === 'number' ? value : typeof value === 'string' && /^\s*\d{1,3}(?:\.\d{1,6})?\s*%?\s*$/.test(value) ? Number.parseFloat(value) : Number.NaN;
	if (!(number >= 0 && number <= 100)) return undefined;
	const isPercent = number > 1 || (typeof value === 'string' && value.includes('%'));
	return isPercent ? number / 100 : number;
}

function wordsIn(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** Further intents, as far as they are known; the business's own come first or not at all. */
function furtherIn(value: unknown, named: Named, custom: readonly CustomIntent[]): Intent[] {
	const list: unknown[] = Array.isArray(value) ? value.slice(0, 10) : typeof value === 'string' ? value.split(',', 10) : [];
	const intents = list.flatMap((one) => {
		const further = namedIntent(one, custom);
		return further && 'intent' in further ? [further.intent] : [];
	});
	return [...new Set(intents)].filter((intent) => intent !== 'other' && !('intent' in named && named.intent === intent));
}
