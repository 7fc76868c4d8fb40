import type { INodeExecutionData } from 'n8n-workflow';
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
