import type { BadRow, LoggedText } from '../logged';
import type { TEXT_COLUMNS } from './columns';
import { shown, type Cells, type ZoneOf } from './readCall';
import type { Times } from './times';

export type LoggedTextField = keyof typeof TEXT_COLUMNS;

/** Reads one row of a log of texts, or says what is wrong with it. Without a direction, whoever is no business wrote. */
export function readLoggedText(cells: Cells<LoggedTextField>, line: number, times: Times, zoneOf: ZoneOf, isOurs: (number: string) => boolean): LoggedText | BadRow {
	const bad = (problem: string): BadRow => ({ line, problem });
	const [from, to, word] = [cells('from'), cells('to'), cells('direction')];
	if (from === '' || to === '') return bad(`It does not say who ${from === '' ? 'wrote' : 'was written to'}.`);
	const direction = word === '' ? (isOurs(from) ? 'out' : 'in') : /^(out|sent)/i.test(word) ? 'out' : 'in';
	const at = times.read(cells('at'), zoneOf(direction === 'in' ? to : from));
	if (at === undefined) return bad(cells('at') === '' ? 'It does not say when it was sent.' : `"${shown(cells('at'))}" is no time that can be read.`);
	return { line, at, from, to, body: cells('body'), direction, automatic: direction === 'out' && /api|auto|reply|call/i.test(word) };
}
