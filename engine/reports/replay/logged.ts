import type { DialStatus } from '../../calls';

/** How a call of a log ended: as a dialling does, with a message left, taken by a machine, or not ended yet. */
export type Ending = DialStatus | 'voicemail' | 'machine' | 'running';

/** One row of a call log, read. Times are epoch milliseconds, numbers as the log has them. */
export interface LoggedCall {
	/** Where in the log, from 1. */
	readonly line: number;
	/** The phone system's id of the call; what tells the call from others where the log has none. */
	readonly id: string;
	readonly from: string;
	readonly to: string;
	readonly forwardedFrom?: string;
	readonly name?: string;
	readonly attestation?: string;
	readonly direction: 'in' | 'out';
	/** The call that this one is a leg of. */
	readonly parent?: string;
	readonly startedAt: number;
	readonly endedAt: number;
	/** When it was picked up, where the log tells. */
	readonly answeredAt?: number;
	readonly ending: Ending;
	readonly seconds?: number;
}

/** One row of a log of texts. */
export interface LoggedText {
	readonly line: number;
	readonly at: number;
	readonly from: string;
	readonly to: string;
	readonly body: string;
	readonly direction: 'in' | 'out';
	/** Sent by a program, not by a person of the team. */
	readonly automatic: boolean;
}

/** A row that could not be read: counted and told, never in the way of the others. */
export interface BadRow {
	readonly line: number;
	/** A sentence: what is wrong with it. */
	readonly problem: string;
}
