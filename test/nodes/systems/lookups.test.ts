import { addMessage, requestWith } from '../../fakes/highlevel';
import { datedEvent, iso } from '../../fakes/quo';
import { callBody, signed } from '../../fakes/callrail/webhooks';
import { Desk, HERE, LINE, PERSON, type TriggerOnCanvas } from '../../support/engine';
import { bring, bringAll, callrailOffice, highlevelOffice, quoOffice, started, type Office } from './office';

let desk: Desk;
let office: Office<unknown>;
let workflows = 0;
afterEach(async () => {
	await office.stop();
	await desk.close();
});
async function published<Fake>(opened: Promise<Office<Fake>>): Promise<{ trigger: TriggerOnCanvas; office: Office<Fake> }> {
	desk = await Desk.open();
	const made = await opened;
	office = made;
	desk.vendors[made.type] = made.data;
	const trigger = desk.trigger('missedCallTrigger', { ...HERE, phoneSystem: made.system }, { workflowId: `look-${(workflows += 1)}` });
	await trigger.activate();
	return { trigger, office: made };
}

describe('the webhook action of a HighLevel workflow', () => {
	const report = (secret: unknown, custom: object = { event: 'call', status: 'missed' }) =>
		requestWith({ contact_id: 'ContactOfCaller00001', phone: PERSON, location: { id: 'LocationOfAcme000001' }, workflow: { id: 'w1' }, customData: { ...custom, to: LINE } }, { 'x-missed-call-secret': String(secret) });

	async function withCall() {
		const { trigger, office: made } = await published(highlevelOffice('workflow'));
		const { state } = made.fake;
		state.addContact({ id: 'ContactOfCaller00001', phone: PERSON, name: 'Maria Lopez' });
		addMessage(state, 'ContactOfCaller00001', { direction: 'inbound', messageType: 'TYPE_CALL', status: 'delivered', body: '', attachments: [], from: PERSON, to: LINE, meta: { callStatus: 'no-answer', callDuration: '0' } });
		return { trigger, made };
	}

	it('starts the canvas with the call that HighLevel was asked about, once', async () => {
		const { trigger, made } = await withCall();
		const { answer, data } = await bring(trigger, report(made.data.webhookSecret));
		expect(answer.status).toBe(200);
		expect(data?.[0]?.map(({ json }) => json.call)).toEqual([expect.objectContaining({ from: PERSON, to: LINE, outcome: 'missed', providerCallId: made.fake.state.messages[0]?.id })]);
		expect((await bring(trigger, report(made.data.webhookSecret))).data).toBeUndefined();
	});

	it('that HighLevel cannot be asked about is answered with 429, which alone makes it come again, and counted', async () => {
		const { trigger, made } = await withCall();
		const nameless = requestWith({ contact_id: 'ContactOfCaller00001', location: { id: 'LocationOfAcme000001' }, customData: { event: 'call', status: 'missed', to: LINE } }, { 'x-missed-call-secret': made.data.webhookSecret as string });
		made.fake.faults.failing = 9;
		const { answer, data } = await bring(trigger, nameless);
		expect({ status: answer.status, data }).toEqual({ status: 429, data: undefined });
		expect(answer.body).toContain('HighLevel did not say what the request is about');
		expect(answer.body).not.toContain(PERSON);
		expect(await desk.ledger.refusals(0)).toEqual([expect.objectContaining({ where: 'highlevel calls', reason: 'lookup_failed', count: 1 })]);
		made.fake.faults.failing = 0;
		const again = await bring(trigger, nameless);
		expect(again.answer.status).toBe(200);
		expect(started([again])).toEqual([expect.objectContaining({ call: expect.objectContaining({ from: PERSON }) })]);
	});

	it('is refused without the secret, or with another, and asks HighLevel nothing', async () => {
		const { trigger, made } = await withCall();
		const before = made.fake.seen.length;
		for (const secret of ['', 'wrong', `${made.data.webhookSecret as string}x`]) expect((await bring(trigger, report(secret))).answer.status).toBe(403);
		expect(made.fake.seen).toHaveLength(before);
	});
});

describe('a voicemail in words', () => {
	it('of Quo that comes before its call and names nobody is answered with 503, and let in when it comes again', async () => {
		const { trigger, office: made } = await published(quoOffice());
		const at = Date.now() - 60_000;
		const [, end] = made.dialect.call('voicemail', { id: 'v1', from: PERSON, to: LINE, at }) ?? [];
		const words = datedEvent('call.voicemail.completed', at + 55_000, { id: 'ACv1v', voicemailId: 'VMv1', callId: 'ACv1', direction: 'incoming', duration: 12, transcript: 'My basement is flooding, please call me.', recordingUrl: 'https://media.example.com/v1.mp3', createdAt: iso(at + 50_000) }, {});
		const voicemail = async () => await bring(trigger, made.sign({ ...end, method: 'POST', url: '', query: {}, headers: { 'content-type': 'application/json' }, body: JSON.parse(words) as unknown, rawBody: Buffer.from(words), remoteAddress: '203.0.113.7' }, 'calls'));
		const early = await voicemail();
		expect(early.answer).toMatchObject({ status: 503, body: expect.stringContaining('not been reported yet') });
		expect(early.data).toBeUndefined();
		const call = await bringAll(trigger, made, end ? [end] : []);
		expect(started(call)).toEqual([expect.objectContaining({ call: expect.objectContaining({ missedReason: 'voicemail' }) })]);
		const late = await voicemail();
		expect(late.answer.status).toBe(200);
		expect(started([late], 1)).toEqual([expect.objectContaining({ reply: expect.objectContaining({ body: 'My basement is flooding, please call me.' }), call: expect.objectContaining({ from: PERSON }) })]);
		expect(started([await voicemail()], 1)).toEqual([]);
	});

	it('of CallRail comes with the outcome: both outputs at once', async () => {
		const { trigger, office: made } = await published(callrailOffice());
		const told = callBody({ id: '77', from: PERSON, to: LINE, at: Date.now() - 60_000, call_type: 'voicemail', voicemail: true, duration: '42', recording_duration: 12, recording_player: 'https://app.example.com/calls/1/recording', transcription: 'Hi, I need a quote for a new boiler.' });
		const received = await bringAll(trigger, made, [signed(told)]);
		expect(received[0]?.answer.status).toBe(200);
		expect(started(received, 0)).toEqual([expect.objectContaining({ call: expect.objectContaining({ from: PERSON, missedReason: 'voicemail' }) })]);
		expect(started(received, 1)).toEqual([expect.objectContaining({ reply: expect.objectContaining({ body: 'Hi, I need a quote for a new boiler.' }) })]);
		const again = await bringAll(trigger, made, [signed(told)]);
		expect([started(again, 0), started(again, 1)]).toEqual([[], []]);
	});
});
