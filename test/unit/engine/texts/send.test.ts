import { REASONS, type Message, type SendRequest } from '../../../../engine';
import { DEFAULT_MISSED_RULES as RULES } from '../../../../engine/calls';
import { sendText } from '../../../../engine/texts';
import { DEFAULT_TEXT_SETTINGS } from '../../../../engine/guardrails';
import { Crash, type Fault } from '../../../support/fakePhone';
import { LINE, NOON, openWorld, type World } from '../../../support/world';

const ANN = '+14155550123';
const MINUTE = 60_000;
const throttled: Fault = { kind: 'refuse', reason: 'throttled', retryAfterSeconds: 1 };

let world: World;
beforeEach(async () => {
	world = await openWorld();
});
afterEach(async () => await world.close());

/** A later text of the conversation; the key is all that makes it the same text. */
const answer = (more: Partial<SendRequest> = {}): SendRequest => ({
	businessId: 'smith',
	purpose: 'answer',
	key: 'answer:1',
	to: ANN,
	from: LINE,
	settings: DEFAULT_TEXT_SETTINGS,
	compose: () => ({ body: 'On our way.', media: [] }),
	...more,
});
const send = async (more: Partial<SendRequest> = {}) => await sendText(world.deps, answer(more));

/** The first text for a missed call of Ann's. */
async function firstText(more: Partial<SendRequest> = {}): Promise<SendRequest & { readonly callId: string; readonly conversationId: string }> {
	const { call, conversation } = await world.missedCall(ANN);
	return { ...answer({ purpose: 'first_text', key: `first:${call.id}` }), callId: call.id, conversationId: conversation.id, ...more };
}

const kept = async (conversationId: string): Promise<Message> => {
	const [message] = await world.ledger.messagesOf(conversationId, 10);
	if (!message) throw new Error('No message is kept.');
	return message;
};

describe('the provider takes the text', () => {
	it('it is sent, kept, and the reason is kept with the call', async () => {
		const request = await firstText();
		const outcome = await sendText(world.deps, request);
		expect(outcome).toMatchObject({ sent: true, decision: { action: 'text', reason: 'ok', template: 'open' }, message: { status: 'sent', providerId: 'SM1', attempt: 1 } });
		expect(world.phone.requests).toEqual([{ from: LINE, to: ANN, body: 'On our way.', media: [] }]);
		expect(await kept(request.conversationId)).toMatchObject({ status: 'sent', providerId: 'SM1', key: request.key, purpose: 'first_text', sentAt: world.clock.now() });
		expect(await world.ledger.decisionOf(request.callId)).toMatchObject({ action: 'text', reason: 'ok' });
		expect(await world.ledger.getConversation(request.conversationId)).toMatchObject({ status: 'texted' });
	});

	it('and says so if it has delivered it at once', async () => {
		world.phone.plan = [{ kind: 'ok', delivered: true }];
		expect(await send()).toMatchObject({ sent: true, message: { status: 'delivered' } });
	});

	it('once: the same key is never sent again', async () => {
		await send();
		world.clock.pass(365 * 24 * 60 * MINUTE);
		const again = await send({ compose: () => ({ body: 'Other words.', media: [] }) });
		expect(again).toMatchObject({ sent: false, decision: { action: 'skip', reason: 'already_claimed' }, message: { body: 'On our way.' } });
		expect(world.phone.requests).toHaveLength(1);
	});

	it.each(['sent', 'delivered', 'undelivered'] as const)('and says of a text that is %s that it went', async (status) => {
		const request = await firstText();
		await sendText(world.deps, request);
		if (status !== 'sent') await world.ledger.recordReceipt({ kind: 'receipt', system: 'fake', account: 'AC1', providerId: 'SM1', status }, world.clock.now());
		expect(await sendText(world.deps, request)).toMatchObject({ sent: false, decision: { action: 'skip', reason: 'already_claimed', facts: { status } }, message: { status } });
	});

	it('once, when twenty runs try at the same time', async () => {
		const outcomes = await Promise.all(Array.from({ length: 20 }, async () => await send()));
		expect(outcomes.filter(({ sent }) => sent)).toHaveLength(1);
		expect(world.phone.requests).toHaveLength(1);
	});

	it('once for two calls of one person in the same second', async () => {
		const requests = [await firstText(), await firstText()];
		const outcomes = await Promise.all(requests.map(async (request) => await sendText(world.deps, request)));
		expect(outcomes.map(({ sent }) => sent).sort()).toEqual([false, true]);
		expect(outcomes.find(({ sent }) => !sent)?.decision.reason).toBe('texted_lately');
	});

	it('with pictures, and the address for its receipts', async () => {
		await world.ledger.rememberSetup({ system: 'fake', account: 'AC1', number: LINE, purpose: 'texts', holder: 'trigger', before: {}, ours: {}, receiptsUrl: 'https://example.com/receipts', at: NOON });
		await send({ compose: () => ({ body: '', media: ['https://example.com/price.png'] }) });
		expect(world.phone.requests[0]).toMatchObject({ body: '', media: ['https://example.com/price.png'], receiptsUrl: 'https://example.com/receipts' });
	});
});

