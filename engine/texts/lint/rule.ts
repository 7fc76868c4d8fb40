import type { Industry, Language } from '../../business';
import type { TextMeasure } from '../measure';
import type { TextPurpose } from '../message';
import type { NamedField, TextValues } from '../render';

/** `error`: do not send this. `warning`: it works, and costs money, trust or delivery. `info`: good to know. */
export type Severity = 'error' | 'warning' | 'info';

/** One thing that a text could do better, in words for whoever wrote it. */
export interface Finding {
	readonly rule: string;
	readonly severity: Severity;
	/** A sentence: what is the matter. */
	readonly problem: string;
	/** A sentence: how to mend it. */
	readonly mend: string;
	/** Where in the text as it is written, in UTF-16 units, where that can be said. */
	readonly at?: number;
}

/** What is known about a text besides its words. */
export interface TextAbout {
	/** Absent means the first text, of which most is asked. */
	readonly purpose?: TextPurpose;
	readonly businessName?: string;
	/** Of the text; absent means English. */
	readonly language?: Language;
	readonly industry?: Industry;
	/** The names that fields may have; absent means those of {@link TEXT_FIELDS}. */
	readonly fields?: readonly string[];
	/** Fields that here always have something to say, besides those that do everywhere. */
	readonly filled?: readonly string[];
	/** With which the text is measured; the name of the business is among them anyway. */
	readonly values?: TextValues;
	/** Whether how to opt out is added at the end of a first text that does not say it. */
	readonly optOutHint?: boolean;
	/** Whether look-alikes are replaced before it is sent; absent means yes. */
	readonly smartEncoding?: boolean;
}

/** A text as the rules look at it. */
export interface Subject {
	/** As it is written, with its fields. */
	readonly text: string;
	/** The author's own words: as long as `text`, with fields and the name of the business blanked. */
	readonly words: string;
	/** As it would be sent. */
	readonly body: string;
	readonly fields: readonly NamedField[];
	readonly first: boolean;
	/** To a person of the team. */
	readonly team: boolean;
	readonly about: TextAbout;
	readonly measure: TextMeasure;
}

export type Rule = (subject: Subject) => readonly Finding[];

/** What stands for whatever is none of the author's own words. */
export const BLANK = '\uE000';

/** The first place where a text has one of these, and what stands there. The patterns have no `g`. */
export function firstOf(text: string, patterns: readonly RegExp[]): { readonly at: number; readonly shown: string } | undefined {
	return patterns
		.map((pattern) => pattern.exec(text))
		.filter((match) => match !== null)
		.map((match) => ({ at: match.index, shown: match[0].trim() }))
		.sort((a, b) => a.at - b.at)[0];
}

/** Words as a pattern: whole words, in any case, also next to accented letters. */
export const anyWord = (words: string): RegExp => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'iu');

/** “2 segments instead of 1”, and what that means. */
export function costOf(segments: number, instead: number): string {
	const share = segments >= 2 * instead ? (segments === 2 * instead ? 'twice' : `${Math.round((10 * segments) / instead) / 10} times`) : `${Math.round((100 * segments) / instead - 100)} % more`;
	return `${segments} segments instead of ${instead}, which costs ${share}${share.endsWith('more') ? '' : ' as much'}`;
}
