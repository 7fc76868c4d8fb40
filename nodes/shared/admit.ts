import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import type { SetUpPurpose, WebhookRequest } from '../../connectors';
import { openLedgerFor } from './ledger';
import { verifyWith, type ConnectedPhone } from './phones';
import { answer, refuse, toWebhookRequest } from './request';

/** A request that was let in, or the answer to one that needs no further look. */
export type Admitted = { readonly phone: ConnectedPhone; readonly request: WebhookRequest } | { readonly answered: IWebhookResponseData };

/** The vendor delivers again what could not be taken in now. */
const NOT_NOW = 503;

/** Lets in what the phone system sent, and nothing else: verified, and with what it only refers to. Every refusal is counted. */
export async function admit(context: IWebhookFunctions, purpose: SetUpPurpose, publicBase: string): Promise<Admitted> {
	const raw = toWebhookRequest(context, publicBase);
	const { phone, verified, greeting } = await verifyWith(context, raw, purpose);
	if (greeting) return { answered: answer(context, greeting) };
	if (!verified.ok) {
		await (await openLedgerFor(context)).countRefusal(`${phone.name} ${purpose}`, verified.reason, Date.now());
		context.logger.warn(`${context.getNode().name}: refused a request. ${verified.message}`);
		return { answered: refuse(context, verified.status, verified.message) };
	}
	try {
		return { phone, request: await phone.complete(raw) };
	} catch (error) {
		await (await openLedgerFor(context)).countRefusal(`${phone.name} ${purpose}`, 'lookup_failed', Date.now());
		const message = `${phone.title} did not say what the request is about. ${(error as Error).message}`;
		context.logger.error(`${context.getNode().name}: ${message}`);
		return { answered: refuse(context, phone.connector.comeBack ?? NOT_NOW, message) };
	}
}
