import { NodeOperationError, type IDataObject, type IExecuteFunctions, type INode, type INodeExecutionData } from 'n8n-workflow';
import type { Item } from '../../engine';

/** The item as the nodes of this package make it; parts that the node needs must be there. */
export function readItem(node: INode, input: INodeExecutionData, itemIndex: number, need: readonly (keyof Item)[]): Partial<Item> & IDataObject {
	const json = input.json as Partial<Item> & IDataObject;
	const missing = need.filter((part) => typeof json[part] !== 'object' || json[part] === null);
	if (missing.length > 0) {
		throw new NodeOperationError(node, `The item has no "${missing.join('", "')}"`, {
			itemIndex,
			description: `Wire this node behind ${SOURCE[missing[0] ?? 'business'] ?? 'a trigger of this package'}, or fill in the field that stands for it.`,
		});
	}
	return json;
}

const SOURCE: Partial<Record<keyof Item, string>> = {
	business: 'a Missed Call Trigger, Text Reply Trigger or Follow-Up Trigger',
	call: 'a Missed Call Trigger',
	conversation: 'a Missed Call Trigger or Text Reply Trigger',
	reply: 'a Text Reply Trigger',
	escalation: 'an Escalate node or the Escalation Step output of a Follow-Up Trigger',
};

/** A field of the node for one item. n8n types it by its own guess; the descriptions say what it is. */
export function fieldOf<T>(context: IExecuteFunctions, name: string, itemIndex: number, fallback: T): T {
	return context.getNodeParameter(name, itemIndex, fallback) as T;
}

/** Text in an untyped field; anything else counts as empty. */
export function textIn(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** What became of an item, and the output on which it leaves. */
export interface ItemResult {
	readonly output: number;
	readonly json: IDataObject;
}

/** Whether n8n runs the node as a tool of an AI agent: under a type of its own. */
export const isTool = (context: IExecuteFunctions): boolean => context.getNode().type.endsWith('Tool');

/** What was wrong and how to mend it, as a model reads it: of an error that is thrown some of n8n's agents show it nothing. */
export function errorForModel(error: Error): IDataObject {
	const { description } = error as { readonly description?: string | null };
	return { error: description ? `${error.message}. ${description}` : error.message };
}

/**
 * Runs the work for each item and, where the user asked to continue, turns a failure into an item instead of an end.
 * @param failed output on which such an item leaves; the last one by default
 */
export async function forEachItem(
	context: IExecuteFunctions,
	outputs: number,
	work: (itemIndex: number, input: INodeExecutionData) => Promise<ItemResult | readonly ItemResult[]>,
	failed = outputs - 1,
): Promise<INodeExecutionData[][]> {
	const results: INodeExecutionData[][] = Array.from({ length: outputs }, () => []);
	for (const [itemIndex, input] of context.getInputData().entries()) {
		try {
			const given = await work(itemIndex, input);
			for (const { output, json } of 'output' in given ? [given] : given) results[output]?.push({ json, pairedItem: { item: itemIndex } });
		} catch (thrown) {
			const error = thrown instanceof NodeOperationError ? thrown : new NodeOperationError(context.getNode(), thrown as Error, { itemIndex });
			if (isTool(context)) {
				results[0]?.push({ json: errorForModel(error), pairedItem: { item: itemIndex } });
				continue;
			}
			if (!context.continueOnFail()) throw error;
			// What has nothing but an error n8n takes to the error output, where the user chose one, and adds the input there.
			const rest = context.getNode().onError === 'continueErrorOutput' ? {} : input.json;
			results[failed]?.push({ json: { ...rest, error: error.message }, pairedItem: { item: itemIndex } });
		}
	}
	return results;
}
