import { parse } from 'csv-parse';
import type { BadRow } from '../../engine';

/** Beyond any row that a phone system writes: a quote that is never closed would else swallow the whole file. */
const LONGEST_ROW = 1 << 20;
const DELIMITERS = [',', ';', '\t', '|'];

export interface CsvRow {
	readonly line: number;
	readonly cells: readonly string[];
}

/** Reads a table, some rows at a time: the first is the header. Rows that are no CSV come as bad ones. */
export async function* csvRows(chunks: AsyncIterable<Buffer>, first: Buffer): AsyncGenerator<ReadonlyArray<CsvRow | BadRow>> {
	let batch: Array<CsvRow | BadRow> = [];
	let failure: Error | undefined;
	let [lines, twice] = [0, 0];
	const parser = parse({
		bom: true,
		delimiter: delimiterOf(first.toString('utf8')),
		relax_column_count: true,
		relax_quotes: true,
		skip_empty_lines: true,
		skip_records_with_error: true,
		max_record_size: LONGEST_ROW,
		// Rows are taken here, past the stream that they would else go through one by one.
		on_record: (cells: string[], context) => {
			batch.push({ line: lines - twice + 1, cells });
			// The parser takes CRLF within quotes for two line breaks.
			if (context.lines > lines + 1) twice += cells.reduce((count, cell) => count + cell.split('\r\n').length - 1, 0);
			lines = context.lines;
			return null;
		},
		on_skip: (error) => {
			batch.push({ line: lines - twice + 1, problem: `It cannot be read as a row of a table. [${error?.message ?? 'unknown'}]` });
		},
	});
	parser.on('error', (error) => (failure = error));
	parser.resume();
	for await (const chunk of chunks) {
		parser.write(chunk);
		if (failure) break;
		if (batch.length === 0) continue;
		yield batch;
		batch = [];
	}
	if (!failure) await new Promise<void>((resolve) => parser.once('close', resolve).end());
	if (failure) batch.push({ line: lines - twice + 1, problem: `Nothing from here on can be read as a table: see whether a quote is left open. [${failure.message}]` });
	if (batch.length > 0) yield batch;
}

/** The one that the header has most of, outside of quotes. */
function delimiterOf(text: string): string {
	const [header = ''] = text.replace(/"[^"]*"/g, '').split(/\r?\n/);
	const count = (delimiter: string) => header.split(delimiter).length;
	return DELIMITERS.reduce((best, each) => (count(each) > count(best) ? each : best));
}
