import type { CallReport, WebhookRequest } from '../connector';
import { isAmi, readAmi } from './ami';
import { isCdr, readCdrs } from './cdr';
import { isDialplanReport, readDialplan } from './dialplan';
import { readRecords } from './fields';

/**
 * Reads the report of our dialplan, call detail records, or events of the manager interface; undefined for a request that says
 * nothing about a call. Keys come from what is reported, so that a report that comes twice, or by two of these ways, counts once.
 */
export function readCall(request: WebhookRequest): readonly CallReport[] | undefined {
	const records = readRecords(request);
	const reports: CallReport[] = [];
	for (const fields of records) {
		if (isAmi(fields)) reports.push(...listOf(readAmi(fields)));
		else if (!isCdr(fields) && isDialplanReport(fields)) reports.push(...readDialplan(fields));
	}
	reports.push(...readCdrs(records.filter((fields) => isCdr(fields) && !isAmi(fields))));
	return reports.length === 0 ? undefined : reports;
}

function listOf<T>(value: T | undefined): readonly T[] {
	return value === undefined ? [] : [value];
}
