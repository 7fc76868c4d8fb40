/** One of several processes on one ledger. Compiled to a file of its own and started by the test. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ledgerOver, openPostgres, openSqlite } from '../../../../connectors/ledgers';
import { readPostgresUrl } from '../../../../connectors/ledgers/pg/options';
import { decide, DEFAULT_MISSED_RULES, DEFAULT_TEXT_SETTINGS, DUE_KINDS, type CallEvent, type Intake, type Ledger } from '../../../../engine';
import { tellAll } from './crm';
import type { Order, Told } from './messages';
import { numberAt } from './numbers';

const LINE = '+14155550100';
const LEASE = 45_000;

async function obey(ledger: Ledger, order: Order): Promise<readonly string[]> {
	switch (order.do) {
		case 'record':
			return await record(ledger, order.seed, order.calls, order.now);
		case 'claim':
			return await claim(ledger, order, decide);
		case 'grab':
			return await claim(ledger, order, () => ({ action: 'text', reason: 'ok', facts: {} }));
		case 'turns':
			return await turns(ledger, order);
		case 'due':
			return await due(ledger, order.now);
		case 'crm':
			return await tellAll(ledger, order);
		case 'live':
			return await live(ledger, order.name, order.now);
	}
}

const intake = (now: number): Intake => ({ holder: 'workflow/trigger', now, leaseMs: LEASE });

const report = (callId: string, from: string, more: Partial<CallEvent>): CallEvent => ({ kind: 'call', system: 'twilio', account: 'AC1', callId, key: `${callId}:${more.step ?? ''}`, step: 'ended', from, to: LINE, ...more });

/** Every report of every call, in an order of this process's own. */
async function record(ledger: Ledger, seed: number, calls: number, now: number): Promise<string[]> {
	const reports = Array.from({ length: calls }, (_, index) => {
		const from = numberAt(index);
		const callId = `CA-${index}`;
		return [
			report(callId, from, { step: 'arrived', answering: { mode: 'forward', acceptance: false } }),
			report(callId, from, { step: 'dial_ended', status: 'no_answer' }),
			report(callId, from, { step: 'ended', status: 'completed' }),
		];
	}).flat();
	const offered: string[] = [];
	for (const event of shuffled(reports, seed)) {
		const receipt = await ledger.recordCallEvent(event, DEFAULT_MISSED_RULES, intake(now));
		if (!receipt.offer) continue;
		offered.push(event.callId);
		await handOver();
	}
	return offered;
}

async function claim(ledger: Ledger, { seed, people, now }: Extract<Order, { do: 'claim' | 'grab' }>, decideNow: typeof decide): Promise<string[]> {
	const claimed: string[] = [];
	for (const { number, key } of shuffled(people, seed)) {
		const found = await ledger.claimText(textTo(number, key, now), decideNow);
		if (found.result !== 'claimed') continue;
		claimed.push(key);
		await handOver();
		await ledger.settleText(found.message.id, found.message.attempt, { status: 'sent', providerId: `SM-${key}` }, now);
	}
	return claimed;
}

/** Whoever works on what it got leaves the others a turn. */
const handOver = async () => await sleep(1);

const textTo = (to: string, key: string, now: number) => ({
	businessId: 'bayside',
	purpose: 'first_text' as const,
	key,
	to,
	from: LINE,
	system: 'twilio',
	account: 'AC1',
	settings: DEFAULT_TEXT_SETTINGS,
	now,
	leaseMs: LEASE,
	compose: () => ({ body: 'Sorry we missed your call.', media: [] }),
});

async function due(ledger: Ledger, now: number): Promise<string[]> {
	const got: string[] = [];
	for (;;) {
		const items = await ledger.claimDue(DUE_KINDS, now, LEASE, 3);
		if (items.length === 0) return got;
		got.push(...items.map((item) => item.due.id));
		await handOver();
	}
}

/** Turns for conversations of this process's own, as texts; each is asked for twice. */
async function turns(ledger: Ledger, { name, count, now }: Extract<Order, { do: 'turns' }>): Promise<string[]> {
	const got: string[] = [];
	for (let index = 0; index < count; index += 1) {
		const turn = await ledger.takeTurn('bayside', 'default', `conv_${name}_${index}`, now);
		const again = await ledger.takeTurn('bayside', 'default', `conv_${name}_${index}`, now);
		if (again !== turn) throw new Error(`A conversation had turn ${turn} and then turn ${again}.`);
		got.push(String(turn));
		await handOver();
	}
	return got;
}

/** Goes on with the daily work of a ledger until it is killed, and tells of each step when it is committed. */
async function live(ledger: Ledger, name: string, now: number): Promise<never> {
	for (let step = 0; ; step += 1) {
		const from = numberAt(step);
		const { call, conversation } = await ledger.recordCallEvent(report(`CA-${name}-${step}`, from, { step: 'ended', status: 'no_answer' }), DEFAULT_MISSED_RULES, intake(now + step));
		if (!call || !conversation) throw new Error('A missed call came back without its conversation.');
		const request = { ...textTo(from, `first_text:${call.id}`, now + step), callId: call.id, conversationId: conversation.id, settings: { ...DEFAULT_TEXT_SETTINGS, cooldownHours: 0 } };
		const found = await ledger.claimText(request, decide);
		if (found.result !== 'claimed') throw new Error(`A fresh key was ${found.result}.`);
		// Every third text stays without an outcome, as if its sender had died.
		if (step % 3 !== 0) await ledger.settleText(found.message.id, found.message.attempt, { status: 'sent', providerId: `SM-${name}-${step}` }, now + step);
		const reply = await ledger.recordReply({ kind: 'text', system: 'twilio', account: 'AC1', providerId: `SMin-${name}-${step}`, from, to: LINE, body: 'No hot water', media: [] }, intake(now + step));
		const { escalation } = await ledger.openEscalation({ businessId: 'bayside', conversationId: conversation.id, person: from, urgency: 'urgent', route: 'person', summary: 'No hot water', now: now + step, firstStepAt: now + step });
		tell({ say: 'committed', callId: call.id, messageId: found.message.id, replyId: reply.message?.id ?? '', escalationId: escalation.id });
	}
}

/** The same for the same seed, so that a failure can be run again. */
function shuffled<T>(list: readonly T[], seed: number): T[] {
	const order = [...list];
	let state = seed * 2_654_435_761 + 1;
	for (let index = order.length - 1; index > 0; index -= 1) {
		state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
		const other = state % (index + 1);
		[order[index], order[other]] = [order[other] as T, order[index] as T];
	}
	return order;
}

function tell(told: Told): void {
	process.send?.(told);
}

/** @param target path of a SQLite file, or the address of a Postgres */
async function main(target: string): Promise<void> {
	const ledger = ledgerOver(await (target.startsWith('postgres:') ? openPostgres(readPostgresUrl(target)) : openSqlite(target)));
	process.on('message', (order: Order) => {
		obey(ledger, order)
			.then(async (got) => {
				await ledger.close();
				tell({ say: 'done', got });
				process.disconnect();
			})
			.catch((error: unknown) => tell({ say: 'failed', error: String((error as Error).stack) }));
	});
	tell({ say: 'ready' });
}

// Nobody is left to work for when the test is gone.
process.on('disconnect', () => process.exit());
main(process.argv[2] ?? '').catch((error: unknown) => tell({ say: 'failed', error: String((error as Error).stack) }));
