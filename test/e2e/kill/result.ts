import type { Canvas } from './place';

/** What became of the callers of one canvas. */
export interface Tally {
	readonly callers: number;
	/** Never texted, though their report was answered with 2xx. */
	readonly lost: number;
	/** Texted more than once. */
	readonly doubled: number;
}

export interface RoundResult {
	readonly kills: number;
	/** Texts that were out at the first kill, and reports that had been answered. */
	readonly textsAtKill: number;
	readonly answeredAtKill: number;
	readonly repeats: number;
	readonly tallies: Readonly<Record<Canvas, Tally>>;
	/** Calls in the ledger, and those of them that are decided to be texted. One of each per caller. */
	readonly calls: number;
	readonly decided: number;
	/** What was decided about the others. */
	readonly otherDecisions: readonly string[];
	/** From n8n being ready again to the last text of ours. Seconds. */
	readonly lastTextAfterSeconds: number;
}

export function tallyOf(texts: readonly number[]): Tally {
	return { callers: texts.length, lost: texts.filter((count) => count === 0).length, doubled: texts.filter((count) => count > 1).length };
}

export function sumOf(tallies: readonly Tally[]): Tally {
	const sum = (pick: (tally: Tally) => number) => tallies.reduce((all, tally) => all + pick(tally), 0);
	return { callers: sum(({ callers }) => callers), lost: sum(({ lost }) => lost), doubled: sum(({ doubled }) => doubled) };
}

export const inWords = (ours: Tally, handBuilt: Tally): string => `ours: ${told(ours)}; hand-built: ${told(handBuilt)}`;

const told = ({ callers, lost, doubled }: Tally): string => `${lost} lost, ${doubled} doubled of ${callers.toLocaleString('en-US')}`;

export function roundInWords({ kills, textsAtKill, answeredAtKill, repeats, tallies, calls, decided, otherDecisions, lastTextAfterSeconds }: RoundResult): string {
	const how = `killed ${kills === 1 ? 'once' : 'twice'} with ${textsAtKill} texts out and ${answeredAtKill} reports answered, ${repeats} reports repeated`;
	return `${inWords(tallies.ours, tallies.handBuilt)} (${how}; ${calls} calls, ${[`${decided} to be texted`, ...otherDecisions].join(', ')}; last text ${lastTextAfterSeconds.toFixed(0)} s after the restart)`;
}
