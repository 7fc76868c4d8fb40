import { HttpFailure, type Http } from '../../../engine';
import type { WebhookRequest } from '../connector';
import { ask, asRecord, isSuccess, resourceUrl, TIMEOUT_MS } from './api';
import { explain } from './errors';
import { readFields, textOf } from './fields';
import type { CallRailSecrets } from './secrets';
import { isMasked, isText } from './texts';

/**
 * Asks for the numbers of a text whose webhook shows only their last digits: the conversation has them. Everything else needs
 * nothing. Rejects where they could not be learned; CallRail does not deliver twice, so such a text is told only by its own page.
 */
export async function lookUp(http: Http, secrets: CallRailSecrets, request: WebhookRequest): Promise<Readonly<Record<string, string>>> {
	const fields = readFields(request);
	const conversation = textOf(fields.conversation_id, 120);
	if (!isText(fields) || !isMasked(fields) || conversation === '') return {};
	const answer = await ask(http, { method: 'GET', url: resourceUrl(secrets, `text-messages/${encodeURIComponent(conversation)}.json`), timeoutMs: TIMEOUT_MS });
	if (answer instanceof HttpFailure) throw new Error(`CallRail did not tell whose text came in (${answer.message}).`);
	if (!isSuccess(answer)) throw new Error(`CallRail did not tell whose text came in. ${explain(answer).message}`);
	const { customer_phone_number: customer, current_tracking_number: current, initial_tracking_number: initial } = asRecord(answer.body);
	const tracking = textOf(current) || textOf(initial);
	return { customer: textOf(customer), tracking };
}
