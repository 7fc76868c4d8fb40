import type { Operation } from './routes';

/** Trouble to make on coming requests. */
export interface Fault {
	on: Operation;
	/** How many requests it hits; 1 unless told. */
	count?: number;
	/** Requests of this operation to let through first; none unless told. */
	after?: number;
	/**
	 * - timeout_before_commit: nothing happens and no answer ever comes
	 * - timeout_after_commit: the request takes effect and no answer ever comes
	 * - reset_before_commit, reset_after_commit: the same, with the connection torn down
	 * - status: refused with `status` and `code`, without effect
	 * - status_after_commit: takes effect, and the answer is an error all the same
	 * - slow: answered rightly after `delayMs`
	 */
	mode:
		| 'timeout_before_commit'
		| 'timeout_after_commit'
		| 'reset_before_commit'
		| 'reset_after_commit'
		| 'status'
		| 'status_after_commit'
		| 'slow';
	/** HTTP status of the two status modes; 500 unless told. */
	status?: number;
	/** Twilio error code; 20429, 20503 or 20500 after the status unless told. */
	code?: number;
	message?: string;
	/** Sends a Retry-After header. */
	retryAfterSeconds?: number;
	delayMs?: number;
}

interface Armed {
	fault: Fault;
	skip: number;
	left: number;
}

/** The faults still to come, taken in the order they were set. */
export class Faults {
	private readonly armed: Armed[] = [];

	add(fault: Fault): void {
		this.armed.push({ fault, skip: fault.after ?? 0, left: fault.count ?? 1 });
	}

	/** The fault that hits this request, if one does; it is used up by that. */
	take(operation: Operation): Fault | undefined {
		const entry = this.armed.find(({ fault, left }) => fault.on === operation && left > 0);
		if (!entry) return undefined;
		if (entry.skip > 0) {
			entry.skip -= 1;
			return undefined;
		}
		entry.left -= 1;
		if (entry.left === 0) this.armed.splice(this.armed.indexOf(entry), 1);
		return entry.fault;
	}

	/** Hits that were set and have not come yet. */
	get pending(): number {
		return this.armed.reduce((sum, { left }) => sum + left, 0);
	}

	clear(): void {
		this.armed.length = 0;
	}
}
