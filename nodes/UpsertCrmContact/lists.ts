import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { Crm } from '../../engine';
import { connectCrm } from '../shared/crms';

interface Entry {
	readonly id: string;
	readonly label: string;
}

async function listed(context: ILoadOptionsFunctions, filter: string | undefined, entries: (crm: Crm) => Promise<readonly Entry[]>): Promise<INodeListSearchResult> {
	const connected = await connectCrm(context);
	const words = filter?.trim().toLowerCase() ?? '';
	const all = connected ? await entries(connected.crm) : [];
	const results = all.filter(({ id, label }) => label.toLowerCase().includes(words) || id.toLowerCase().includes(words)).map(({ id, label }) => ({ name: label, value: id }));
	return { results: results.sort((a, b) => a.name.localeCompare(b.name)) };
}

/** The lists of the node's resource locators, straight from the account. */
export const lists = {
	async searchFields(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		return await listed(this, filter, async (crm) => (await crm.fields()).filter(({ readOnly }) => readOnly !== true));
	},
	async searchOwners(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		return await listed(this, filter, async (crm) => (await crm.owners()).map(({ id, name, email }) => ({ id, label: email === undefined ? name : `${name} (${email})` })));
	},
	async searchPipelines(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		return await listed(this, filter, async (crm) => (await crm.pipelines?.()) ?? []);
	},
	async searchStages(this: ILoadOptionsFunctions, filter?: string): Promise<INodeListSearchResult> {
		return await listed(this, filter, async (crm) => ((await crm.pipelines?.()) ?? []).flatMap((pipeline) => pipeline.stages.map((stage) => ({ id: stage.id, label: `${pipeline.label}: ${stage.label}` }))));
	},
};
