import fc from 'fast-check';
import { DEFAULT_MISSED_RULES, type CallEvent } from '../../../../../engine';
import { BUSINESS, LINES, PEOPLE } from './desk';
import { FATES, type Fate } from './provider';
import type { Weather } from './run';
import type { World } from './world';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Who calls which line of the business. */
const CALLS = [
	{ from: PEOPLE[0], to: LINES[0] },
	{ from: PEOPLE[0], to: LINES[1] },
	{ from: PEOPLE[1], to: LINES[0] },
	{ from: PEOPLE[0], to: LINES[0] },
] as const;

export type Command =
	/** A report comes in, again or out of order too; the process may die before its execution begins. */
	| { readonly do: 'report'; readonly call: number; readonly step: 'arrived' | 'ended' | 'dial_ended'; readonly process: number; readonly dies: boolean }
	/** An execution goes on for so many awaits. */
	| ({ readonly do: 'step'; readonly run: number; readonly times: number } & Weather)
	/** The same execution a second time. */
	| { readonly do: 'again'; readonly run: number; readonly process: number }
	| { readonly do: 'crash'; readonly process: number }
	| { readonly do: 'pass'; readonly ms: number }
	| { readonly do: 'jump'; readonly ms: number }
	| { readonly do: 'write'; readonly person: number; readonly body: 'STOP' | 'START' }
	| { readonly do: 'human'; readonly person: number; readonly what: 'pause' | 'resume' }
	| { readonly do: 'answer'; readonly person: number; readonly purpose: 'answer' | 'follow_up'; readonly process: number }
	/** The phone company is in trouble for so many minutes, and everything else goes on. */
	| ({ readonly do: 'outage'; readonly minutes: number } & Weather)
	| { readonly do: 'sweep' | 'due'; readonly process: number };

const process = fc.nat(1);
const person = fc.nat(PEOPLE.length - 1);
const step: fc.Arbitrary<Command> = fc.record({
	do: fc.constant('step' as const),
	run: fc.nat(3),
	times: fc.constantFrom(1, 1, 2, 3, 4, 6, 9, 40),
	fate: fc.constantFrom('accepted', ...FATES),
	canLook: fc.constantFrom(true, true, true, false),
});

const COMMANDS: ReadonlyArray<fc.WeightedArbitrary<Command>> = [
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('report' as const), call: fc.nat(CALLS.length - 1), step: fc.constantFrom('dial_ended', 'dial_ended', 'ended', 'arrived'), process, dies: fc.constantFrom(false, false, false, true) }) },
	{ weight: 7, arbitrary: step },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('again' as const), run: fc.nat(3), process }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const), process }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(SECOND, 9 * SECOND, 20 * SECOND, 46 * SECOND, 2 * MINUTE, HOUR) }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('jump' as const), ms: fc.constantFrom(3 * SECOND, 50 * SECOND, 10 * MINUTE, 2 * HOUR, -3 * SECOND, -50 * SECOND, -10 * MINUTE, -2 * HOUR) }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('write' as const), person, body: fc.constantFrom('STOP', 'STOP', 'START') }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('human' as const), person, what: fc.constantFrom('pause', 'pause', 'resume') }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('answer' as const), person, purpose: fc.constantFrom('answer', 'follow_up'), process }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('outage' as const), minutes: fc.constantFrom(3, 12, 40), fate: fc.constantFrom<Fate>('unreachable', 'throttled_long', 'timeout_lost', 'timeout_taken'), canLook: fc.boolean() }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constantFrom('sweep' as const, 'due' as const), process }) },
];

/** Short, for short ones show a fault as well as long ones and are many more in the same time. */
export const schedule: fc.Arbitrary<Command[]> = fc.array(fc.oneof(...COMMANDS), { minLength: 2, maxLength: 14, size: 'max' });

