import { classify, ROUTES } from '../../engine';
import { readArgs, type Command } from '../command';
import { EXIT, UsageError } from '../exit';
import { jsonRows, openFile } from '../input';
import { readQuestion } from './question';

const HELP = `missed-call test-routes: whether replies still go where they should.

  missed-call test-routes routes.jsonl

One JSON object a line: {"text", "route", …}, with the same fields around the text as for "missed-call classify". "route"
is ${ROUTES.join(', ')}; "intent" and "urgency" are held against the reading as well, where they are given.
Exit code 1 where one goes elsewhere.`;

const HELD = ['route', 'intent', 'urgency'] as const;

export const testRoutes: Command = {
	summary: 'whether replies still go where they should',
	help: HELP,
	run: async (args, terminal) => {
		const { positionals } = readArgs(args, {});
		const [path] = positionals;
		if (path === undefined || positionals.length > 1) throw new UsageError('Which file? Give one of JSON lines, or - for standard input.');
		const { chunks } = await openFile(path);
		const now = Date.now();
		let passed = 0;
		let failed = 0;
		let line = 0;
		for await (const rows of jsonRows(chunks)) {
			for (const row of rows) {
				line = row.line;
				const problem = 'problem' in row ? row.problem : problemOf(row.record, now);
				if (problem === undefined) passed += 1;
				else {
					failed += 1;
					terminal.out.line(`line ${line}: ${problem}`);
				}
			}
		}
		terminal.out.line(`${passed} passed, ${failed} failed`);
		return failed > 0 || passed === 0 ? EXIT.findings : EXIT.fine;
	},
};

function problemOf(record: Readonly<Record<string, unknown>>, now: number): string | undefined {
	try {
		const wanted = HELD.filter((name) => typeof record[name] === 'string');
		if (wanted.length === 0) return 'It has no "route" to hold the reading against.';
		const { text, context } = readQuestion(record, now);
		const found = classify(text, context);
		const wrong = wanted.filter((name) => found[name] !== record[name]);
		if (wrong.length === 0) return undefined;
		return `${JSON.stringify(text)}: ${wrong.map((name) => `${name} is ${found[name]}, not ${String(record[name])}`).join('; ')}${found.unsure ? ' (unsure)' : ''}`;
	} catch (error) {
		return (error as Error).message;
	}
}
