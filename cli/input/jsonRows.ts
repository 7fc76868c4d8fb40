import type { BadRow } from '../../engine';

const LONGEST_LINE = 1 << 20;

export interface JsonRow {
	readonly line: number;
	readonly record: Readonly<Record<string, unknown>>;
}

/** Reads JSON lines, some at a time. What is no object comes as a bad row. */
export async function* jsonRows(chunks: AsyncIterable<Buffer>): AsyncGenerator<ReadonlyArray<JsonRow | BadRow>> {
	const decoder = new TextDecoder();
	let rest = '';
	let line = 0;
	const take = (text: string): readonly (JsonRow | BadRow)[] => {
		line += 1;
		return text.trim() === '' ? [] : [rowOf(text, line)];
	};
	for await (const chunk of chunks) {
		const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
		rest = lines.pop() ?? '';
		if (rest.length > LONGEST_LINE) {
			yield [{ line: line + 1, problem: 'It is longer than any call: nothing from here on is read. Write one object a line.' }];
			return;
		}
		const rows = lines.flatMap(take);
		if (rows.length > 0) yield rows;
	}
	const rows = take(rest + decoder.decode());
	if (rows.length > 0) yield rows;
}

function rowOf(text: string, line: number): JsonRow | BadRow {
	try {
		const record = JSON.parse(text) as unknown;
		if (typeof record === 'object' && record !== null && !Array.isArray(record)) return { line, record: record as JsonRow['record'] };
	} catch {
		// Said below, as for any other line that is no object.
	}
	return { line, problem: 'It is no JSON object.' };
}
