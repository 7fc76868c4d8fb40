import type { Http } from '../../../engine';
import type { WebhookRequest } from '../connector';
import { readEvent } from './event';
import type { RingCentralSecrets } from './secrets';
import { lookUpSession } from './session';
import { lookUpStore } from './store';

/** What an event only refers to: how the whole call stands, or which texts went out. */
export async function lookUp(http: Http, secrets: RingCentralSecrets, request: WebhookRequest): Promise<Readonly<Record<string, string>>> {
	const event = readEvent(request);
	if (event?.topic === 'session') return await lookUpSession(http, secrets, event);
	if (event?.topic === 'store') return await lookUpStore(http, secrets, event);
	return {};
}
