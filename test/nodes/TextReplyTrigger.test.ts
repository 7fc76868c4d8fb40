import type { IDataObject } from 'n8n-workflow';
import { incomingMessageBody } from '../fakes/twilio';
import { DANA, Desk, LINE, onlyItem, PERSON, timePasses, type TriggerOnCanvas } from '../support/engine';

const REPLY = 0;
const CONSENT = 1;
const TEAM = 3;
const EACH_BY_ITSELF = { options: { gatherSeconds: 0 } };

let desk: Desk;
let trigger: TriggerOnCanvas;
beforeEach(async () => {
	desk = await Desk.open();
	trigger = desk.trigger('textReplyTrigger', EACH_BY_ITSELF);
});
afterEach(() => desk.close());

describe('a text of a person', () => {
	it('starts the workflow with the conversation, the person and the call that it answers', async () => {
		const call = await desk.missedCall();
		const { output, json } = onlyItem(await desk.textTo(trigger, PERSON, 'How much is a new boiler? 🙂', { media: [{ url: 'https://api.twilio.com/media/1', contentType: 'image/jpeg' }] }));
		expect(output).toBe(REPLY);
		expect(json).toMatchObject({
			business: { id: 'bayside' },
			call: { id: call.call?.id },
			person: { number: PERSON, calls: 1 },
			conversation: { id: call.conversation?.id, status: 'replied' },
			reply: { direction: 'in', from: PERSON, to: LINE, body: 'How much is a new boiler? 🙂', media: ['https://api.twilio.com/media/1'], status: 'received' },
		});
	});

	it('counts once, however often it is delivered', async () => {
		const all = await Promise.all(Array.from({ length: 10 }, () => desk.tell(trigger, '', incomingMessageBody({ accountSid: desk.twilio.accountSid, messageSid: 'SM-same', from: PERSON, to: LINE, body: 'Hello' }))));
		expect(all.filter(({ data }) => data !== undefined)).toHaveLength(1);
		expect(all.every(({ answer }) => answer.status === 200)).toBe(true);
	});

	it('opens a conversation where there was no call', async () => {
		expect(onlyItem(await desk.textTo(trigger, PERSON, 'Hi, found you online')).json).toMatchObject({ conversation: { status: 'replied', person: PERSON } });
	});

	it.each([
		['a short code', '555010'],
		['a line of the business itself', LINE],
	])('starts nothing when it comes from %s', async (_who, from) => {
		expect(await desk.textTo(trigger, from, 'Your code is 123456')).toBeUndefined();
	});

	it('starts nothing, and is answered all the same, on a number that no business has', async () => {
		expect(await desk.textTo(trigger, PERSON, 'Hello', { to: '+14155550109' })).toBeUndefined();
	});

	it('may be taken for one business only', async () => {
		trigger = desk.trigger('textReplyTrigger', { ...EACH_BY_ITSELF, businessId: 'bayside' });
		expect(onlyItem(await desk.textTo(trigger, PERSON, 'Hello', { to: '+14155550109' })).output).toBe(REPLY);
		trigger = desk.trigger('textReplyTrigger', { ...EACH_BY_ITSELF, businessId: 'harbor' });
		expect(await desk.textTo(trigger, PERSON, 'Hello')).toBeUndefined();
	});
});

describe('consent', () => {
	it('by a keyword that Twilio answers itself', async () => {
		const { output, json } = onlyItem(await desk.textTo(trigger, PERSON, ' stop '));
		expect([output, json.consent]).toEqual([CONSENT, { kind: 'opt_out', at: expect.any(String), providerAnswered: true }]);
		expect(await desk.ledger.optedOutAt('bayside', PERSON)).toEqual(expect.any(Number));
		const back = onlyItem(await desk.textTo(trigger, PERSON, 'START'));
		expect(back.json.consent).toMatchObject({ kind: 'opt_in', providerAnswered: true });
		expect(await desk.ledger.optedOutAt('bayside', PERSON)).toBeUndefined();
	});

	it('in words of their own, which are ours to confirm', async () => {
		const { output, json } = onlyItem(await desk.textTo(trigger, PERSON, 'please stop texting me'));
		expect([output, json.consent]).toEqual([CONSENT, { kind: 'opt_out', at: expect.any(String), providerAnswered: false }]);
	});

	it('said twice keeps its first time, so that it is confirmed once', async () => {
		const first = onlyItem(await desk.textTo(trigger, PERSON, 'please stop texting me'));
		timePasses(60_000);
		const second = onlyItem(await desk.textTo(trigger, PERSON, 'I said stop texting me!'));
		expect((second.json.consent as IDataObject).at).toBe((first.json.consent as IDataObject).at);
	});

	it('asked for help', async () => {
		expect(onlyItem(await desk.textTo(trigger, PERSON, 'HELP')).json.consent).toMatchObject({ kind: 'help', providerAnswered: true });
		expect(onlyItem(await desk.textTo(trigger, PERSON, 'ayuda')).json.consent).toMatchObject({ kind: 'help', providerAnswered: false });
	});

	it('is not an everyday yes, nor a stop by the house', async () => {
		expect(onlyItem(await desk.textTo(trigger, PERSON, 'Yes')).output).toBe(REPLY);
		expect(onlyItem(await desk.textTo(trigger, PERSON, 'Can you stop by on the weekend?')).output).toBe(REPLY);
	});
});

describe('a text of the team', () => {
	it('takes what is open and says so on the output of the team', async () => {
		const item = await desk.reply("There's water everywhere!");
		const opened = (await desk.run('escalate', {}, [item])).json('Escalate')[0]?.escalation as IDataObject;
		const { output, json } = onlyItem(await desk.textTo(trigger, DANA, '1'));
		expect(output).toBe(TEAM);
		expect(json).toMatchObject({ team: { member: 'dana', name: 'Dana', action: 'took' }, escalation: { id: opened.id, state: 'acknowledged', takenBy: 'dana' } });
		expect(onlyItem(await desk.textTo(trigger, DANA, 'done')).json).toMatchObject({ team: { action: 'resolved' } });
		expect(onlyItem(await desk.textTo(trigger, DANA, 'hello?')).json).toMatchObject({ team: { action: 'nothing_open' }, open: [] });
	});

	it('names what is open where it is not clear what is meant', async () => {
		for (const number of ['+14155550131', '+14155550132']) await desk.run('escalate', {}, [await desk.reply('Call me', number)]);
		const { json } = onlyItem(await desk.textTo(trigger, DANA, 'ok'));
		expect(json.team).toMatchObject({ action: 'which_one' });
		expect((json.open as IDataObject[]).map((one) => one.code)).toEqual([1, 2]);
	});
});
