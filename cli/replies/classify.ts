import { classify as read } from '../../engine';
import { readArgs, type Command } from '../command';
import { EXIT, UsageError } from '../exit';
import { jsonRows, openFile } from '../input';
import { readQuestion } from './question';

const HELP = `missed-call classify: what people want who text back.

  missed-call classify < texts.jsonl > out.jsonl
  missed-call classify texts.jsonl

Input: one JSON object a line: {"text", "vertical"?, "country"?, "context"?: {"lastAsked"?, "lastText"?}, "now"?, "timezone"?,
"language"?, "emergency"?: {"add"?, "remove"?}}
Output: one line each in the same order: {"intent", "also", "confidence", "unsure", "urgency", "service", "when", "name",
"address", "callbackNumber", "language", "route", "summary", "method", "evidence"}. "unsure": true means that a person, or
a chat model, is to decide, and the intent is only the best guess. A line that cannot be read gives {"error"} in its place.`;

export const classify: Command = {
	summary: 'what people want who text back',
	help: HELP,
	run: async (args, terminal) => {
		const { positionals } = readArgs(args, {});
		if (positionals.length > 1) throw new UsageError('One file at a time, or none to read from standard input.');
		const { chunks } = await openFile(positionals[0] ?? '-');
		const now = Date.now();
		let bad = 0;
		for await (const rows of jsonRows(chunks)) {
			for (const row of rows) {
				const answer = answerTo(row, now);
				if ('error' in answer) bad += 1;
				terminal.out.line(JSON.stringify(answer));
			}
			await terminal.out.flush();
			if (terminal.out.isClosed) break;
		}
		if (bad > 0) terminal.say(`${bad} ${bad === 1 ? 'line' : 'lines'} could not be read.`);
		return bad > 0 ? EXIT.findings : EXIT.fine;
	},
};

/** What cannot be read is for a person, and says why. */
function answerTo(row: { readonly record: Readonly<Record<string, unknown>> } | { readonly line: number; readonly problem: string }, now: number): object {
	if ('problem' in row) return failed(row.problem);
	try {
		const { text, context } = readQuestion(row.record, now);
		return read(text, context);
	} catch (error) {
		return failed((error as Error).message);
	}
}

const failed = (error: string) => ({ error, intent: 'other', also: [], confidence: 0, unsure: true, urgency: 'routine', route: 'person', method: 'none' });
