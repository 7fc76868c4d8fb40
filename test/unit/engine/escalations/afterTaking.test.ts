import { sendText } from '../../../../engine/texts';
import { tellCustomer } from '../../../../engine/escalations';
import { DEFAULT_MISSED_RULES, DEFAULT_TEXT_SETTINGS, type CallEvent } from '../../../../engine';
import { LINE } from '../../../support/world';
import { ANN, escalating, LEE, MARIA, MINUTE } from './escalating';

const scene = escalating();
const { advance, begin, follow, open } = scene;
const toAnn = () => scene.world.phone.accepted.filter(({ text }) => text.to === ANN).map(({ text }) => text.body);
const now = () => scene.world.clock.now();
const current = async () => (await scene.world.ledger.openEscalations('smith'))[0];
const TELLS = { team: [MARIA, LEE], escalation: { tellCustomer: '{member} will call you in {minutes} minutes.', callWithinMinutes: 10, repeat: 0 } };
const take = async (by = 'maria') => {
	const { escalation } = await open();
	await scene.world.ledger.acknowledge(escalation.id, by, now());
	return escalation;
};
const contact = async (by: string) => await scene.world.ledger.changeConversation(scene.conversationId, { do: 'contacted' }, by, now());

describe('the person hears who has taken it', () => {
	it('once, by itself, although automation pauses with the taking', async () => {
		await begin(TELLS);
		const escalation = await take();
		expect(toAnn()).toEqual([]);
		await follow(30);
		for (let again = 0; again < 3; again += 1) await advance(escalation);
		expect(toAnn()).toEqual(['Maria will call you in 10 minutes.']);
	});

	it('from the run that learns of it, and not a second time from the due list', async () => {
		await begin(TELLS);
		const escalation = await take();
		const taken = await current();
		if (!taken) throw new Error('There is nothing open.');
		await Promise.all(Array.from({ length: 10 }, async () => await tellCustomer(scene.world.deps, scene.world.profile, LINE, taken)));
		await follow(30);
		expect(toAnn()).toHaveLength(1);
		expect(escalation.id).toBe(taken.id);
	});

	it('and hears nothing else from automation: the pause holds for every other text', async () => {
		await begin(TELLS);
		await take();
		await follow(1);
		const request = { businessId: 'smith', conversationId: scene.conversationId, to: ANN, from: LINE, compose: () => ({ body: 'Book here', media: [] }) };
		for (const purpose of ['answer', 'booking_link', 'follow_up', 'emergency'] as const) {
			expect(await sendText(scene.world.deps, { ...request, purpose, key: purpose, settings: DEFAULT_TEXT_SETTINGS })).toMatchObject({ sent: false, decision: { reason: 'human_active' } });
		}
		expect(toAnn()).toHaveLength(1);
	});

	it.each<[string, () => Promise<unknown>]>([
		['has opted out', async () => await scene.world.ledger.optOut('smith', ANN, now(), 'keyword', 'STOP')],
		['is in the hands of somebody who paused automation by hand', async () => await scene.world.ledger.changeConversation(scene.conversationId, { do: 'pause', because: 'paused by the team' }, 'maria', now())],
		['has been called meanwhile', async () => await contact('maria')],
		['is in a matter that was closed', async () => await scene.world.ledger.resolveEscalation((await current())?.id ?? '', 'maria', now())],
	])('but not who %s', async (_what, happen) => {
		await begin(TELLS);
		const escalation = await take();
		await happen();
		await follow(10);
		await advance(escalation);
		expect(toAnn()).toEqual([]);
	});

	describe('where it could not be sent at once', () => {
		const busy = { kind: 'refuse', reason: 'throttled', retryAfterSeconds: 600 } as const;
		/** The text falls due again, and is taken up as Send Text-Back takes up what was held. */
		const again = async () => {
			const [item, ...more] = await scene.world.ledger.claimDue(['held_text'], now(), MINUTE, 20);
			expect(more).toEqual([]);
			const { message, due } = item ?? {};
			if (!message?.key || !due) return undefined;
			return await sendText(scene.world.deps, { businessId: 'smith', conversationId: scene.conversationId, purpose: message.purpose ?? 'answer', key: message.key, to: message.to, from: message.from, dueId: due.id, settings: DEFAULT_TEXT_SETTINGS, compose: () => ({ body: message.body, media: [] }) });
		};
		const failOnce = async () => {
			await begin(TELLS);
			const escalation = await take();
			scene.world.phone.plan = [busy];
			await follow(1);
			expect(toAnn()).toEqual([]);
			scene.world.clock.pass(11 * MINUTE);
			return escalation;
		};

		it('is tried again although automation is paused', async () => {
			await failOnce();
			expect(await again()).toMatchObject({ sent: true });
			expect(toAnn()).toEqual(['Maria will call you in 10 minutes.']);
			expect(await again()).toBeUndefined();
		});

		it('is tried again within the same run after a short refusal', async () => {
			await begin(TELLS);
			await take();
			scene.world.phone.plan = [{ ...busy, retryAfterSeconds: 1 }];
			await follow(1);
			expect(toAnn()).toHaveLength(1);
		});

		it.each<[string, (id: string) => Promise<unknown>, string]>([
			['they were called meanwhile', async () => await contact('maria'), 'answered_by_human'],
			['it was closed meanwhile', async (id) => await scene.world.ledger.resolveEscalation(id, 'maria', now()), 'human_active'],
			['they opted out meanwhile', async () => await scene.world.ledger.optOut('smith', ANN, now(), 'keyword', 'STOP'), 'opted_out'],
			['somebody paused automation by hand meanwhile', async () => await scene.world.ledger.changeConversation(scene.conversationId, { do: 'pause', because: 'paused by the team' }, 'maria', now()), 'human_active'],
			[
				'somebody else has it by now',
				async (id) => {
					await scene.world.ledger.openEscalation({ businessId: 'smith', conversationId: scene.conversationId, person: ANN, urgency: 'emergency', route: 'emergency', summary: 'Gas', now: now(), firstStepAt: now() });
					await scene.world.ledger.acknowledge(id, 'lee', now());
				},
				'human_active',
			],
		])('is not sent where %s', async (_what, happens, reason) => {
			const escalation = await failOnce();
			await happens(escalation.id);
			const outcome = await again();
			expect(outcome?.sent).toBe(false);
			expect(['answered_by_human', 'human_active', reason]).toContain(outcome?.decision.reason);
			expect(toAnn()).toEqual([]);
		});

		it('is not sent where they were called while it waited for the phone system', async () => {
			await begin(TELLS);
			await take();
			scene.world.phone.plan = [{ ...busy, retryAfterSeconds: 1 }];
			scene.world.phone.onTheWay = async () => void (await contact('maria'));
			await follow(1);
			expect(toAnn()).toEqual([]);
		});
	});

	it('only where the profile says so, and only in the name of somebody of the team', async () => {
		await begin({ team: [MARIA, LEE], escalation: { repeat: 0 } });
		await take();
		await follow(10);
		expect(toAnn()).toEqual([]);
	});

	it('not where "the team" took it', async () => {
		await begin(TELLS);
		await take('team');
		await follow(10);
		expect(toAnn()).toEqual([]);
	});

	it('fills in what it knows and leaves the rest as it was written', async () => {
		await begin({ ...TELLS, escalation: { tellCustomer: '{member}: {minutes} min, {name}? {member}', callWithinMinutes: 5 } });
		await take('lee');
		await follow(1);
		expect(toAnn()).toEqual(['Lee: 5 min, {name}? Lee']);
	});
});

