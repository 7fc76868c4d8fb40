import type { RingCentralSecrets } from './secrets';

export { ask, isSuccess } from '../ask';

/** How long to wait for RingCentral, which answers within a second as a rule. Milliseconds. */
export const TIMEOUT_MS = 15_000;
/** While an event waits for its answer, which must be there within 3 s. Milliseconds. */
export const LOOK_UP_MS = 2_000;

/** URL of a resource, e.g. `account/~/extension/~/sms`; `~` is the account and extension of the credential. */
export function restUrl({ serverUrl }: RingCentralSecrets, resource: string): string {
	return `${serverUrl}/restapi/v1.0/${resource}`;
}
