import type { IExecuteFunctions, IHookFunctions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';
import { Kept } from './kept';

type Data = Readonly<Record<string, unknown>>;

/**
 * Credentials that a webhook was given lately, by type and id. Outside an execution n8n takes a sandbox of its own each
 * time it reads one, which costs more than everything else that a report takes.
 */
const kept = new Kept<Data>();

/** Data of the node's credential of this type, read not longer ago than that. */
export async function keptCredential(context: IExecuteFunctions | IHookFunctions | IWebhookFunctions | ITriggerFunctions, type: string, maxAgeMs: number): Promise<Data> {
	const id = context.getNode().credentials?.[type]?.id;
	return await kept.get(typeof id === 'string' ? `${type} ${id}` : undefined, maxAgeMs, async () => await context.getCredentials(type));
}
