import { advanceEscalation, answerTeamText, openEscalation, type Escalation, type EscalationOutcome, type OpenRequest } from '../../../../engine/escalations';
import { Crash } from '../../../support/fakePhone';
import { LINE, openWorld, type World } from '../../../support/world';

const ANN = '+14155550123';
const MINUTE = 60_000;
const MARIA = { id: 'maria', name: 'Maria', phone: '+14155550101', onCall: 1 };
const LEE = { id: 'lee', name: 'Lee', phone: '+14155550102', onCall: 2 };
const KIM = { id: 'kim', name: 'Kim', phone: '+14155550103', onCall: 3 };
const ROTA = { team: [MARIA, LEE, KIM] };

let world: World;
let conversationId: string;
afterEach(async () => await world.close());

async function begin(more: object = ROTA): Promise<void> {
	world = await openWorld(more);
	conversationId = (await world.ledger.openConversation('smith', ANN, LINE, world.clock.now())).id;
}
const request = (more: Partial<OpenRequest> = {}): OpenRequest => ({ businessId: 'smith', conversationId, person: ANN, urgency: 'routine', route: 'person', summary: 'Needs a hand', ...more });
const open = async (more: Partial<OpenRequest> = {}) => await openEscalation(world.deps, world.profile, LINE, request(more));
const advance = async (escalation: Escalation, dueId?: string) => await advanceEscalation(world.deps, world.profile, LINE, escalation, dueId);
const now = async (id: string) => (await world.ledger.getEscalation(id)) as Escalation;

/** Who had a text, in order. */
const told = () => world.phone.accepted.map(({ text }) => [MARIA, LEE, KIM].find(({ phone }) => phone === text.to)?.id ?? text.to);

/** Lets time pass minute by minute, and fires what falls due as the trigger does. Says in which minute who was told. */
async function follow(minutes: number): Promise<string[]> {
	const log: string[] = [];
	for (let minute = 1; minute <= minutes; minute += 1) {
		world.clock.pass(MINUTE);
		for (const item of await world.ledger.claimDue(['escalation_step'], world.clock.now(), MINUTE, 20)) {
			const outcome = await advance(item.escalation as Escalation, item.due.id);
			log.push(`${minute}: ${outcome.result}${outcome.told.map(({ id }) => ` ${id}`).join('')}`);
			await world.ledger.finishDue(item.due.id, item.due.fence, 'done', world.clock.now());
		}
	}
	return log;
}

describe('the steps of the policy', () => {
	it('are taken in order, repeated as often as the profile says, and then nobody is left', async () => {
		await begin();
		expect(await open()).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }], failed: [] });
		expect(await follow(60)).toEqual(['5: alerted lee', '10: alerted kim', '15: alerted maria', '20: alerted lee', '25: alerted kim', '30: exhausted']);
		expect(told()).toEqual(['maria', 'lee', 'kim', 'maria', 'lee', 'kim']);
		const [last] = await world.ledger.openEscalations('smith');
		expect(last).toMatchObject({ state: 'exhausted', told: ['maria', 'lee', 'kim'] });
		expect(last).not.toHaveProperty('dueAt');
	});

	it('go faster in an emergency', async () => {
		await begin();
		await open({ urgency: 'emergency' });
		expect(await follow(30)).toEqual(['3: alerted lee', '6: alerted kim', '9: alerted maria', '12: alerted lee', '15: alerted kim', '18: exhausted']);
	});

	it('are those of the profile', async () => {
		await begin({
			...ROTA,
			escalation: { repeat: 0, steps: [{ afterMinutes: 2, to: 'kim' }, { afterMinutes: 7, to: 'everyone' }], emergencySteps: [{ afterMinutes: 0, to: 'lee' }] },
		});
		expect(await open()).toMatchObject({ result: 'waiting', told: [] });
		expect(await follow(30)).toEqual(['2: alerted kim', '9: alerted maria lee kim', '14: exhausted']);
	});

	it('tell people of one rank together, at once', async () => {
		await begin({ team: [MARIA, { ...LEE, onCall: 1 }, KIM] });
		expect(await open()).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }, { id: 'lee' }] });
		expect(await follow(12)).toEqual(['5: alerted kim', '10: alerted maria lee']);
	});

	it('tell everybody when nobody is on call', async () => {
		await begin({ team: [{ ...MARIA, onCall: undefined }, { ...LEE, onCall: undefined }] });
		expect(await open()).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }, { id: 'lee' }] });
	});

	it('end at once without a team', async () => {
		await begin({});
		expect(await open()).toMatchObject({ result: 'exhausted', told: [], failed: [], escalation: { state: 'exhausted' } });
		expect(world.phone.requests).toEqual([]);
		expect(await follow(30)).toEqual([]);
	});

	it('say in the alert who it is about', async () => {
		await begin();
		await world.ledger.upsertPerson('smith', ANN, { name: 'Ann Smith' }, world.clock.now());
		await open({ urgency: 'emergency', summary: 'Gas smell' });
		expect(world.phone.requests[0]).toMatchObject({ from: LINE, to: MARIA.phone, body: 'EMERGENCY for Smith Plumbing: Ann Smith +14155550123: "Gas smell" Reply 1 to take it.' });
	});

	it('reach the team at night, and although the person opted out or a human has the conversation', async () => {
		await begin();
		world.clock.pass(12 * 60 * MINUTE);
		await world.ledger.optOut('smith', ANN, world.clock.now(), 'keyword', 'STOP');
		await world.ledger.changeConversation(conversationId, { do: 'pause', because: 'human' }, 'maria', world.clock.now());
		expect(await open()).toMatchObject({ result: 'alerted' });
	});
});

