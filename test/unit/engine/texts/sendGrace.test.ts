import { DEFAULT_MISSED_RULES as RULES } from '../../../../engine/calls';
import { sendText } from '../../../../engine/texts';
import type { SendDependencies, SendRequest } from '../../../../engine';
import { Crash } from '../../../support/fakePhone';
import { openWorld, type World } from '../../../support/world';
import { ANN, answer, MINUTE } from './sending';

const SECOND = 1_000;

let world: World;
afterEach(async () => await world.close());

const begin = async (more: object = {}) => void (world = await openWorld({ graceSeconds: 60, ...more }));

async function firstText(): Promise<SendRequest & { readonly callId: string; readonly conversationId: string }> {
	const { call, conversation } = await world.missedCall(ANN);
	return { ...answer({ purpose: 'first_text', key: `first_text:${call.id}` }), callId: call.id, conversationId: conversation.id };
}

/** Something happens while the run waits. */
const meanwhile = (happen: () => Promise<unknown>): SendDependencies => ({
	...world.deps,
	clock: {
		now: () => world.clock.now(),
		sleep: async (ms) => {
			await world.clock.sleep(ms / 2);
			await happen();
			await world.clock.sleep(ms - ms / 2);
		},
	},
});

describe('a short grace period is waited out by the run', () => {
	it('and the text goes when it is over, once', async () => {
		await begin();
		const request = await firstText();
		const before = world.clock.now();
		const outcome = await sendText(world.deps, request);
		expect(outcome).toMatchObject({ sent: true, decision: { action: 'text' }, message: { status: 'sent', attempt: 1 } });
		expect(world.clock.slept).toEqual([60 * SECOND]);
		expect(world.clock.now()).toBe(before + 60 * SECOND);
		expect(world.phone.requests).toHaveLength(1);
	});

	it('only what is left of it: the call came out of the queue late', async () => {
		await begin();
		const request = await firstText();
		world.clock.pass(59_999);
		expect(await sendText(world.deps, request)).toMatchObject({ sent: true });
		expect(world.clock.slept).toEqual([1]);
	});

	it('unless the node says that there is none', async () => {
		await begin();
		const request = await firstText();
		expect(await sendText(world.deps, { ...request, settings: { ...request.settings, graceSeconds: 0 } })).toMatchObject({ sent: true });
		expect(world.clock.slept).toEqual([]);
	});

	it('not in shadow mode, which has nothing to wait for', async () => {
		await begin({ mode: 'shadow' });
		expect(await sendText(world.deps, await firstText())).toMatchObject({ sent: false, decision: { reason: 'shadow', facts: { would: 'hold', wouldReason: 'grace_period' } } });
		expect(world.clock.slept).toEqual([]);
	});

	it.each([
		[120, true],
		[121, false],
	])('of %s seconds: %s', async (graceSeconds, waits) => {
		await begin({ graceSeconds });
		const request = await firstText();
		const outcome = await sendText(world.deps, request);
		expect(outcome.sent).toBe(waits);
		expect(world.clock.slept).toEqual(waits ? [graceSeconds * SECOND] : []);
		if (waits) return;
		const until = world.clock.now() + graceSeconds * SECOND;
		expect(outcome).toMatchObject({ decision: { action: 'hold', reason: 'grace_period', until }, message: { status: 'held' }, retryAt: until });
		world.clock.pass(graceSeconds * SECOND);
		const [item] = await world.ledger.claimDue(['held_text'], world.clock.now(), MINUTE, 10);
		expect(await sendText(world.deps, { ...request, dueId: item?.due.id ?? '' })).toMatchObject({ sent: true });
	});
});

