import type { BadRow, Ending, LoggedCall } from '../logged';
import { readDuration, readEnding } from './endings';
import type { CALL_COLUMNS, ColumnMap } from './columns';
import type { Times } from './times';

export type LoggedCallField = keyof typeof CALL_COLUMNS;

/** Gives what a row says in a field: an empty text where it says nothing. */
export type Cells<Field extends string> = (field: Field) => string;

/** The zone of the clocks that a row was written by: that of the business that was called. */
export type ZoneOf = (to: string) => string;

/** Cells of a row of a table. */
export function cellsOf<Field extends string>(columns: ColumnMap<Field>, row: readonly string[]): Cells<Field> {
	return (field) => {
		const places = columns[field];
		if (places === undefined) return '';
		const [only = -1] = places;
		return places.length === 1 ? (row[only] ?? '').trim() : places.map((place) => (row[place] ?? '').trim()).join(' ').trim();
	};
}

/** Reads one row of a call log, or says what is wrong with it. */
export function readLoggedCall(cells: Cells<LoggedCallField>, line: number, times: Times, zoneOf: ZoneOf): LoggedCall | BadRow {
	const to = cells('to');
	if (to === '') return { line, problem: 'It does not say which number was called.' };
	const zone = zoneOf(to);
	const startedAt = times.read(cells('at'), zone);
	if (startedAt === undefined) return { line, problem: cells('at') === '' ? 'It does not say when the call began.' : `"${shown(cells('at'))}" is no time that can be read.` };
	const seconds = readDuration(cells('duration'));
	const answered = cells('answered');
	const answeredAt = answered === '' ? undefined : times.read(answered, zone);
	const ending = endingOf(cells, answered, answeredAt, seconds);
	if (typeof ending !== 'string') return { line, problem: ending.problem };
	const from = cells('from');
	const id = cells('id');
	const name = cells('name');
	const parent = cells('parent');
	const forwardedFrom = cells('forwardedFrom');
	const attestation = cells('attestation');
	return {
		line,
		// Rows that are alike in all this tell of one call.
		id: id === '' ? `${from}>${to}@${startedAt}:${ending}:${seconds ?? ''}` : id,
		from,
		to,
		...(forwardedFrom === '' ? {} : { forwardedFrom }),
		...(name === '' ? {} : { name }),
		...(attestation === '' || attestation.toUpperCase() === 'NULL' ? {} : { attestation: /^TN-Validation-Passed-([ABC])/.exec(attestation)?.[1] ?? attestation }),
		direction: /^out|^trunking-terminating|dialed|placed/i.test(cells('direction')) ? 'out' : 'in',
		...(parent === '' ? {} : { parent }),
		startedAt,
		endedAt: endOf(times.read(cells('end'), zone), startedAt, seconds),
		...(answeredAt === undefined ? {} : { answeredAt }),
		ending,
		...(seconds === undefined ? {} : { seconds }),
	};
}

/** What the status says, else whether somebody answered, else whether anybody talked. */
function endingOf(cells: Cells<LoggedCallField>, answered: string, answeredAt: number | undefined, seconds: number | undefined): Ending | { readonly problem: string } {
	const status = cells('status');
	const voicemail = cells('voicemail');
	const ending = status === '' ? undefined : readEnding(status);
	if (status !== '' && ending === undefined) return { problem: `"${shown(status)}" is no end of a call that is known. Use words such as completed, no-answer, busy, canceled, failed or voicemail.` };
	if (voicemail !== '' && !/^(no|false|0|n)$/i.test(voicemail) && ending !== 'running') return 'voicemail';
	if (ending !== undefined) return ending;
	if (answered !== '') return answeredAt !== undefined || /^(yes|true|1|y)$/i.test(answered) || readEnding(answered) === 'completed' ? 'completed' : 'no_answer';
	if (seconds !== undefined) return seconds > 0 ? 'completed' : 'no_answer';
	return { problem: 'It does not say how the call ended.' };
}

/** A call does not end before it begins, and one without an end lasted as long as it says. */
function endOf(end: number | undefined, startedAt: number, seconds: number | undefined): number {
	return Math.max(startedAt, end ?? startedAt + (seconds ?? 0) * 1_000);
}

export const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
