import type { CrmEntryKind, Item, TellRequest } from '../../engine';
import { monotonicMs } from '../lib/clock';
import type { Desk } from './desk';
import { instantCrm } from './instantCrm';
import type { Throughput } from './result';

const LEADS = 25;
const KINDS: ReadonlySet<CrmEntryKind> = new Set<CrmEntryKind>(['call', 'text', 'task']);

/** Leads a second, one after the other: kept in the ledger alone, and planned and carried out as well. */
export async function runThroughput(desk: Desk, times: number): Promise<Throughput[]> {
	const rounds: Throughput[] = [];
	for (let time = 0; time < times; time += 1) {
		const [alone, told] = [await callsOf(desk), await callsOf(desk)];
		// Both are leads of the ledger by then, as an item is when the node comes to its CRM.
		const saved = await perSecond(alone, async (item) => await save(desk, item));
		for (const item of told) await save(desk, item);
		const { engine, connectors } = desk.build;
		const { mapping } = connectors.crmSystem('hubspot');
		const deps = { ledger: desk.ledger, crm: instantCrm(), clock: { now: () => Date.now(), sleep: async (ms: number) => await new Promise<void>((resolve) => setTimeout(resolve, ms)) }, random: Math.random };
		const tell = async (item: Item) => {
			const request: TellRequest = { profile: desk.profile, number: numberOf(item), conversationId: item.conversation?.id, callId: item.call?.id, mapping, overrides: [], extra: {}, wishes: { kinds: KINDS }, tags: [], deadline: Date.now() + 3_000 };
			const { status } = await engine.tellCrm(deps, request);
			if (status !== 'saved') throw new Error(`An instant CRM did not take a lead: ${status}.`);
		};
		rounds.push({ saved, told: await perSecond(told, tell) });
	}
	return rounds;
}

async function callsOf(desk: Desk): Promise<Item[]> {
	const items: Item[] = [];
	while (items.length < LEADS) items.push(await desk.missedCall(desk.newCaller()));
	return items;
}

async function save({ ledger, profile }: Desk, item: Item): Promise<void> {
	const now = Date.now();
	await ledger.saveLead({ businessId: profile.id, number: numberOf(item), patch: {}, conversationId: item.conversation?.id, owner: 'dana', nextAction: 'Call back', followUpAt: now + 3_600_000, followUpAuto: true, now });
}

function numberOf({ conversation }: Item): string {
	if (!conversation) throw new Error('The call has no conversation.');
	return conversation.person;
}

async function perSecond(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<number> {
	const from = monotonicMs();
	for (const item of items) await work(item);
	return items.length / ((monotonicMs() - from) / 1_000);
}