describe('the text may not go', () => {
	it('nothing is asked of the provider, and the reason is kept', async () => {
		const request = await firstText();
		await world.ledger.optOut('smith', ANN, NOON, 'keyword', 'STOP');
		const outcome = await sendText(world.deps, request);
		expect(outcome).toEqual({ sent: false, decision: { action: 'skip', reason: 'opted_out', facts: { optedOutAt: NOON } } });
		expect(await world.ledger.decisionOf(request.callId)).toEqual(outcome.decision);
		expect(world.phone.requests).toEqual([]);
	});

	it('for a business that nobody knows', async () => {
		expect((await send({ businessId: 'nobody' })).decision.reason).toBe('unknown_business');
		expect(world.phone.requests).toEqual([]);
	});

	it('yet: it is held, falls due when quiet hours end, and goes then with what is decided then', async () => {
		world.clock.pass(11.5 * 60 * MINUTE);
		const conversation = await world.ledger.openConversation('smith', ANN, LINE, world.clock.now());
		const nudge = answer({ purpose: 'follow_up', key: 'nudge', conversationId: conversation.id });
		const held = await sendText(world.deps, nudge);
		const morning = Date.parse('2026-03-11T08:00:00-04:00');
		expect(held).toMatchObject({ sent: false, decision: { action: 'hold', reason: 'quiet_hours', until: morning }, retryAt: morning });
		expect(await kept(conversation.id)).toMatchObject({ status: 'held' });
		expect(await world.ledger.claimDue(['held_text'], morning - 1, MINUTE, 10)).toEqual([]);

		world.clock.pass(morning - world.clock.now());
		const [item] = await world.ledger.claimDue(['held_text'], morning, MINUTE, 10);
		expect(item).toMatchObject({ due: { kind: 'held_text' }, message: { key: 'nudge', status: 'held' } });
		expect(await sendText(world.deps, { ...nudge, dueId: item?.due.id ?? '' })).toMatchObject({ sent: true });
		expect(world.phone.requests).toHaveLength(1);
		expect(await world.ledger.claimDue(['held_text'], morning + 60 * MINUTE, MINUTE, 10)).toEqual([]);
	});
});

describe('the provider refuses for good', () => {
	beforeEach(() => {
		world.phone.plan = [{ kind: 'refuse', reason: 'landline', vendorCode: '30006' }];
	});

	it('it is not tried again, and the outcome says why', async () => {
		const request = await firstText();
		const outcome = await sendText(world.deps, request);
		expect(outcome).toMatchObject({ sent: false, reason: 'landline', explanation: 'Refused: landline.', message: { status: 'failed', reason: 'landline' } });
		expect(outcome.retryAt).toBeUndefined();
		world.clock.pass(48 * 60 * MINUTE);
		expect(await sendText(world.deps, request)).toMatchObject({ sent: false, reason: 'landline', decision: { action: 'text' } });
		expect(await kept(request.conversationId)).toMatchObject({ status: 'failed', reason: 'landline', vendorCode: '30006' });
		expect(await world.ledger.claimDue(['held_text'], world.clock.now(), MINUTE, 10)).toEqual([]);
		expect(world.phone.requests).toHaveLength(1);
	});

	it('the number is marked: no later text tries it', async () => {
		await sendText(world.deps, await firstText());
		expect(await world.ledger.getPerson('smith', ANN)).toMatchObject({ mark: 'landline' });
		world.clock.pass(48 * 60 * MINUTE);
		expect((await sendText(world.deps, await firstText())).decision).toMatchObject({ action: 'skip', reason: 'not_textable' });
		expect((await send()).decision.reason).toBe('not_textable');
		expect(world.phone.requests).toHaveLength(1);
	});
});

