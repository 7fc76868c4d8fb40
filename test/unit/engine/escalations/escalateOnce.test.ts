import { answerTeamText, type Escalation, type EscalationOutcome } from '../../../../engine/escalations';
import { Crash } from '../../../support/fakePhone';
import { LINE } from '../../../support/world';
import { escalating, LEE, MARIA, MINUTE, ROTA } from './escalating';

const scene = escalating();
const { advance, begin, follow, open, told } = scene;

describe('nobody is told twice for one step', () => {
	it('when it is asked for again and again', async () => {
		await begin();
		const first = await open();
		for (let again = 0; again < 5; again += 1) expect(await open()).toMatchObject({ result: 'waiting', told: [], escalation: { id: first.escalation.id } });
		for (let again = 0; again < 5; again += 1) expect(await advance(first.escalation)).toMatchObject({ result: 'waiting', told: [] });
		expect(told()).toEqual(['maria']);
		expect(await scene.world.ledger.openEscalations('smith')).toHaveLength(1);
	});

	it('when many ask at once', async () => {
		await begin();
		await Promise.all(Array.from({ length: 20 }, async () => await open()));
		expect(told()).toEqual(['maria']);
		const [escalation] = await scene.world.ledger.openEscalations('smith');
		scene.world.clock.pass(5 * MINUTE);
		await Promise.all(Array.from({ length: 20 }, async () => await advance(escalation as Escalation)));
		expect(told()).toEqual(['maria', 'lee']);
		expect(await scene.world.ledger.getEscalation(escalation?.id ?? '')).toMatchObject({ step: 2, loop: 0, told: ['maria', 'lee'] });
	});

	it('when the process ends between telling and taking the step', async () => {
		await begin();
		const takeStep = jest.spyOn(scene.world.ledger, 'takeStep').mockRejectedValueOnce(new Crash('The process ended.'));
		await expect(open()).rejects.toThrow(Crash);
		expect(told()).toEqual(['maria']);
		takeStep.mockRestore();
		expect(await follow(6)).toEqual(['1: alerted maria', '6: alerted lee']);
		expect(told()).toEqual(['maria', 'lee']);
		const [escalation] = await scene.world.ledger.openEscalations('smith');
		expect(escalation).toMatchObject({ told: ['maria', 'lee'] });
	});

	it('when the process ends there and the telling had failed: the next one is told at once', async () => {
		await begin();
		scene.world.phone.plan = [{ kind: 'refuse', reason: 'invalid_number' }];
		const takeStep = jest.spyOn(scene.world.ledger, 'takeStep').mockRejectedValueOnce(new Crash('The process ended.'));
		await expect(open()).rejects.toThrow(Crash);
		takeStep.mockRestore();
		expect(await follow(1)).toEqual(['1: alerted lee']);
		expect(await scene.world.ledger.openEscalations('smith')).toMatchObject([{ told: ['lee'] }]);
	});

	it('when the process ends in the middle of telling several', async () => {
		await begin({ ...ROTA, escalation: { steps: [{ afterMinutes: 0, to: 'everyone' }] } });
		scene.world.phone.plan = [{ kind: 'ok' }, { kind: 'crash_after' }];
		await expect(open()).rejects.toThrow(Crash);
		expect(await follow(1)).toEqual(['1: alerted maria lee kim']);
		expect(told()).toEqual(['maria', 'lee', 'kim']);
	});
});

describe('somebody takes it', () => {
	it('stops everything: no step, no text', async () => {
		await begin();
		const { escalation } = await open();
		await scene.world.ledger.acknowledge(escalation.id, 'lee', scene.world.clock.now());
		expect(await follow(60)).toEqual([]);
		expect(await advance(escalation)).toMatchObject({ result: 'taken', told: [], escalation: { state: 'acknowledged', takenBy: 'lee' } });
		expect(await open()).toMatchObject({ result: 'taken', told: [] });
		expect(told()).toEqual(['maria']);
	});

	it('also for a run that read it before', async () => {
		await begin();
		const { escalation } = await open();
		scene.world.clock.pass(5 * MINUTE);
		const [item] = await scene.world.ledger.claimDue(['escalation_step'], scene.world.clock.now(), MINUTE, 20);
		await scene.world.ledger.acknowledge(escalation.id, 'maria', scene.world.clock.now());
		expect(item?.escalation).toMatchObject({ state: 'open' });
		expect(await advance(item?.escalation as Escalation, item?.due.id)).toMatchObject({ result: 'taken', told: [] });
		expect(told()).toEqual(['maria']);
	});

	it('while the step is being told: no further step follows', async () => {
		await begin();
		let id = '';
		scene.world.phone.onTheWay = async () => {
			scene.world.phone.onTheWay = async () => undefined;
			id = (await scene.world.ledger.openEscalations('smith'))[0]?.id ?? '';
			await scene.world.ledger.acknowledge(id, 'kim', scene.world.clock.now());
		};
		const outcome = await open();
		expect(outcome).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }], escalation: { state: 'acknowledged', takenBy: 'kim' } });
		expect(await follow(60)).toEqual([]);
		expect(told()).toEqual(['maria']);
	});

	it('resolved: the same', async () => {
		await begin();
		const { escalation } = await open();
		await scene.world.ledger.resolveEscalation(escalation.id, 'maria', scene.world.clock.now());
		expect(await follow(60)).toEqual([]);
		expect(await advance(escalation)).toMatchObject({ result: 'taken', escalation: { state: 'resolved' } });
	});

	it('after everybody was told in vain: it can still be taken', async () => {
		await begin({ team: [MARIA], escalation: { repeat: 0 } });
		const { escalation } = await open();
		expect(await follow(20)).toEqual(['5: exhausted']);
		expect(await advance(escalation)).toMatchObject({ result: 'exhausted', told: [] });
		expect(await scene.world.ledger.acknowledge(escalation.id, 'maria', scene.world.clock.now())).toMatchObject({ first: true, escalation: { state: 'acknowledged' } });
	});
});

