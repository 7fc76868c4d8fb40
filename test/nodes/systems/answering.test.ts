import { callStatusBody, dialActionBody, incomingCallBody, type FakeTwilio, type WebhookParams } from '../../fakes/twilio';
import { startFakeSignalWire } from '../../fakes/signalwire';
import { FakeTelnyx } from '../../fakes/telnyx';
import { telnyxTexml } from '../../contract/phones/telnyx.dialect';
import { DANA, Desk, HERE, LINE, PERSON, PUBLIC_URL, type TriggerOnCanvas } from '../../support/engine';
import { bring, bringAll, started } from './office';

let desk: Desk;
beforeEach(async () => {
	desk = await Desk.open();
});
afterEach(() => desk.close());
const urlOf = (trigger: TriggerOnCanvas) => PUBLIC_URL + trigger.path;

describe('SignalWire', () => {
	let fake: FakeTwilio;
	let trigger: TriggerOnCanvas;
	beforeEach(async () => {
		fake = await startFakeSignalWire();
		fake.addNumber(LINE);
		desk.vendors.missedCallSignalWireApi = { space: fake.url, projectId: fake.accountSid, apiToken: fake.authToken, signingSecret: fake.signingKey };
		trigger = desk.trigger('missedCallTrigger', { ...HERE, phoneSystem: 'signalwire' });
	});
	afterEach(() => fake.close());
	const tell = async (query: string, params: WebhookParams) => await trigger.receive({ path: trigger.path + query, ...fake.signedForm(urlOf(trigger) + query, params) });
	const leg = () => ({ accountSid: fake.accountSid, callSid: 'CA-sw-1', from: PERSON, to: LINE });
	const number = () => fake.state.numbers.get(LINE);

	it('is pointed here on activation, with the Signing Key kept to itself, and back again', async () => {
		Object.assign(number() ?? {}, { voice_url: 'https://ivr.example.com/in' });
		await trigger.activate();
		expect(number()).toMatchObject({ voice_url: expect.stringContaining(`${urlOf(trigger)}?step=voice`), status_callback: expect.stringContaining(`${urlOf(trigger)}?step=status`) });
		expect(JSON.stringify(fake.requests)).not.toContain(fake.signingKey);
		expect(await trigger.exists()).toBe(true);
		await trigger.deactivate();
		expect(number()).toMatchObject({ voice_url: 'https://ivr.example.com/in' });
	});

	it('rings the team by cXML, and starts the canvas once when nobody takes the call', async () => {
		await trigger.activate();
		const voice = await tell('?step=voice', incomingCallBody(leg()));
		expect(voice.answer).toMatchObject({ status: 200, type: expect.stringContaining('xml'), body: expect.stringContaining(DANA) });
		const missed = await tell('?step=dial', dialActionBody({ ...leg(), dialCallStatus: 'no-answer' }));
		expect(started([missed])).toEqual([expect.objectContaining({ call: expect.objectContaining({ from: PERSON, missedReason: 'no_answer' }) })]);
		expect(started([await tell('?step=status', callStatusBody({ ...leg(), callStatus: 'completed' }))])).toEqual([]);
	});

	it('refuses what the API token signs, which is another secret than the Signing Key', async () => {
		const signedByToken = { ...fake.signedForm(urlOf(trigger), incomingCallBody(leg())), headers: { ...fake.signedForm(urlOf(trigger), {}).headers } };
		expect((await trigger.receive({ path: trigger.path, ...signedByToken })).answer.status).toBe(403);
		expect(await desk.ledger.refusals(0)).toEqual([expect.objectContaining({ where: 'signalwire calls', count: 1 })]);
	});
});

describe('Telnyx with a TeXML application', () => {
	let fake: FakeTelnyx;
	let trigger: TriggerOnCanvas;
	const dialect = telnyxTexml('forward');
	const application = () => [...fake.state.connections.values()][0];
	beforeEach(async () => {
		fake = await FakeTelnyx.start();
		const { id } = fake.state.addConnection({ id: '1000000000000000001', record_type: 'texml_application', connection_name: 'Front desk', voice_url: 'https://ivr.example.com/texml' });
		fake.state.addNumber(LINE, { connection_id: id, messaging_profile_id: fake.state.addProfile().id });
		desk.vendors.missedCallTelnyxApi = { apiKey: fake.apiKey, publicKey: dialect.secrets.publicKey, messagingProfileId: '', baseUrl: fake.url };
		trigger = desk.trigger('missedCallTrigger', { ...HERE, phoneSystem: 'telnyx', forwardTo: `${DANA}, +14155550112`, acceptance: false });
	});
	afterEach(() => fake.stop());

	it('is pointed here on activation, and back again', async () => {
		await trigger.activate();
		expect(application()).toMatchObject({ voice_url: `${urlOf(trigger)}?step=voice`, voice_method: 'post', status_callback: `${urlOf(trigger)}?step=status`, connection_name: 'Front desk' });
		await trigger.deactivate();
		expect(application()).toMatchObject({ voice_url: 'https://ivr.example.com/texml', status_callback: '' });
	});

	it('rings the team by TeXML, and starts the canvas once when nobody takes the call', async () => {
		await trigger.activate();
		const received = await bringAll(trigger, { sign: (request) => request }, dialect.call('no_answer', { id: 't1', from: PERSON, to: LINE, at: Date.now() - 46_000 }));
		expect(received[0]?.answer).toMatchObject({ status: 200, type: expect.stringContaining('xml'), body: expect.stringContaining(DANA) });
		expect(started(received)).toEqual([expect.objectContaining({ call: expect.objectContaining({ from: PERSON, missedReason: 'no_answer' }) })]);
	});

	it('starts nothing for a call that somebody took', async () => {
		const received = await bringAll(trigger, { sign: (request) => request }, dialect.call('answered', { id: 't2', from: PERSON, to: LINE, at: Date.now() - 46_000 }));
		expect(received.length).toBeGreaterThan(1);
		expect(started(received)).toEqual([]);
	});

	it('refuses a signature of somebody else', async () => {
		const [genuine] = dialect.call('no_answer', { id: 't3', from: PERSON, to: LINE, at: Date.now() }) ?? [];
		if (!genuine) throw new Error('nothing to forge');
		expect((await bring(trigger, dialect.forged.unsigned(genuine))).answer.status).toBe(403);
		expect((await bring(trigger, dialect.forged.withOtherSecret(genuine))).answer.status).toBe(403);
	});
});