describe('the provider is busy', () => {
	it('the text goes on a later try of the same run, after the wait that the provider asks for', async () => {
		world.phone.plan = [throttled, throttled];
		expect(await send()).toMatchObject({ sent: true, message: { attempt: 3, status: 'sent' } });
		expect(world.clock.slept).toEqual([1_000, 2_000]);
		expect(world.phone.accepted).toHaveLength(1);
	});

	it('beyond three tries it waits in the ledger, comes back by itself, and goes', async () => {
		world.phone.plan = [throttled, throttled, throttled];
		const request = await firstText();
		const outcome = await sendText(world.deps, request);
		expect(outcome).toMatchObject({ sent: false, reason: 'throttled', explanation: 'Refused: throttled.', retryAt: world.clock.now() + MINUTE });
		expect(await kept(request.conversationId)).toMatchObject({ status: 'failed', reason: 'throttled' });

		world.clock.pass(MINUTE - 1);
		expect(await sendText(world.deps, request)).toMatchObject({ sent: false });
		expect(await world.ledger.offerAgain(RULES, world.intake(), 10)).toEqual([]);
		expect(world.phone.requests).toHaveLength(3);

		world.clock.pass(1);
		expect(await world.ledger.offerAgain(RULES, world.intake(), 10)).toMatchObject([{ call: { id: request.callId } }]);
		expect(await sendText(world.deps, request)).toMatchObject({ sent: true, message: { status: 'sent' } });
		expect(world.phone.accepted).toHaveLength(1);
	});

	it('waits no longer in the run than is sensible', async () => {
		world.phone.plan = [{ kind: 'refuse', reason: 'throttled', retryAfterSeconds: 3_600 }];
		expect(await send()).toMatchObject({ sent: false, retryAt: world.clock.now() + 3_600_000 });
		expect(world.clock.slept).toEqual([]);
	});

	it('but sits out five seconds', async () => {
		world.phone.plan = [{ kind: 'refuse', reason: 'throttled', retryAfterSeconds: 5 }];
		expect(await send()).toMatchObject({ sent: true });
		expect(world.clock.slept).toEqual([5_000]);
	});

	it('does not go later if the person has opted out meanwhile, and the reason is kept', async () => {
		world.phone.plan = [throttled, throttled, throttled];
		const request = await firstText();
		const { retryAt = 0 } = await sendText(world.deps, request);
		await world.ledger.optOut('smith', ANN, retryAt - 1, 'keyword', 'STOP');
		world.clock.pass(retryAt - world.clock.now());
		expect((await sendText(world.deps, request)).decision).toMatchObject({ action: 'skip', reason: 'opted_out' });
		expect(await world.ledger.decisionOf(request.callId)).toMatchObject({ reason: 'opted_out' });
		expect(await kept(request.conversationId)).toMatchObject({ status: 'failed', reason: 'opted_out' });
		expect(world.phone.requests).toHaveLength(3);
	});

	it('does not try for ever', async () => {
		world.phone.plan = Array.from({ length: 500 }, () => throttled);
		const waits: number[] = [];
		for (let run = 0; run < 100; run += 1) {
			const { retryAt } = await send();
			if (retryAt === undefined) break;
			waits.push(retryAt - world.clock.now());
			world.clock.pass(retryAt - world.clock.now());
		}
		expect(waits.length).toBeGreaterThan(5);
		expect(waits.length).toBeLessThan(20);
		expect(waits).toEqual([...waits].sort((a, b) => a - b));
		expect(waits.reduce((a, b) => a + b, 0)).toBeGreaterThan(60 * MINUTE);
		const tried = world.phone.requests.length;
		world.clock.pass(24 * 60 * MINUTE);
		expect(await world.ledger.claimDue(['held_text'], world.clock.now(), MINUTE, 10)).toEqual([]);
		expect(await send()).toMatchObject({ sent: false, reason: 'throttled' });
		expect(world.phone.requests).toHaveLength(tried);
	});
});

