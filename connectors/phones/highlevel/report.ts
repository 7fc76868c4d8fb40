import { textOf, type Fields } from '../../vendors/highlevel';
import type { WebhookRequest } from '../connector';
import { readBody } from './body';
import { readApiMessage, type Message } from './message';
import { readWorkflow } from './workflow';

/** What the request is about, together with what was looked up for it; undefined where it is about no call and no text. */
export function readMessage(request: WebhookRequest): Message | undefined {
	const body = readBody(request);
	if (!body) return undefined;
	return isAppReport(body) ? readAppReport(body, request.lookedUp ?? {}) : readWorkflow(body, request.lookedUp ?? {});
}

/** The webhook of a marketplace app, rather than the webhook action of a workflow. */
export function isAppReport(body: Fields): boolean {
	const type = textOf(body, 'type');
	return type === 'InboundMessage' || type === 'OutboundMessage';
}

/** By `direction`: the type is `OutboundMessage` in some reports of calls that came in. */
function readAppReport(body: Fields, lookedUp: Readonly<Record<string, string>>): Message | undefined {
	const direction = textOf(body, 'direction') || (textOf(body, 'type') === 'OutboundMessage' ? 'outbound' : 'inbound');
	return readApiMessage({ ...body, direction }, lookedUp);
}
