import { callAlert, type Escalation } from '../../../../engine/escalations';
import { Crash } from '../../../support/fakePhone';
import { LINE } from '../../../support/world';
import { escalating, MARIA, MINUTE, ROTA } from './escalating';

const scene = escalating();
const { begin } = scene;
const MEMBER = { ...MARIA, routes: [] };
const TRIGGER = 'https://n8n.example.com/webhook/x/calls';

/** A business whose calls a trigger takes, with an escalation that is open and due for nobody. */
async function opened(more: object = { steps: [{ afterMinutes: 0, to: 'maria', channel: 'call' }, { afterMinutes: 3, to: 'lee' }] }): Promise<Escalation> {
	await begin({ ...ROTA, escalation: more });
	await scene.world.ledger.rememberSetup({ system: 'fake', account: 'AC1', number: LINE, purpose: 'calls', holder: 'x', before: {}, ours: {}, receiptsUrl: TRIGGER, at: 0 });
	const now = scene.world.clock.now();
	return (await scene.world.ledger.openEscalation({ businessId: 'smith', conversationId: scene.conversationId, person: '+14155550123', urgency: 'emergency', route: 'emergency', summary: 'Gas smell', now, firstStepAt: now })).escalation;
}
const ring = async (escalation: Escalation) => await callAlert(scene.world.deps, scene.world.profile, LINE, escalation, MEMBER);

describe('a call to a person of the team', () => {
	it('is placed from the business number, says what it is about, and names the trigger that hears the key', async () => {
		const escalation = await opened();
		expect(await ring(escalation)).toEqual({ reach: 'told' });
		expect(scene.world.phone.calls).toEqual([
			{ id: expect.stringMatching(/^acl_/), from: LINE, to: MARIA.phone, ringSeconds: 40, reportsUrl: TRIGGER, words: expect.objectContaining({ announcement: expect.stringContaining('Gas smell') }) },
		]);
	});

	it('rings once for a step, however many ask at once and again', async () => {
		const escalation = await opened();
		const reaches = await Promise.all(Array.from({ length: 20 }, async () => await ring(escalation)));
		expect(new Set(reaches.map(({ reach }) => reach))).toEqual(new Set(['told']));
		scene.world.clock.pass(60 * MINUTE);
		expect(await ring(escalation)).toEqual({ reach: 'told' });
		expect(scene.world.phone.calls).toHaveLength(1);
		await ring({ ...escalation, loop: 1 });
		expect(scene.world.phone.calls).toHaveLength(2);
	});

	it.each(['crash_before', 'crash_after'] as const)('never rings twice when the process ends there (%s): it counts as not reached', async (kind) => {
		const escalation = await opened();
		scene.world.phone.callPlan = [{ kind }];
		await expect(ring(escalation)).rejects.toThrow(Crash);
		expect(await ring(escalation)).toMatchObject({ reach: 'told' });
		scene.world.clock.pass(2 * MINUTE);
		expect(await ring(escalation)).toMatchObject({ reach: 'not', why: expect.stringContaining('ended before') });
		expect(scene.world.phone.calls).toHaveLength(1);
	});

	it('may have rung when no answer came, and is not placed again', async () => {
		const escalation = await opened();
		scene.world.phone.callPlan = [{ kind: 'lost_answer' }];
		expect(await ring(escalation)).toMatchObject({ reach: 'pending', why: 'No answer within 15 s.' });
		expect(await ring(escalation)).toMatchObject({ reach: 'pending' });
		expect(scene.world.phone.calls).toHaveLength(1);
	});

	it('is tried again where it certainly rang nowhere, for a moment', async () => {
		const escalation = await opened();
		scene.world.phone.callPlan = [{ kind: 'refuse', reason: 'throttled', retryAfterSeconds: 2 }, { kind: 'refuse', reason: 'unavailable', retryAfterSeconds: 2 }];
		expect(await ring(escalation)).toEqual({ reach: 'told' });
		expect(scene.world.phone.calls).toHaveLength(3);
	});

	it('is not reached when it is refused, and stays so', async () => {
		const escalation = await opened();
		scene.world.phone.callPlan = [{ kind: 'refuse', reason: 'invalid_number' }];
		expect(await ring(escalation)).toEqual({ reach: 'not', why: 'Refused: invalid_number.' });
		expect(await ring(escalation)).toEqual({ reach: 'not', why: 'Refused: invalid_number.' });
		expect(scene.world.phone.calls).toHaveLength(1);
	});

	it('is not placed where nobody would hear the key, where the system cannot, or for what is taken', async () => {
		const escalation = await opened();
		const { name, account } = scene.world.phone;
		expect(await callAlert({ ...scene.world.deps, phone: { name, account, send: jest.fn(), find: jest.fn() } }, scene.world.profile, LINE, escalation, MEMBER)).toMatchObject({ reach: 'not', why: expect.stringContaining('cannot place calls') });
		expect(await callAlert(scene.world.deps, scene.world.profile, '+14155550199', escalation, MEMBER)).toMatchObject({ reach: 'not', why: expect.stringContaining('publish one with this number') });
		await scene.world.ledger.acknowledge(escalation.id, 'lee', scene.world.clock.now());
		expect(await ring(escalation)).toMatchObject({ reach: 'pending' });
		expect(scene.world.phone.calls).toEqual([]);
	});
});
