import type { Fields } from '../api/request';
import { single } from '../api/request';
import { parseDateFilter, rfc2822, wholeSecond } from '../dates';
import { formatted } from '../phones';
import { wantedNumber } from './messages';

export type CallDirection = 'inbound' | 'outbound-api' | 'outbound-dial';

export type CallStatus =
	| 'queued'
	| 'ringing'
	| 'in-progress'
	| 'completed'
	| 'busy'
	| 'failed'
	| 'no-answer'
	| 'canceled';

/** One leg of a call. */
export interface CallRecord {
	sid: string;
	parentCallSid: string | null;
	to: string;
	from: string;
	direction: CallDirection;
	status: CallStatus;
	phoneNumberSid: string | null;
	forwardedFrom: string | null;
	answeredBy: string | null;
	createdMs: number;
	startMs: number | null;
	endMs: number | null;
	durationSeconds: number | null;
}

export function callResource(call: CallRecord, accountSid: string): object {
	const uri = `/2010-04-01/Accounts/${accountSid}/Calls/${call.sid}`;
	return {
		account_sid: accountSid,
		answered_by: call.answeredBy,
		api_version: '2010-04-01',
		caller_name: null,
		date_created: rfc2822(call.createdMs),
		date_updated: rfc2822(call.endMs ?? call.createdMs),
		direction: call.direction,
		duration: call.durationSeconds === null ? null : String(call.durationSeconds),
		end_time: call.endMs === null ? null : rfc2822(call.endMs),
		forwarded_from: call.forwardedFrom,
		from: call.from,
		from_formatted: formatted(call.from),
		group_sid: null,
		parent_call_sid: call.parentCallSid,
		phone_number_sid: call.phoneNumberSid,
		price: null,
		price_unit: 'USD',
		queue_time: '0',
		sid: call.sid,
		start_time: call.startMs === null ? null : rfc2822(call.startMs),
		status: call.status,
		subresource_uris: { recordings: `${uri}/Recordings.json`, events: `${uri}/Events.json` },
		to: call.to,
		to_formatted: formatted(call.to),
		trunk_sid: null,
		uri: `${uri}.json`,
	};
}

/** Calls that fit To, From, ParentCallSid, Status and StartTime with its inequalities, newest first. */
export function filterCalls(calls: readonly CallRecord[], query: Fields): CallRecord[] {
	const to = wantedNumber(query, 'To');
	const from = wantedNumber(query, 'From');
	const parent = single(query, 'ParentCallSid');
	const status = single(query, 'Status');
	const spans = {
		on: parseDateFilter(single(query, 'StartTime') ?? ''),
		after: parseDateFilter(single(query, 'StartTime>') ?? ''),
		before: parseDateFilter(single(query, 'StartTime<') ?? ''),
	};
	const dated = spans.on ?? spans.after ?? spans.before;
	return calls
		.filter((call) => {
			if (to !== undefined && call.to !== to) return false;
			if (from !== undefined && call.from !== from) return false;
			if (parent !== undefined && call.parentCallSid !== parent) return false;
			if (status !== undefined && call.status !== status) return false;
			if (!dated) return true;
			if (call.startMs === null) return false;
			const startMs = wholeSecond(call.startMs);
			if (spans.on && (startMs < wholeSecond(spans.on.fromMs) || startMs > spans.on.toMs)) return false;
			if (spans.after && startMs < spans.after.fromMs) return false;
			return !(spans.before && startMs > spans.before.toMs);
		})
		.reverse();
}
