import {
	CALL_COLUMNS,
	callCells,
	cellsOf,
	findColumns,
	MappingError,
	readLoggedCall,
	readLoggedText,
	TEXT_COLUMNS,
	textCells,
	Times,
	type BadRow,
	type DateOrder,
	type LoggedCall,
	type LoggedText,
} from '../../engine';
import { UsageError } from '../exit';
import { csvRows } from './csvRows';
import { jsonRows } from '../input';
import type { OpenFile } from '../input';
import type { Zones } from './zones';

/** Rows of a log, some at a time. */
export type Rows<T> = AsyncIterable<ReadonlyArray<T | BadRow>>;
export type Mapping = Readonly<Record<string, string>>;

export interface LogReading {
	readonly mapping: Mapping;
	readonly dates: DateOrder;
	readonly zones: Zones;
	/** The option that names columns, for what to say when one is missing. */
	readonly option: string;
}

/** A log of calls: CSV with a header, or JSON lines, as its first character tells. */
export function callRows(file: OpenFile, { mapping, dates, zones, option }: LogReading): Rows<LoggedCall> {
	const times = new Times(dates);
	return readRows(file, {
		fromRecord: (record, line) => readLoggedCall(callCells(record, mapping), line, times, zones.of),
		fromHeader: (header) => {
			const columns = found(() => findColumns(header, CALL_COLUMNS, mapping));
			need(file, header, option, { from: columns.from, to: columns.to, at: columns.at, status: columns.status ?? columns.answered ?? columns.duration ?? columns.voicemail });
			return (cells, line) => readLoggedCall(cellsOf(columns, cells), line, times, zones.of);
		},
	});
}

/** A log of texts, likewise. */
export function textRows(file: OpenFile, { mapping, dates, zones, option }: LogReading): Rows<LoggedText> {
	const times = new Times(dates);
	return readRows(file, {
		fromRecord: (record, line) => readLoggedText(textCells(record, mapping), line, times, zones.of, zones.isOurs),
		fromHeader: (header) => {
			const columns = found(() => findColumns(header, TEXT_COLUMNS, mapping));
			need(file, header, option, { from: columns.from, to: columns.to, at: columns.at, body: columns.body });
			return (cells, line) => readLoggedText(cellsOf(columns, cells), line, times, zones.of, zones.isOurs);
		},
	});
}

interface Reader<T> {
	readonly fromRecord: (record: Readonly<Record<string, unknown>>, line: number) => T | BadRow;
	readonly fromHeader: (header: readonly string[]) => (cells: readonly string[], line: number) => T | BadRow;
}

async function* readRows<T>(file: OpenFile, { fromRecord, fromHeader }: Reader<T>): AsyncGenerator<ReadonlyArray<T | BadRow>> {
	const start = file.first.toString('utf8').replace(/^\uFEFF/, '').trimStart();
	if (start.startsWith('[')) throw new UsageError(`${file.name} is a JSON list. Write one object a line (JSON lines), or a CSV file.`);
	if (start.startsWith('{')) {
		for await (const batch of jsonRows(file.chunks)) yield batch.map((row) => ('record' in row ? fromRecord(row.record, row.line) : row));
		return;
	}
	let read: ReturnType<Reader<T>['fromHeader']> | undefined;
	for await (const batch of csvRows(file.chunks, file.first)) {
		const rows: Array<T | BadRow> = [];
		for (const row of batch) {
			if (!('cells' in row)) rows.push(row);
			else if (read === undefined) read = fromHeader(row.cells);
			else rows.push(read(row.cells, row.line));
		}
		yield rows;
	}
}

function found<T>(look: () => T): T {
	try {
		return look();
	} catch (error) {
		throw error instanceof MappingError ? new UsageError(error.message) : error;
	}
}

const MEANING: Readonly<Record<string, string>> = { from: 'who called or wrote', to: 'which number was called or written to', at: 'when', status: 'how the call ended', body: 'the words' };

function need(file: OpenFile, header: readonly string[], option: string, places: Readonly<Record<string, readonly number[] | undefined>>): void {
	const missing = Object.keys(places).filter((field) => places[field] === undefined);
	if (missing.length === 0) return;
	const told = missing.map((field) => `${MEANING[field]} (${field})`).join(', ');
	throw new UsageError(`${file.name} has no column that is known to say ${told}. Name it with --${option} ${missing.map((field) => `${field}=COLUMN`).join(',')}. The columns are: ${header.map((name) => name.trim()).join(', ')}.`);
}