describe('who answers the person has taken what is open', () => {
	it('by calling back: the policy stops, and it is theirs', async () => {
		await begin(TELLS);
		await open();
		await contact('lee');
		expect(await current()).toMatchObject({ state: 'acknowledged', takenBy: 'lee', contactedAt: now() });
		expect(await scene.world.ledger.getConversation(scene.conversationId)).toMatchObject({ owner: 'lee', automation: 'paused' });
		expect(await follow(60)).toEqual([]);
		expect(toAnn()).toEqual([]);
	});

	it('as "the team", without taking the conversation from its owner', async () => {
		await begin(TELLS);
		await scene.world.ledger.changeConversation(scene.conversationId, { do: 'assign', owner: 'lee' }, 'lee', now());
		await open();
		await contact('team');
		expect(await current()).toMatchObject({ state: 'acknowledged', takenBy: 'team' });
		expect(await scene.world.ledger.getConversation(scene.conversationId)).toMatchObject({ owner: 'lee' });
	});

	it('of what somebody else has taken: that stays theirs', async () => {
		await begin(TELLS);
		await take('maria');
		await contact('lee');
		expect(await current()).toMatchObject({ takenBy: 'maria', contactedAt: now() });
	});

	it('when a later call of the person is answered; one from before says nothing', async () => {
		await begin(TELLS);
		const report = async (callId: string, startedAt: number, more: Partial<CallEvent>) =>
			await scene.world.ledger.recordCallEvent({ kind: 'call', system: 'fake', account: 'AC1', key: `${callId}:${more.step ?? ''}`, callId, step: 'ended', from: ANN, to: LINE, at: startedAt, ...more }, DEFAULT_MISSED_RULES, scene.world.intake());
		await report('early', now(), { step: 'arrived', answering: { mode: 'forward', acceptance: false } });
		scene.world.clock.pass(MINUTE);
		await open();
		await report('early', now(), { step: 'dial_ended', status: 'completed', bridged: true });
		expect(await current()).toMatchObject({ state: 'open' });
		scene.world.clock.pass(MINUTE);
		await report('late', now(), { step: 'arrived', answering: { mode: 'forward', acceptance: false } });
		await report('late', now(), { step: 'dial_ended', status: 'completed', bridged: true });
		expect(await current()).toMatchObject({ state: 'acknowledged', takenBy: 'team' });
		expect(await follow(60)).toEqual([]);
	});
});

