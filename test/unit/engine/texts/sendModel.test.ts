import fc from 'fast-check';
import type { SendRequest } from '../../../../engine';
import { DEFAULT_TEXT_SETTINGS } from '../../../../engine/guardrails';
import { sendText } from '../../../../engine/texts';
import { Crash, type Fault } from '../../../support/fakePhone';
import { LINE, openWorld, type World } from '../../../support/world';

const ANN = '+14155550123';

type Step =
	/** Runs that start after so many turns of the event loop, meet these faults in this order, and overtake each other and lie still like this. */
	| { readonly do: 'run'; readonly starts: readonly number[]; readonly faults: readonly Fault[]; readonly lookUps: ReadonlyArray<'look' | 'cannot_tell' | 'crash'>; readonly turns: readonly number[] }
	| { readonly do: 'pass'; readonly seconds: number }
	| { readonly do: 'opt_out' }
	| { readonly do: 'human' };

const fault: fc.Arbitrary<Fault> = fc.oneof(
	fc.constant<Fault>({ kind: 'ok' }),
	fc.record({ kind: fc.constant('refuse' as const), reason: fc.constant('throttled' as const), retryAfterSeconds: fc.constantFrom(0, 1, 4, 30) }),
	fc.record({ kind: fc.constant('lost_answer' as const), shownAfterMs: fc.constantFrom(0, 3_000, 20_000) }),
	fc.constant<Fault>({ kind: 'lost_request' }),
	fc.constant<Fault>({ kind: 'crash_before' }),
	fc.constant<Fault>({ kind: 'crash_after' }),
);
const run: fc.Arbitrary<Step> = fc.record({
	do: fc.constant('run' as const),
	starts: fc.array(fc.nat(4), { minLength: 1, maxLength: 3 }),
	faults: fc.array(fault, { maxLength: 4 }),
	lookUps: fc.array(fc.constantFrom('look', 'look', 'cannot_tell', 'crash'), { maxLength: 4 }),
	turns: fc.array(fc.oneof(fc.nat(6), fc.integer({ min: 10, max: 16 })), { maxLength: 12 }),
});
const pass: fc.Arbitrary<Step> = fc.record({ do: fc.constant('pass' as const), seconds: fc.constantFrom(1, 20, 44, 46, 61, 400, 4_000) });
const steps = fc.array(fc.oneof({ weight: 5, arbitrary: run }, { weight: 4, arbitrary: pass }), { minLength: 1, maxLength: 7 });

async function requestFor(world: World, firstText: boolean): Promise<SendRequest & { readonly conversationId: string }> {
	const { call, conversation } = await world.missedCall(ANN);
	return {
		businessId: 'smith',
		purpose: firstText ? 'first_text' : 'answer',
		key: 'the-one',
		to: ANN,
		from: LINE,
		conversationId: conversation.id,
		...(firstText ? { callId: call.id } : {}),
		settings: DEFAULT_TEXT_SETTINGS,
		compose: () => ({ body: 'On our way.', media: [] }),
	};
}

async function turnsOfTheLoop(count: number): Promise<void> {
	for (let left = count; left > 0; left -= 1) await new Promise((resolve) => setImmediate(resolve));
}

async function runOnce(world: World, request: SendRequest): Promise<void> {
	try {
		await sendText(world.deps, request);
	} catch (error) {
		if (!(error instanceof Crash)) throw error;
	}
}

async function take(world: World, request: SendRequest & { readonly conversationId: string }, step: Step): Promise<void> {
	switch (step.do) {
		case 'run': {
			const turns = [...step.turns];
			world.phone.plan = [...step.faults];
			world.phone.lookUpPlan = [...step.lookUps];
			world.phone.onTheWay = async () => {
				const turn = turns.shift() ?? 0;
				if (turn >= 10) world.clock.pass(50_000);
				await turnsOfTheLoop(turn % 10);
			};
			await Promise.all(step.starts.map(async (start) => await turnsOfTheLoop(start).then(async () => await runOnce(world, request))));
			return;
		}
		case 'pass':
			world.clock.pass(step.seconds * 1000);
			return;
		case 'opt_out':
			await world.ledger.optOut('smith', ANN, world.clock.now(), 'keyword', 'STOP');
			return;
		case 'human':
			await world.ledger.changeConversation(request.conversationId, { do: 'pause', because: 'human' }, 'maria', world.clock.now());
	}
}

/** From here on nothing fails: runs come back as long as the ledger holds the text for unfinished. */
async function calm(world: World, request: SendRequest): Promise<void> {
	world.phone.plan = [];
	world.phone.lookUpPlan = [];
	world.phone.onTheWay = async () => undefined;
	for (let again = 0; again < 3; again += 1) {
		world.clock.pass(5 * 60 * 60_000);
		await runOnce(world, request);
	}
}

describe('one text, whatever happens', () => {
	it('is taken by the provider exactly once in the end, and the ledger knows it', async () => {
		await fc.assert(
			fc.asyncProperty(steps, fc.boolean(), async (schedule, firstText) => {
				const world = await openWorld({ quietHours: { enabled: false } });
				try {
					const request = { ...(await requestFor(world, firstText)), settings: { ...DEFAULT_TEXT_SETTINGS, staleAfterHours: 0 } };
					for (const step of schedule) {
						await take(world, request, step);
						expect(world.phone.accepted.length).toBeLessThanOrEqual(1);
					}
					await calm(world, request);
					expect(world.phone.accepted).toHaveLength(1);
					const [message] = await world.ledger.messagesOf(request.conversationId, 10);
					expect(message).toMatchObject({ status: 'sent', providerId: world.phone.accepted[0]?.providerId });
				} finally {
					await world.close();
				}
			}),
			{ numRuns: 250 },
		);
	});

	it('does not leave after an opt-out or a takeover, and the ledger says what became of it', async () => {
		await fc.assert(
			fc.asyncProperty(steps, steps, fc.boolean(), fc.constantFrom<Step>({ do: 'opt_out' }, { do: 'human' }), async (before, after, firstText, end) => {
				const world = await openWorld({ quietHours: { enabled: false } });
				try {
					const request = await requestFor(world, firstText);
					for (const step of before) await take(world, request, step);
					await take(world, request, end);
					const requests = world.phone.requests.length;
					for (const step of after) await take(world, request, step);
					await calm(world, request);
					expect(world.phone.requests).toHaveLength(requests);
					expect(world.phone.accepted.length).toBeLessThanOrEqual(1);
					const [message] = await world.ledger.messagesOf(request.conversationId, 10);
					// What was never claimed before was never written either.
					if (message) expect(message.status).toBe(world.phone.accepted.length === 1 ? 'sent' : 'failed');
				} finally {
					await world.close();
				}
			}),
			{ numRuns: 150 },
		);
	});
});
