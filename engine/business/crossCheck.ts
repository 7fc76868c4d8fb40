import { checkHours } from './crossCheckHours';
import { checkNumbers } from './crossCheckNumbers';
import { checkTeam } from './crossCheckTeam';
import { checkQualification } from './crossCheckQualification';
import type { Fault } from './profile';

/**
 * What only several settings together can tell: duplicates, references, overlaps, slips of names.
 *
 * It reads the data as written and passes over whatever is not of the right kind, which the schema reports, so that all
 * faults come out at once.
 */
export function crossCheck(data: unknown, country: string): Fault[] {
	return [...checkNumbers(data, country), ...checkTeam(data, country), ...checkHours(data, country), ...checkQualification(data)];
}