describe('a step that reaches nobody', () => {
	it('does not cost the minutes that it would have waited', async () => {
		await begin();
		world.phone.dead.add(MARIA.phone);
		expect(await open()).toMatchObject({ result: 'alerted', told: [{ id: 'lee' }], failed: [{ member: 'maria', why: 'Refused: invalid_number.' }] });
		expect(await follow(30)).toEqual(['5: alerted kim', '10: alerted lee', '15: alerted kim', '20: exhausted']);
	});

	it('goes on although it is the last one', async () => {
		await begin({ ...ROTA, escalation: { repeat: 1 } });
		world.phone.dead.add(KIM.phone);
		await open();
		expect(await follow(40)).toEqual(['5: alerted lee', '10: alerted maria', '15: alerted lee', '20: exhausted']);
	});

	it('names those without a phone', async () => {
		await begin({ team: [{ id: 'maria', name: 'Maria' }, { id: 'lee', name: 'Lee', phone: LEE.phone }] });
		expect(await open()).toMatchObject({ result: 'alerted', told: [{ id: 'lee' }], failed: [{ member: 'maria', why: 'Maria has no phone in the profile' }] });
	});

	it('of a team that nobody can reach: it ends, and says why for each', async () => {
		await begin({ team: [{ id: 'maria', name: 'Maria' }, { id: 'lee', name: 'Lee' }], escalation: { repeat: 2 } });
		const outcome = await open();
		expect(outcome).toMatchObject({ result: 'exhausted', told: [], escalation: { state: 'exhausted' } });
		expect(new Set(outcome.failed.map(({ member }) => member))).toEqual(new Set(['maria', 'lee']));
		expect(world.phone.requests).toEqual([]);
	});

	it('leaves the person told in the same breath their minutes', async () => {
		await begin({ team: [MARIA, LEE], escalation: { repeat: 3, steps: [{ afterMinutes: 0, to: 'maria' }, { afterMinutes: 0, to: 'lee' }] } });
		world.phone.dead.add(LEE.phone);
		expect(await open()).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }], failed: [{ member: 'lee' }] });
		expect(told()).toEqual(['maria']);
		expect(await follow(5)).toEqual(['5: alerted maria']);
	});

	it('is not one whose text is only late: an outage of the provider does not burn the whole rota', async () => {
		await begin();
		world.phone.plan = Array.from({ length: 3 }, () => ({ kind: 'refuse', reason: 'throttled', retryAfterSeconds: 1 }) as const);
		const outcome = await open();
		expect(outcome).toMatchObject({ result: 'waiting', told: [], failed: [{ member: 'maria', why: 'Refused: throttled.' }], escalation: { state: 'open', step: 1 } });
		expect(world.phone.requests).toHaveLength(3);
		expect(await follow(5)).toEqual(['5: alerted lee']);
	});

	it('nor one whose text may have gone out', async () => {
		await begin();
		world.phone.alwaysCannotTell = true;
		world.phone.plan = [{ kind: 'lost_answer' }];
		expect(await open()).toMatchObject({ result: 'waiting', told: [], failed: [{ member: 'maria' }], escalation: { step: 1 } });
		expect(world.phone.requests).toHaveLength(1);
	});
});

