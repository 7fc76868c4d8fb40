import { DEFAULT_MISSED_RULES as RULES } from '../../../../engine/calls';
import { sendText } from '../../../../engine/texts';
import { LINE, NOON } from '../../../support/world';
import { ANN, answer, MINUTE, sending, throttled } from './sending';

const scene = sending();
const { firstText, kept, send } = scene;

describe('the provider takes the text', () => {
	it('it is sent, kept, and the reason is kept with the call', async () => {
		const request = await firstText();
		const outcome = await sendText(scene.world.deps, request);
		expect(outcome).toMatchObject({ sent: true, decision: { action: 'text', reason: 'ok', template: 'open' }, message: { status: 'sent', providerId: 'SM1', attempt: 1 } });
		expect(scene.world.phone.requests).toEqual([{ from: LINE, to: ANN, body: 'On our way.', media: [] }]);
		expect(await kept(request.conversationId)).toMatchObject({ status: 'sent', providerId: 'SM1', key: request.key, purpose: 'first_text', sentAt: scene.world.clock.now() });
		expect(await scene.world.ledger.decisionOf(request.callId)).toMatchObject({ action: 'text', reason: 'ok' });
		expect(await scene.world.ledger.getConversation(request.conversationId)).toMatchObject({ status: 'texted' });
	});

	it('and says so if it has delivered it at once', async () => {
		scene.world.phone.plan = [{ kind: 'ok', delivered: true }];
		expect(await send()).toMatchObject({ sent: true, message: { status: 'delivered' } });
	});

	it('once: the same key is never sent again', async () => {
		await send();
		scene.world.clock.pass(365 * 24 * 60 * MINUTE);
		const again = await send({ compose: () => ({ body: 'Other words.', media: [] }) });
		expect(again).toMatchObject({ sent: false, decision: { action: 'skip', reason: 'already_claimed' }, message: { body: 'On our way.' } });
		expect(scene.world.phone.requests).toHaveLength(1);
	});

	it.each(['sent', 'delivered', 'undelivered'] as const)('and says of a text that is %s that it went', async (status) => {
		const request = await firstText();
		await sendText(scene.world.deps, request);
		if (status !== 'sent') await scene.world.ledger.recordReceipt({ kind: 'receipt', system: 'fake', account: 'AC1', providerId: 'SM1', status }, scene.world.clock.now());
		expect(await sendText(scene.world.deps, request)).toMatchObject({ sent: false, decision: { action: 'skip', reason: 'already_claimed', facts: { status } }, message: { status } });
	});

	it('once, when twenty runs try at the same time', async () => {
		const outcomes = await Promise.all(Array.from({ length: 20 }, async () => await send()));
		expect(outcomes.filter(({ sent }) => sent)).toHaveLength(1);
		expect(scene.world.phone.requests).toHaveLength(1);
	});

	it('once for two calls of one person in the same second', async () => {
		const requests = [await firstText(), await firstText()];
		const outcomes = await Promise.all(requests.map(async (request) => await sendText(scene.world.deps, request)));
		expect(outcomes.map(({ sent }) => sent).sort()).toEqual([false, true]);
		expect(outcomes.find(({ sent }) => !sent)?.decision.reason).toBe('texted_lately');
	});

	it('with pictures, and the address for its receipts', async () => {
		await scene.world.ledger.rememberSetup({ system: 'fake', account: 'AC1', number: LINE, purpose: 'texts', holder: 'trigger', before: {}, ours: {}, receiptsUrl: 'https://example.com/receipts', at: NOON });
		await send({ compose: () => ({ body: '', media: ['https://example.com/price.png'] }) });
		expect(scene.world.phone.requests[0]).toMatchObject({ body: '', media: ['https://example.com/price.png'], receiptsUrl: 'https://example.com/receipts' });
	});
});

