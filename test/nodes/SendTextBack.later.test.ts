import type { IDataObject } from 'n8n-workflow';
import { clockSays, Desk, expectGoodItems, LINE, PERSON, type NodeSetup } from '../support/engine';
import { until } from '../support/until';

const NODE = 'Send Text-Back';

let desk: Desk;
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(() => desk.close());

const send = (parameters: NodeSetup['parameters'], ...items: IDataObject[]) => desk.run('sendTextBack', parameters, items);
const sentTo = (number: string) => desk.twilio.textsTo(number).map((text) => text.body);

describe('later texts', () => {
	it('answers a reply from the item, once for each reply and name', async () => {
		const reply = await desk.reply('Do you fix boilers?');
		await send({ message: 'Yes, we do.' }, reply);
		await send({ message: 'Yes, we do.' }, reply);
		await send({ message: 'And heat pumps.', options: { key: 'second' } }, reply);
		expect(sentTo(PERSON)).toEqual(['Yes, we do.', 'And heat pumps.']);
	});

	it('sends the booking link, and without one says that somebody answers', async () => {
		const ran = await send({ purpose: 'booking_link' }, await desk.reply('Can I book?'));
		expect(ran.json(NODE)).toEqual([expect.objectContaining({ message: expect.objectContaining({ purpose: 'booking_link' }) })]);
		expect(sentTo(PERSON)).toEqual([expect.stringMatching(/pick a time .*https:\/\/book\.example\.com\/bayside$/)]);
		const { bookingLink, ...without } = desk.profile;
		expect(bookingLink).toBeDefined();
		await desk.ledger.saveBusiness(without, Date.now());
		await send({ purpose: 'booking_link' }, await desk.reply('Can I book for my sister?'));
		expect(sentTo(PERSON)[1]).toMatch(/we've got that\./);
	});

	it('holds a follow-up through quiet hours, and sends it when it falls due', async () => {
		clockSays('2026-03-10T22:30:00-07:00');
		const call = await desk.missedCall();
		const ran = await send({ purpose: 'follow_up' }, call);
		expect(sentTo(PERSON)).toEqual([]);
		expect(ran.json(NODE, 1)).toEqual([expect.objectContaining({ decision: expect.objectContaining({ action: 'hold', reason: 'quiet_hours', until: '2026-03-11T08:00:00.000-07:00' }) })]);
		expectGoodItems(ran.outputs(NODE), 1);

		clockSays('2026-03-11T08:00:05-07:00');
		const due = desk.trigger('followUpTrigger');
		const listening = await due.listen();
		listening.tick();
		await until('the held text to fall due', () => listening.emitted.length === 1);
		const item = listening.emitted[0]?.data[0]?.[0]?.json ?? {};
		const later = await send({}, item);
		expect(later.error).toBeUndefined();
		expect(later.json(NODE)).toEqual([expect.objectContaining({ message: expect.objectContaining({ purpose: 'follow_up', status: 'sent' }) })]);
		expect(sentTo(PERSON)).toEqual([expect.stringContaining('Do you still need a hand?')]);
		listening.emitted[0]?.done?.resolve({} as never);
	});

	it('holds or sends in quiet hours as the node says', async () => {
		clockSays('2026-03-10T22:30:00-07:00');
		expect((await send({ purpose: 'follow_up', options: { quietHours: 'send' } }, await desk.missedCall())).json(NODE)).toHaveLength(1);
		const held = await send({ options: { quietHours: 'hold' } }, await desk.missedCall('+14155550124'));
		expect(held.json(NODE, 1)).toEqual([expect.objectContaining({ decision: expect.objectContaining({ action: 'hold' }) })]);
	});

	it('sends from and to where the options say, with pictures', async () => {
		const service = desk.twilio.addMessagingService({ numbers: [LINE] });
		const media = ['https://example.com/a.png', 'https://example.com/b.png'];
		const ran = await send({ purpose: 'answer', message: 'Our prices', options: { to: '(415) 555-0155', from: service.sid, media: media.join(', ') } }, await desk.reply('Price list?'));
		expect(ran.error).toBeUndefined();
		const [created] = desk.twilio.requests.filter((request) => request.operation === 'messages.create');
		expect(created?.form).toEqual({ To: '+14155550155', MessagingServiceSid: service.sid, Body: 'Our prices', MediaUrl: media });
		expectGoodItems(ran.outputs(NODE), 1);
	});

	it('confirms an opt-out once, and is silent where Twilio has answered', async () => {
		const reply = await desk.reply('please stop texting me');
		const at = new Date().toISOString();
		const optOut = { ...reply, consent: { kind: 'opt_out', at, providerAnswered: false } };
		expect((await send({}, optOut)).json(NODE)).toEqual([expect.objectContaining({ message: expect.objectContaining({ purpose: 'opt_out_confirmation' }) })]);
		expect((await send({}, optOut)).json(NODE)).toEqual([]);
		expect(sentTo(PERSON)).toEqual([expect.stringMatching(/^Bayside Plumbing: you're opted out/)]);
		const answered = await send({}, { ...(await desk.reply('HELP', '+14155550124')), consent: { kind: 'help', at, providerAnswered: true } });
		expect(answered.json(NODE, 1)).toEqual([expect.objectContaining({ decision: expect.objectContaining({ reason: 'provider_answered' }) })]);
		const help = await send({}, { ...(await desk.reply('ayuda', '+14155550125')), consent: { kind: 'help', at, providerAnswered: false } });
		expect(help.json(NODE)).toEqual([expect.objectContaining({ message: expect.objectContaining({ purpose: 'help', body: expect.stringContaining(LINE) }) })]);
	});
});

describe('what can go wrong at Twilio', () => {
	const create = { on: 'messages.create' } as const;

	it('waits as told when there are too many requests, and sends once', async () => {
		desk.twilio.failNext({ ...create, mode: 'status', status: 429, retryAfterSeconds: 1 });
		const ran = await send({}, await desk.missedCall());
		expect(ran.json(NODE)).toHaveLength(1);
		expect(sentTo(PERSON)).toHaveLength(1);
	});

	it('looks a text up whose answer got lost, and does not send it twice', async () => {
		desk.twilio.failNext({ ...create, mode: 'reset_after_commit' });
		const ran = await send({}, await desk.missedCall());
		expect(ran.json(NODE)).toHaveLength(1);
		expect(sentTo(PERSON)).toHaveLength(1);
		expect(desk.twilio.requests.map((request) => request.operation)).toEqual(['messages.create', 'messages.list']);
	});

	it('says what to mend when the credential is wrong', async () => {
		desk.twilio.failNext({ ...create, mode: 'status', status: 401 });
		const ran = await send({}, await desk.missedCall());
		expect(ran.json(NODE, 2)).toEqual([expect.objectContaining({ decision: expect.objectContaining({ failure: 'unauthorized', advice: expect.stringContaining('Auth Token') }) })]);
	});

	it('keeps an opt-out that only Twilio knew of', async () => {
		desk.twilio.setOptedOut(PERSON, LINE);
		const ran = await send({}, await desk.missedCall());
		expect(ran.json(NODE, 1)).toEqual([expect.objectContaining({ decision: expect.objectContaining({ failure: 'opted_out' }) })]);
		expect(await desk.ledger.optedOutAt('bayside', PERSON)).toEqual(expect.any(Number));
	});

	it('comes back later when nobody is there, and says when', async () => {
		const call = await desk.missedCall();
		await desk.twilio.close();
		const ran = await send({}, call);
		expect(ran.error).toBeUndefined();
		expect(ran.json(NODE, 1)).toEqual([expect.objectContaining({ decision: expect.objectContaining({ failure: 'unavailable', advice: expect.stringContaining('Base URL'), again: expect.stringMatching(/Z$/) }) })]);
		expectGoodItems(ran.outputs(NODE), 1);
	});
});
