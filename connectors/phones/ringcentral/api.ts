import { HttpFailure, type Http, type HttpAnswer } from '../../../engine';
import type { RingCentralSecrets } from './secrets';

/** How long to wait for RingCentral, which answers within a second as a rule. Milliseconds. */
export const TIMEOUT_MS = 15_000;
/** While an event waits for its answer, which must be there within 3 s. Milliseconds. */
export const LOOK_UP_MS = 2_000;

/** URL of a resource, e.g. `account/~/extension/~/sms`; `~` is the account and extension of the credential. */
export function restUrl({ serverUrl }: RingCentralSecrets, resource: string): string {
	return `${serverUrl}/restapi/v1.0/${resource}`;
}

export function isSuccess({ status }: HttpAnswer): boolean {
	return status >= 200 && status < 300;
}

/** Asks, and tells a silence from an answer. Whatever is thrown but an {@link HttpFailure} may have come after the request went out. */
export async function ask(http: Http, request: Parameters<Http>[0]): Promise<HttpAnswer | HttpFailure> {
	try {
		return await http(request);
	} catch (error) {
		if (error instanceof HttpFailure) return error;
		return new HttpFailure(error instanceof Error ? error.message : 'The request failed.', true);
	}
}
