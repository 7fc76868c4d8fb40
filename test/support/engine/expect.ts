import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { itemSchema } from '../../../engine/itemSchema';

/** Every item keeps to the published schema and says which input item it comes from. */
export function expectGoodItems(outputs: readonly (readonly INodeExecutionData[])[], from: number | 'trigger'): void {
	for (const { json, pairedItem } of outputs.flat()) {
		expect(itemSchema.safeParse(json).error?.issues ?? []).toEqual([]);
		if (from === 'trigger') continue;
		expect(pairedItem).toEqual({ item: expect.any(Number) });
		expect((pairedItem as { item: number }).item).toBeLessThan(from);
	}
}

/** On which output the one item of an emission lies, and the item. */
export function onlyItem(data: readonly (readonly INodeExecutionData[])[] | undefined): { output: number; json: IDataObject } {
	expect(data?.flat()).toHaveLength(1);
	const output = data?.findIndex((items) => items.length === 1) ?? -1;
	return { output, json: data?.[output]?.[0]?.json ?? {} };
}
