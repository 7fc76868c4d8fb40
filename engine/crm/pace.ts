import type { Clock, Http } from '../ports';
import { CrmFailure, type Crm } from '../ports';
import type { CrmMemory } from '../ports';

/** A turn that comes within this time is waited for; one that does not is for later. */
const PATIENCE_MS = 2_500;

/** Makes each request only when the account's limits, kept for all processes, have room for it. */
export function paced(http: Http, deps: { readonly ledger: CrmMemory; readonly clock: Clock }, crm: () => Pick<Crm, 'name' | 'account' | 'limits'>): Http {
	return async (request) => {
		const { name, account, limits } = crm();
		for (let waited = 0; ; ) {
			const waitMs = await deps.ledger.takeCrmTurn(name, account, limits, deps.clock.now());
			if (waitMs <= 0) return await http(request);
			if (waited + waitMs > PATIENCE_MS) {
				throw new CrmFailure('busy', 'This account of the CRM is asked as often as it allows. It goes on by itself.', { retryAfterSeconds: Math.ceil(waitMs / 1_000) });
			}
			waited += waitMs;
			await deps.clock.sleep(waitMs);
		}
	};
}
