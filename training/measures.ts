// How well the classifier does on labelled texts, as a whole: rules, model, answers and thresholds together.

import { classify, type Classification, type Intent } from '../engine/replies';
import type { LabelledText } from './corpus';

/** A share of so many, with the interval in which it lies with 95 % certainty (Wilson). */
export interface Share {
	readonly of: number;
	readonly share: number;
	readonly low: number;
	readonly high: number;
}

export interface Measures {
	readonly texts: number;
	/** The first intent is the one of the label. */
	readonly accuracy: Share;
	/** The first intent is any of those that the label names. */
	readonly anyRight: Share;
	readonly macroF1: number;
	/** How many of the texts it is sure of. */
	readonly sure: Share;
	/** Of those it is sure of, how many are right. */
	readonly sureRight: Share;
	/** Expected calibration error. */
	readonly calibrationError: number;
	readonly emergencyRecall: Share;
	/** Of the emergencies, how many are neither flagged nor left to a person. */
	readonly emergenciesLost: Share;
	readonly emergencyPrecision: Share;
	/** Of the texts that are none, how many are held for an emergency. */
	readonly falseAlarms: Share;
	readonly urgencyAccuracy: Share;
	readonly optOutRecall: Share;
	readonly optOutPrecision: Share;
	/** Of the texts that are no opt-out, how many are taken for one, and for sure. */
	readonly falseOptOuts: Share;
	readonly alsoRecall: Share;
	readonly alsoPrecision: Share;
	readonly perIntent: ReadonlyArray<{ readonly intent: Intent; readonly of: number; readonly precision: number; readonly recall: number; readonly f1: number }>;
	/** First intent right, by language and by trade. */
	readonly byLanguage: readonly Part[];
	readonly byTrade: readonly Part[];
	/** The commonest mistakes. */
	readonly confusions: ReadonlyArray<{ readonly meant: Intent; readonly read: Intent; readonly times: number }>;
}

/** Some of the texts: how many of them are read rightly, how many surely, and how many of these rightly. */
export interface Part {
	readonly name: string;
	readonly right: Share;
	readonly sure: Share;
	readonly sureRight: Share;
}

interface Read {
	readonly text: LabelledText;
	readonly meant: Intent;
	readonly read: Classification;
}

/** Any fixed moment does: no label depends on it. */
const NOW = Date.parse('2025-06-10T15:00:00Z');
const FACTS: ReadonlySet<string> = new Set(['address', 'name', 'photo']);

function readAs(text: LabelledText): Read {
	const read = classify(text.text, { now: NOW, timezone: 'America/Chicago', ...(text.asked ? { lastAsked: text.asked } : {}) });
	return { text, read, meant: meantBy(text, read.intent) };
}

/** The intent of the label. A bare fact is labelled `other`: as the answer to what was asked it goes on with the request, and may be read as that. */
export function meantBy({ intent, asked }: Pick<LabelledText, 'intent' | 'asked'>, read: string): Intent {
	return intent === 'other' && FACTS.has(asked ?? '') && read === 'service_request' ? 'service_request' : intent;
}

export function shareOf<T>(all: readonly T[], is: (one: T) => boolean): Share {
	const of = all.length;
	const share = of === 0 ? Number.NaN : all.filter(is).length / of;
	const z = 1.96;
	const middle = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
	const reach = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
	return { of, share, low: middle - reach, high: middle + reach };
}

/** The mean distance between confidence and truth, over ten steps of confidence (expected calibration error). */
export function calibrationError(answers: ReadonlyArray<{ readonly confidence: number; readonly right: boolean }>): number {
	const steps = Array.from({ length: 10 }, (_, i) => answers.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === i));
	return steps.reduce((sum, step) => {
		const certain = step.reduce((total, { confidence }) => total + confidence, 0);
		return sum + Math.abs(certain - step.filter(({ right }) => right).length) / answers.length;
	}, 0);
}

