import type { IDataObject } from 'n8n-workflow';
import { openSimulatorStore, simulatorPath } from '../../connectors';
import { DANA, Desk, HERE, LINE, PERSON, type TriggerOnCanvas } from '../support/engine';

const MORE = { escalation: { emergencySteps: [{ afterMinutes: 0, to: 'dana', channel: 'call' }, { afterMinutes: 3, to: 'lee' }] } };
const SIMULATOR = { phoneSystem: 'simulator' };

let desk: Desk;
let trigger: TriggerOnCanvas;
beforeEach(async () => {
	desk = await Desk.open(MORE);
	trigger = desk.trigger('missedCallTrigger', { ...HERE, ...SIMULATOR, moreProfile: JSON.stringify(MORE) });
});
afterEach(async () => {
	openSimulatorStore(simulatorPath()).close();
	await desk.close();
});

const rung = () => openSimulatorStore(simulatorPath()).teamCalls.latest(LINE, 10);
const emergency = async (): Promise<IDataObject> => ({ ...(await desk.reply('There is a gas smell')), classification: { intent: 'emergency', urgency: 'emergency', route: 'emergency', confidence: 1, unsure: false } });
const escalate = async (item: IDataObject) => await desk.run('escalate', { operation: 'open', ...SIMULATOR }, [item]);
/** What the page posts; the request comes from this machine. */
const act = async (body: IDataObject) => {
	const { answer, data } = await trigger.receive({ path: trigger.path, headers: { 'content-type': 'application/json', host: 'localhost:5678' }, body: JSON.stringify(body) });
	expect(data).toBeUndefined();
	return { status: answer.status, ...(JSON.parse(String(answer.body)) as IDataObject) };
};

it('rings the simulated phone of the person on call, who takes it with a key', async () => {
	await trigger.activate();
	const ran = await escalate(await emergency());
	expect(ran.json('Escalate', 0)[0]).toMatchObject({ escalation: { state: 'open', urgency: 'emergency', alerted: ['Dana'] } });
	const [call] = rung();
	expect(call).toMatchObject({ from: LINE, to: DANA, state: 'ringing', path: trigger.path, said: expect.stringContaining('There is a gas smell.') });
	expect(await act({ action: 'alert_answer', callId: call?.id })).toMatchObject({ status: 200, state: 'answered' });
	expect(await act({ action: 'alert_key', callId: call?.id, key: '2' })).toMatchObject({ status: 200, state: 'connected', said: 'It is yours. Connecting you now.' });
	expect(rung()).toMatchObject([{ connectedTo: PERSON }]);
	const [taken] = await desk.ledger.openEscalations('bayside');
	expect(taken).toMatchObject({ state: 'acknowledged', takenBy: 'dana' });
	expect(await act({ action: 'alert_hang_up', callId: call?.id })).toMatchObject({ status: 200, state: 'ended' });
	expect((await desk.ledger.getConversation(taken?.conversationId ?? ''))?.reachedAt).toBeGreaterThan(0);
});

it('tells the next one by text at once where no trigger would hear the key', async () => {
	const ran = await escalate(await emergency());
	expect(ran.outputs('Escalate').flat().map(({ json }) => json.escalation)).toMatchObject([{ notReached: expect.arrayContaining([expect.objectContaining({ member: 'dana', why: expect.stringContaining('publish one with this number') })]) }]);
	expect(rung()).toEqual([]);
});