describe('no answer comes', () => {
	it('but the provider has it: it is found, and not sent again', async () => {
		world.phone.plan = [{ kind: 'lost_answer' }];
		expect(await send()).toMatchObject({ sent: true, message: { status: 'sent', providerId: 'SM1' } });
		expect(world.phone.requests).toHaveLength(1);
		expect(world.phone.lookUps).toHaveLength(1);
	});

	it('and the provider shows it only after a while', async () => {
		world.phone.plan = [{ kind: 'lost_answer', shownAfterMs: 22_000 }];
		expect(await send()).toMatchObject({ sent: true, message: { providerId: 'SM1' } });
		expect(world.phone.requests).toHaveLength(1);
		expect(world.phone.lookUps.length).toBeGreaterThan(1);
	});

	it('and the provider does not have it: it is sent once more', async () => {
		world.phone.plan = [{ kind: 'lost_request' }];
		expect(await send()).toMatchObject({ sent: true, message: { status: 'sent', attempt: 2 } });
		expect(world.phone.requests).toHaveLength(2);
		expect(world.phone.accepted).toHaveLength(1);
		// The time-out, and look-ups 1, 4 and 10 s after it.
		expect(world.clock.slept).toEqual([15_000, 1_000, 3_000, 6_000]);
	});

	it('twice: the run stops there, and the next one looks before it sends', async () => {
		world.phone.plan = [{ kind: 'lost_request' }, { kind: 'lost_request' }];
		const outcome = await send();
		expect(outcome).toMatchObject({ sent: false, reason: 'unknown', message: { status: 'unknown' }, retryAt: world.clock.now() + MINUTE });
		expect(outcome.explanation).toContain('may have gone out');
		expect(world.phone.requests).toHaveLength(2);
		expect(await send()).toMatchObject({ sent: false });
		expect(world.phone.requests).toHaveLength(2);

		world.clock.pass(MINUTE);
		const looked = world.phone.lookUps.length;
		expect(await send()).toMatchObject({ sent: true });
		expect(world.phone.lookUps).toHaveLength(looked + 1);
		expect(world.phone.accepted).toHaveLength(1);
	});

	it('after the provider was busy: no blind try is left', async () => {
		world.phone.plan = [throttled, { kind: 'lost_request' }];
		expect(await send()).toMatchObject({ sent: false, reason: 'unknown' });
		expect(world.phone.requests).toHaveLength(2);
	});
});

describe('a provider that cannot be asked', () => {
	beforeEach(() => {
		world.phone.alwaysCannotTell = true;
		world.phone.plan = [{ kind: 'lost_answer' }];
	});

	it('is never sent a doubtful text again, however often it is tried, and that ends', async () => {
		let runs = 0;
		for (; runs < 100; runs += 1) {
			const outcome = await send();
			expect(outcome).toMatchObject({ sent: false, reason: 'unknown', message: { status: 'unknown' } });
			if (outcome.retryAt === undefined) {
				expect(outcome.explanation).toContain('see at the phone system');
				break;
			}
			world.clock.pass(outcome.retryAt - world.clock.now());
		}
		expect(runs).toBeGreaterThan(10);
		expect(runs).toBeLessThan(40);
		expect(world.phone.requests).toHaveLength(1);
		expect(await world.ledger.claimDue(['held_text'], world.clock.now() + 99 * 60 * MINUTE, MINUTE, 10)).toEqual([]);
	});

	it('is believed when it can be asked again: it has the text', async () => {
		const { retryAt = 0 } = await send();
		world.phone.alwaysCannotTell = false;
		world.clock.pass(retryAt - world.clock.now());
		expect(await send()).toMatchObject({ sent: true, message: { providerId: 'SM1' } });
		expect(world.phone.requests).toHaveLength(1);
	});

	it('is believed when it can be asked again: it does not have the text', async () => {
		world.phone.plan = [{ kind: 'lost_request' }];
		const { retryAt = 0 } = await send();
		world.phone.alwaysCannotTell = false;
		world.clock.pass(retryAt - world.clock.now());
		expect(await send()).toMatchObject({ sent: true });
		expect(world.phone.accepted).toHaveLength(1);
	});
});

