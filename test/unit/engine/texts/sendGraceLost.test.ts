import { DEFAULT_MISSED_RULES as RULES } from '../../../../engine/calls';
import { sendText } from '../../../../engine/texts';
import { Crash } from '../../../support/fakePhone';
import { LINE, openWorld, type World } from '../../../support/world';
import { ANN, answer, MINUTE } from './sending';

let world: World;
beforeEach(async () => void (world = await openWorld({ graceSeconds: 60 })));
afterEach(async () => await world.close());

async function firstText() {
	const { call, conversation } = await world.missedCall(ANN);
	return { ...answer({ purpose: 'first_text', key: `first_text:${call.id}` }), callId: call.id, conversationId: conversation.id };
}

/** A run that dies while it waits. */
async function dies(request: Awaited<ReturnType<typeof firstText>>): Promise<void> {
	const clock = { now: () => world.clock.now(), sleep: async () => await Promise.reject(new Crash('The process ended.')) };
	await expect(sendText({ ...world.deps, clock }, request)).rejects.toThrow(Crash);
}

/** The person calls another time: nothing that never went out may keep the text from them. */
async function nextCallIsTexted(): Promise<void> {
	const request = await firstText();
	expect(await sendText(world.deps, request)).toMatchObject({ sent: true });
}

describe('a text whose run died while it waited', () => {
	it('is given up at once when its call turns out to have been answered, with that reason', async () => {
		const request = await firstText();
		await dies(request);
		await world.ledger.recordCallEvent({ kind: 'call', system: 'fake', account: 'AC1', key: 'accepted', callId: 'CA1', step: 'accepted', from: ANN, to: LINE, at: world.clock.now() }, RULES, world.intake());
		expect(await world.ledger.decisionOf(request.callId)).toMatchObject({ action: 'skip', reason: 'answered' });
		expect(await world.ledger.messagesOf(request.conversationId, 9)).toMatchObject([{ status: 'failed', reason: 'answered' }]);
		world.clock.pass(60 * MINUTE);
		expect(await world.ledger.offerAgain(RULES, world.intake(), 10)).toEqual([]);
		await nextCallIsTexted();
	});

	it('is given up with a reason where no canvas takes it up, however often it is offered', async () => {
		const request = await firstText();
		await dies(request);
		for (let look = 0; look < 20; look += 1) {
			world.clock.pass(5 * MINUTE);
			await world.ledger.offerAgain(RULES, world.intake(), 10);
		}
		expect(await world.ledger.decisionOf(request.callId)).toMatchObject({ action: 'skip', reason: 'not_processed' });
		expect(await world.ledger.messagesOf(request.conversationId, 9)).toMatchObject([{ status: 'failed', reason: 'not_processed' }]);
		await nextCallIsTexted();
	});
});
