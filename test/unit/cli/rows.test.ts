import { csvRows, type CsvRow } from '../../../cli/replay/csvRows';
import { jsonRows } from '../../../cli/input';
import type { BadRow } from '../../../engine';

async function* inPieces(text: string | Buffer, size: number): AsyncGenerator<Buffer> {
	const bytes = Buffer.from(text);
	for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function csv(text: string, size = 7) {
	const rows: Array<CsvRow | BadRow> = [];
	for await (const batch of csvRows(inPieces(text, size), Buffer.from(text))) rows.push(...batch);
	return rows;
}

async function json(text: string, size = 7) {
	const rows = [];
	for await (const batch of jsonRows(inPieces(text, size))) rows.push(...batch);
	return rows;
}

describe('a table', () => {
	it.each([',', ';', '\t', '|'])('is read by the delimiter of its header: %j', async (delimiter) => {
		const row = (...cells: string[]) => cells.join(delimiter);
		expect(await csv(`${row('a', 'b', 'c')}\n${row('1', '2', '3')}\n`)).toEqual([
			{ line: 1, cells: ['a', 'b', 'c'] },
			{ line: 2, cells: ['1', '2', '3'] },
		]);
	});

	it('may have a byte order mark, line breaks in quotes, CRLF and no line break at its end', async () => {
		const rows = await csv('\uFEFFa,b\r\n"two\r\nlines","say ""hi"""\r\nx,y');
		expect(rows).toEqual([
			{ line: 1, cells: ['a', 'b'] },
			{ line: 2, cells: ['two\r\nlines', 'say "hi"'] },
			{ line: 4, cells: ['x', 'y'] },
		]);
	});

	it('may have rows that are too short or too long', async () => {
		expect(await csv('a,b\n1\n1,2,3\n\n4,5\n')).toMatchObject([{ cells: ['a', 'b'] }, { cells: ['1'] }, { cells: ['1', '2', '3'] }, { cells: ['4', '5'] }]);
	});

	it('is told where a quote that is never closed swallows it', async () => {
		const rows = await csv(`a,b\n1,2\n"3,4\n${'5,6\n'.repeat(400_000)}`, 65_536);
		expect(rows.slice(0, 2)).toMatchObject([{ cells: ['a', 'b'] }, { cells: ['1', '2'] }]);
		expect(rows.some((row) => 'problem' in row)).toBe(true);
	});

	it('may be empty', async () => {
		expect(await csv('')).toEqual([]);
	});
});

describe('JSON lines', () => {
	it('are read one object a line, cut anywhere', async () => {
		expect(await json('{"a":"é"}\n\n{"b":2}', 3)).toEqual([
			{ line: 1, record: { a: 'é' } },
			{ line: 3, record: { b: 2 } },
		]);
	});

	it('say what is none, and go on', async () => {
		expect(await json('{"a":1}\n[1]\n{"b"\nnull\n{"c":3}\n')).toMatchObject([{ record: { a: 1 } }, { line: 2, problem: expect.any(String) }, { line: 3, problem: expect.any(String) }, { line: 4, problem: expect.any(String) }, { line: 5, record: { c: 3 } }]);
	});
});
