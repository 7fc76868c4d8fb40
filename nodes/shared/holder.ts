import type { IHookFunctions } from 'n8n-workflow';

/** A trigger's own mark: which workflow and node set a number up, and whose work comes back to whom. */
export function holderOf(context: Pick<IHookFunctions, 'getWorkflow' | 'getNode'>): string {
	return `${holdersOf(context)}${context.getNode().id}`;
}

/** How the marks of all triggers of a workflow begin. */
export const holdersOf = (context: Pick<IHookFunctions, 'getWorkflow'>): string => `${context.getWorkflow().id ?? ''}:`;