export async function happen(world: World, command: Command): Promise<void> {
	switch (command.do) {
		case 'report':
			return await report(world, command);
		case 'step': {
			const run = world.runs[command.run % Math.max(1, world.runs.length)];
			for (let left = command.times; run && !run.isDone && left > 0; left -= 1) await world.step(run, command);
			return;
		}
		case 'again': {
			const run = world.runs[command.run % Math.max(1, world.runs.length)];
			if (run) await world.execute(run.request, command.process);
			return;
		}
		case 'crash':
			return world.crash(command.process);
		case 'pass':
			return world.time.pass(command.ms);
		case 'jump':
			return world.mayJump(command.ms) ? world.time.jump(command.ms) : undefined;
		case 'write':
			return await write(world, PEOPLE[command.person] ?? PEOPLE[0], command.body);
		case 'human':
			return await human(world, PEOPLE[command.person] ?? PEOPLE[0], command.what);
		case 'answer':
			return await answer(world, PEOPLE[command.person] ?? PEOPLE[0], command.purpose, command.process);
		case 'outage':
			return await outage(world, command);
		case 'sweep':
			return await sweep(world, command.process);
		case 'due':
			return await due(world, command.process);
	}
}

async function report(world: World, { call, step, process, dies }: Command & { do: 'report' }): Promise<void> {
	const { from, to } = CALLS[call % CALLS.length] ?? CALLS[0];
	const event: CallEvent = {
		kind: 'call',
		system: 'fake',
		account: 'AC1',
		callId: `CA${call}`,
		key: `${call}:${step}`,
		step,
		from,
		to,
		...(step === 'arrived' ? { answering: { mode: 'forward', acceptance: false } } : {}),
		...(step === 'ended' ? { status: 'completed' } : {}),
		...(step === 'dial_ended' ? { status: 'no_answer' } : {}),
	};
	const receipt = await world.desk.ledger.recordCallEvent(event, DEFAULT_MISSED_RULES, world.intake());
	if (receipt.call && !world.calls.has(receipt.call.id)) world.calls.set(receipt.call.id, { id: receipt.call.id, person: from, deaths: 0 });
	if (!receipt.offer || !receipt.call) return;
	if (dies) world.died(receipt.call.id);
	else await world.execute(world.firstText(receipt.call, receipt.conversation), process);
}

async function write(world: World, from: string, body: 'STOP' | 'START'): Promise<void> {
	await world.desk.ledger.recordReply({ kind: 'text', system: 'fake', account: 'AC1', providerId: `SMin${world.nextId()}`, from, to: LINES[0], body, media: [] }, world.intake());
	if (body === 'STOP') world.stop(from, 'opt_out');
	else world.resume(from, 'opt_out');
}

async function human(world: World, person: string, what: 'pause' | 'resume'): Promise<void> {
	const { ledger } = world.desk;
	const now = world.time.shown;
	const { id } = await ledger.openConversation(BUSINESS, person, LINES[0], now);
	await ledger.changeConversation(id, what === 'pause' ? { do: 'pause', because: 'Maria' } : { do: 'resume' }, 'maria', now);
	if (what === 'pause') world.stop(person, 'takeover');
	else world.resume(person, 'takeover');
}

async function answer(world: World, person: string, purpose: 'answer' | 'follow_up', process: number): Promise<void> {
	const { id } = await world.desk.ledger.openConversation(BUSINESS, person, LINES[0], world.time.shown);
	await world.execute({ ...world.text(purpose, `${purpose}:${world.nextId()}`, person, LINES[0]), conversationId: id }, process);
}

/** Longer than that, and a text may be given up as unsendable. */
const MOST_OUTAGE = 45;

async function outage(world: World, { minutes, ...weather }: Command & { do: 'outage' }): Promise<void> {
	for (let minute = 0; minute < minutes && world.outageMinutes < MOST_OUTAGE; minute += 1) {
		world.outageMinutes += 1;
		for (const run of [...world.runs]) while (!run.isDone) await world.step(run, weather);
		world.time.pass(MINUTE);
		await sweep(world, 0);
		await due(world, 0);
	}
}

export async function sweep(world: World, process: number): Promise<void> {
	for (const { call, conversation } of await world.desk.ledger.offerAgain(DEFAULT_MISSED_RULES, world.intake(), 50)) await world.execute(world.firstText(call, conversation), process);
}

export async function due(world: World, process: number): Promise<void> {
	for (const { due: one, message, call, conversation } of await world.desk.ledger.claimDue(['held_text'], world.time.shown, MINUTE, 50)) {
		if (message?.purpose === undefined || message.key === undefined) continue;
		await world.execute(
			{ ...world.text(message.purpose, message.key, message.to, message.from), dueId: one.id, ...(call && message.purpose === 'first_text' ? { callId: call.id } : {}), ...(conversation ? { conversationId: conversation.id } : {}) },
			process,
		);
	}
}
