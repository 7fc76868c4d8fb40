import type { TextReport, WebhookRequest } from '../connector';
import { readEvent } from './event';
import { readMessage, reportsOf } from './message';
import { readStore } from './store';

/**
 * A text that came in (`message-store/instant`, which holds it), or those that went out (`message-store`, which had to
 * be asked for). Undefined for all other events.
 */
export function readText(request: WebhookRequest): readonly TextReport[] | undefined {
	const event = readEvent(request);
	if (event?.topic !== 'message' && event?.topic !== 'store') return undefined;
	const records = event.topic === 'message' ? [event.body] : readStore(request.lookedUp);
	const reports = records.flatMap((record) => {
		const message = readMessage(record);
		return message ? reportsOf(message, event.account) : [];
	});
	return reports.length === 0 ? undefined : reports;
}
