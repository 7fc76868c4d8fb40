import type { CallerId, CallFacts, CallOutcome, MissedReason } from '../../calls';
import type { Decision } from '../../guardrails';
import type { CallReports } from './callReports';
import type { Client } from './clients';
import type { LoggedCall } from './logged';
import type { PersonState } from './people';

/** A call of the log while it is under way or waits for its text. Times are epoch milliseconds. */
export interface LiveCall {
	readonly row: LoggedCall;
	readonly client: Client;
	readonly reports: CallReports;
	readonly caller: CallerId;
	/** Whom a text would go to: E.164, or the caller ID as received. */
	readonly to: string;
	/** The number called, E.164 where it is one. */
	readonly line: string;
	readonly person: PersonState;
	/** It came later than the log's order allows for. */
	readonly late: boolean;
	facts: CallFacts;
	outcome: CallOutcome;
	missedReason?: MissedReason;
	ignoredBecause?: string;
	endedAt?: number;
	decision?: Decision;
	decidedAt?: number;
	/** The decision that came first, where the final one came later. */
	first?: { readonly at: number; readonly decision: Decision };
	/** Written down before it was final: the final decision gets a line of its own. */
	written?: boolean;
}