describe('nobody is told twice for one step', () => {
	it('when it is asked for again and again', async () => {
		await begin();
		const first = await open();
		for (let again = 0; again < 5; again += 1) expect(await open()).toMatchObject({ result: 'waiting', told: [], escalation: { id: first.escalation.id } });
		for (let again = 0; again < 5; again += 1) expect(await advance(first.escalation)).toMatchObject({ result: 'waiting', told: [] });
		expect(told()).toEqual(['maria']);
		expect(await world.ledger.openEscalations('smith')).toHaveLength(1);
	});

	it('when many ask at once', async () => {
		await begin();
		await Promise.all(Array.from({ length: 20 }, async () => await open()));
		expect(told()).toEqual(['maria']);
		const [escalation] = await world.ledger.openEscalations('smith');
		world.clock.pass(5 * MINUTE);
		await Promise.all(Array.from({ length: 20 }, async () => await advance(escalation as Escalation)));
		expect(told()).toEqual(['maria', 'lee']);
		expect(await now(escalation?.id ?? '')).toMatchObject({ step: 2, loop: 0, told: ['maria', 'lee'] });
	});

	it('when the process ends between telling and taking the step', async () => {
		await begin();
		const takeStep = jest.spyOn(world.ledger, 'takeStep').mockRejectedValueOnce(new Crash('The process ended.'));
		await expect(open()).rejects.toThrow(Crash);
		expect(told()).toEqual(['maria']);
		takeStep.mockRestore();
		expect(await follow(6)).toEqual(['1: alerted maria', '6: alerted lee']);
		expect(told()).toEqual(['maria', 'lee']);
		const [escalation] = await world.ledger.openEscalations('smith');
		expect(escalation).toMatchObject({ told: ['maria', 'lee'] });
	});

	it('when the process ends there and the telling had failed: the next one is told at once', async () => {
		await begin();
		world.phone.plan = [{ kind: 'refuse', reason: 'invalid_number' }];
		const takeStep = jest.spyOn(world.ledger, 'takeStep').mockRejectedValueOnce(new Crash('The process ended.'));
		await expect(open()).rejects.toThrow(Crash);
		takeStep.mockRestore();
		expect(await follow(1)).toEqual(['1: alerted lee']);
		expect(await world.ledger.openEscalations('smith')).toMatchObject([{ told: ['lee'] }]);
	});

	it('when the process ends in the middle of telling several', async () => {
		await begin({ ...ROTA, escalation: { steps: [{ afterMinutes: 0, to: 'everyone' }] } });
		world.phone.plan = [{ kind: 'ok' }, { kind: 'crash_after' }];
		await expect(open()).rejects.toThrow(Crash);
		expect(await follow(1)).toEqual(['1: alerted maria lee kim']);
		expect(told()).toEqual(['maria', 'lee', 'kim']);
	});
});

