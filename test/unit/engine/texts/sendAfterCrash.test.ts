import { REASONS } from '../../../../engine';
import { DEFAULT_MISSED_RULES as RULES } from '../../../../engine/calls';
import { sendText } from '../../../../engine/texts';
import { Crash } from '../../../support/fakePhone';
import { LINE, NOON } from '../../../support/world';
import { ANN, MINUTE, sending, throttled } from './sending';

const scene = sending();
const { firstText, kept, send } = scene;

describe('a process that dies', () => {
	it('after the claim: nobody sends within the lease, then the provider is asked, then it goes once', async () => {
		scene.world.phone.plan = [{ kind: 'crash_before' }];
		await expect(send()).rejects.toThrow(Crash);
		expect(await send()).toMatchObject({ sent: false, decision: { reason: 'already_claimed' } });
		expect(scene.world.phone.requests).toHaveLength(1);
		scene.world.clock.pass(10 * MINUTE);
		expect(await send()).toMatchObject({ sent: true });
		// Once at once, and once more when a request of the dead process can no longer be on its way.
		expect(scene.world.phone.lookUps).toHaveLength(2);
		expect(scene.world.phone.accepted).toHaveLength(1);
	});

	it('after the request, before it could say so: the text is found and not sent again', async () => {
		scene.world.phone.plan = [{ kind: 'crash_after' }];
		await expect(send()).rejects.toThrow(Crash);
		scene.world.clock.pass(10 * MINUTE);
		expect(await send()).toMatchObject({ sent: true, message: { status: 'sent', providerId: 'SM1' } });
		expect(scene.world.phone.requests).toHaveLength(1);
	});

	it('comes back by itself: through its call', async () => {
		const request = await firstText();
		scene.world.phone.plan = [{ kind: 'crash_after' }];
		await expect(sendText(scene.world.deps, request)).rejects.toThrow(Crash);
		expect(await scene.world.ledger.offerAgain(RULES, scene.world.intake(), 10)).toEqual([]);
		scene.world.clock.pass(MINUTE);
		expect(await scene.world.ledger.offerAgain(RULES, scene.world.intake(), 10)).toMatchObject([{ call: { id: request.callId } }]);
		expect(await sendText(scene.world.deps, request)).toMatchObject({ sent: true });
		expect(scene.world.phone.requests).toHaveLength(1);
	});

	it('comes back by itself: through the due list', async () => {
		scene.world.phone.plan = [{ kind: 'crash_before' }];
		await expect(send()).rejects.toThrow(Crash);
		scene.world.clock.pass(MINUTE);
		const [item] = await scene.world.ledger.claimDue(['held_text'], scene.world.clock.now(), MINUTE, 10);
		expect(item).toMatchObject({ message: { key: 'answer:1' } });
		expect(await send({ dueId: item?.due.id ?? '' })).toMatchObject({ sent: true });
	});

	it('while it looks: the text stays doubtful and is looked up again', async () => {
		scene.world.phone.plan = [{ kind: 'lost_answer' }];
		scene.world.phone.lookUpPlan = ['crash'];
		await expect(send()).rejects.toThrow(Crash);
		scene.world.clock.pass(10 * MINUTE);
		expect(await send()).toMatchObject({ sent: true, message: { providerId: 'SM1' } });
		expect(scene.world.phone.requests).toHaveLength(1);
	});

	it.each([
		['the person opted out', async () => await scene.world.ledger.optOut('smith', ANN, scene.world.clock.now(), 'keyword', 'STOP'), 'opted_out'],
		['a person of the team took over', async (conversationId: string) => void (await scene.world.ledger.changeConversation(conversationId, { do: 'pause', because: 'human' }, 'maria', scene.world.clock.now())), 'human_active'],
	])('meanwhile %s: what did not go out stays in', async (_what, happen, reason) => {
		const conversation = await scene.world.ledger.openConversation('smith', ANN, LINE, NOON);
		const request = { conversationId: conversation.id };
		scene.world.phone.plan = [{ kind: 'crash_before' }];
		await expect(send(request)).rejects.toThrow(Crash);
		await happen(conversation.id);
		scene.world.clock.pass(10 * MINUTE);
		expect(await send(request)).toMatchObject({ sent: false, decision: { action: 'skip', reason }, message: { status: 'failed' } });
		expect(await kept(conversation.id)).toMatchObject({ status: 'failed', reason });
		expect(scene.world.phone.accepted).toEqual([]);
		expect(Object.keys(REASONS)).toContain(reason);
	});

	it('meanwhile the person opted out, but the text had gone: the truth is kept', async () => {
		const conversation = await scene.world.ledger.openConversation('smith', ANN, LINE, NOON);
		scene.world.phone.plan = [{ kind: 'crash_after' }];
		await expect(send({ conversationId: conversation.id })).rejects.toThrow(Crash);
		await scene.world.ledger.optOut('smith', ANN, scene.world.clock.now(), 'keyword', 'STOP');
		scene.world.clock.pass(10 * MINUTE);
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
		scene.world.phone.onTheWay = async (where) => {
			left -= where === what ? 1 : 0;
			if (where !== what || left !== 0) return;
			arrive();
			await gone;
		};
		return { reached, letGo };
	}

	it('cannot write its outcome over that of the run that took over', async () => {
		const conversation = await scene.world.ledger.openConversation('smith', ANN, LINE, NOON);
		const held = hold('send');
		const slow = send({ conversationId: conversation.id });
		await held.reached;
		scene.world.clock.pass(10 * MINUTE);
		expect(await send({ conversationId: conversation.id })).toMatchObject({ sent: true, message: { providerId: 'SM1' } });
		const settledAt = (await kept(conversation.id)).sentAt;
		scene.world.clock.pass(MINUTE);
		held.letGo();
		expect(await slow).toMatchObject({ sent: false, reason: 'already_claimed' });
		expect(await kept(conversation.id)).toMatchObject({ status: 'sent', providerId: 'SM1', sentAt: settledAt });
		expect(scene.world.phone.requests).toHaveLength(1);
	});

	it('does not send what the run that took over has sent: it looked for so long that its lease ended', async () => {
		scene.world.phone.plan = [{ kind: 'crash_before' }];
		await expect(send()).rejects.toThrow(Crash);
		scene.world.clock.pass(10 * MINUTE);
		const held = hold('find');
		const slow = send();
		await held.reached;
		scene.world.clock.pass(10 * MINUTE);
		expect(await send()).toMatchObject({ sent: true });
		// Its answer is still the old one: "no".
		held.letGo();
		expect(await slow).toMatchObject({ sent: false, reason: 'already_claimed' });
		expect(scene.world.phone.accepted).toHaveLength(1);
	});

	it('cannot write its outcome while the run that took over is still at it', async () => {
		const conversation = await scene.world.ledger.openConversation('smith', ANN, LINE, NOON);
		scene.world.phone.plan = [{ kind: 'refuse', reason: 'landline' }];
		const first = hold('send');
		const slow = send({ conversationId: conversation.id });
		await first.reached;
		scene.world.clock.pass(10 * MINUTE);
		const second = hold('send');
		const other = send({ conversationId: conversation.id });
		await second.reached;
		first.letGo();
		expect(await slow).toMatchObject({ sent: false, decision: { action: 'text' } });
		expect(await kept(conversation.id)).toMatchObject({ status: 'claimed' });
		second.letGo();
		expect(await other).toMatchObject({ sent: true });
		expect(scene.world.phone.accepted).toHaveLength(1);
	});

	it('does not try again after a doubt that lasted too long', async () => {
		scene.world.phone.plan = [{ kind: 'lost_request' }];
		const held = hold('find', 3);
		const slow = send();
		await held.reached;
		scene.world.clock.pass(10 * MINUTE);
		expect(await send()).toMatchObject({ sent: true });
		held.letGo();
		expect(await slow).toMatchObject({ sent: false, reason: 'already_claimed' });
		expect(scene.world.phone.accepted).toHaveLength(1);
	});

	it('steps back from its second try as well', async () => {
		scene.world.phone.plan = [throttled];
		const held = hold('send');
		const slow = send();
		await held.reached;
		scene.world.clock.pass(10 * MINUTE);
		expect(await send()).toMatchObject({ sent: true });
		held.letGo();
		expect(await slow).toMatchObject({ sent: false, reason: 'already_claimed' });
		expect(scene.world.phone.accepted).toHaveLength(1);
	});
});
