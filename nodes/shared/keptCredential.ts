import type { IExecuteFunctions, IHookFunctions, ITriggerFunctions, IWebhookFunctions } from 'n8n-workflow';

type Data = Readonly<Record<string, unknown>>;

/**
 * Credentials that a webhook was given lately, by type and id. Outside an execution n8n takes a sandbox of its own each
 * time it reads one, which costs more than everything else that a report takes.
 */
const kept = new Map<string, { readonly data: Data; readonly readAt: number }>();

/** Data of the node's credential of this type, read not longer ago than that. */
export async function keptCredential(context: IExecuteFunctions | IHookFunctions | IWebhookFunctions | ITriggerFunctions, type: string, maxAgeMs: number): Promise<Data> {
	const id = context.getNode().credentials?.[type]?.id;
	const key = typeof id === 'string' ? `${type} ${id}` : undefined;
	const found = key === undefined ? undefined : kept.get(key);
	const age = Date.now() - (found?.readAt ?? 0);
	// A clock that was set back makes the age negative: read anew.
	if (found && age >= 0 && age < maxAgeMs) return found.data;
	const data = await context.getCredentials(type);
	if (key !== undefined) kept.set(key, { data, readAt: Date.now() });
	return data;
}
