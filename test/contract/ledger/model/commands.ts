import fc from 'fast-check';
import { DEFAULT_MISSED_RULES, type CallEvent } from '../../../../engine';
import { ANN, BAYSIDE, BOB, DAY, HOUR, intakeAt, LINE, MINUTE, readAs, report, SECOND, SECOND_LINE, textOf, UPTOWN, UPTOWN_LINE } from '../world';
import { execute, fire, send, settle, sweep, take, workOf, type Fate } from './canvas';
import { at, drop, type Real, type World } from './state';

type Command = fc.AsyncCommand<World, Real>;

const command = (name: string, run: (world: World, ledger: Real) => Promise<void> | void, can: (world: World) => boolean = () => true): Command => ({
	check: (world) => can(world),
	run: async (world, ledger) => await run(world, ledger),
	toString: () => name,
});

/** Who calls whom: two people, two lines of one business, a second business, and somebody without a number. */
const CALLS: ReadonlyArray<{ readonly from: string; readonly to: string; readonly taken?: true }> = [
	{ from: ANN, to: LINE },
	{ from: ANN, to: SECOND_LINE },
	{ from: ANN, to: UPTOWN_LINE },
	{ from: BOB, to: LINE },
	{ from: BOB, to: LINE, taken: true },
	{ from: 'Anonymous', to: LINE },
];
function eventOf(call: number, step: CallEvent['step']): CallEvent {
	const { from, to, taken } = at(CALLS, call);
	const callId = `CA-${call}`;
	switch (step) {
		case 'arrived':
			return report({ callId, from, to, step, answering: { mode: 'forward', acceptance: false } });
		case 'dial_ended':
			return report({ callId, from, to, step, status: taken ? 'completed' : 'no_answer', ...(taken ? { bridged: true } : {}) });
		case 'ended':
			return report({ callId, from, to, step, status: 'completed' });
		default:
			return report({ callId, from, to, step });
	}
}

const deliver = fc.tuple(fc.nat({ max: 2 * CALLS.length - 1 }), fc.constantFrom<CallEvent['step']>('dial_ended', 'dial_ended', 'dial_ended', 'dial_ended', 'ended', 'ended', 'arrived', 'voicemail', 'accepted')).map(([call, step]) =>
	command(`deliver(${call}, ${step})`, async (world, ledger) => {
		const receipt = await ledger.recordCallEvent(eventOf(call, step), DEFAULT_MISSED_RULES, intakeAt(world.now));
		if (!receipt.call) throw new Error('The call is missing.');
		const known = world.calls.get(call) ?? { id: receipt.call.id, offered: 0 };
		expect(receipt.call.id).toBe(known.id);
		if (receipt.offer) {
			// A report hands a call over at most once, and never one that was handed over before.
			expect({ call, offered: known.offered }).toEqual({ call, offered: 0 });
			known.offered += 1;
			world.inbox.push(workOf(receipt.call, receipt.conversation?.id));
		}
		world.calls.set(call, known);
	}),
);

const fates = fc.constantFrom<Fate>('accepted', 'accepted', 'refused', 'refused_for_now', 'lost_on_the_way', 'answer_lost');

const claim = fc.tuple(fc.nat({ max: 20 }), fc.boolean()).map(([index, again]) =>
	command(
		`claim(${index}${again ? ', and the execution runs twice' : ''})`,
		async (world, ledger) => {
			const work = at(world.inbox, index);
			if (!again) drop(world.inbox, work);
			await take(world, ledger, work);
		},
		(world) => world.inbox.length > 0,
	),
);

/** The usual case: all of it at once. */
const work = fc.tuple(fc.nat({ max: 20 }), fates).map(([index, fate]) =>
	command(
		`work(${index}, ${fate})`,
		async (world, ledger) => {
			const one = at(world.inbox, index);
			drop(world.inbox, one);
			await execute(world, ledger, one, fate);
		},
		(world) => world.inbox.length > 0,
	),
);

const unsent = (world: World) => world.claims.filter((one) => one.result === undefined && one.late === undefined);
const unsettled = (world: World) => world.claims.filter((one) => one.result !== undefined);

const request = fc.tuple(fc.nat({ max: 20 }), fates).map(([index, fate]) =>
	command(`send(${index}, ${fate})`, (world) => send(world, at(unsent(world), index), fate), (world) => unsent(world).length > 0),
);

const outcome = fc.nat({ max: 20 }).map((index) =>
	command(`settle(${index})`, async (world, ledger) => await settle(world, ledger, at(unsettled(world), index)), (world) => unsettled(world).length > 0),
);