function perIntent(reads: readonly Read[]): Measures['perIntent'] {
	return [...new Set(reads.map(({ meant }) => meant))].map((intent) => {
		const meant = reads.filter((one) => one.meant === intent);
		const named = reads.filter(({ read }) => read.intent === intent);
		const both = meant.filter(({ read }) => read.intent === intent).length;
		return {
			intent,
			of: meant.length,
			precision: named.length === 0 ? 0 : both / named.length,
			recall: both / meant.length,
			f1: (2 * both) / (meant.length + named.length),
		};
	});
}

function partsBy(reads: readonly Read[], nameOf: (text: LabelledText) => string, right: (one: Read) => boolean): Part[] {
	const names = [...new Set(reads.map(({ text }) => nameOf(text)))].sort();
	return names.map((name) => {
		const own = reads.filter(({ text }) => nameOf(text) === name);
		const sure = own.filter(({ read }) => !read.unsure);
		return { name, right: shareOf(own, right), sure: shareOf(own, ({ read }) => !read.unsure), sureRight: shareOf(sure, right) };
	});
}

function confusions(reads: readonly Read[]): Measures['confusions'] {
	const counts = new Map<string, { meant: Intent; read: Intent; times: number }>();
	for (const { meant, read } of reads) {
		if (read.intent === meant) continue;
		const pair = counts.get(`${meant} ${read.intent}`) ?? { meant, read: read.intent, times: 0 };
		pair.times++;
		counts.set(`${meant} ${read.intent}`, pair);
	}
	return [...counts.values()].sort((a, b) => b.times - a.times);
}

/** Reads every text as the product would and holds what comes out against its label. */
export function measure(texts: readonly LabelledText[]): Measures {
	const reads = texts.map(readAs);
	const right = ({ read, meant }: Read): boolean => read.intent === meant;
	const sure = reads.filter(({ read }) => !read.unsure);
	const isEmergency = ({ text }: Read): boolean => text.urgency === 'emergency';
	const seenAsOne = ({ read }: Read): boolean => read.urgency === 'emergency';
	const intents = perIntent(reads);
	const named = reads.flatMap((one) => one.read.also.map((also) => ({ one, also })));
	const meantToo = reads.flatMap((one) => one.text.also.map((also) => ({ one, also })));
	return {
		texts: reads.length,
		accuracy: shareOf(reads, right),
		anyRight: shareOf(reads, (one) => right(one) || one.text.also.includes(one.read.intent)),
		macroF1: intents.reduce((sum, { f1 }) => sum + f1, 0) / intents.length,
		sure: shareOf(reads, ({ read }) => !read.unsure),
		sureRight: shareOf(sure, right),
		calibrationError: calibrationError(reads.map((one) => ({ confidence: one.read.confidence, right: right(one) }))),
		emergencyRecall: shareOf(reads.filter(isEmergency), seenAsOne),
		emergenciesLost: shareOf(reads.filter(isEmergency), (one) => !seenAsOne(one) && !one.read.unsure),
		emergencyPrecision: shareOf(reads.filter(seenAsOne), isEmergency),
		falseAlarms: shareOf(reads.filter((one) => !isEmergency(one)), seenAsOne),
		urgencyAccuracy: shareOf(reads, ({ text, read }) => read.urgency === text.urgency),
		optOutRecall: shareOf(reads.filter(({ meant }) => meant === 'opt_out'), ({ read }) => read.intent === 'opt_out'),
		optOutPrecision: shareOf(reads.filter(({ read }) => read.intent === 'opt_out'), ({ text }) => text.intent === 'opt_out' || text.also.includes('opt_out')),
		falseOptOuts: shareOf(reads.filter(({ text }) => text.intent !== 'opt_out' && !text.also.includes('opt_out')), ({ read }) => read.intent === 'opt_out' && !read.unsure),
		alsoRecall: shareOf(meantToo, ({ one, also }) => one.read.also.includes(also) || one.read.intent === also),
		alsoPrecision: shareOf(named, ({ one, also }) => one.text.also.includes(also) || one.meant === also),
		perIntent: intents,
		byLanguage: partsBy(reads, ({ language }) => language, right),
		byTrade: partsBy(reads, ({ trade }) => trade, right),
		confusions: confusions(reads),
	};
}