describe('a taking that goes stale', () => {
	const STALE = { team: [MARIA, LEE], escalation: { staleAckMinutes: 20, repeat: 0 } };

	it('opens it again: the policy begins anew', async () => {
		await begin(STALE);
		await take();
		expect(await follow(40)).toEqual(['20: alerted maria', '25: alerted lee', '30: exhausted']);
		expect(scene.world.phone.accepted.at(-1)?.text.body).toContain('(nobody has taken it yet)');
	});

	it('can be taken anew, and goes stale anew', async () => {
		await begin(STALE);
		const escalation = await take();
		await follow(20);
		expect(await scene.world.ledger.acknowledge(escalation.id, 'lee', now())).toMatchObject({ first: true });
		expect(await follow(19)).toEqual([]);
		expect(await follow(1)).toEqual(['1: alerted maria']);
	});

	it.each<[string, (id: string) => Promise<unknown>]>([
		['the person was called', async () => await contact('maria')],
		['it was resolved', async (id) => await scene.world.ledger.resolveEscalation(id, 'maria', now())],
		['the conversation was closed', async () => await scene.world.ledger.changeConversation(scene.conversationId, { do: 'status', status: 'handled' }, 'maria', now())],
		['an appointment was booked', async () => await scene.world.ledger.changeConversation(scene.conversationId, { do: 'status', status: 'booked' }, 'maria', now())],
	])('not where %s', async (_what, happen) => {
		await begin(STALE);
		const escalation = await take();
		scene.world.clock.pass(MINUTE);
		await happen(escalation.id);
		expect((await follow(60)).filter((line) => !line.endsWith('taken'))).toEqual([]);
		expect(await scene.world.ledger.getEscalation(escalation.id)).not.toMatchObject({ state: 'open' });
	});

	it('never by default', async () => {
		await begin({ team: [MARIA, LEE], escalation: { repeat: 0 } });
		await take();
		expect(await follow(120)).toEqual([]);
	});

	it('opens it again once, whoever races', async () => {
		await begin(STALE);
		const escalation = await take();
		scene.world.clock.pass(20 * MINUTE);
		const before = scene.world.phone.accepted.length;
		await Promise.all(Array.from({ length: 20 }, async () => await advance(escalation)));
		expect(scene.world.phone.accepted).toHaveLength(before + 1);
		expect(await current()).toMatchObject({ state: 'open', step: 1, loop: 1, firstLoop: 1 });
	});

	it('late by hours, is as good', async () => {
		await begin(STALE);
		await take();
		scene.world.clock.pass(5 * 60 * MINUTE);
		expect(await follow(1)).toEqual(['1: alerted maria']);
	});
});
