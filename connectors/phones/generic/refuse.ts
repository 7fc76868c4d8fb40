import type { RefusalReason, Verification } from '../connector';

/** Says why a request is not let in, and how to mend it; never what was in it. */
export function refuse(reason: RefusalReason, message: string): Verification {
	return { ok: false, status: reason === 'secret_missing' ? 403 : 401, reason, message };
}