describe('a process that dies', () => {
	it('after the claim: nobody sends within the lease, then the provider is asked, then it goes once', async () => {
		world.phone.plan = [{ kind: 'crash_before' }];
		await expect(send()).rejects.toThrow(Crash);
		expect(await send()).toMatchObject({ sent: false, decision: { reason: 'already_claimed' } });
		expect(world.phone.requests).toHaveLength(1);
		world.clock.pass(10 * MINUTE);
		expect(await send()).toMatchObject({ sent: true });
		expect(world.phone.lookUps).toHaveLength(1);
		expect(world.phone.accepted).toHaveLength(1);
	});

	it('after the request, before it could say so: the text is found and not sent again', async () => {
		world.phone.plan = [{ kind: 'crash_after' }];
		await expect(send()).rejects.toThrow(Crash);
		world.clock.pass(10 * MINUTE);
		expect(await send()).toMatchObject({ sent: true, message: { status: 'sent', providerId: 'SM1' } });
		expect(world.phone.requests).toHaveLength(1);
	});

	it('comes back by itself: through its call', async () => {
		const request = await firstText();
		world.phone.plan = [{ kind: 'crash_after' }];
		await expect(sendText(world.deps, request)).rejects.toThrow(Crash);
		expect(await world.ledger.offerAgain(RULES, world.intake(), 10)).toEqual([]);
		world.clock.pass(MINUTE);
		expect(await world.ledger.offerAgain(RULES, world.intake(), 10)).toMatchObject([{ call: { id: request.callId } }]);
		expect(await sendText(world.deps, request)).toMatchObject({ sent: true });
		expect(world.phone.requests).toHaveLength(1);
	});

	it('comes back by itself: through the due list', async () => {
		world.phone.plan = [{ kind: 'crash_before' }];
		await expect(send()).rejects.toThrow(Crash);
		world.clock.pass(MINUTE);
		const [item] = await world.ledger.claimDue(['held_text'], world.clock.now(), MINUTE, 10);
		expect(item).toMatchObject({ message: { key: 'answer:1' } });
		expect(await send({ dueId: item?.due.id ?? '' })).toMatchObject({ sent: true });
	});

	it('while it looks: the text stays doubtful and is looked up again', async () => {
		world.phone.plan = [{ kind: 'lost_answer' }];
		world.phone.lookUpPlan = ['crash'];
		await expect(send()).rejects.toThrow(Crash);
		world.clock.pass(10 * MINUTE);
		expect(await send()).toMatchObject({ sent: true, message: { providerId: 'SM1' } });
		expect(world.phone.requests).toHaveLength(1);
	});

	it.each([
		['the person opted out', async () => await world.ledger.optOut('smith', ANN, world.clock.now(), 'keyword', 'STOP'), 'opted_out'],
		['a person of the team took over', async (conversationId: string) => void (await world.ledger.changeConversation(conversationId, { do: 'pause', because: 'human' }, 'maria', world.clock.now())), 'human_active'],
	])('meanwhile %s: what did not go out stays in', async (_what, happen, reason) => {
		const conversation = await world.ledger.openConversation('smith', ANN, LINE, NOON);
		const request = { conversationId: conversation.id };
		world.phone.plan = [{ kind: 'crash_before' }];
		await expect(send(request)).rejects.toThrow(Crash);
		await happen(conversation.id);
		world.clock.pass(10 * MINUTE);
		expect(await send(request)).toMatchObject({ sent: false, decision: { action: 'skip', reason }, message: { status: 'failed' } });
		expect(await kept(conversation.id)).toMatchObject({ status: 'failed', reason });
		expect(world.phone.accepted).toEqual([]);
		expect(Object.keys(REASONS)).toContain(reason);
	});

	it('meanwhile the person opted out, but the text had gone: the truth is kept', async () => {
		const conversation = await world.ledger.openConversation('smith', ANN, LINE, NOON);
		world.phone.plan = [{ kind: 'crash_after' }];
		await expect(send({ conversationId: conversation.id })).rejects.toThrow(Crash);
		await world.ledger.optOut('smith', ANN, world.clock.now(), 'keyword', 'STOP');
		world.clock.pass(10 * MINUTE);
		expect(await send({ conversationId: conversation.id })).toMatchObject({ sent: true });
		expect(await kept(conversation.id)).toMatchObject({ status: 'sent', providerId: 'SM1' });
	});
});

