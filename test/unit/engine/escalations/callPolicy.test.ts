import { LINE } from '../../../support/world';
import { escalating, LEE, MARIA, MINUTE, ROTA } from './escalating';

const scene = escalating();
const { begin, follow, open, told } = scene;
const CALL_THEN_TEXT = { steps: [{ afterMinutes: 0, to: 'maria', channel: 'call' }, { afterMinutes: 3, to: 'lee' }], repeat: 0 };

async function beginWith(escalation: object, published = true): Promise<void> {
	await begin({ ...ROTA, escalation });
	if (published) await scene.world.ledger.rememberSetup({ system: 'fake', account: 'AC1', number: LINE, purpose: 'calls', holder: 'x', before: {}, ours: {}, receiptsUrl: 'https://n8n.example.com/webhook/x/calls', at: 0 });
}
const rung = () => scene.world.phone.calls.map(({ to }) => [MARIA, LEE].find(({ phone }) => phone === to)?.id);

describe('a policy with calls', () => {
	it('rings, and texts the next one at their time when nobody takes it', async () => {
		await beginWith(CALL_THEN_TEXT);
		expect(await open({ urgency: 'emergency' })).toMatchObject({ result: 'alerted', told: [{ id: 'maria' }] });
		expect(rung()).toEqual(['maria']);
		const [call] = scene.world.phone.calls;
		await scene.world.ledger.recordAlertCall({ alertId: call?.id ?? '', providerId: 'CAout1', phone: MARIA.phone, what: 'state', status: 'no_answer' }, { system: 'fake', account: 'AC1' }, scene.world.clock.now());
		expect(await follow(3)).toEqual(['3: alerted lee']);
		expect([rung(), told()]).toEqual([['maria'], ['lee']]);
	});

	it('texts the next one at once when the call fails', async () => {
		await beginWith(CALL_THEN_TEXT);
		scene.world.phone.callPlan = [{ kind: 'refuse', reason: 'unreachable' }];
		expect(await open()).toMatchObject({ told: [{ id: 'lee' }], failed: [{ member: 'maria', why: 'Refused: unreachable.' }] });
	});

	it('texts the next one at once where no trigger would hear the key', async () => {
		await beginWith(CALL_THEN_TEXT, false);
		expect(await open()).toMatchObject({ told: [{ id: 'lee' }], failed: [{ member: 'maria' }] });
		expect(rung()).toEqual([]);
	});

	it('stops when the key is pressed', async () => {
		await beginWith(CALL_THEN_TEXT);
		const { escalation } = await open();
		const [call] = scene.world.phone.calls;
		await scene.world.ledger.recordAlertCall({ alertId: call?.id ?? '', providerId: 'CAout1', phone: MARIA.phone, what: 'key', key: '1', asked: 0 }, { system: 'fake', account: 'AC1' }, scene.world.clock.now());
		expect(await follow(30)).toEqual([]);
		expect([rung(), told()]).toEqual([['maria'], []]);
		expect(await scene.world.ledger.getEscalation(escalation.id)).toMatchObject({ state: 'acknowledged', takenBy: 'maria' });
	});

	it('rings again with each repeat, once', async () => {
		await beginWith({ steps: [{ afterMinutes: 0, to: 'maria', channel: 'call' }], repeat: 2 });
		const { escalation } = await open();
		for (let again = 0; again < 3; again += 1) await scene.advance(escalation);
		await follow(60);
		expect(rung()).toEqual(['maria', 'maria', 'maria']);
		scene.world.clock.pass(60 * MINUTE);
		await scene.advance(escalation);
		expect(rung()).toHaveLength(3);
	});
});
