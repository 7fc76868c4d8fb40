import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { WebhookRequest } from '../../connectors';
import { answerToAlert, type AlertCallAnswer, type AlertCallReport } from '../../engine';
import { openLedgerFor } from '../shared/ledger';
import type { ConnectedPhone } from '../shared/phones';
import { answer, RECEIVED } from '../shared/request';

const NOT_KNOWN: AlertCallAnswer = { language: 'en-US', say: 'This call is not known any more. Goodbye.', then: { do: 'hang_up' } };

/**
 * A report on a call that an Escalate node placed: a key, or how the call goes. It starts no execution; a key that takes
 * the escalation has taken it when the answer is given.
 */
export async function receiveAlert(context: IWebhookFunctions, phone: ConnectedPhone, request: WebhookRequest, report: AlertCallReport): Promise<IWebhookResponseData> {
	const ledger = await openLedgerFor(context);
	const receipt = await ledger.recordAlertCall(report, { system: phone.name, account: phone.account }, Date.now());
	if (!receipt) {
		await ledger.countRefusal(`${phone.name} calls`, 'unknown_alert_call', Date.now());
		context.logger.warn(`${context.getNode().name}: a key press or report came about an alert call that this ledger does not know. Escalate and Missed Call Trigger must use the same ledger.`);
	}
	return answer(context, phone.connector.answerAlert?.(request, receipt ? answerToAlert(report, receipt) : NOT_KNOWN) ?? RECEIVED);
}
