import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { previewTexts } from '../../engine';
import { fieldOf } from '../shared/items';
import { openLedgerFor } from '../shared/ledger';
import { profileInNode, savedBusiness } from './profiles';

const DAY_MS = 24 * 3_600_000;

/** One item a text: as it would go out (`preview`), or what became of those that went (`results`). */
export async function listMany(context: IExecuteFunctions, operation: 'preview' | 'results'): Promise<INodeExecutionData[]> {
	const found: INodeExecutionData[] = [];
	for (const [itemIndex] of context.getInputData().entries()) {
		const rows = operation === 'preview' ? await preview(context, itemIndex) : await results(context, itemIndex);
		found.push(...rows.map((json) => ({ json, pairedItem: { item: itemIndex } })));
	}
	return found;
}

async function preview(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const profile = await profileInNode(context, itemIndex);
	return previewTexts(profile, Date.now()).map((text) => ({ business: profile.id, ...text, findings: text.findings.map((finding) => ({ ...finding })) }));
}

async function results(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const { profile } = await savedBusiness(context, itemIndex);
	const days = fieldOf<number>(context, 'days', itemIndex, 30);
	const rows = await (await openLedgerFor(context)).variantResults(profile.id, Date.now() - days * DAY_MS);
	return rows.map((row) => ({ business: profile.id, ...row, replyRate: row.sent === 0 ? null : Math.round((row.replied / row.sent) * 1000) / 1000 }));
}
