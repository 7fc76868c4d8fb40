import type { LabelledText } from '../../training/corpus';
import { calibrationError, meantBy } from '../../training/measures';
import { percentile } from '../lib/stats';
import type { Answer } from './contender';
import type { ChildResult } from './child';

/** Shares are 0 to 1. What a contender does not look for is NaN. */
export interface Figures {
	readonly name: string;
	readonly accuracy: number;
	readonly macroF1: number;
	/** Expected calibration error over ten steps of confidence. */
	readonly calibrationError: number;
	/** Of the texts it is surest of, so many of all, how many are right. */
	readonly curve: ReadonlyArray<{ readonly coverage: number; readonly right: number }>;
	/** Of opt-outs, how many it sees; of all other texts, how many it takes for one. */
	readonly optOutRecall: number;
	readonly falseOptOuts: number;
	/** How many it is sure of at its own threshold, and how many of those are right. */
	readonly sure: number;
	readonly sureRight: number;
	/** Of emergencies, how many are flagged, and how many neither flagged nor left to a person; of others, how many are flagged. */
	readonly emergencies: number;
	readonly emergenciesLost: number;
	readonly falseAlarms: number;
	readonly p50Micros: number;
	readonly p99Micros: number;
	readonly loadMs: number;
	readonly megabytes: number;
}

const COVERAGES = [1, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5] as const;

interface Read {
	readonly text: LabelledText;
	readonly answer: Answer;
	readonly right: boolean;
}

/** How well a contender did. A bare fact that answers a question goes on with the request: both names are right. */
export function figuresOf({ name, answers, micros, loadMs, bytes }: ChildResult, texts: readonly LabelledText[]): Figures {
	const reads = texts.flatMap((text, i): Read[] => {
		const answer = answers[i];
		return answer ? [{ text, answer, right: meantBy(text, answer.intent) === answer.intent }] : [];
	});
	const of = (which: readonly Read[], is: (read: Read) => boolean): number => (which.length === 0 ? Number.NaN : which.filter(is).length / which.length);
	const right = ({ right: is }: Read): boolean => is;
	const optOuts = reads.filter(({ text }) => text.intent === 'opt_out');
	const others = reads.filter(({ text }) => text.intent !== 'opt_out' && !text.also.includes('opt_out'));
	const looks = reads.some(({ answer }) => answer.emergency !== undefined);
	const emergencies = reads.filter(({ text }) => looks && text.urgency === 'emergency');
	const sure = reads.filter(({ answer }) => answer.unsure === false);
	return {
		name,
		accuracy: of(reads, right),
		macroF1: macroF1(reads),
		calibrationError: calibrationError(reads.map(({ answer, right: is }) => ({ confidence: answer.confidence, right: is }))),
		curve: curveOf(reads),
		optOutRecall: of(optOuts, ({ answer }) => answer.intent === 'opt_out'),
		falseOptOuts: of(others, ({ answer }) => answer.intent === 'opt_out' && answer.unsure !== true),
		sure: sure.length === 0 ? Number.NaN : sure.length / reads.length,
		sureRight: of(sure, right),
		emergencies: of(emergencies, ({ answer }) => answer.emergency === true),
		emergenciesLost: of(emergencies, ({ answer }) => answer.emergency !== true && answer.unsure !== true),
		falseAlarms: of(reads.filter(({ text }) => looks && text.urgency !== 'emergency'), ({ answer }) => answer.emergency === true),
		p50Micros: percentile(micros, 0.5),
		p99Micros: percentile(micros, 0.99),
		loadMs,
		megabytes: bytes / 1_048_576,
	};
}

function macroF1(reads: readonly Read[]): number {
	const intents = [...new Set(reads.map(({ text }) => text.intent))];
	const f1 = (intent: string): number => {
		const meant = reads.filter(({ text }) => text.intent === intent);
		const both = meant.filter(({ right }) => right).length;
		const named = reads.filter(({ answer, right, text }) => answer.intent === intent && !(right && text.intent !== intent)).length;
		return (2 * both) / (meant.length + named);
	};
	return intents.reduce((sum, intent) => sum + f1(intent), 0) / intents.length;
}

function curveOf(reads: readonly Read[]): Figures['curve'] {
	const surest = [...reads].sort((one, other) => other.answer.confidence - one.answer.confidence);
	return COVERAGES.map((coverage) => {
		const covered = surest.slice(0, Math.round(coverage * surest.length));
		return { coverage, right: covered.filter(({ right }) => right).length / covered.length };
	});
}