const crash = fc.tuple(fc.nat({ max: 20 }), fc.constantFrom('before its claim', 'after its claim')).map(([index, when]) =>
	command(
		`crash(${index}, ${when})`,
		(world) => {
			if (when === 'before its claim') drop(world.inbox, at(world.inbox, index));
			else drop(world.claims, at(world.claims, index));
		},
		(world) => (when === 'before its claim' ? world.inbox : world.claims).length > 0,
	),
);

const jump = fc.constantFrom(1, SECOND, SECOND, 9 * SECOND, 9 * SECOND, 46 * SECOND, 2 * MINUTE, HOUR, 11 * HOUR, DAY + HOUR, -5 * MINUTE).map((by) =>
	command(`jump(${by / SECOND} s)`, (world) => {
		world.now += by;
		if (by < 0) world.setBack -= by;
		for (const one of world.claims) if (one.leaseUntil <= world.now) one.late = true;
	}),
);

const write = fc.tuple(fc.constantFrom(ANN, BOB), fc.constantFrom(LINE, UPTOWN_LINE), fc.constantFrom('STOP', 'START', 'Hello?'), fc.boolean()).map(([from, to, body, read]) =>
	command(`write(${from}, ${to}, ${body}${read ? '' : ', never read'})`, async (world, ledger) => {
		const businessId = to === LINE ? BAYSIDE : UPTOWN;
		const text = textOf(body, { from, to, providerId: `SMin-${(world.ids += 1)}` });
		const receipt = await ledger.recordReply(text, intakeAt(world.now));
		expect(receipt.kind).toBe({ 'STOP': 'opt_out', 'START': 'opt_in', 'Hello?': 'reply' }[body]);
		expect((await ledger.recordReply(text, intakeAt(world.now))).kind).toBe('duplicate');
		if (body === 'STOP') world.optedOut.add(`${businessId} ${from}`);
		if (body === 'START') world.optedOut.delete(`${businessId} ${from}`);
		expect((await ledger.optedOutAt(businessId, from)) !== undefined).toBe(world.optedOut.has(`${businessId} ${from}`));
		if (receipt.kind !== 'reply' || !receipt.message) return;
		world.replies.set(receipt.message.id, { offered: 1, read });
		if (read) await ledger.recordClassification(receipt.message.id, readAs(), world.now);
	}),
);

const takeOver = fc.tuple(fc.constantFrom(ANN, BOB), fc.constantFrom('pause', 'pause for an hour', 'resume', 'close')).map(([person, what]) =>
	command(`takeOver(${person}, ${what})`, async (world, ledger) => {
		const conversation = await ledger.findConversation(BAYSIDE, person);
		if (!conversation || conversation.closedAt !== undefined) return;
		const { id } = conversation;
		if (what === 'close') {
			await ledger.changeConversation(id, { do: 'status', status: 'handled' }, 'dana', world.now);
		} else if (what === 'resume') {
			await ledger.changeConversation(id, { do: 'resume' }, 'dana', world.now);
			world.paused.delete(id);
		} else {
			const until = what === 'pause' ? undefined : world.now + HOUR;
			await ledger.changeConversation(id, { do: 'pause', because: 'Dana', ...(until === undefined ? {} : { until }) }, 'dana', world.now);
			world.paused.set(id, until ?? Infinity);
		}
	}),
);

const receipt = fc.tuple(fc.nat({ max: 20 }), fc.constantFrom('sent' as const, 'delivered' as const, 'undelivered' as const)).map(([index, status]) =>
	command(
		`receipt(${index}, ${status})`,
		async (world, ledger) => {
			const { providerId } = at([...world.accepted.values()].flat(), index);
			await ledger.recordReceipt({ kind: 'receipt', system: 'twilio', account: 'AC1', providerId, status }, world.now);
		},
		(world) => world.accepted.size > 0,
	),
);

const nudge = fc.constantFrom(ANN, BOB).map((person) =>
	command(`nudge(${person})`, async (world, ledger) => {
		const conversation = await ledger.findConversation(BAYSIDE, person);
		if (!conversation) return;
		world.inbox.push({ businessId: BAYSIDE, person, line: conversation.line, key: `follow_up:${(world.ids += 1)}`, purpose: 'follow_up', conversationId: conversation.id });
	}),
);

const look = fc.constantFrom('sweep', 'fire').map((what) => command(what, async (world, ledger) => await (what === 'sweep' ? sweep : fire)(world, ledger)));

/** What may happen, the more often listed the more often. */
const LIST: readonly fc.Arbitrary<Command>[] = [deliver, deliver, deliver, claim, claim, claim, request, request, outcome, outcome, work, work, nudge, crash, jump, jump, write, takeOver, receipt, look, look];
export const happenings = fc.commands([...LIST], { maxCommands: 100, size: '+1' });