describe('somebody takes it', () => {
	it('stops everything: no step, no text', async () => {
		await begin();
		const { escalation } = await open();
		await world.ledger.acknowledge(escalation.id, 'lee', world.clock.now());
		expect(await follow(60)).toEqual([]);
		expect(await advance(escalation)).toMatchObject({ result: 'taken', told: [], escalation: { state: 'acknowledged', takenBy: 'lee' } });
		expect(await open()).toMatchObject({ result: 'taken', told: [] });
		expect(told()).toEqual(['maria']);
	});

	it('also for a run that read it before', async () => {
		await begin();
		const { escalation } = await open();
		world.clock.pass(5 * MINUTE);
		const [item] = await world.ledger.claimDue(['escalation_step'], world.clock.now(), MINUTE, 20);
		await world.ledger.acknowledge(escalation.id, 'maria', world.clock.now());
		expect(item?.escalation).toMatchObject({ state: 'open' });
		expect(await advance(item?.escalation as Escalation, item?.due.id)).toMatchObject({ result: 'taken', told: [] });
		expect(told()).toEqual(['maria']);
	});

	it('while the step is being told: no further step follows', async () => {
		await begin();
		let id = '';
		world.phone.onTheWay = async () => {
			world.phone.onTheWay = async () => undefined;
			id = (await world.ledger.openEscalations('smith'))[0]?.id ?? '';
			await world.ledger.acknowledge(id, 'kim', world.clock.now());
		};
		const outcome = await open();
		expect(outcome).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }], escalation: { state: 'acknowledged', takenBy: 'kim' } });
		expect(await follow(60)).toEqual([]);
		expect(told()).toEqual(['maria']);
	});

	it('resolved: the same', async () => {
		await begin();
		const { escalation } = await open();
		await world.ledger.resolveEscalation(escalation.id, 'maria', world.clock.now());
		expect(await follow(60)).toEqual([]);
		expect(await advance(escalation)).toMatchObject({ result: 'taken', escalation: { state: 'resolved' } });
	});

	it('after everybody was told in vain: it can still be taken', async () => {
		await begin({ team: [MARIA], escalation: { repeat: 0 } });
		const { escalation } = await open();
		expect(await follow(20)).toEqual(['5: exhausted']);
		expect(await advance(escalation)).toMatchObject({ result: 'exhausted', told: [] });
		expect(await world.ledger.acknowledge(escalation.id, 'maria', world.clock.now())).toMatchObject({ first: true, escalation: { state: 'acknowledged' } });
	});
});

describe('an emergency joins what is open', () => {
	it('and raises it: the policy of emergencies begins at once', async () => {
		await begin();
		const { escalation } = await open();
		world.clock.pass(MINUTE);
		const raised = await open({ urgency: 'emergency', summary: 'Now it floods', route: 'emergency' });
		expect(raised).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }], escalation: { id: escalation.id, code: escalation.code, urgency: 'emergency', summary: 'Now it floods' } });
		expect(world.phone.accepted.at(-1)?.text.body).toMatch(/^EMERGENCY for .*"Now it floods"/);
		expect((await follow(4)).at(0)).toBe('3: alerted lee');
	});

	it('although somebody took the routine matter', async () => {
		await begin();
		const { escalation } = await open();
		await world.ledger.acknowledge(escalation.id, 'maria', world.clock.now());
		expect(await open({ urgency: 'emergency' })).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }], escalation: { state: 'open' } });
		expect(world.phone.accepted.at(-1)?.text.body).not.toContain('nobody has taken it');
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
		await world.ledger.acknowledge(escalation.id, 'lee', world.clock.now());
		const written = text({ escalation: await now(escalation.id) });
		expect(await answerTeamText(world.deps, world.profile, written)).toMatchObject({ sent: true });
		expect(await answerTeamText(world.deps, world.profile, written)).toMatchObject({ sent: false });
		expect(world.phone.accepted.slice(1)).toMatchObject([{ text: { from: LINE, to: LEE.phone, body: expect.stringContaining('It\'s yours. Call +14155550123: "Gas smell"') } }]);
	});

	it('names the one who was quicker', async () => {
		await begin();
		const { escalation } = await open();
		await world.ledger.acknowledge(escalation.id, 'maria', world.clock.now());
		await answerTeamText(world.deps, world.profile, text({ action: 'already_taken', escalation: await now(escalation.id) }));
		expect(world.phone.accepted.at(-1)?.text.body).toBe('Maria already has it.');
	});
});

it('says what became of it in one of four words', async () => {
	await begin();
	const results: Array<EscalationOutcome['result']> = [];
	results.push((await open()).result, (await open()).result);
	const [escalation] = await world.ledger.openEscalations('smith');
	await world.ledger.acknowledge(escalation?.id ?? '', 'maria', world.clock.now());
	results.push((await open()).result);
	expect(results).toEqual(['alerted', 'waiting', 'taken']);
});
