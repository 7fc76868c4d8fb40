import { classify, normalizeReply } from '../../engine/replies';
import { readTexts } from '../../training/corpus';
import { median } from '../lib/stats';
import { figure, table } from '../lib/table';

/** How fast texts are read. */
export interface RepliesResult {
	readonly texts: number;
	/** The first text of a process: the model is unpacked for it. Milliseconds. */
	readonly firstMs: number;
	/** Milliseconds a text, round by round: normalising alone, and reading it whole. */
	readonly rounds: ReadonlyArray<{ readonly normalizeMs: number; readonly classifyMs: number }>;
}

const CONTEXT = { now: Date.parse('2025-06-10T15:00:00Z'), timezone: 'America/Chicago' };

/** Reads the validation texts over and over: normalising alone and the whole reading by turns, so that both see the same machine. */
export function benchReplies({ quick, rounds }: { readonly quick: boolean; readonly rounds?: number }): RepliesResult {
	const texts = readTexts('validation').map(({ text }) => text);
	const firstMs = timed(() => classify(texts[0] ?? '', CONTEXT));
	const round = () => ({
		normalizeMs: timed(() => texts.forEach((text) => normalizeReply(text))) / texts.length,
		classifyMs: timed(() => texts.forEach((text) => classify(text, CONTEXT))) / texts.length,
	});
	// The first rounds are the compiler's.
	for (let warm = 0; warm < 2; warm++) round();
	return { texts: texts.length, firstMs, rounds: Array.from({ length: rounds ?? (quick ? 3 : 9) }, round) };
}

function timed(work: () => void): number {
	const start = process.hrtime.bigint();
	work();
	return Number(process.hrtime.bigint() - start) / 1e6;
}

/** The figures for a terminal: the middle of the rounds. */
export function repliesReport({ texts, firstMs, rounds }: RepliesResult): string {
	const row = (what: string, ms: number): string[] => [what, figure(ms), figure(1000 / ms)];
	const normalize = median(rounds.map(({ normalizeMs }) => normalizeMs));
	const whole = median(rounds.map(({ classifyMs }) => classifyMs));
	return [
		`Reading replies: ${texts} texts, ${rounds.length} rounds; the first text of the process took ${figure(firstMs)} ms`,
		table([['', 'ms a text', 'texts a second'], row('normalising alone', normalize), row('classify', whole)]),
	].join('\n');
}