describe('a run that was away for too long', () => {
	/** Holds one of the requests (or look-ups) to come until it is let go. */
	function hold(what: 'send' | 'find', which = 1): { readonly reached: Promise<void>; readonly letGo: () => void } {
		let letGo = () => {};
		let arrive = () => {};
		const gone = new Promise<void>((resolve) => (letGo = resolve));
		const reached = new Promise<void>((resolve) => (arrive = resolve));
		let left = which;
		world.phone.onTheWay = async (where) => {
			left -= where === what ? 1 : 0;
			if (where !== what || left !== 0) return;
			arrive();
			await gone;
		};
		return { reached, letGo };
	}

	it('cannot write its outcome over that of the run that took over', async () => {
		const conversation = await world.ledger.openConversation('smith', ANN, LINE, NOON);
		const held = hold('send');
		const slow = send({ conversationId: conversation.id });
		await held.reached;
		world.clock.pass(10 * MINUTE);
		expect(await send({ conversationId: conversation.id })).toMatchObject({ sent: true, message: { providerId: 'SM1' } });
		const settledAt = (await kept(conversation.id)).sentAt;
		world.clock.pass(MINUTE);
		held.letGo();
		expect(await slow).toMatchObject({ sent: false, reason: 'already_claimed' });
		expect(await kept(conversation.id)).toMatchObject({ status: 'sent', providerId: 'SM1', sentAt: settledAt });
		expect(world.phone.requests).toHaveLength(1);
	});

	it('does not send what the run that took over has sent: it looked for so long that its lease ended', async () => {
		world.phone.plan = [{ kind: 'crash_before' }];
		await expect(send()).rejects.toThrow(Crash);
		world.clock.pass(10 * MINUTE);
		const held = hold('find');
		const slow = send();
		await held.reached;
		world.clock.pass(10 * MINUTE);
		expect(await send()).toMatchObject({ sent: true });
		// Its answer is still the old one: "no".
		held.letGo();
		expect(await slow).toMatchObject({ sent: false, reason: 'already_claimed' });
		expect(world.phone.accepted).toHaveLength(1);
	});

	it('cannot write its outcome while the run that took over is still at it', async () => {
		const conversation = await world.ledger.openConversation('smith', ANN, LINE, NOON);
		world.phone.plan = [{ kind: 'refuse', reason: 'landline' }];
		const first = hold('send');
		const slow = send({ conversationId: conversation.id });
		await first.reached;
		world.clock.pass(10 * MINUTE);
		const second = hold('send');
		const other = send({ conversationId: conversation.id });
		await second.reached;
		first.letGo();
		expect(await slow).toMatchObject({ sent: false, decision: { action: 'text' } });
		expect(await kept(conversation.id)).toMatchObject({ status: 'claimed' });
		second.letGo();
		expect(await other).toMatchObject({ sent: true });
		expect(world.phone.accepted).toHaveLength(1);
	});

	it('does not try again after a doubt that lasted too long', async () => {
		world.phone.plan = [{ kind: 'lost_request' }];
		const held = hold('find', 3);
		const slow = send();
		await held.reached;
		world.clock.pass(10 * MINUTE);
		expect(await send()).toMatchObject({ sent: true });
		held.letGo();
		expect(await slow).toMatchObject({ sent: false, reason: 'already_claimed' });
		expect(world.phone.accepted).toHaveLength(1);
	});

	it('steps back from its second try as well', async () => {
		world.phone.plan = [throttled];
		const held = hold('send');
		const slow = send();
		await held.reached;
		world.clock.pass(10 * MINUTE);
		expect(await send()).toMatchObject({ sent: true });
		held.letGo();
		expect(await slow).toMatchObject({ sent: false, reason: 'already_claimed' });
		expect(world.phone.accepted).toHaveLength(1);
	});
});