describe('the text may not go', () => {
	it('nothing is asked of the provider, and the reason is kept', async () => {
		const request = await firstText();
		await scene.world.ledger.optOut('smith', ANN, NOON, 'keyword', 'STOP');
		const outcome = await sendText(scene.world.deps, request);
		expect(outcome).toEqual({ sent: false, decision: { action: 'skip', reason: 'opted_out', facts: { optedOutAt: NOON } } });
		expect(await scene.world.ledger.decisionOf(request.callId)).toEqual(outcome.decision);
		expect(scene.world.phone.requests).toEqual([]);
	});

	it('for a business that nobody knows', async () => {
		expect((await send({ businessId: 'nobody' })).decision.reason).toBe('unknown_business');
		expect(scene.world.phone.requests).toEqual([]);
	});

	it('yet: it is held, falls due when quiet hours end, and goes then with what is decided then', async () => {
		scene.world.clock.pass(11.5 * 60 * MINUTE);
		const conversation = await scene.world.ledger.openConversation('smith', ANN, LINE, scene.world.clock.now());
		const nudge = answer({ purpose: 'follow_up', key: 'nudge', conversationId: conversation.id });
		const held = await sendText(scene.world.deps, nudge);
		const morning = Date.parse('2026-03-11T08:00:00-04:00');
		expect(held).toMatchObject({ sent: false, decision: { action: 'hold', reason: 'quiet_hours', until: morning }, retryAt: morning });
		expect(await kept(conversation.id)).toMatchObject({ status: 'held' });
		expect(await scene.world.ledger.claimDue(['held_text'], morning - 1, MINUTE, 10)).toEqual([]);

		scene.world.clock.pass(morning - scene.world.clock.now());
		const [item] = await scene.world.ledger.claimDue(['held_text'], morning, MINUTE, 10);
		expect(item).toMatchObject({ due: { kind: 'held_text' }, message: { key: 'nudge', status: 'held' } });
		expect(await sendText(scene.world.deps, { ...nudge, dueId: item?.due.id ?? '' })).toMatchObject({ sent: true });
		expect(scene.world.phone.requests).toHaveLength(1);
		expect(await scene.world.ledger.claimDue(['held_text'], morning + 60 * MINUTE, MINUTE, 10)).toEqual([]);
	});
});

describe('the provider refuses for good', () => {
	beforeEach(() => {
		scene.world.phone.plan = [{ kind: 'refuse', reason: 'landline', vendorCode: '30006' }];
	});

	it('it is not tried again, and the outcome says why', async () => {
		const request = await firstText();
		const outcome = await sendText(scene.world.deps, request);
		expect(outcome).toMatchObject({ sent: false, reason: 'landline', explanation: 'Refused: landline.', message: { status: 'failed', reason: 'landline' } });
		expect(outcome.retryAt).toBeUndefined();
		scene.world.clock.pass(48 * 60 * MINUTE);
		expect(await sendText(scene.world.deps, request)).toMatchObject({ sent: false, reason: 'landline', decision: { action: 'text' } });
		expect(await kept(request.conversationId)).toMatchObject({ status: 'failed', reason: 'landline', vendorCode: '30006' });
		expect(await scene.world.ledger.claimDue(['held_text'], scene.world.clock.now(), MINUTE, 10)).toEqual([]);
		expect(scene.world.phone.requests).toHaveLength(1);
	});

	it('the number is marked: no later text tries it', async () => {
		await sendText(scene.world.deps, await firstText());
		expect(await scene.world.ledger.getPerson('smith', ANN)).toMatchObject({ mark: 'landline' });
		scene.world.clock.pass(48 * 60 * MINUTE);
		expect((await sendText(scene.world.deps, await firstText())).decision).toMatchObject({ action: 'skip', reason: 'not_textable' });
		expect((await send()).decision.reason).toBe('not_textable');
		expect(scene.world.phone.requests).toHaveLength(1);
	});
});

