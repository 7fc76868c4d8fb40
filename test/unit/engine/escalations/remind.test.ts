import { LINE } from '../../../support/world';
import { ANN, escalating, KIM, LEE, MARIA, MINUTE } from './escalating';

const scene = escalating();
const { begin, open } = scene;
const now = () => scene.world.clock.now();
const TEAM = { team: [MARIA, LEE], escalation: { repeat: 0 } };
const DUE = { urgency: 'urgent', summary: 'We promised to call back now: the quote', appointed: 'callback:3pm' } as const;
const texts = () => scene.world.phone.accepted.map(({ text }) => text);
const begun = async (by: string, profile: object = TEAM, urgency: 'urgent' | 'routine' | 'emergency' = 'urgent') => {
	await begin(profile);
	const { escalation } = await open({ urgency });
	await scene.world.ledger.acknowledge(escalation.id, by, now());
	scene.world.phone.accepted.length = 0;
	scene.world.clock.pass(60 * MINUTE);
	return escalation;
};

describe('a time that was set for what somebody has taken', () => {
	it.each(['routine', 'urgent', 'emergency'] as const)('reminds just them (%s)', async (urgency) => {
		const escalation = await begun('lee', TEAM, urgency);
		expect(await open(DUE)).toMatchObject({ result: 'alerted', told: [{ id: 'lee' }], failed: [], outside: [] });
		expect(texts()).toEqual([expect.objectContaining({ to: LEE.phone, from: LINE, body: `Reminder for Smith Plumbing: ${ANN}: "We promised to call back now: the quote" It is yours. Reply "done 1" when finished.` })]);
		expect(await scene.world.ledger.getEscalation(escalation.id)).toMatchObject({ state: 'acknowledged', takenBy: 'lee', urgency });
	});

	it('is told once, however often it comes, and again for another time', async () => {
		await begun('maria');
		await Promise.all(Array.from({ length: 10 }, async () => await open(DUE)));
		expect(texts()).toHaveLength(1);
		expect(await open(DUE)).toMatchObject({ result: 'alerted' });
		expect(texts()).toHaveLength(1);
		await open({ ...DUE, appointed: 'callback:5pm' });
		expect(texts().map(({ to }) => to)).toEqual([MARIA.phone, MARIA.phone]);
	});

	it('is told to the owner where whoever has it cannot be texted, and else to the people on call', async () => {
		const kim = { id: 'kim', name: 'Kim' };
		await begun('kim', { team: [kim, LEE, MARIA], owner: { default: 'lee' }, escalation: { repeat: 0 } });
		await scene.world.ledger.changeConversation(scene.conversationId, { do: 'assign', owner: 'lee' }, 'kim', now());
		expect(await open(DUE)).toMatchObject({ result: 'alerted', told: [{ id: 'lee' }], failed: [{ member: 'kim', why: 'Kim has no phone in the profile' }] });
		expect(texts().map(({ body }) => body)).toEqual([expect.stringContaining('Kim has it and could not be told: please see to it.')]);
	});

	it('is told to the people on call where "the team" has it', async () => {
		await begun('team', { team: [{ ...KIM, onCall: undefined }, MARIA], owner: { default: 'maria' }, escalation: { repeat: 0 } });
		expect(await open(DUE)).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }] });
		expect(texts().map(({ body }) => body)).toEqual([expect.stringContaining('Somebody else has it and could not be told')]);
	});

	it('that nobody could be told of is said to be so', async () => {
		await begun('maria');
		for (const { phone } of [MARIA, LEE]) scene.world.phone.dead.add(phone);
		expect(await open(DUE)).toMatchObject({ result: 'exhausted', told: [], failed: [{ member: 'maria' }, { member: 'lee' }] });
	});

	it('begins the policy where nobody has taken anything, or it is closed', async () => {
		await begin(TEAM);
		expect(await open(DUE)).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }], escalation: { state: 'open', summary: DUE.summary } });
		const { escalation } = await open(DUE);
		await scene.world.ledger.resolveEscalation(escalation.id, 'maria', now());
		expect((await open({ ...DUE, appointed: 'callback:5pm' })).escalation.id).not.toBe(escalation.id);
	});

	it('says nothing of what comes up anew: that alerts everybody where it is worse', async () => {
		await begun('maria');
		expect(await open({ urgency: 'urgent', summary: 'Again' })).toMatchObject({ result: 'taken', told: [] });
		expect(await open({ urgency: 'emergency', summary: 'Gas' })).toMatchObject({ result: 'alerted', escalation: { state: 'open' } });
	});
});
