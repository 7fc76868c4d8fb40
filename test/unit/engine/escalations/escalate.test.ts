import { LINE } from '../../../support/world';
import { ANN, escalating, KIM, LEE, MARIA, MINUTE, ROTA } from './escalating';

const scene = escalating();
const { begin, follow, open, told } = scene;

describe('the steps of the policy', () => {
	it('are taken in order, repeated as often as the profile says, and then nobody is left', async () => {
		await begin();
		expect(await open()).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }], failed: [] });
		expect(await follow(60)).toEqual(['5: alerted lee', '10: alerted kim', '15: alerted maria', '20: alerted lee', '25: alerted kim', '30: exhausted']);
		expect(told()).toEqual(['maria', 'lee', 'kim', 'maria', 'lee', 'kim']);
		const [last] = await scene.world.ledger.openEscalations('smith');
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
		expect(scene.world.phone.requests).toEqual([]);
		expect(await follow(30)).toEqual([]);
	});

	it('say in the alert who it is about', async () => {
		await begin();
		await scene.world.ledger.upsertPerson('smith', ANN, { name: 'Ann Smith' }, scene.world.clock.now());
		await open({ urgency: 'emergency', summary: 'Gas smell' });
		expect(scene.world.phone.requests[0]).toMatchObject({ from: LINE, to: MARIA.phone, body: 'EMERGENCY for Smith Plumbing: Ann Smith +14155550123: "Gas smell" Reply 1 to take it.' });
	});

	it('reach the team at night, and although the person opted out or a human has the conversation', async () => {
		await begin();
		scene.world.clock.pass(12 * 60 * MINUTE);
		await scene.world.ledger.optOut('smith', ANN, scene.world.clock.now(), 'keyword', 'STOP');
		await scene.world.ledger.changeConversation(scene.conversationId, { do: 'pause', because: 'human' }, 'maria', scene.world.clock.now());
		expect(await open()).toMatchObject({ result: 'alerted' });
	});
});

describe('a step that reaches nobody', () => {
	it('does not cost the minutes that it would have waited', async () => {
		await begin();
		scene.world.phone.dead.add(MARIA.phone);
		expect(await open()).toMatchObject({ result: 'alerted', told: [{ id: 'lee' }], failed: [{ member: 'maria', why: 'Refused: invalid_number.' }] });
		expect(await follow(30)).toEqual(['5: alerted kim', '10: alerted lee', '15: alerted kim', '20: exhausted']);
	});

	it('goes on although it is the last one', async () => {
		await begin({ ...ROTA, escalation: { repeat: 1 } });
		scene.world.phone.dead.add(KIM.phone);
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
		expect(scene.world.phone.requests).toEqual([]);
	});

	it('leaves the person told in the same breath their minutes', async () => {
		await begin({ team: [MARIA, LEE], escalation: { repeat: 3, steps: [{ afterMinutes: 0, to: 'maria' }, { afterMinutes: 0, to: 'lee' }] } });
		scene.world.phone.dead.add(LEE.phone);
		expect(await open()).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }], failed: [{ member: 'lee' }] });
		expect(told()).toEqual(['maria']);
		expect(await follow(5)).toEqual(['5: alerted maria']);
	});

	it('is not one whose text is only late: an outage of the provider does not burn the whole rota', async () => {
		await begin();
		scene.world.phone.plan = Array.from({ length: 3 }, () => ({ kind: 'refuse', reason: 'throttled', retryAfterSeconds: 1 }) as const);
		const outcome = await open();
		expect(outcome).toMatchObject({ result: 'waiting', told: [], failed: [{ member: 'maria', why: 'Refused: throttled.' }], escalation: { state: 'open', step: 1 } });
		expect(scene.world.phone.requests).toHaveLength(3);
		expect(await follow(5)).toEqual(['5: alerted lee']);
	});

	it('nor one whose text may have gone out', async () => {
		await begin();
		scene.world.phone.alwaysCannotTell = true;
		scene.world.phone.plan = [{ kind: 'lost_answer' }];
		expect(await open()).toMatchObject({ result: 'waiting', told: [], failed: [{ member: 'maria' }], escalation: { step: 1 } });
		expect(scene.world.phone.requests).toHaveLength(1);
	});
});
