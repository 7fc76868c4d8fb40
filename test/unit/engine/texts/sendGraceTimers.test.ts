import { DEFAULT_MISSED_RULES as RULES } from '../../../../engine/calls';
import { sendText } from '../../../../engine/texts';
import { openWorld, type World } from '../../../support/world';
import { ANN, answer } from './sending';

const SECOND = 1_000;

let world: World;
beforeEach(async () => void (world = await openWorld({ graceSeconds: 20 })));
afterEach(async () => await world.close());

async function firstText() {
	const { call, conversation } = await world.missedCall(ANN);
	return { ...answer({ purpose: 'first_text', key: `first_text:${call.id}` }), callId: call.id, conversationId: conversation.id };
}

describe('the wait of a grace period', () => {
	it('goes on where the timer rang a millisecond early', async () => {
		const request = await firstText();
		const slept: number[] = [];
		const clock = {
			now: () => world.clock.now(),
			sleep: async (ms: number) => {
				slept.push(ms);
				await world.clock.sleep(slept.length === 1 ? ms - 1 : ms);
			},
		};
		expect(await sendText({ ...world.deps, clock }, request)).toMatchObject({ sent: true });
		expect(slept).toEqual([20 * SECOND, 1]);
	});

	it('is over where the ledger itself took that long', async () => {
		const request = await firstText();
		const ledger = {
			...world.ledger,
			claimText: async (...asked: Parameters<typeof world.ledger.claimText>) => {
				const claim = await world.ledger.claimText(...asked);
				if (claim.result === 'not_now') world.clock.pass(25 * SECOND);
				return claim;
			},
		};
		expect(await sendText({ ...world.deps, ledger }, request)).toMatchObject({ sent: true });
		expect(world.clock.slept).toEqual([0]);
	});

	it('is not endless where the clock stands still: the call comes back', async () => {
		const request = await firstText();
		let slept = 0;
		const clock = { now: () => world.clock.now(), sleep: async () => await Promise.resolve(void (slept += 1)) };
		expect(await sendText({ ...world.deps, clock }, request)).toMatchObject({ sent: false, decision: { reason: 'grace_period' } });
		expect(slept).toBeLessThan(10);
		world.clock.pass(65 * SECOND);
		expect(await world.ledger.offerAgain(RULES, world.intake(), 10)).toHaveLength(1);
	});
});
