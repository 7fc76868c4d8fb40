import { monotonicMs } from '../lib/clock';
import type { Account } from './account';
import { verdictOn, type Kept } from './accounts';
import type { Desk, Passage } from './desk';
import type { Outage, Outages } from './result';
import { KEPT_PATH } from './server';
import type { Trouble } from './trouble';

/** Longer than the item waits, shorter than a request may take. */
const LATE_MS = 10_000;
const LATE = `answers after ${LATE_MS / 1_000} s`;
const TROUBLES: ReadonlyArray<readonly [title: string, trouble: Trouble]> = [
	[LATE, { delayMs: LATE_MS }],
	['nobody there', { down: true }],
	['HTTP 503', { status: 503 }],
	['HTTP 429, Retry-After 10 s', { status: 429 }],
	['writes made, answers lost', { cuts: 2 }],
];

/** So that they do not wait for each other. */
const APART_MS = 120;
const LOOK_MS = 200;
const PATIENCE_MS = 45_000;
/** What waits falls due within an hour. */
const SOON_MS = 2 * 3_600_000;
const LEASE_MS = 60_000;

interface Lead {
	readonly title: string;
	readonly trouble: Trouble;
	readonly account: Account;
	readonly caller: string;
}

/** What has come of the items, and when a CRM that answers late has it all. */
export interface Troubled {
	readonly leads: readonly Lead[];
	readonly outages: readonly Outage[];
	readonly lateMs: Promise<readonly number[]>;
}

/** Items that come while the CRM is in trouble: each trouble so many times, one item shortly after the other. */
export async function meetTroubles(desk: Desk, lanes: number): Promise<Troubled> {
	const leads: Lead[] = [];
	for (let lane = 0; lane < lanes; lane += 1) {
		for (const [title, trouble] of TROUBLES) leads.push({ title, trouble, account: await desk.account(), caller: desk.newCaller() });
	}
	const passing: Promise<Passage>[] = [];
	const late: Promise<number>[] = [];
	for (const lead of leads) {
		const item = await desk.missedCall(lead.caller);
		lead.account.trouble = lead.trouble;
		const from = monotonicMs();
		// Only what is under way by then stays late.
		passing.push(desk.pass(lead.account, item).finally(() => (lead.account.trouble = {})));
		if (lead.title === LATE) late.push(untilWritten(desk, lead).then((at) => at - from));
		await pause(APART_MS);
	}
	const passages = await Promise.all(passing);
	const outages = TROUBLES.map(([title]): Outage => ({ title, passages: passages.filter((_, index) => leads[index]?.title === title) }));
	return { leads, outages, lateMs: Promise.all(late) };
}

/** The CRM is well again: everything is finished, and counted there. */
export async function finishAll(desk: Desk, { leads, outages, lateMs }: Troubled, url: string): Promise<Outages> {
	const late = await lateMs;
	await finish(desk, leads);
	const kept = (await (await fetch(`${url}${KEPT_PATH}`)).json()) as readonly Kept[];
	return { outages, lateMs: late, leads: leads.length, ...verdictOn(leads.map(({ caller }) => caller), kept) };
}

/** A late CRM is told by the run that began it: nobody else has to come. */
async function untilWritten(desk: Desk, { account, caller }: Lead): Promise<number> {
	for (const since = monotonicMs(); monotonicMs() - since < PATIENCE_MS; ) {
		await pause(LOOK_MS);
		const contact = await desk.ledger.crmContact({ system: 'hubspot', account: account.portal, number: caller });
		if (contact?.recordId !== undefined && contact.pending === 0) break;
	}
	return monotonicMs();
}

/** As a Follow-Up Trigger does whose output CRM Write leads to the node. */
async function finish(desk: Desk, leads: readonly Lead[]): Promise<void> {
	for (const since = monotonicMs(); monotonicMs() - since < PATIENCE_MS; ) {
		const due = await desk.ledger.claimDue(['crm_write'], Date.now() + SOON_MS, LEASE_MS, 20);
		if (due.length === 0) return;
		await Promise.all(
			due.map(async (item) => {
				const lead = leads.find(({ caller }) => caller === item.person?.number || caller === item.conversation?.person);
				if (lead) await desk.pass(lead.account, desk.dueItem(item));
				await desk.ledger.finishDue(item.due.id, item.due.fence, 'done', Date.now());
			}),
		);
	}
}

async function pause(ms: number): Promise<void> {
	await new Promise((resolve) => setTimeout(resolve, ms));
}
