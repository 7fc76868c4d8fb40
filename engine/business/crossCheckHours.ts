import { draftAt, listAt, textAt } from './draft';
import { holidayPlace, holidayRegions } from './holidays';
import { DAY_MINUTES } from './localTime';
import { nearest } from './nearest';
import { isCountry } from './phone';
import { WEEKDAYS, type Fault } from './profile';
import { quoted } from './shown';
import { minuteSpan, type MinuteSpan } from './spans';

interface Placed extends MinuteSpan {
	readonly path: string;
}

const WEEK = WEEKDAYS.length * DAY_MINUTES;

/** Spans have a length and do not overlap, also over midnight; days of the own calendar are there once; holidays are known. */
export function checkHours(data: unknown, country: string): Fault[] {
	const faults: Fault[] = [];
	const week = WEEKDAYS.flatMap((weekday, index) =>
		placed(listAt(draftAt(data, 'hours'), weekday), `hours.${weekday}`, faults).map((span) => shifted(span, index * DAY_MINUTES)),
	);
	// The night of Sunday runs into Monday.
	const wrapped = week.filter((span) => span.to > WEEK).map((span) => shifted(span, -WEEK));
	faultOverlaps([...wrapped, ...week], faults);
	checkOwnDays(data, faults);
	checkPublicHolidays(data, country, faults);
	return faults;
}

/** The spans of one day that are times at all, in minutes; those without length are faults. */
function placed(spans: readonly unknown[], path: string, faults: Fault[]): Placed[] {
	return spans.flatMap((span, index) => {
		if (!Array.isArray(span) || span.length !== 2) return [];
		const [opens, closes] = span as readonly unknown[];
		if (typeof opens !== 'string' || typeof closes !== 'string') return [];
		const here = `${path}[${index}]`;
		const pair = [opens.trim(), closes.trim()] as const;
		const minutes = minuteSpan(pair);
		if (minutes !== undefined) return [{ ...minutes, path: here }];
		if (pair[0] === pair[1]) {
			faults.push({ path: here, problem: 'Opening and closing are the same time.', mend: 'Write ["00:00", "24:00"] for the whole day, or remove the span.' });
		}
		return [];
	});
}

const shifted = (span: Placed, by: number): Placed => ({ path: span.path, from: span.from + by, to: span.to + by });

function faultOverlaps(spans: readonly Placed[], faults: Fault[]): void {
	let last: Placed | undefined;
	for (const span of [...spans].sort((a, b) => a.from - b.from || a.to - b.to)) {
		if (last !== undefined && span.from < last.to && span.path !== last.path) {
			faults.push({ path: span.path, problem: `This span overlaps with ${last.path}.`, mend: 'Make one span of the two, or part them.' });
		}
		if (last === undefined || span.to > last.to) last = span;
	}
}

function checkOwnDays(data: unknown, faults: Fault[]): void {
	const dates = new Map<string, string>();
	listAt(draftAt(data, 'holidays'), 'own').forEach((holiday, index) => {
		const path = `holidays.own[${index}]`;
		faultOverlaps(placed(listAt(holiday, 'hours'), `${path}.hours`, faults), faults);
		const date = textAt(holiday, 'date');
		if (date === undefined) return;
		const first = dates.get(date);
		if (first === undefined) dates.set(date, path);
		else faults.push({ path: `${path}.date`, problem: `${quoted(date)} is the date of ${first} as well.`, mend: 'Keep one entry for each date.' });
	});
}

/** Looks into the library of holidays, which is large, only where a profile asks for it. */
function checkPublicHolidays(data: unknown, country: string, faults: Fault[]): void {
	const holidays = draftAt(data, 'holidays');
	if (holidays.observe !== true) return;
	const own = textAt(holidays, 'country');
	const place = (own ?? country).toUpperCase();
	if (!isCountry(place)) return;
	const region = textAt(holidays, 'region');
	const found = holidayPlace(place, region);
	if (found === 'unknown_country') {
		faults.push({
			path: own === undefined ? 'holidays.observe' : 'holidays.country',
			problem: `The public holidays of ${place} are not known.`,
			mend: 'Set "observe" to false and list the days under "own".',
		});
	}
	if (found === 'unknown_region') {
		const regions = holidayRegions(place);
		const codes = Object.keys(regions);
		const meant = region === undefined ? undefined : nearest(region, Object.values(regions));
		const choice = codes.length === 0 ? `The holidays of ${place} do not differ by region: remove "region".` : `Use one of: ${codes.join(', ')}.`;
		faults.push({
			path: 'holidays.region',
			problem: `${place} has no region ${quoted(region ?? '')} with holidays of its own.`,
			mend: meant === undefined ? choice : `Did you mean "${meant}"?`,
		});
	}
}
