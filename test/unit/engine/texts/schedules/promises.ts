import { strict as assert } from 'node:assert';
import type { Message } from '../../../../../engine';
import { due, happen, sweep, type Command } from './commands';
import { EVENING, MORNING, type Desk } from './desk';
import type { Weather } from './run';
import { World } from './world';

const CALM: Weather = { fate: 'accepted', canLook: true };
const MINUTE = 60_000;
/** Rounds until everything must be finished: first by minutes, then past quiet hours and retries. */
const WAITS = [1, 1, 1, 2, 2, 2, 2, 10, 10, 60, 60, 60, 60, 240, 2, 2, 240, 2, 2, 240, 2, 2, 240, 2, 2];

/** Carries one schedule out, lets everything come to rest, and looks whether every promise was kept. */
export async function keepPromises(desk: Desk, commands: readonly Command[], evening: boolean, sameWords: boolean): Promise<void> {
	await desk.clear();
	const world = new World(desk, evening ? EVENING : MORNING, sameWords);
	for (const command of commands) await happen(world, command);
	await comeToRest(world);
	await nothingIsLost(world);
}

async function comeToRest(world: World): Promise<void> {
	for (const minutes of WAITS) {
		for (const run of [...world.runs]) while (!run.isDone) await world.step(run, CALM);
		if ((await world.desk.unfinished()) === 0) return;
		world.time.pass(minutes * MINUTE);
		await sweep(world, 0);
		await due(world, 0);
	}
	assert.fail('There is work left that nobody will do.');
}

/** Where a first text may end, other than at the phone company. */
const REASONS = ['opted_out', 'human_active', 'texted_lately', 'not_processed', 'reached_since'];

/** Every missed call was texted, or says why it was not; and what the ledger says is what the phone company did. */
async function nothingIsLost(world: World): Promise<void> {
	const { ledger } = world.desk;
	const texts = await allTexts(world);
	for (const { id, person, deaths } of world.calls.values()) {
		const key = `first_text:${id}`;
		const isTaken = texts.get(key)?.status === 'sent';
		if ((await ledger.getCall(id))?.outcome !== 'missed') {
			const known = await ledger.decisionOf(id);
			assert(!isTaken || known?.action === 'text', `${key} was texted without a decision`);
			continue;
		}
		const decision = await ledger.decisionOf(id);
		assert(decision, `${key} has no decision`);
		if (decision.action === 'text') {
			const text = texts.get(key);
			assert(isTaken || (text?.status === 'failed' && [...REASONS, 'bad_text'].includes(text.reason ?? '')), `${key} was to be texted, and ended as ${text?.status} ${text?.reason}`);
			continue;
		}
		assert(decision.action === 'skip' && REASONS.includes(decision.reason), `${key} ended as ${decision.action} ${decision.reason}`);
		if (decision.reason === 'not_processed') assert(deaths >= 2, `${key} was given up after ${deaths} deaths`);
		if (decision.reason === 'texted_lately') assert(hadText(world, texts, person), `${key} was skipped for another text, and none went`);
	}
}

/** Somebody who is not texted because they were had a text, or what they were owed ended with a reason. */
function hadText(world: World, texts: ReadonlyMap<string, Message>, person: string): boolean {
	return [...world.calls.values()].some((call) => call.person === person && ['sent', 'failed'].includes(texts.get(`first_text:${call.id}`)?.status ?? ''));
}

async function allTexts(world: World): Promise<Map<string, Message>> {
	const texts = new Map<string, Message>();
	for (const { id } of await world.desk.ledger.listConversations({ limit: 100 })) {
		for (const message of await world.desk.ledger.messagesOf(id, 100)) {
			if (message.direction === 'in') continue;
			const { key = '', status, providerId } = message;
			assert.equal(status === 'sent', world.provider.taken.some((one) => one.providerId === providerId), `${key} is ${status} as ${providerId}`);
			texts.set(key, message);
		}
	}
	const known = [...texts.values()].flatMap(({ providerId }) => providerId ?? []).sort();
	assert.deepEqual(known, world.provider.taken.map(({ providerId }) => providerId).sort(), 'the ledger does not know of every text that went out');
	return texts;
}