describe('what happens while it waits counts', () => {
	beforeEach(async () => await begin());

	it.each([
		['the person opts out', 'opted_out', async () => await world.ledger.optOut('smith', ANN, world.clock.now(), 'keyword', 'STOP')],
		['the team takes over', 'human_active', async (id: string) => await world.ledger.changeConversation(id, { do: 'pause', because: 'calls back' }, 'dana', world.clock.now())],
		['the team deals with it', 'answered_by_human', async (id: string) => await world.ledger.changeConversation(id, { do: 'status', status: 'handled' }, 'dana', world.clock.now())],
		['the business goes into shadow mode', 'shadow', async () => await world.ledger.saveBusiness({ ...world.profile, mode: 'shadow' }, world.clock.now())],
		['the business is removed', 'unknown_business', async () => await world.ledger.removeBusiness('smith', world.clock.now())],
	])('%s', async (_what, reason, happen) => {
		const request = await firstText();
		const outcome = await sendText(meanwhile(async () => await happen(request.conversationId)), request);
		expect(outcome).toMatchObject({ sent: false, decision: { action: 'skip', reason } });
		expect(world.phone.requests).toEqual([]);
		expect(await world.ledger.decisionOf(request.callId)).toMatchObject({ reason });
	});

	it('they call again and are answered', async () => {
		const request = await firstText();
		const report = { kind: 'call', system: 'fake', account: 'AC1', key: 'again', callId: 'again', step: 'ended', status: 'completed', from: ANN, to: request.from } as const;
		const outcome = await sendText(meanwhile(async () => await world.ledger.recordCallEvent({ ...report, at: world.clock.now() }, RULES, world.intake())), request);
		expect(outcome).toMatchObject({ sent: false, decision: { reason: 'reached_since' } });
	});

	it('they call again and are missed again: one text, for the first of the two', async () => {
		const request = await firstText();
		let second: unknown;
		const outcome = await sendText(meanwhile(async () => (second = await sendText(world.deps, await firstText()))), request);
		expect(outcome).toMatchObject({ sent: true });
		expect(second).toMatchObject({ sent: false, decision: { action: 'skip', reason: 'texted_lately' } });
		expect(world.phone.requests).toHaveLength(1);
	});

	it('the phone company refuses at the end: the text is tried again later without a second wait', async () => {
		const request = await firstText();
		world.phone.plan = [{ kind: 'refuse', reason: 'throttled', retryAfterSeconds: 600 }];
		const { retryAt = 0 } = await sendText(world.deps, request);
		world.clock.pass(retryAt - world.clock.now());
		expect(await sendText(world.deps, request)).toMatchObject({ sent: true });
		expect(world.clock.slept).toEqual([60 * SECOND]);
	});
});

describe('the process dies while it waits', () => {
	it('the call comes back after the lease, and the person is texted once', async () => {
		await begin();
		const request = await firstText();
		await expect(sendText(meanwhile(async () => await Promise.reject(new Crash('The process ended.'))), request)).rejects.toThrow(Crash);
		world.clock.pass(30 * SECOND);
		expect(await world.ledger.offerAgain(RULES, world.intake(), 10)).toEqual([]);
		world.clock.pass(45 * SECOND);
		expect(await world.ledger.offerAgain(RULES, world.intake(), 10)).toMatchObject([{ call: { id: request.callId } }]);
		const slept = world.clock.slept.length;
		expect(await sendText(world.deps, request)).toMatchObject({ sent: true });
		expect(world.clock.slept).toHaveLength(slept);
		expect(world.phone.requests).toHaveLength(1);
		world.clock.pass(60 * MINUTE);
		expect(await world.ledger.offerAgain(RULES, world.intake(), 10)).toEqual([]);
	});

	it('it only slept for too long: the two runs send one text', async () => {
		await begin();
		const request = await firstText();
		const deps = meanwhile(async () => {
			world.clock.pass(10 * MINUTE);
			expect(await sendText(world.deps, request)).toMatchObject({ sent: true });
		});
		expect(await sendText(deps, request)).toMatchObject({ sent: false, decision: { reason: 'already_claimed' } });
		expect(world.phone.requests).toHaveLength(1);
	});
});
