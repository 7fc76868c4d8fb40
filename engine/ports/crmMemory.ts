import type { CrmFacts, CrmNumber, CrmSubject, CrmTaken, CrmWrite, CrmWriteOutcome, KeptCrmContact, PlannedCrmWrite } from '../crm';
import type { CrmLimit } from './crm';

/** The ledger's part for CRMs: the one contact of a number, the writes that wait, and how often an account may be asked. */
export interface CrmMemory {
	/**
	 * Puts writes on the list of a number. A key that is known changes what still waits, and of what is done only tasks and deals.
	 * Gives how much has happened with the person so far: see `news` of the subject.
	 */
	planCrmWrites(subject: CrmSubject, writes: readonly PlannedCrmWrite[], now: number): Promise<number>;
	/** The right to work on a number, for one caller at a time; undefined while another has it. */
	takeCrmContact(subject: CrmSubject, now: number, leaseMs: number): Promise<CrmTaken | undefined>;
	/** Keeps which record it is and what was learned of it. False when the right was lost. */
	keepCrmContact(of: CrmNumber, fence: number, contact: { readonly recordId: string | null; readonly made?: boolean; readonly facts?: CrmFacts; readonly doubtUntil?: number | null }, now: number): Promise<boolean>;
	/** Notes that a write is about to be made. False when the right was lost, or somebody else has done it. */
	beginCrmWrite(of: CrmNumber, fence: number, writeId: string, now: number): Promise<boolean>;
	endCrmWrite(of: CrmNumber, fence: number, writeId: string, outcome: CrmWriteOutcome, now: number): Promise<void>;
	/** Gives the right back. What waits falls due at `retryAt`. */
	releaseCrmContact(of: CrmNumber, fence: number, now: number, retryAt?: number): Promise<void>;
	crmContact(of: CrmNumber): Promise<KeptCrmContact | undefined>;
	/** Writes that wait or that the vendor refused, the oldest first. */
	openCrmWrites(filter: { readonly system?: string; readonly account?: string; readonly number?: string; readonly state?: CrmWrite['state']; readonly limit: number }): Promise<readonly CrmWrite[]>;
	/** Writes that the vendor refused, once more. Gives how many. */
	retryCrmWrites(of: CrmNumber, now: number): Promise<number>;
	/** Counts a request against the limits of an account. Gives how long to wait before it may be made, in milliseconds; 0: now, and it is counted. */
	takeCrmTurn(system: string, account: string, limits: readonly CrmLimit[], now: number): Promise<number>;
	/** The vendor said to wait: nobody asks this account before then. */
	holdCrm(system: string, account: string, until: number): Promise<void>;
}
