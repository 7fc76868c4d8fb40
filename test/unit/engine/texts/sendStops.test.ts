import { sendText } from '../../../../engine/texts';
import { openWorld, type World } from '../../../support/world';
import { ANN, answer } from './sending';

let world: World;
beforeEach(async () => void (world = await openWorld({ circuitBreaker: { textsAnHour: 1, pauseMinutes: 30 } })));
afterEach(async () => await world.close());

async function firstText(from = ANN) {
	const { call, conversation } = await world.missedCall(from);
	return { ...answer({ purpose: 'first_text', key: `first_text:${call.id}`, to: from }), callId: call.id, conversationId: conversation.id };
}

describe('sending stops', () => {
	it('and one run calls a person, where twenty find it at once', async () => {
		await sendText(world.deps, await firstText('+14155550150'));
		const requests = [];
		for (let n = 0; n < 20; n += 1) requests.push(await firstText(`+141555501${60 + n}`));
		const outcomes = await Promise.all(requests.map(async (request) => await sendText(world.deps, request)));
		expect(outcomes.every(({ sent, decision }) => !sent && decision.reason === 'circuit_open')).toBe(true);
		expect(outcomes.filter(({ escalate }) => escalate === true)).toHaveLength(1);
	});

	it('also where the text that finds it is one that the phone company had refused for a while', async () => {
		const request = await firstText('+14155550150');
		world.phone.plan = [{ kind: 'refuse', reason: 'throttled', retryAfterSeconds: 600 }];
		const { retryAt = 0 } = await sendText(world.deps, request);
		await sendText(world.deps, await firstText('+14155550151'));
		world.clock.pass(retryAt - world.clock.now());
		expect(await sendText(world.deps, request)).toMatchObject({ sent: false, escalate: true, decision: { reason: 'circuit_open' } });
		const events = await world.ledger.events({ businessId: 'smith', limit: 100 });
		expect(events.filter(({ kind }) => kind === 'sending_stopped')).toHaveLength(1);
	});
});
