import type { IDataObject, ITriggerFunctions } from 'n8n-workflow';
import { toItem, type DueItem, type DueKind } from '../../engine';
import { holdersOf } from '../shared/holder';
import { textIn } from '../shared/items';
import { openLedgerFor } from '../shared/ledger';
import { parameter } from '../shared/phones';
import { listOf } from '../shared/profile';
import { emitAndWait, onOutput, type Emission } from '../shared/sweep';
import { OUTPUT_NAMES, outputOf } from './kinds';

/** After a crash the work is due again when the lease ends; while its execution runs, the lease is renewed. */
const LEASE_MS = 60_000;
const AT_ONCE = 20;
/** An execution that failed is tried again after 1, 2, 4 and 8 minutes; then it is left to the people who read the errors. */
const MOST_TRIES = 5;

/** Looks for what has fallen due and hands each to an execution of its own, once. */
export function fireDue(context: ITriggerFunctions, kinds: readonly DueKind[]): () => void {
	const running = new Map<string, number>();
	let looking = false;
	const look = async () => {
		const ledger = await openLedgerFor(context);
		const now = Date.now();
		for (const [id, fence] of running) await ledger.extendDue(id, fence, now + LEASE_MS);
		for (const item of await ledger.claimDue(kinds, now, LEASE_MS, AT_ONCE, await ownBusinesses(context))) {
			running.set(item.due.id, item.due.fence);
			void run(context, item).finally(() => running.delete(item.due.id));
		}
	};
	return () => {
		if (looking) return;
		looking = true;
		look()
			.catch((error: unknown) => context.logger.error(`${context.getNode().name}: ${(error as Error).message}`))
			.finally(() => (looking = false));
	};
}

/**
 * The businesses that are named, else those that this workflow serves: what they are sent must leave
 * through its credentials, and another client's must not. A workflow that nothing comes to follows up for all.
 */
async function ownBusinesses(context: ITriggerFunctions): Promise<readonly string[]> {
	const named = listOf(textIn(parameter(context, 'businesses', '')));
	return named.length > 0 ? named : await (await openLedgerFor(context)).businessesServedBy(holdersOf(context));
}

async function run(context: ITriggerFunctions, item: DueItem): Promise<void> {
	const { due } = item;
	const failure = await emitAndWait(context, emissionOf(item, await (await openLedgerFor(context)).identity(), Date.now()));
	const now = Date.now();
	const outcome = failure === undefined || due.tries >= MOST_TRIES ? 'done' : { retryAt: now + 60_000 * 2 ** (due.tries - 1), note: failure.message };
	try {
		await (await openLedgerFor(context)).finishDue(due.id, due.fence, outcome, now);
	} catch (error) {
		// The lease ends by itself, and the work comes back then.
		context.logger.error(`${context.getNode().name}: ${(error as Error).message}`);
	}
}

function emissionOf(item: DueItem, ledger: string, now: number): Emission {
	const { message, ...rest } = item;
	const inbound = message?.direction === 'in';
	const json = toItem({ ...rest, ledger, now, ...(message ? (inbound ? { reply: message } : { message }) : {}) });
	return onOutput(OUTPUT_NAMES.length, outputOf(item.due.kind), json as unknown as IDataObject);
}

/** For a test run in the editor: what would come, without taking it. */
export async function sampleItems(context: ITriggerFunctions, kinds: readonly DueKind[]): Promise<Emission> {
	const ledger = await openLedgerFor(context);
	const open = await ledger.listConversations({ open: true, limit: 1 });
	const conversation = open[0];
	const business = conversation && (await ledger.getBusiness(conversation.businessId));
	const kind = kinds[0] ?? 'unanswered';
	if (!conversation || !business) return onOutput(OUTPUT_NAMES.length, outputOf(kind), { note: 'Nothing is open in the ledger yet, so there is nothing to show.' });
	const json = toItem({ profile: business.profile, ledger: await ledger.identity(), conversation, now: Date.now() });
	return onOutput(OUTPUT_NAMES.length, outputOf(kind), json as unknown as IDataObject);
}