describe('an emergency joins what is open', () => {
	it('and raises it: the policy of emergencies begins at once', async () => {
		await begin();
		const { escalation } = await open();
		scene.world.clock.pass(MINUTE);
		const raised = await open({ urgency: 'emergency', summary: 'Now it floods', route: 'emergency' });
		expect(raised).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }], escalation: { id: escalation.id, code: escalation.code, urgency: 'emergency', summary: 'Now it floods' } });
		expect(scene.world.phone.accepted.at(-1)?.text.body).toMatch(/^EMERGENCY for .*"Now it floods"/);
		expect((await follow(4)).at(0)).toBe('3: alerted lee');
	});

	it('although somebody took the routine matter', async () => {
		await begin();
		const { escalation } = await open();
		await scene.world.ledger.acknowledge(escalation.id, 'maria', scene.world.clock.now());
		expect(await open({ urgency: 'emergency' })).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }], escalation: { state: 'open' } });
		expect(scene.world.phone.accepted.at(-1)?.text.body).not.toContain('nobody has taken it');
	});

	it('but what is no worse does not', async () => {
		await begin();
		await open({ urgency: 'emergency' });
		for (const urgency of ['routine', 'urgent', 'emergency'] as const) {
			expect(await open({ urgency, summary: 'Something else' })).toMatchObject({ result: 'waiting', escalation: { urgency: 'emergency', summary: 'Needs a hand' } });
		}
		expect(told()).toEqual(['maria']);
	});
});

describe('the answer to a text of the team', () => {
	const text = (more: Partial<Parameters<typeof answerTeamText>[2]> = {}) => ({ messageId: 'msg_1', from: LEE.phone, to: LINE, action: 'took' as const, open: [], ...more });

	it('goes to whoever wrote, once for each of their texts', async () => {
		await begin();
		const { escalation } = await open({ summary: 'Gas smell' });
		await scene.world.ledger.acknowledge(escalation.id, 'lee', scene.world.clock.now());
		const written = text({ escalation: await scene.world.ledger.getEscalation(escalation.id) });
		expect(await answerTeamText(scene.world.deps, scene.world.profile, written)).toMatchObject({ sent: true });
		expect(await answerTeamText(scene.world.deps, scene.world.profile, written)).toMatchObject({ sent: false });
		expect(scene.world.phone.accepted.slice(1)).toMatchObject([{ text: { from: LINE, to: LEE.phone, body: expect.stringContaining('It\'s yours. Call +14155550123: "Gas smell"') } }]);
	});

	it('names the one who was quicker', async () => {
		await begin();
		const { escalation } = await open();
		await scene.world.ledger.acknowledge(escalation.id, 'maria', scene.world.clock.now());
		await answerTeamText(scene.world.deps, scene.world.profile, text({ action: 'already_taken', escalation: await scene.world.ledger.getEscalation(escalation.id) }));
		expect(scene.world.phone.accepted.at(-1)?.text.body).toBe('Maria already has it.');
	});
});

it('says what became of it in one of four words', async () => {
	await begin();
	const results: Array<EscalationOutcome['result']> = [];
	results.push((await open()).result, (await open()).result);
	const [escalation] = await scene.world.ledger.openEscalations('smith');
	await scene.world.ledger.acknowledge(escalation?.id ?? '', 'maria', scene.world.clock.now());
	results.push((await open()).result);
	expect(results).toEqual(['alerted', 'waiting', 'taken']);
});
