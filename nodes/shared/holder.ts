import type { IHookFunctions } from 'n8n-workflow';

/** A trigger's own mark: which workflow and node set a number up, and whose work comes back to whom. */
export function holderOf(context: Pick<IHookFunctions, 'getWorkflow' | 'getNode'>): string {
	return `${context.getWorkflow().id ?? ''}:${context.getNode().id}`;
}