describe('the provider is busy', () => {
	it('the text goes on a later try of the same run, after the wait that the provider asks for', async () => {
		scene.world.phone.plan = [throttled, throttled];
		expect(await send()).toMatchObject({ sent: true, message: { attempt: 3, status: 'sent' } });
		expect(scene.world.clock.slept).toEqual([1_000, 2_000]);
		expect(scene.world.phone.accepted).toHaveLength(1);
	});

	it('beyond three tries it waits in the ledger, comes back by itself, and goes', async () => {
		scene.world.phone.plan = [throttled, throttled, throttled];
		const request = await firstText();
		const outcome = await sendText(scene.world.deps, request);
		expect(outcome).toMatchObject({ sent: false, reason: 'throttled', explanation: 'Refused: throttled.', retryAt: scene.world.clock.now() + MINUTE });
		expect(await kept(request.conversationId)).toMatchObject({ status: 'failed', reason: 'throttled' });

		scene.world.clock.pass(MINUTE - 1);
		expect(await sendText(scene.world.deps, request)).toMatchObject({ sent: false });
		expect(await scene.world.ledger.offerAgain(RULES, scene.world.intake(), 10)).toEqual([]);
		expect(scene.world.phone.requests).toHaveLength(3);

		scene.world.clock.pass(1);
		expect(await scene.world.ledger.offerAgain(RULES, scene.world.intake(), 10)).toMatchObject([{ call: { id: request.callId } }]);
		expect(await sendText(scene.world.deps, request)).toMatchObject({ sent: true, message: { status: 'sent' } });
		expect(scene.world.phone.accepted).toHaveLength(1);
	});

	it('waits no longer in the run than is sensible', async () => {
		scene.world.phone.plan = [{ kind: 'refuse', reason: 'throttled', retryAfterSeconds: 3_600 }];
		expect(await send()).toMatchObject({ sent: false, retryAt: scene.world.clock.now() + 3_600_000 });
		expect(scene.world.clock.slept).toEqual([]);
	});

	it('but sits out five seconds', async () => {
		scene.world.phone.plan = [{ kind: 'refuse', reason: 'throttled', retryAfterSeconds: 5 }];
		expect(await send()).toMatchObject({ sent: true });
		expect(scene.world.clock.slept).toEqual([5_000]);
	});

	it('does not go later if the person has opted out meanwhile, and the reason is kept', async () => {
		scene.world.phone.plan = [throttled, throttled, throttled];
		const request = await firstText();
		const { retryAt = 0 } = await sendText(scene.world.deps, request);
		await scene.world.ledger.optOut('smith', ANN, retryAt - 1, 'keyword', 'STOP');
		scene.world.clock.pass(retryAt - scene.world.clock.now());
		expect((await sendText(scene.world.deps, request)).decision).toMatchObject({ action: 'skip', reason: 'opted_out' });
		expect(await scene.world.ledger.decisionOf(request.callId)).toMatchObject({ reason: 'opted_out' });
		expect(await kept(request.conversationId)).toMatchObject({ status: 'failed', reason: 'opted_out' });
		expect(scene.world.phone.requests).toHaveLength(3);
	});

	it('does not try for ever', async () => {
		scene.world.phone.plan = Array.from({ length: 500 }, () => throttled);
		const waits: number[] = [];
		for (let run = 0; run < 100; run += 1) {
			const { retryAt } = await send();
			if (retryAt === undefined) break;
			waits.push(retryAt - scene.world.clock.now());
			scene.world.clock.pass(retryAt - scene.world.clock.now());
		}
		expect(waits.length).toBeGreaterThan(5);
		expect(waits.length).toBeLessThan(20);
		expect(waits).toEqual([...waits].sort((a, b) => a - b));
		expect(waits.reduce((a, b) => a + b, 0)).toBeGreaterThan(60 * MINUTE);
		const tried = scene.world.phone.requests.length;
		scene.world.clock.pass(24 * 60 * MINUTE);
		expect(await scene.world.ledger.claimDue(['held_text'], scene.world.clock.now(), MINUTE, 10)).toEqual([]);
		expect(await send()).toMatchObject({ sent: false, reason: 'throttled' });
		expect(scene.world.phone.requests).toHaveLength(tried);
	});
});
