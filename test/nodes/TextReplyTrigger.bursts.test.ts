import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { incomingMessageBody } from '../fakes/twilio';
import { Desk, LINE, onlyItem, PERSON, PUBLIC_URL, timePasses } from '../support/engine';

const REPLY = 0;
const DEFAULT_WAIT = 8_000;

let desk: Desk;
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(() => desk.close());

const opened = async (parameters: INodeParameters = {}) => {
	const trigger = desk.trigger('textReplyTrigger', parameters);
	const listening = await trigger.listen();
	const look = async () => {
		listening.tick();
		for (let turn = 0; turn < 4; turn += 1) await desk.ledger.listBusinesses();
		await new Promise(setImmediate);
		return listening.emitted.map(({ data }) => data[REPLY]?.map((item) => (item.json.reply as IDataObject).body));
	};
	return { trigger, look };
};

describe('texts within seconds of each other', () => {
	it('start the workflow once, with all that was written', async () => {
		const { trigger, look } = await opened();
		expect(await desk.textTo(trigger, PERSON, 'hey')).toBeUndefined();
		timePasses(3_000);
		expect(await desk.textTo(trigger, PERSON, 'my water heater quit')).toBeUndefined();
		timePasses(DEFAULT_WAIT - 2_000);
		expect(await look()).toEqual([]);
		timePasses(2_000);
		expect(await look()).toEqual([['hey\nmy water heater quit']]);
		timePasses(60_000);
		expect(await look()).toHaveLength(1);
	});

	it('wait as long as the node says', async () => {
		const { trigger, look } = await opened({ options: { gatherSeconds: 20 } });
		await desk.textTo(trigger, PERSON, 'hey');
		timePasses(19_000);
		expect(await look()).toEqual([]);
		timePasses(1_000);
		expect(await look()).toEqual([['hey']]);
	});

	it('that tell an emergency start it at once', async () => {
		const { trigger } = await opened();
		await desk.textTo(trigger, PERSON, 'please hurry');
		const { output, json } = onlyItem(await desk.textTo(trigger, PERSON, 'water is pouring through the ceiling'));
		expect([output, (json.reply as IDataObject).body]).toEqual([REPLY, 'please hurry\nwater is pouring through the ceiling']);
	});

	it('that tell an emergency in the words of this business, too', async () => {
		await desk.ledger.saveBusiness({ ...desk.profile, emergency: { ...desk.profile.emergency, add: ['kiln door is open'] } }, Date.now());
		const { trigger } = await opened();
		expect(onlyItem(await desk.textTo(trigger, PERSON, 'the kiln door is open')).output).toBe(REPLY);
	});

	it('do not keep a test run waiting', async () => {
		const trigger = desk.trigger('textReplyTrigger');
		const { path } = trigger;
		const form = desk.twilio.signedForm(PUBLIC_URL + path, incomingMessageBody({ accountSid: desk.twilio.accountSid, messageSid: 'SM-test', from: PERSON, to: LINE, body: 'Hello' }));
		expect((await trigger.receive({ path, ...form }, 'manual')).data).toBeDefined();
	});

	it('that an unusable setting is about, wait as long as by default', async () => {
		const { trigger, look } = await opened({ options: { gatherSeconds: 'soon' } });
		expect(await desk.textTo(trigger, PERSON, 'hey')).toBeUndefined();
		timePasses(DEFAULT_WAIT);
		expect(await look()).toEqual([['hey']]);
	});
});
