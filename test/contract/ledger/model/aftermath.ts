import type { Message } from '../../../../engine';
import { BAYSIDE, DAY, HOUR, MINUTE, UPTOWN } from '../world';
import { execute, fire, sweep } from './canvas';
import type { Real, World } from './state';

/** All who were under way are gone; from here on the canvas does its work without a fault, or is gone as well. */
export async function calmDown(world: World, ledger: Real, canvasLives: boolean): Promise<void> {
	world.inbox.length = 0;
	world.claims.length = 0;
	for (const wait of [10 * MINUTE, ...Array.from({ length: 8 }, () => 2 * MINUTE), 12 * HOUR, 2 * MINUTE, 2 * MINUTE, 12 * HOUR, 2 * MINUTE, 2 * MINUTE]) {
		world.now += wait;
		await sweep(world, ledger);
		await fire(world, ledger);
		for (const work of world.inbox.splice(0)) {
			if (canvasLives) await execute(world, ledger, work, 'accepted');
			// A canvas that drops what it is handed comes to its end all the same.
			else if (work.call) await ledger.offerEnded({ callId: work.call.id }, false, world.now);
		}
	}
}

const MOST_OFFERS = 20;
const MOST_SEND_OFFERS = 66;
const OUT: readonly Message['status'][] = ['sent', 'delivered', 'undelivered'];

export async function expectPromisesKept(world: World, ledger: Real, canvasLives: boolean): Promise<void> {
	const events = await ledger.events({ limit: 1_000_000 });
	expect(events.map(({ seq }) => seq)).toEqual([...new Set(events.map(({ seq }) => seq))].sort((a, b) => a - b));

	for (const [call, { id, offered }] of world.calls) {
		const kept = await ledger.getCall(id);
		const decision = await ledger.decisionOf(id);
		const everOwed = events.some((event) => event.kind === 'decision' && event.callId === id && event.data.action !== 'skip');
		// Every missed call has its reason, and none is offered more often than it may be.
		if (kept?.outcome === 'missed') expect({ call, decided: decision !== undefined }).toEqual({ call, decided: true });
		// No text waits for a time that has long passed.
		if (canvasLives) expect({ call, action: decision?.action }).not.toEqual({ call, action: 'hold' });
		expect({ call, offers: kept?.offers }).toEqual({ call, offers: offered });
		expect(offered).toBeLessThanOrEqual(everOwed ? MOST_SEND_OFFERS : MOST_OFFERS);
		expect(events.filter((event) => event.callId === id && (event.kind === 'call_offered' || event.data.offered === true))).toHaveLength(offered);
	}

	const messages = await allMessages(ledger);
	for (const message of messages) {
		const key = message.key ?? '';
		const accepted = world.accepted.get(key) ?? [];
		if (OUT.includes(message.status)) expect({ key, accepted: accepted.length }).toEqual({ key, accepted: 1 });
		const offers = message.callId === undefined ? 0 : ((await ledger.getCall(message.callId))?.offers ?? 0);
		// A text is never left in doubt while there is a canvas to clear it up; what it gave up after many looks stays as it is.
		if (canvasLives && offers < MOST_SEND_OFFERS) expect({ key, settled: !['claimed', 'unknown', 'held'].includes(message.status) }).toEqual({ key, settled: true });
		if (canvasLives && offers < MOST_SEND_OFFERS && accepted.length > 0) expect({ key, out: OUT.includes(message.status) }).toEqual({ key, out: true });
	}
	expectCooldown(world);
	for (const [id, { offered }] of world.replies) expect({ id, offered: offered <= MOST_OFFERS }).toEqual({ id, offered: true });
}

/** Two texts to one person of one business lie a day apart, by the clock as it was shown. */
function expectCooldown(world: World): void {
	const sent = [...world.claimed].filter(([key]) => world.accepted.has(key)).map(([key, { whom, at }]) => ({ key, whom, at }));
	for (const one of sent) {
		for (const other of sent) {
			if (one.key === other.key || one.whom !== other.whom) continue;
			expect({ keys: [one.key, other.key], apart: Math.abs(one.at - other.at) >= DAY - world.setBack }).toEqual({ keys: [one.key, other.key], apart: true });
		}
	}
}

async function allMessages(ledger: Real): Promise<Message[]> {
	const found: Message[] = [];
	for (const businessId of [BAYSIDE, UPTOWN]) {
		for (const { id } of await ledger.listConversations({ businessId, limit: 1_000 })) found.push(...(await ledger.messagesOf(id, 1_000)).filter(({ direction }) => direction === 'out'));
	}
	return found;
}
